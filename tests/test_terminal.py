"""What the lines in a terminal say of statements that tell of nothing done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from escalate.model import Event
from escalate.query import climb, find_paths
from escalate.terminal import ladder_lines, path_lines, timeline_lines
from tests.query.networks import make_collection, make_link, make_statement

THREAT = make_statement("s0", (1, 1), "a", "b")
NO_TALKS = replace(make_statement("s1", (2, 2), "b", "a"), event=Event.CONSULT, intensity=2.5, negated=True)
COLLECTION = make_collection([THREAT, NO_TALKS], [make_link("s0", "s1")])


def test_the_timeline_gives_what_was_not_done_no_weight() -> None:
    lines = list(timeline_lines(COLLECTION.statements, COLLECTION))
    assert "2020-01-02  THREATEN -3.5  a -> b  (s0)" in lines
    assert "2020-01-03  CONSULT [negated]  b -> a  (s1)" in lines


def test_a_link_from_what_was_not_done_says_so() -> None:
    collection = make_collection([NO_TALKS, make_statement("s2", (4, 4), "a", "b")], [make_link("s1", "s2")])
    text = "\n".join(timeline_lines(collection.statements, collection))
    assert "CONSULT [negated] by b" in text


def test_paths_and_ladders_say_what_was_not_done() -> None:
    paths = "\n".join(path_lines(find_paths(COLLECTION, "s0", "s1", hinges=True)))
    assert "CONSULT -> a [negated]" in paths
    assert "the statement s1: CONSULT [negated] by b" in paths
    ladder = "\n".join(ladder_lines(climb(COLLECTION, "a", "b"), COLLECTION))
    assert "CONSULT [negated]  no act" in ladder
    assert "+2.5" not in ladder


@pytest.mark.parametrize("event", [Event.REJECT, Event.AGREE])
def test_a_refusal_told_with_a_not_keeps_its_weight(event: Event) -> None:
    refusal = replace(NO_TALKS, event=event, intensity=-2.0)
    (first, *_) = timeline_lines([refusal], make_collection([refusal]))
    assert first == f"2020-01-03  {event} -2.0  b -> a  (s1)"
