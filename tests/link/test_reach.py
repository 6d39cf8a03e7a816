"""How far a noun reaches: a general one to what stands near, a person's words to that person's own."""

from __future__ import annotations

from typing import Any

from escalate.link import connect
from tests.link.crises import build_crisis

ACTORS: dict[str, Any] = {
    "analyst": {"name": "Sissel Vik", "kind": "person"},
    "norway": {"name": "Norway"},
    "russia": {"name": "Russia"},
    "moe": {"name": "Moe", "kind": "person", "country": "norway"},
    "dahl": {"name": "Dahl", "kind": "person", "country": "norway"},
    "orlov": {"name": "Orlov", "kind": "person", "country": "russia"},
}
ACCUSED = {"id": "accused", "event": "ACCUSE", "by": "moe", "to": "russia", "trigger": "accused"}
CLOSED = {"id": "closed", "event": "SANCTION", "by": "norway", "to": "russia", "trigger": "closed"}


def told(day: str, *sentences: tuple[str, dict[str, Any]]) -> dict[str, Any]:
    return {"published": day, "sentences": [{"text": text, "statements": [about]} for text, about in sentences]}


def answered_by(name: str, *articles: dict[str, Any]) -> set[str]:
    """Return the ids of what `name` is said to answer in so many words."""
    crisis = build_crisis({"actors": ACTORS, "articles": articles})
    _, links = connect(crisis.statements, cues=crisis.cues, actors=crisis.actors, articles=crisis.articles)
    return {k.antecedent for k in links if k.consequence == name and k.basis == "explicit"}


def refusal(words: str, noun: str, owner: str | None = None) -> dict[str, Any]:
    """Return a refusal by Orlov whose words `words` speak of `noun`, the act of `owner`."""
    cue = {"words": words, "connective": "reject", "noun": noun, **({"actor": owner} if owner else {})}
    return {"id": "answer", "event": "REJECT", "by": "orlov", "to": "norway", "trigger": "rejected", "answers": cue}


def test_a_persons_remarks_are_no_remarks_of_a_colleague() -> None:
    first = told("2021-03-02", ("Moe accused Russia of spying on the fleet.", ACCUSED))
    for owner, found in (("moe", {"accused"}), ("dahl", set())):
        name = ACTORS[owner]["name"]
        later = told(
            "2021-03-03", (f"Orlov rejected {name}'s remarks.", refusal(f"rejected {name}'s remarks", "remark", owner))
        )
        assert answered_by("answer", first, later) == found


def test_a_move_of_nobody_named_is_none_of_another_article() -> None:
    closed = ("Norway closed its border to Russia.", CLOSED)
    refused = ("Orlov rejected the move.", refusal("rejected the move", "move"))
    assert answered_by("answer", told("2021-03-02", closed, refused)) == {"closed"}
    assert answered_by("answer", told("2021-03-02", closed), told("2021-03-03", refused)) == set()
