"""Say which words of a statement carry its matter, so that two statements can be compared."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table
from escalate.model import Event

if TYPE_CHECKING:
    from escalate.model import Span, Statement

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_CONTRACTED = re.compile(r"(?:n['’]t|['’](?:ll|ve|re|d|m))$")
_REMEMBERED = 131072
_QUOTE_WORDS = 4
_ENDINGS = (
    ("ies", "y", 3),
    ("ied", "y", 3),
    ("sses", "ss", 2),
    ("ing", "", 4),
    ("ed", "", 4),
    ("es", "", 4),
    ("s", "", 3),
)


@cache
def _plain_words() -> frozenset[str]:
    return _listed("plain")


@cache
def _denials() -> frozenset[str]:
    return _listed("deny")


def _listed(kind: str) -> frozenset[str]:
    rows = shipped_table("link_plain", columns=("kind", "words"))
    return frozenset(word for row in rows if row["kind"] == kind for word in row["words"].split())


def is_denied(text: str) -> bool:
    """Return whether `text` holds a word that denies, such as not, never or fails."""
    return not _denials().isdisjoint(text.lower().replace("’", "'").split())


@cache
def _forbidding() -> frozenset[str]:
    return _listed("forbid")


def forbids(text: str) -> bool:
    """Return whether a part of a demand says what must not be: "not to send", "no further tests", "refrain from"."""
    return not _forbidding().isdisjoint(text.lower().replace("’", "'").split())


@cache
def _denying() -> frozenset[str]:
    return _listed("denial")


def tells_denial(text: str) -> bool:
    """Return whether `text` holds a verb by which something is said not to be so, such as deny or refute."""
    return not _denying().isdisjoint(text.lower().split())


@cache
def _topics() -> tuple[dict[str, str], dict[str, str]]:
    rows = shipped_table("link_topics", columns=("topic", "kind", "against", "words"))
    named = {stem(word): row["topic"] for row in reversed(rows) for word in row["words"].split()}
    return named, {row["topic"]: row["against"] for row in rows if row["against"]}


_EVENT_TOPICS = {
    Event.THREATEN: "#threat",
    Event.ASSAULT: "#attack",
    Event.SANCTION: "#sanction",
    Event.MOBILIZE: "#deploy",
    Event.CONSULT: "#talks",
    Event.PROTEST: "#demonstrate",
}


def name_event(event: Event) -> frozenset[str]:
    """Return the topic that an event of this type is called by: "the attack" for an ASSAULT."""
    return frozenset({_EVENT_TOPICS[event]} if event in _EVENT_TOPICS else ())


def contrary(topic: str) -> str | None:
    """Return the topic that is the contrary of `topic` ("stay" for "leave"), or None."""
    return _topics()[1].get(topic)


@cache
def _things() -> frozenset[str]:
    rows = shipped_table("link_topics", columns=("topic", "kind", "against", "words"))
    return frozenset(f"#{row['topic']}" for row in rows if row["kind"] == "thing")


def tell_of_one_act(shared: frozenset[str]) -> bool:
    """Return whether shared words tell of one act: more than a single thing that both may touch on."""
    return len(shared) > 1 or not shared <= _things()


def is_topic(word: str) -> bool:
    """Return whether `word`, as `content_words` gives it, names a topic of the table rather than itself."""
    return word.startswith("#")


@cache
def _irregular() -> dict[str, str]:
    rows = shipped_table("irregular_forms", columns=("lemma", "class", "forms"))
    verbs = [row for row in reversed(rows) if row["class"] == "verb"]
    return {form: row["lemma"] for row in verbs for form in row["forms"].split("|") if form}


def is_irregular(word: str) -> bool:
    """Return whether `word` is a form of an irregular verb that is not its base, such as said or struck."""
    return _irregular().get(word.lower(), word.lower()) != word.lower()


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return `word` without its inflection, so that forms of one verb or noun fall together; crude on purpose."""
    word = _irregular().get(word, word)
    for ending, cut, left in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= left and not word.endswith("ss"):
            word = word[: -len(ending)] + cut
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
                word = word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


@lru_cache(maxsize=_REMEMBERED)
def content_words(text: str) -> frozenset[str]:
    """Return the stems of the content words of `text`; words of one topic of the table fall together as `#topic`."""
    named, plain = _topics()[0], _plain_words()
    found = set()
    for match in _WORD.finditer(text.lower()):
        word = _POSSESSIVE.sub("", match.group())
        if word in plain or _CONTRACTED.search(word) or len(word) < (2 if word.isdigit() else 3):
            continue
        base = stem(word)
        topic = named.get(base)
        found.add(f"#{topic}" if topic else base)
    return frozenset(found)


def show_words(shared: frozenset[str], statement: Statement, *, most: int = 3) -> str:
    """Return the words of a statement that `shared` holds, as they stand there, quoted and in order."""
    shown: dict[str, str] = {}
    least = min(most, len(shared))
    for match in _WORD.finditer(f"{matter(statement)} {statement.report.sentence.text}"):
        if len(shown) >= least:
            break
        for word in content_words(match.group()) & shared:
            shown.setdefault(word, match.group())
    return ", ".join(f"“{word}”" for word in list(shown.values())[:most])


def matter(statement: Statement) -> str:
    """Return the words that tell what was said or done: the content with its condition, else the sentence."""
    if statement.content is None:
        return statement.report.sentence.text
    parts = [statement.content.text]
    condition = statement.condition
    if condition is not None and condition.span.text not in statement.content.text:
        parts.append(condition.span.text)
    return " ".join(parts)


def find_quotes(statement: Statement) -> tuple[str, ...]:
    """Return the quoted runs of at least four words, in lower case with single spaces, for comparison."""
    spans: list[Span] = list(statement.quotes)
    if statement.direct and statement.content is not None:
        spans.append(statement.content)
    plain = {" ".join(_WORD.findall(span.text.lower())) for span in spans}
    return tuple(sorted(q for q in plain if len(q.split()) >= _QUOTE_WORDS))


def share_quote(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Return whether a quoted run of the one stands in a quoted run of the other."""
    return any(a in b or b in a for a in first for b in second)


def overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the share of the smaller set that the larger holds, 0 when either is empty."""
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0
