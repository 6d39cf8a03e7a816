"""Say what a threat, demand or promise wants of the other side, and what it warns that side against."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from escalate.link.kinds import kind_of
from escalate.link.phrases import find_topics
from escalate.link.words import content_words, contrary, forbids, is_denied, is_topic, matter
from escalate.model import ConditionKind, Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from escalate.link.profiles import Profile
    from escalate.model import Statement

_ENDINGS = frozenset({"#stop", "#lift"})
_ELSE = re.compile(r"\b(?:or else|failing which|failing that|or|otherwise)\b")
_TOLD_TO = re.compile(r"^\W*(?:until\b.*?\bto\b|by\b.*?\bto\b|within\b.*?\bto\b|\w+ (?:days?|hours?|weeks?) to\b|to\b)")
_PARTS = re.compile(r"[,;:]|\b(?:and|but)\b")
_CLAUSE = re.compile(r"[,;:.]|\b(?:and|but|which|who|whose|that|after|while)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a threat, demand or promise wants of the other side, and what it warns that side against.

    `threatened` is what its own side would do.
    """

    asked: frozenset[str]
    warned: frozenset[str]
    threatened: frozenset[str]

    def __or__(self, other: Wish) -> Wish:
        """Return both together, with what the first threatens."""
        return Wish(asked=self.asked | other.asked, warned=self.warned | other.warned, threatened=self.threatened)


def find_wishes(pending: Sequence[Profile]) -> dict[str, Wish]:
    """Return the wish of every threat, demand and promise, by its id.

    A threat that names no wish of its own goes with what its side asks of the same
    target in the same articles: "demanded that they leave. It threatened war."
    """
    found = {p.id: read_wish(p) for p in pending}
    demands = [p for p in pending if found[p.id].asked or found[p.id].warned]
    by_article: dict[str, list[Profile]] = {}
    for demand in demands:
        for article in sorted({r.article for r in demand.statement.reports}):
            by_article.setdefault(article, []).append(demand)
    for threat in pending:
        wish = found[threat.id]
        if wish.asked or wish.warned or threat.statement.event is not Event.THREATEN:
            continue
        for article in sorted({r.article for r in threat.statement.reports}):
            for demand in by_article.get(article, ()):
                same = threat.source_sides & demand.source_sides and threat.target_sides & demand.target_sides
                if same:
                    wish |= found[demand.id]
        found[threat.id] = wish
    return found


def read_wish(profile: Profile) -> Wish:
    """Return what one threat, demand or promise wants by its own words, without the names of actors."""
    statement = profile.statement
    asked, warned = _read_condition(statement)
    own = profile.words | find_topics(matter(statement))
    if statement.condition is None:
        if kind_of(statement) is Event.REQUEST:
            asked, warned = _read_demand(_find_words(statement))
            own = frozenset()
        elif statement.event is Event.THREATEN and (parts := _split_ultimatum(statement)):
            asked, warned = _read_demand(parts[0])
            own = name_matter(parts[1])
    else:
        own = own - name_matter(statement.condition.span.text)
    kept = profile.words
    asked, warned = (frozenset(w for w in words if is_topic(w) or w in kept) for words in (asked, warned))
    return Wish(asked=asked, warned=warned, threatened=own & (kept | find_topics(matter(statement))))


def name_matter(text: str) -> frozenset[str]:
    """Return the content words of `text`, with what its runs of words speak of."""
    return content_words(text) | find_topics(text)


def _read_condition(statement: Statement) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words wanted and those warned against by the condition, each with the contraries of the other."""
    if statement.condition is None:
        return frozenset(), frozenset()
    text = statement.condition.span.text
    if _wants_condition(statement):
        return _read_part(text)
    words = name_matter(text)
    return _turn_round(words), words


def _read_demand(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return what the parts of a demand ask for and forbid: "to carry out no more tests and to sign the treaty"."""
    asked, warned = frozenset[str](), frozenset[str]()
    for part in _PARTS.split(text):
        words = name_matter(part)
        wanted, unwanted = (_turn_round(words), words) if forbids(part) else _read_part(part)
        asked, warned = asked | wanted, warned | unwanted
    return asked, warned - asked


def _read_part(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return what one part of a demand asks for and what it wants ended: "to stop the raids", "to lift the siege"."""
    words = name_matter(text)
    ended = words & _ENDINGS
    unwanted = frozenset(w for w in words - ended if is_topic(w)) if ended else frozenset[str]()
    turned = _turn_round(words - unwanted)
    return (words - unwanted) | _turn_round(unwanted), (turned - ended) | unwanted


def _find_words(statement: Statement) -> str:
    """Return the words of a demand: its content, else what follows the word that tells it, to the end of the clause."""
    if statement.content is not None:
        return matter(statement)
    sentence, trigger = statement.report.sentence, statement.report.trigger
    rest = sentence.text[trigger.end - sentence.start :]
    return _CLAUSE.split(rest, maxsplit=1)[0]


def _split_ultimatum(statement: Statement) -> tuple[str, str] | None:
    """Return what an ultimatum asks for and what it threatens: "to leave by Friday or be driven out"."""
    text = statement.content.text if statement.content is not None else ""
    if not _TOLD_TO.search(text):
        return None
    found = _ELSE.search(text)
    return (text[: found.start()], text[found.end() :]) if found else None


def _wants_condition(statement: Statement) -> bool:
    """Return whether the condition names what is wanted: "unless they leave", "until", "if they do not leave"."""
    condition = statement.condition
    if condition is None:
        return False
    denied = is_denied(condition.span.text)
    if statement.event is Event.THREATEN:
        return condition.kind in (ConditionKind.UNLESS, ConditionKind.UNTIL) or denied
    return not denied


def _turn_round(words: Iterable[str]) -> frozenset[str]:
    other = (contrary(word.lstrip("#")) for word in words if is_topic(word))
    return frozenset(f"#{topic}" for topic in other if topic)
