"""Say which kinds of act do what the words of a threat, demand or promise name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table
from escalate.link.words import content_words
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from escalate.model import Statement

_APPEAL = "appeal"
_DENIAL = "deny"


def kind_of(statement: Statement) -> Event:
    """Return the event type that a statement counts as in linking.

    An appeal to somebody is a demand of that party, a denial of what one is
    accused of a refusal (both are only statements to the codebook, CAMEO 02
    and 016), and a concession that is
    only given one's word for ("undertook to stop", "offered compensation") a promise.
    """
    if statement.event is Event.STATEMENT and statement.mode == _APPEAL and statement.targets:
        return Event.REQUEST
    if statement.event is Event.STATEMENT and statement.mode == _DENIAL:
        return Event.REJECT
    if statement.event is Event.CONCEDE and (statement.future or _gives_word(statement)):
        return Event.AGREE
    return statement.event


def _gives_word(statement: Statement) -> bool:
    return not _promises().isdisjoint(content_words(statement.report.trigger.text))


@cache
def _promises() -> frozenset[str]:
    rows = shipped_table("link_plain", columns=("kind", "words"))
    return frozenset(w for row in rows if row["kind"] == "promise" for w in content_words(row["words"]))


@cache
def load_kinds() -> Mapping[str, frozenset[Event]]:
    """Return by topic the events by which it is done; a topic that any act may do is missing."""
    rows = shipped_table("link_kinds", columns=("topic", "events"))
    return {f"#{row['topic']}": frozenset(Event(e) for e in row["events"].split()) for row in rows}


def is_kind_meant(event: Event, words: Iterable[str]) -> bool:
    """Return whether an event is one of the acts that `words` name, or they name none in particular."""
    known = load_kinds().keys() & frozenset(words)
    return not known or names_kind(event, known)


def names_kind(event: Event, words: Iterable[str]) -> bool:
    """Return whether `words` name an act that an event of this kind does."""
    return any(event in load_kinds().get(word, frozenset()) for word in words)


def name_fit(event: Event, words: Iterable[str]) -> str:
    """Return whether `words` name an act of this kind ("it"), only acts of "others", or "none" in particular."""
    known = load_kinds().keys() & frozenset(words)
    if not known:
        return "none"
    return "it" if names_kind(event, known) else "others"


def is_same_act(event: Event, shared: frozenset[str]) -> bool:
    """Return whether the words two statements share show that the second does what the first names.

    Two words do when the kind of act fits, and one does when it is a topic
    that this kind of act does: that both say "door" shows nothing.
    """
    if len(shared) > 1:
        return is_kind_meant(event, shared)
    return names_kind(event, shared)
