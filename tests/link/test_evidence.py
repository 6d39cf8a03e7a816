"""What the words of an answer point at: a noun means the telling at length, not itself."""

from __future__ import annotations

from typing import Any

import pytest

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


def decided(words: str, *, connective: str, noun: str, event: str, text: str, first: dict[str, Any]) -> set[str]:
    """Return what words say became of what `first` tells, in a later sentence by Orlov."""
    cue = {"words": words, "connective": connective, "noun": noun, "actor": "moe"}
    answer = {"id": "answer", "event": event, "by": "orlov", "to": "norway", "trigger": text.split()[1], "answers": cue}
    articles = [told("2021-03-02", (first["text"], first["about"])), told("2021-03-03", (text, answer))]
    crisis = build_crisis({"actors": ACTORS, "articles": articles})
    _, links = connect(crisis.statements, cues=crisis.cues, actors=crisis.actors, articles=crisis.articles)
    return {k.relation.value for k in links if k.consequence == "answer" and k.basis == "explicit"}


ASKING: dict[str, Any] = {"text": "Moe asked Russia to open the port.", "about": ASKED}
OFFERING: dict[str, Any] = {
    "text": "Moe offered Russia a share of the catch.",
    "about": {"id": "offered", "event": "AGREE", "by": "moe", "to": "russia", "trigger": "offered"},
}


@pytest.mark.parametrize(("connective", "words"), [("deny", "denied Moe's request"), ("respond", "to Moe's request")])
def test_who_refuses_with_any_verb_that_takes_a_request_defies_it(connective: str, words: str) -> None:
    text = "Orlov denied Moe's request." if connective == "deny" else "Orlov failed to respond to Moe's request."
    found = decided(words, connective=connective, noun="request", event="REJECT", text=text, first=ASKING)
    assert found == {"provokes", "defies"}


def test_an_offer_that_another_course_is_weighed_against_is_not_taken() -> None:
    cue: dict[str, Any] = {"words": "accepting Moe's offer", "connective": "accept", "noun": "offer", "first": OFFERING}
    taken = decided(text="Orlov announced accepting Moe's offer.", event="AGREE", **cue)
    weighed = decided(text="Orlov said Russia would gain more than by accepting Moe's offer.", event="STATEMENT", **cue)
    assert (taken, weighed) == ({"provokes", "meets"}, {"provokes"})


@pytest.mark.parametrize(("words", "found"), [("the request", set()), ("Moe's request", {"asked"})])
def test_a_bare_request_is_sooner_one_of_its_own_article(words: str, found: set[str]) -> None:
    cue = {"words": f"denied {words}", "connective": "deny", "noun": "request"}
    cue |= {"actor": "moe"} if "Moe" in words else {}
    answer = {"id": "answer", "event": "REJECT", "by": "orlov", "to": "analyst", "trigger": "denied", "answers": cue}
    first = told("2021-03-02", (ASKING["text"], ASKING["about"]))
    crisis = build_crisis(
        {"actors": ACTORS, "articles": [first, told("2021-03-12", (f"Orlov denied {words}.", answer))]}
    )
    _, links = connect(crisis.statements, cues=crisis.cues, actors=crisis.actors, articles=crisis.articles)
    assert {k.antecedent for k in links if k.consequence == "answer" and k.basis == "explicit"} == found
