"""Words of acts that tell of none: prices, labels, texts given out, arms borne; and headlines without their "was"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.model import Event

if TYPE_CHECKING:
    from tests.conftest import Reader


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Holmar sank $1.50 to $20 a share on Tuesday.", Event.ASSAULT),
        ("The company charged $30 million against earnings.", Event.ACCUSE),
        ('The mayor called half of the voters "sheep".', Event.CONSULT),
        ("The panel released its verdict on Friday.", Event.RETREAT),
        ("The sheriff said in a release that two roads were closed.", Event.RETREAT),
        ("The robber was armed with a shotgun, the sheriff said.", Event.AID),
        ("The driver had yet to regain consciousness, police said.", Event.REQUEST),
        ("Director Hansen says no injuries have been reported.", Event.REJECT),
        ("The premier spoke to a crowd in Oslo.", Event.CONSULT),
        ("The senator seized upon the minister's remark.", Event.COERCE),
        ("The firm that is in charge of the trams condemned the raid on Kenya.", Event.COERCE),
        ("Police had amassed reports on the teacher.", Event.MOBILIZE),
        ("A court did not recommend charges against her or her aides at the ministry.", Event.AID),
    ],
)
def test_everyday_senses_tell_no_act(reader: Reader, text: str, event: Event) -> None:
    assert event not in {s.event for s in reader.statements(text)}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The navy sank two frigates off Norway on Monday.", Event.ASSAULT),
        ("Prosecutors charged two men with murder.", Event.ACCUSE),
        ("The minister called the president on Monday.", Event.CONSULT),
        ("The minister called the president on Monday to discuss trade.", Event.CONSULT),
        ("The rebels announced the release of two soldiers.", Event.RETREAT),
        ("Sudan released two high-ranking rebels on Friday.", Event.RETREAT),
        ("Russia armed the rebels with rifles.", Event.AID),
        ("Norway amassed troops on the border.", Event.MOBILIZE),
        ("Norway said no to the offer.", Event.REJECT),
        ("The premier spoke to the king on Monday.", Event.CONSULT),
    ],
)
def test_acts_told_by_the_same_words_stay(reader: Reader, text: str, event: Event) -> None:
    assert event in {s.event for s in reader.statements(text)}


@pytest.mark.parametrize("text", ["Peter Hansen jailed for ten years", "Peter Hansen arrested on fraud suspicion"])
def test_whom_a_headline_names_before_a_bare_participle_underwent_it(reader: Reader, text: str) -> None:
    told = [s for s in reader.statements(text) if s.event is Event.COERCE]
    assert [([m.name for m in s.sources], [m.name for m in s.targets]) for s in told] == [([], ["Peter Hansen"])]


@pytest.mark.parametrize(
    "text", ["Hansen attacked his opponent as a fraud.", "The nominee attacked Peter Hansen in tweets on Monday."]
)
def test_an_attack_in_words_accuses(reader: Reader, text: str) -> None:
    assert Event.ACCUSE in {s.event for s in reader.statements(text)}
