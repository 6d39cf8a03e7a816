"""The benchmark of causal links writes what its scorer reads, from what the product reads as ties."""

from typing import Any

import pytest

from benchmarks.causal import find_links, find_relations
from escalate.extract.events import EventLexicon
from escalate.parse import Parser


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser.load()


@pytest.fixture(scope="module")
def lexicon() -> EventLexicon:
    return EventLexicon.load()


def document(text: str, *words: str) -> dict[str, Any]:
    """Return a document with an event at each of `words`, its id being the word."""
    events = [{"id": w, "start": text.index(w), "end": text.index(w) + len(w)} for w in words]
    return {"id": "d", "text": text, "events": events}


@pytest.mark.parametrize(
    ("text", "cause", "effect"),
    [
        ("The army shelled the port in retaliation for the raid.", "raid", "shelled"),
        ("The raid prompted protests in the capital.", "raid", "protests"),
        ("The president will call up the reserves if the rebels attack the port.", "attack", "call"),
        ("Workers marched to the palace to condemn the decree.", "condemn", "marched"),
        ("Students blocked the road, demanding cheaper buses.", "demanding", "blocked"),
    ],
)
def test_links_the_cause_to_its_effect(
    parser: Parser, lexicon: EventLexicon, text: str, cause: str, effect: str
) -> None:
    written = find_links(document(text, effect, cause), parser, lexicon)
    assert {"cause": cause, "effect": effect} in written["links"]
    assert {"cause": effect, "effect": cause} not in written["links"]


def test_two_events_side_by_side_are_not_linked(parser: Parser, lexicon: EventLexicon) -> None:
    given = document("Rebels shelled the port. The minister met bishops.", "shelled", "met")
    assert find_links(given, parser, lexicon) == {"id": "d", "links": []}


def test_writes_spans_of_cause_effect_and_signal(parser: Parser, lexicon: EventLexicon) -> None:
    text = "The army shelled the port in retaliation for the raid."
    written = find_relations({"id": "d", "text": text}, parser, lexicon)
    parts = {role: [text[s["start"] : s["end"]] for s in written["relations"][0][role]] for role in ("cause", "signal")}
    assert written["causal"] == 1
    assert parts == {"cause": ["the raid"], "signal": ["in retaliation for"]}


def test_a_sentence_of_one_event_tells_no_cause(parser: Parser, lexicon: EventLexicon) -> None:
    written = find_relations({"id": "d", "text": "Delegates met in Geneva on Monday."}, parser, lexicon)
    assert written == {"id": "d", "causal": 0, "relations": []}
