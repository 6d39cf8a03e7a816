from __future__ import annotations

import pytest

from escalate.link.kinds import kind_of
from escalate.model import Article, Event
from escalate.pipeline import Knowledge, extract_article


def denials(text: str, knowledge: Knowledge) -> list[tuple[str, str]]:
    found = extract_article(Article(id="a", text=text, published="2020-05-08"), knowledge=knowledge)
    told = [s for s in found.statements if s.mode == "deny"]
    assert all(s.event is Event.STATEMENT and kind_of(s) is Event.REJECT for s in told)
    return [(s.sources[0].name, s.report.trigger.text) for s in told]


@pytest.mark.parametrize(
    ("text", "who", "trigger"),
    [
        ("Azerbaijan accused Armenia of shelling the town. Yerevan denied the accusation.", "Armenia", "denied"),
        (
            "Erdogan rejected the Russian charge and said that his officers were there.",
            "Recep Tayyip Erdogan",
            "rejected",
        ),
        ("Armenia denied on Monday that it had shelled the town.", "Armenia", "denied"),
        ("Moscow dismissed the reports as lies.", "Russia", "dismissed"),
    ],
)
def test_who_denies_what_is_said_of_him(text: str, who: str, trigger: str, knowledge: Knowledge) -> None:
    assert denials(text, knowledge) == [(who, trigger)]


@pytest.mark.parametrize(
    "text",
    [
        "Moscow did not deny the accusation.",
        "Moscow may deny the accusation.",
        "The court rejected the appeal of the general.",
        "The charge was dismissed by nobody.",
    ],
)
def test_what_is_not_denied_or_is_no_charge_gives_none(text: str, knowledge: Knowledge) -> None:
    assert denials(text, knowledge) == []
