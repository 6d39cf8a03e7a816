from __future__ import annotations

from dataclasses import replace

from escalate.link.wording import describe, describe_doubt, is_undone
from escalate.model import Event
from tests.query.networks import make_statement

TALKS = replace(make_statement("s", (0, 0), "Iran", "Iraq"), event=Event.CONSULT, intensity=2.5)


def test_what_was_not_done_is_not_told_as_done() -> None:
    assert describe(TALKS) == "Iran met with Iraq (2020-01-01)"
    assert describe(replace(TALKS, negated=True)) == "Iran met with Iraq [negated] (2020-01-01)"
    assert describe(replace(TALKS, hypothetical=True)) == "Iran met with Iraq [hypothetical] (2020-01-01)"


def test_a_refusal_told_with_a_not_was_made() -> None:
    refusal = replace(TALKS, event=Event.REJECT, negated=True)
    assert not is_undone(refusal)
    assert describe_doubt(refusal) == ""
