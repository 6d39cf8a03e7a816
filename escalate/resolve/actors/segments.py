"""Cut a sentence into the runs of words that can name an actor: known names, offices, role nouns, unknown names.

Works on the words and their capitals, and only asks the parser for parts of
speech and entity labels, so that one wrong arc does not cost a name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from escalate.resolve.actors.gazetteer import Entry, EntryKind
from escalate.resolve.actors.joining import Segment, join_names
from escalate.resolve.actors.slugs import Word, find_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from escalate.parse import Sentence, Token
    from escalate.resolve.actors.gazetteer import Gazetteer

# Words inside personal names, and the names of days and months: closed classes.
PARTICLES = frozenset(
    ["al", "el", "as", "ad", "ar", "ul", "ur", "uz", "bin", "ibn", "bint", "abu", "ben", "de", "da", "del", "della", "der", "den", "van", "von", "la", "le", "dos", "du", "di", "ap", "y", "zu", "ed"],
)
CALENDAR = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"],
)
_JOINERS = re.compile(r"[ \u00a0\n]*[-‐‑]?[ \u00a0\n]?|['’ʼ]s? |\. ?|['’]")
_TIGHT_HYPHEN = re.compile(r"\s?[-‐‑]")
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "X", "NUM", "SYM"})
_CORE = frozenset({"nsubj", "obj", "obl", "nmod", "iobj", "conj", "root", "appos"})


def find_segments(sentence: Sentence, gazetteer: Gazetteer) -> list[Segment]:
    """Return the segments of `sentence` in order; no two overlap."""
    words = find_words(sentence.text)
    places = _token_indices(sentence, words)
    shouting = _is_shouting(sentence.text)
    segments: list[Segment] = []
    at = 0
    while at < len(words):
        size, segment = _known(sentence, words, places, at, gazetteer, shouting)
        if segment is not None:
            segments.append(segment)
            at += size
            continue
        size, segment = _unknown(sentence, words, places, at, gazetteer, shouting)
        if segment is not None:
            segments.append(segment)
        at += max(size, 1)
    return join_names(segments, sentence, gazetteer)


def _token_indices(sentence: Sentence, words: list[Word]) -> list[tuple[int, int]]:
    """Return for each word the indices of the first and last token it touches."""
    tokens, places, at = sentence.tokens, [], 0
    for word in words:
        start, end = sentence.start + word.start, sentence.start + word.end
        while at < len(tokens) - 1 and tokens[at].end <= start:
            at += 1
        last = at
        while last < len(tokens) - 1 and tokens[last].end < end:
            last += 1
        places.append((at, last))
    return places


def _is_shouting(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 12 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def _known(
    sentence: Sentence, words: list[Word], places: list[tuple[int, int]], at: int, gazetteer: Gazetteer, shouting: bool
) -> tuple[int, Segment | None]:
    accepted: list[Entry] = []
    for entry in gazetteer.matches(words, at):
        size = len(entry.words)
        if accepted and size < len(accepted[0].words):
            break
        if not _unbroken(sentence, words, at, size) or _runs_on(sentence, words, entry, at + size):
            continue
        first, last = sentence.tokens[places[at][0]], sentence.tokens[places[at + size - 1][1]]
        if _fits(entry, [w.text for w in words[at : at + size]], first, last, shouting):
            accepted.append(entry)
    if not accepted:
        return 0, None
    size = len(accepted[0].words)
    extra = _trailing_particle(sentence, words, at + size)
    size += extra
    first_i, last_i = places[at][0], places[at + size - 1][1]
    tokens = sentence.tokens
    return size, Segment(
        first=first_i, last=last_i, kind=accepted[0].kind, entries=tuple(accepted),
        text=sentence.text[words[at].start : words[at + size - 1].end],
        slanted=_is_slanted(tokens, first_i, last_i),
    )  # fmt: skip


def _runs_on(sentence: Sentence, words: list[Word], entry: Entry, after: int) -> bool:
    """Whether a form that starts with "the", such as "the West", is only the start of a longer name."""
    if entry.kind is EntryKind.PERSON and len(entry.words) == 1 and after < len(words):
        # "Kerry-Ann ..." is no Kerry.
        return words[after].text[0].isupper() and sentence.text[words[after - 1].end : words[after].start] == "-"
    if not entry.words[0].islower() or entry.kind in (EntryKind.OFFICE, EntryKind.ROLE) or after >= len(words):
        return False
    return words[after].text[0].isupper() and sentence.text[words[after - 1].end : words[after].start] == " "


def _fits(entry: Entry, texts: list[str], first: Token, last: Token, shouting: bool) -> bool:
    if entry.kind in (EntryKind.OFFICE, EntryKind.ROLE):
        if last.upos in _NOUNS or texts[-1][0].isupper() or last.lower.endswith("."):
            return last.upos not in ("VERB", "AUX", "ADV", "ADP") or len(texts) > 1
        return last.upos == "ADJ" and (last.relation in _CORE or len(texts) > 1)
    for text, form in zip(texts, entry.words, strict=True):
        if form.isupper() and len(form) <= 5 and text != form:
            return False
        if form[0].isupper() and not text[0].isupper():
            return False
    return not (shouting and len(texts) == 1 and first.upos in ("PRON", "AUX", "DET", "ADP", "VERB"))


def _unbroken(sentence: Sentence, words: list[Word], at: int, size: int) -> bool:
    return all(
        _JOINERS.fullmatch(sentence.text, words[n].end, words[n + 1].start) for n in range(at, at + size - 1)
    )  # fmt: skip


def _trailing_particle(sentence: Sentence, words: list[Word], at: int) -> int:
    """Return how many words of a broken "al -xxx" follow a name."""
    if at + 1 < len(words) and words[at].text in PARTICLES and words[at - 1].text[0].isupper():
        before = sentence.text[words[at - 1].end : words[at].start]
        between = sentence.text[words[at].end : words[at + 1].start]
        if before == " " and _TIGHT_HYPHEN.fullmatch(between):
            return 2
    return 0


def _is_slanted(tokens: list[Token], first: int, last: int) -> bool:
    before = first >= 2 and tokens[first - 1].text in "-‐‑" and tokens[first - 2].lower in (
        "pro", "anti", "ex", "non", "un", "post", "counter",
    )  # fmt: skip
    if first >= 1 and tokens[first - 1].lower in ("pro-", "anti-"):
        before = True
    after = (
        last + 2 < len(tokens)
        and tokens[last + 1].text in "-‐‑"
        and tokens[last + 2].xpos in ("VBN", "VBD", "VBG", "JJ")
    )
    return before or after


def _is_name_word(
    sentence: Sentence, word: Word, place: tuple[int, int], shouting: bool, given: Mapping[str, str]
) -> bool:
    token = sentence.tokens[place[0]]
    if not word.text[0].isupper() or (len(word.text) == 1 and word.text in "IA"):
        return False
    if token.upos in ("PRON", "DET", "ADP", "AUX", "SCONJ", "CCONJ"):
        return False
    if token.upos == "PROPN" or token.entity or word.text.casefold() in given:
        return True
    if (
        shouting
        or token.i == 0
        or _after_opening(sentence, token)
        or token.upos in ("PRON", "DET", "ADP", "AUX", "SCONJ")
    ):
        return False
    return not _is_headline_case(sentence)


def _after_opening(sentence: Sentence, token: Token) -> bool:
    return sentence.tokens[token.i - 1].upos == "PUNCT" and sentence.tokens[token.i - 1].text not in "-‐‑,"


def _is_headline_case(sentence: Sentence) -> bool:
    long = [t for t in sentence.tokens if len(t.text) > 3 and t.text[0].isalpha()]
    return len(long) > 2 and sum(t.text[0].isupper() for t in long) > 0.7 * len(long)


def _unknown(
    sentence: Sentence, words: list[Word], places: list[tuple[int, int]], at: int, gazetteer: Gazetteer, shouting: bool
) -> tuple[int, Segment | None]:
    """Return how many words from `at` were used up and the unknown name there, if one starts."""
    if not _is_name_word(sentence, words[at], places[at], shouting, gazetteer.genders):
        return 1, None
    end = at + 1
    while end < len(words) and _unbroken(sentence, words, end - 1, 2):
        if words[end].text.casefold() in PARTICLES and end + 1 < len(words) and _unbroken(sentence, words, end, 2):
            if words[end + 1].text[0].isupper() or sentence.text[words[end].end : words[end + 1].start] in ("-", " -"):
                end += 2
                continue
            break
        if sentence.text[words[end - 1].end : words[end].start].startswith((". ",)) and len(words[end - 1].text) > 1:
            break
        if sentence.text[words[end - 1].end] in "'’" and sentence.text[words[end - 1].end :].startswith(
            ("'s", "’s", "' ", "’ ")
        ):
            break
        if not _is_name_word(sentence, words[end], places[end], shouting, gazetteer.genders) or _starts_known(
            sentence, words, places, end, gazetteer, shouting
        ):
            break
        end += 1
    first, last = at, end
    if end - at > 1 or words[at].text.casefold() in CALENDAR:
        while first < last and words[first].text.casefold() in CALENDAR:
            first += 1
        while (
            last > first + 1
            and words[last - 1].text.casefold() in CALENDAR
            and words[last - 2].text.casefold() not in gazetteer.genders
        ):
            last -= 1
    if first == last:
        return end - at, None
    tokens = sentence.tokens[places[first][0] : places[last - 1][1] + 1]
    return end - at, Segment(
        first=tokens[0].i, last=tokens[-1].i, kind=EntryKind.NAME,
        text=sentence.text[words[first].start : words[last - 1].end],
        label=_label(tokens, words[first].text, gazetteer), slanted=_is_slanted(sentence.tokens, tokens[0].i, tokens[-1].i),
    )  # fmt: skip


def _starts_known(
    sentence: Sentence, words: list[Word], places: list[tuple[int, int]], at: int, gazetteer: Gazetteer, shouting: bool
) -> bool:
    return _known(sentence, words, places, at, gazetteer, shouting)[1] is not None


def _label(tokens: list[Token], word: str, gazetteer: Gazetteer) -> str:
    if word.casefold() in gazetteer.genders and (len(tokens) > 1 or gazetteer.genders[word.casefold()]):
        return "PERSON"
    labels = [t.entity for t in tokens if t.entity]
    return max(sorted(set(labels)), key=labels.count) if labels else ""
