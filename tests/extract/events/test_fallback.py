"""The event guessed where no clause could be coded."""

from __future__ import annotations

from escalate.extract.events import EventLexicon
from escalate.extract.events.fallback import nearest_event
from escalate.model import Event
from escalate.parse import Parser

from .coded import parse


def _guess(text: str) -> Event:
    return nearest_event(list(parse(Parser.load(), text)), lexicon=EventLexicon.load())


def test_the_highest_word_of_the_lexicon_gives_the_event() -> None:
    assert _guess("A bombardment of the town by nobody in particular.") is Event.ASSAULT


def test_a_word_of_saying_is_no_event_by_itself() -> None:
    assert _guess("The mayor said that the soup was warm.") is Event.SUPPORT
