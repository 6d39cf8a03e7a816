"""What the words of an answer point at: a noun means the telling at length, not itself."""

from __future__ import annotations

from escalate.link import connect
from tests.link.crises import build_crisis
from tests.link.test_reach import ACTORS, told

ASKED = {"id": "asked", "event": "REQUEST", "by": "moe", "to": "russia", "trigger": "asked"}


def answered(owner: str) -> set[str]:
    """Return what a refusal of a request of `owner` answers where the noun was read as a demand of its own."""
    words = f"rejected {ACTORS[owner]['name']}'s request"
    cue = {"words": words, "connective": "reject", "noun": "request", "actor": owner, "statement": "noun"}
    refused = {"id": "refused", "event": "REJECT", "by": "orlov", "to": "norway", "trigger": "rejected", "answers": cue}
    noun = {"id": "noun", "event": "REQUEST", "by": owner, "trigger": "request"}
    later = {"published": "2021-03-04", "sentences": [{"text": f"Orlov {words}.", "statements": [refused, noun]}]}
    first = told("2021-03-02", ("Moe asked Russia to open the port.", ASKED))
    crisis = build_crisis({"actors": ACTORS, "articles": [first, later]})
    _, links = connect(crisis.statements, cues=crisis.cues, actors=crisis.actors, articles=crisis.articles)
    return {k.antecedent for k in links if k.consequence == "refused" and k.basis == "explicit"}


def test_a_noun_read_as_a_demand_of_its_own_means_the_one_told_before() -> None:
    assert answered("moe") == {"asked"}


def test_a_demand_of_somebody_else_is_not_what_it_means() -> None:
    assert answered("dahl") == {"noun"}
