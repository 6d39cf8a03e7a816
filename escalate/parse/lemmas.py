"""Lead an inflected form back to its base form.

The event lexicon is looked up by base form, and rare verbs are where a learned
lemmatiser guesses ("vowes", "abducte"). English inflection is regular but for
a closed list, so the form and its Penn tag decide, with that list and the base
forms known from the treebanks; what they leave open the pipeline's guess decides.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from escalate.lexicon import read_table, shipped_table

WORDS = Path(__file__).parent / "pipeline" / "words.tsv"
_CLASSES = {
    **dict.fromkeys(("VB", "VBP", "VBZ", "VBD", "VBN", "VBG"), "verb"),
    **dict.fromkeys(("NN", "NNS"), "noun"),
    **dict.fromkeys(("JJ", "JJR", "JJS", "RB", "RBR", "RBS"), "adjective"),
}
_ENDINGS = {"VBG": "ing", "VBD": "ed", "VBN": "ed", "JJR": "er", "RBR": "er", "JJS": "est", "RBS": "est"}
_AUXILIARIES = frozenset({"be", "have", "do", "can", "will"})
_VOWELS = "aeiouy"
_VOWEL_GROUP = re.compile(r"[aeiouy]+")
_SINGLE_VOWEL_END = re.compile(r"(?:^|[^aeiou]|qu)[aeiouy][^aeiouywx]$")
_DOUBLED = re.compile(r"([bdgklmnprtvz])\1$")
# Ends of stems that have lost a silent e: "speculat-ing", "accus-ed", "handl-ing", "manag-ed", "includ-ing".
_LOST_E = re.compile(
    r"(?:[^aeiou]u|[^s]c|[vz]|[^s]s|[bcdfgkpstz]l|tr|dg|rg|lg|[^eo]at|[aeiu]g|(?<![aeo])[aeiu]d|[^aeo]ir|[^aeou]ur"
    r"|[^eo]ar|(?<![aeo])[aiou]k|(?<![aeo])[aiu]m|(?<![aeo])in|ven|[^ao]ut|(?<![aeo])[aio]b|[^aeo][aiu]p)$"
)


@cache
def _words_by_kind() -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = {}
    for row in read_table(WORDS, columns=("kind", "word")):
        words.setdefault(row["kind"], set()).add(row["word"])
    return {kind: frozenset(found) for kind, found in words.items()}


def known_words(kind: str) -> frozenset[str]:
    """Return the words of `kind` in the treebanks: verb, noun, adjective (base forms), lower, name (by case)."""
    return _words_by_kind().get(kind, frozenset())


@cache
def _irregular() -> dict[tuple[str, str], str]:
    """Return (class, form) -> base form of the shipped table; a base form leads to itself."""
    found: dict[tuple[str, str], str] = {}
    for row in shipped_table("irregular_forms", columns=("lemma", "class", "forms")):
        kind = "noun" if row["class"] == "plural" else row["class"]
        for form in filter(None, row["forms"].split("|")):
            found.setdefault((kind, form), row["lemma"])
    for row in shipped_table("irregular_forms", columns=("lemma", "class", "forms")):
        kind = "noun" if row["class"] == "plural" else row["class"]
        found.setdefault((kind, row["lemma"]), row["lemma"])
    return found


@cache
def base_forms(kind: str) -> frozenset[str]:
    """Return the known base forms of `kind`: those of the treebanks and of the table of irregular forms."""
    rows = shipped_table("irregular_forms", columns=("lemma", "class", "forms"))
    return known_words(kind) | frozenset(row["lemma"] for row in rows if row["class"] == kind)


@lru_cache(maxsize=100_000)
def find_lemma(form: str, xpos: str, guess: str) -> str:
    """Return the base form of the lower-case `form` with the Penn tag `xpos`.

    `guess` is the pipeline's, and stands for what is no common verb, noun,
    adjective or adverb.
    """
    kind = _CLASSES.get(xpos)
    if kind is None:
        return guess or form
    listed = _irregular().get((kind, form))
    if xpos in {"VB", "VBP"}:
        return listed if listed and (listed in _AUXILIARIES or form not in base_forms(kind)) else _plain(form, guess)
    if listed is not None:
        return "well" if listed == "good" and xpos in {"RBR", "RBS"} else listed
    if xpos in {"NN", "JJ", "RB"}:
        return _plain(form, guess)
    if not form.replace("-", "").isalpha():
        return guess
    head, hyphen, last = form.rpartition("-")
    return head + hyphen + _undo(last, xpos, kind, guess.rpartition("-")[2])


def _plain(form: str, guess: str) -> str:
    """Return a form that is its own base form, but the guess for contractions such as n't and abbreviations."""
    return form if not guess or (form.replace("-", "").isalpha() and len(form) > 2) else guess


def _undo(form: str, xpos: str, kind: str, guess: str) -> str:
    """Undo the regular inflection that `xpos` names."""
    if xpos in {"VBZ", "NNS"}:
        return _undo_s(form, kind)
    ending = _ENDINGS[xpos]
    if not form.endswith(ending) or len(form) < len(ending) + 2:
        return guess
    stem = form[: -len(ending)]
    if ending != "ing" and stem.endswith("i") and len(stem) > 2:
        return stem[:-1] + "y"
    return _restore(stem, kind, guess)


def _undo_s(form: str, kind: str) -> str:
    """Undo the s of a plural or of the third person."""
    if not form.endswith("s") or (form.endswith(("ss", "us", "is")) and form[:-1] not in base_forms(kind)):
        return form
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    short, shorter = form[:-1], form[:-2]
    hissing = form.endswith(("sses", "xes", "ches", "shes", "zzes", "oes"))
    if form.endswith("es") and short not in base_forms(kind) and (hissing or shorter in base_forms(kind)):
        return shorter
    return short


def _restore(stem: str, kind: str, guess: str) -> str:
    """Return the base form behind a stem that may have lost an e or doubled its last consonant."""
    single = stem[:-1] if _DOUBLED.search(stem) else None
    known = base_forms(kind)
    found = [form for form in (stem, stem + "e", single) if form is not None and form in known]
    if len(found) == 1:
        return found[0]
    if single is not None:
        return (
            stem if stem.endswith("ll") and stem in found else (single if single in found or stem[-1] != "l" else stem)
        )
    syllables = len(_VOWEL_GROUP.findall(stem))
    if syllables == 0:
        return stem
    if syllables == 1 and _SINGLE_VOWEL_END.search(stem):
        return stem + "e"
    if _LOST_E.search(stem):
        return stem + "e"
    return guess if guess in found else stem
