"""Cut a sentence into the runs of words that can name an actor: known names, offices, role nouns, unknown names.

Works on the words and their capitals, and only asks the parser for parts of
speech and entity labels, so that one wrong arc does not cost a name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from escalate.resolve.actors.gazetteer import Entry, EntryKind
from escalate.resolve.actors.joining import Segment, join_names
from escalate.resolve.actors.lettering import is_headline_case, is_shouting
from escalate.resolve.actors.slugs import Word, find_words

if TYPE_CHECKING:
    from collections.abc import Set

    from escalate.parse import Sentence, Token
    from escalate.resolve.actors.gazetteer import Gazetteer

# Words inside personal names, and the names of days and months: closed classes.
PARTICLES = frozenset(
    {"al", "el", "as", "ad", "ar", "ul", "ur", "uz", "bin", "ibn", "bint", "abu", "ben", "de", "da", "del", "della",
     "der", "den", "van", "von", "la", "le", "dos", "du", "di", "ap", "y", "zu", "ed"}
)  # fmt: skip
CALENDAR = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
     "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar",
     "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"}
)  # fmt: skip
# Endings of nouns for what cannot act: at the start of a sentence their capital makes them no name.
_ABSTRACT = ("ence", "ance", "ness", "tion", "sion", "ment", "ity", "ism", "ship", "hood")
_TAG = re.compile(r"[^\W\d_]{3,}\d{4}")  # "Vote2016"
_SLANTS = frozenset({"pro", "anti", "ex", "non", "un", "post", "counter"})
_PREFIX = re.compile(r"\b([A-Za-z]+)[-‐‑]$")
_SUFFIX = re.compile(r"[-‐‑][a-z]")
_JOINERS = re.compile(r"[ \u00a0\n]*[-‐‑]?[ \u00a0\n]?|['’ʼ]s? |\. ?|['’]")
_TIGHT_HYPHEN = re.compile(r"\s?[-‐‑]")
_POSSESSIVES = ("'s", "’s", "' ", "’ ")
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "X", "NUM", "SYM"})
_VERBAL = frozenset({"VERB", "AUX", "ADV", "ADP"})
_CLOSED = frozenset({"PRON", "DET", "ADP", "AUX", "SCONJ", "CCONJ"})
_SHORT = 3
# Prepositions and conjunctions that open a sentence: closed classes.
_OPENERS = frozenset(
    {"amid", "amidst", "despite", "after", "before", "while", "whereas", "although", "though", "unlike", "like",
     "since", "until", "unless", "during", "following", "besides", "beyond", "within", "without", "throughout", "upon",
     "per", "given", "regarding", "concerning", "notwithstanding", "albeit", "lest", "once", "because", "whether"}
)  # fmt: skip
_AMERICAN = "usa"
_CONTINENTAL = frozenset({"South", "Latin", "Central", "North", "Native", "Pan", "Meso"})
_QUARTERS = frozenset({"West", "East", "North", "South"})
_CORE = frozenset({"nsubj", "obj", "obl", "nmod", "iobj", "conj", "root", "appos"})


def find_segments(sentence: Sentence, gazetteer: Gazetteer, *, common: Set[str] = frozenset()) -> list[Segment]:
    """Return the segments of `sentence` in order; no two overlap.

    `common` are words that the article also writes in lower case: at the
    start of a sentence they are no names.
    """
    return join_names(_Scan(sentence, gazetteer, common).run(), sentence, gazetteer)


# Nouns that British papers write small at the end of a body's name: "the European commission".
_SMALL = frozenset({"commission", "council", "parliament", "union", "court", "department", "assembly", "agency"})


class _Scan:
    """One pass over the words of a sentence."""

    def __init__(self, sentence: Sentence, gazetteer: Gazetteer, common: Set[str]) -> None:
        self._sentence = sentence
        self._text = sentence.text
        self._tokens = sentence.tokens
        self._gazetteer = gazetteer
        self._common = common
        self._words = find_words(sentence.text)
        self._places = _token_indices(sentence, self._words)
        self._shouting = is_shouting(sentence.text)
        self._headline = is_headline_case(sentence)

    def run(self) -> list[Segment]:
        segments: list[Segment] = []
        at = 0
        while at < len(self._words):
            if self._is_tag(at):
                at += 1
                continue
            size, segment = self._known(at)
            if segment is None:
                size, segment = self._unknown(at)
            if segment is not None:
                segments.append(segment)
            at += max(size, 1)
        return segments

    def _is_tag(self, at: int) -> bool:
        """Whether a word is a hashtag, with its sign or run together with a year."""
        word = self._words[at]
        return self._text[: word.start].endswith("#") or _TAG.fullmatch(word.text) is not None

    def _known(self, at: int) -> tuple[int, Segment | None]:
        accepted: list[Entry] = []
        for entry in self._gazetteer.matches(self._words, at):
            if accepted and len(entry.words) < len(accepted[0].words):
                break
            if self._fits(entry, at):
                accepted.append(entry)
        if not accepted:
            return 0, None
        size = len(accepted[0].words)
        trailing = self._trailing_particle(at + size)
        size += trailing
        if trailing and accepted[0].kind is EntryKind.PLACE and self._words[at].folded in self._gazetteer.genders:
            return size, self._segment(EntryKind.NAME, at, at + size, label="PERSON")  # "Sabah al-Saadi"
        return size, self._segment(accepted[0].kind, at, at + size, entries=tuple(accepted))

    def _segment(
        self, kind: EntryKind, at: int, end: int, *, entries: tuple[Entry, ...] = (), label: str = ""
    ) -> Segment:
        first, last = self._places[at][0], self._places[end - 1][1]
        return Segment(
            first=first, last=last, kind=kind, entries=entries, label=label,
            text=self._text[self._words[at].start : self._words[end - 1].end], slanted=self._is_slanted(at, end),
        )  # fmt: skip

    def _fits(self, entry: Entry, at: int) -> bool:
        end = at + len(entry.words)
        if not all(self._is_joined(n) for n in range(at, end - 1)) or self._runs_on(entry, end):
            return False
        if (
            self._text[: self._words[at].start].endswith("-")
            and self._words[at].text.isupper()
            and at
            and (self._words[at - 1].text.isupper())
        ):
            return False  # "RENT-A-CAR"
        if entry.ref == _AMERICAN and at and self._words[at - 1].text in _CONTINENTAL and self._gap(at - 1) in " -":
            return False  # "South American presidents" are not those of the United States
        texts = [w.text for w in self._words[at:end]]
        first, last = self._tokens[self._places[at][0]], self._tokens[self._places[end - 1][1]]
        if entry.kind in (EntryKind.OFFICE, EntryKind.ROLE):
            if last.xpos in ("VBD", "VBN") and last.lemma == last.lower:
                return True  # a past form spelt as its base form is none: "brigades spokesperson"
            if last.upos in _NOUNS or texts[-1][0].isupper() or last.lower.endswith("."):
                return last.upos not in _VERBAL or len(texts) > 1
            if entry.role_class == "company":
                return False  # "stands firm"
            return last.upos == "ADJ" and (last.relation in _CORE or len(texts) > 1)
        for n, (text, form) in enumerate(zip(texts, entry.words, strict=True)):
            if n and entry.kind is EntryKind.PLACE:
                continue  # "the Persian gulf"
            if form.isupper() and len(form) <= 5 and text != form:
                return False
            if (
                form[0].isupper()
                and not text[0].isupper()
                and not (n and entry.kind is EntryKind.GROUP and text in _SMALL)
            ):
                return False
        return not (self._shouting and len(texts) == 1 and first.upos in ("PRON", "AUX", "DET", "ADP", "VERB"))

    def _runs_on(self, entry: Entry, after: int) -> bool:
        """Whether a form is only the start of a longer name: "the West" of "the West Bank", Kerry of "Kerry-Ann"."""
        if after >= len(self._words) or not self._words[after].text[0].isupper():
            return False
        gap = self._gap(after - 1)
        if entry.kind is EntryKind.PERSON and len(entry.words) == 1:
            return gap == "-"
        if entry.kind in (EntryKind.OFFICE, EntryKind.ROLE):
            return False
        if entry.kind is EntryKind.GROUP and len(entry.words) == 1 and entry.words[0] in _QUARTERS and gap == " ":
            return True  # "the West African bloc"
        return entry.words[0].islower() and gap == " "

    def _gap(self, n: int) -> str:
        return self._text[self._words[n].end : self._words[n + 1].start]

    def _is_joined(self, n: int) -> bool:
        """Whether word `n` and the next can be parts of one name."""
        return _JOINERS.fullmatch(self._text, self._words[n].end, self._words[n + 1].start) is not None

    def _trailing_particle(self, at: int) -> int:
        """Return how many words of a broken "al -xxx" follow a name."""
        words = self._words
        if at + 1 < len(words) and words[at].text in PARTICLES and words[at - 1].text[0].isupper():
            return 2 if self._gap(at - 1) == " " and _TIGHT_HYPHEN.fullmatch(self._gap(at)) else 0
        return 0

    def _is_slanted(self, at: int, end: int) -> bool:
        """Whether words `at` to `end` stand in "pro-X" or "X-backed"."""
        start, stop = self._words[at].start, self._words[end - 1].end
        before = _PREFIX.search(self._text, max(0, start - 9), start)
        return (before is not None and before[1].lower() in _SLANTS) or _SUFFIX.match(self._text, stop) is not None

    def _unknown(self, at: int) -> tuple[int, Segment | None]:
        """Return how many words from `at` were used up and the unknown name there, if one starts."""
        if not self._is_name_word(at):
            return 1, None
        end = at + 1
        while end < len(self._words):
            step = self._next_part(end)
            if not step:
                break
            end += step
        first, last = self._without_dates(at, end)
        if first == last:
            return end - at, None
        tokens = self._tokens[self._places[first][0] : self._places[last - 1][1] + 1]
        label = self._label(tokens, self._words[first].text)
        return end - at, self._segment(EntryKind.NAME, first, last, label=label)

    def _next_part(self, end: int) -> int:
        """Return how many words from `end` go on a name that runs up to there: 0 when it is complete."""
        words = self._words
        if not self._is_joined(end - 1):
            return 0
        gap = self._gap(end - 1)
        if (
            words[end].folded in PARTICLES
            and words[end - 1].folded not in CALENDAR
            and end + 1 < len(words)
            and self._is_joined(end)
        ):
            return 2 if words[end + 1].text[0].isupper() or self._gap(end) in ("-", " -") else 0
        if gap.startswith(".") and len(words[end - 1].text) > 1 and gap != ". ":
            return 0
        if gap.startswith(".") and len(words[end - 1].text) > 4:
            return 0
        if gap.startswith(_POSSESSIVES):
            return 0
        if gap == "-" and words[end].text.islower():
            return int(all(self._tokens[self._places[n][0]].entity == "PERSON" for n in (end - 1, end)))  # "Kihl-jae"
        return int(self._is_name_word(end) and self._known(end)[1] is None)

    def _is_name_word(self, at: int) -> bool:
        word, token = self._words[at], self._tokens[self._places[at][0]]
        if not word.text[0].isupper() or word.text in ("I", "A") or token.upos in _CLOSED:
            return False
        opening = token.i == 0 or self._after_opening(token)
        if opening and word.folded in _OPENERS:
            return False
        if self._text[: word.start].endswith("-") and word.text.isupper() and len(word.text) <= _SHORT:
            return False  # "ABC-TV"
        given = word.folded in self._gazetteer.genders
        if opening and not given and not token.entity:
            alone = at + 1 >= len(self._words) or not self._words[at + 1].text[0].isupper()
            if word.folded in self._common or (alone and word.folded.endswith(_ABSTRACT)):
                return False
        if opening and token.upos in ("ADJ", "VERB") and token.relation == "amod" and self._is_before_common(at):
            return False  # "Key reforms have stalled"
        if token.upos == "PROPN" or token.entity or given:
            return True
        return not (self._shouting or opening or self._headline)

    def _is_before_common(self, at: int) -> bool:
        """Whether a word's next is in lower case: then it is no part of a longer name."""
        return (
            at + 1 < len(self._words)
            and self._words[at + 1].text.islower()
            and self._tokens[self._places[at][0]].entity not in ("NORP", "LOC")
        )

    def _after_opening(self, token: Token) -> bool:
        before = self._tokens[token.i - 1]
        return before.upos == "PUNCT" and before.text not in "-‐‑,"

    def _without_dates(self, first: int, last: int) -> tuple[int, int]:
        """Return the bounds of a name without the days, months and years that ran into it."""
        words = self._words
        while first < last and (words[first].folded in CALENDAR or words[first].text.isdigit()):
            if last - first > 1 and self._is_given_name(first):
                break
            first += 1
        while last > first + 1 and words[last - 1].folded in CALENDAR:
            if words[last - 2].folded in self._gazetteer.genders:
                break
            last -= 1
        return first, last

    def _is_given_name(self, at: int) -> bool:
        """Whether a word that may shorten a month is a given name: Jan without a full stop, before a name."""
        short = len(self._words[at].text) == 3 and self._words[at].folded in self._gazetteer.genders
        return short and not self._gap(at).startswith(".") and not self._words[at + 1].text.isdigit()

    def _label(self, tokens: list[Token], word: str) -> str:
        gender = self._gazetteer.genders.get(word.casefold())
        if gender is not None and (len(tokens) > 1 or gender):
            return "PERSON"
        labels = [t.entity for t in tokens if t.entity]
        return max(sorted(set(labels)), key=labels.count) if labels else ""


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
