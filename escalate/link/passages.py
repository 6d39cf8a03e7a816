"""Describe the text between two statements: what joins them in a sentence, which nouns may name the earlier."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table
from escalate.link.kinds import kind_of
from escalate.link.nouns import find_lemma, load_nouns, tell
from escalate.link.profiles import is_told_back, share_article, share_sentence
from escalate.link.words import content_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from escalate.link.nouns import Noun
    from escalate.link.profiles import Profile

_WORD = re.compile(r"[a-z]+(?:[-'’][a-z]+)*", re.IGNORECASE)
_POINTING = re.compile(
    r"\b(?:the|this|that|these|those|its|his|her|their|such|\w+[’']s|\w+s[’'])\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
_BEFORE = 50
_MOST = 6
_FAR = 4


@cache
def _joints() -> frozenset[str]:
    rows = shipped_table("link_plain", columns=("kind", "words"))
    return frozenset(word for row in rows if row["kind"] == "joint" for word in row["words"].split())


def describe_passage(earlier: Profile, later: Profile) -> Mapping[str, float]:
    """Return features of the text around two statements: the words that join them, or what their sentences share."""
    features = {}
    if share_sentence(earlier, later):
        features.update(dict.fromkeys(_name_joints(earlier, later), 1.0))
    else:
        sentences = (content_words(p.statement.report.sentence.text) for p in (earlier, later))
        features["sentences share"] = float(min(_MOST, len(frozenset.intersection(*sentences))))
    for name, profile in (("earlier", earlier), ("later", later)):
        if is_told_back(profile):
            features[f"{name} told back"] = 1.0
            features[f"{name} told back here"] = float(share_article(earlier, later))
    return features


def _name_joints(earlier: Profile, later: Profile) -> Iterator[str]:
    """Yield a feature for each joining word between the triggers of two statements of one sentence, and their order."""
    first, second = earlier.statement.report, later.statement.report
    if first.sentence != second.sentence:
        return
    start, end = sorted((first.trigger.start, second.trigger.start))
    between = first.sentence.text[start - first.sentence.start : end - first.sentence.start]
    order = "earlier first" if first.trigger.start < second.trigger.start else "later first"
    for word in sorted(_joints().intersection(between.lower().split())):
        yield f"joined, {order}={word}"
    if ";" in between or ":" in between:
        yield f"joined, {order}=;"


def rate_nouns(earlier: Sequence[Profile], later: Profile) -> Sequence[float]:
    """Return for each of `earlier` how surely a noun of the later sentence points at it: 1 over how many it fits.

    Nouns that may mean anything are left out, and so is what the sentence of
    `later` tells itself.
    """
    rates = [0.0] * len(earlier)
    apart = [n for n, e in enumerate(earlier) if not share_sentence(e, later)]
    for word, noun in find_pointing(later):
        fitting = [n for n in apart if _may_name(word, noun, earlier[n])]
        for n in fitting:
            rates[n] = max(rates[n], 1.0 / len(fitting))
    return rates


def name_places(earlier: Sequence[Profile], later: Profile) -> Sequence[str]:
    """Return for each of `earlier` how many of them back it is told: "1" right before `later`, "-1" right behind.

    Those of other articles, and those four or more away, are "far".
    """
    article = later.statement.report.article
    starts = [_start_in(e, article) for e in earlier]
    told = sorted(start for start in starts if start is not None)
    here = bisect_left(told, later.statement.report.trigger.start)
    return ["far" if start is None else _count_off(here - bisect_left(told, start)) for start in starts]


def _start_in(profile: Profile, article: str) -> int | None:
    return next((r.trigger.start for r in profile.statement.reports if r.article == article), None)


def _count_off(steps: int) -> str:
    """Return steps back as "1" and more, steps ahead as "-1" and more."""
    steps = steps if steps > 0 else steps - 1
    return str(steps) if abs(steps) < _FAR else "far"


def find_pointing(profile: Profile) -> Iterator[tuple[str, Noun]]:
    """Yield the nouns of a statement's sentence that may point back at an act, beside its own trigger."""
    sentence, trigger = profile.statement.report.sentence, profile.statement.report.trigger
    for match in _WORD.finditer(sentence.text):
        start = sentence.start + match.start()
        found = None if trigger.start <= start < trigger.end else find_lemma(match.group().lower())
        if found is None or load_nouns()[found].is_general:
            continue
        if _POINTING.search(sentence.text, max(0, match.start() - _BEFORE), match.start()):
            yield found, load_nouns()[found]


def _may_name(word: str, noun: Noun, earlier: Profile) -> bool:
    if kind_of(earlier.statement) not in noun.events:
        return False
    return not noun.told or not noun.told.isdisjoint(content_words(tell(earlier.statement)))
