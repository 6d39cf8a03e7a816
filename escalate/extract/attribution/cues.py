"""The words that report what somebody says, believes or wants, and the constructions that they take."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table

if TYPE_CHECKING:
    from escalate.parse.tokens import Token

_COLUMNS = ("lemma", "pos", "force", "level", "takes")
_VOWELS = frozenset("aeiou")
_INSERTED = 4
"""Most words of a name set apart with its verb."""
_MARKS = frozenset({'"', "“", "``", "«", "„", "'", "‘"})
_MAIN = frozenset({"root", "parataxis", "conj", "ccomp"})
_VERBAL = ("nsubj", "nsubj:pass", "ccomp", "xcomp", "aux", "aux:pass", "obj")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A row of the cue table; `strong` for words said, else a stance; `takes` as the table's head describes."""

    lemma: str
    pos: str
    force: str
    strong: bool
    takes: frozenset[str]


@cache
def _cues() -> dict[str, dict[str, Cue]]:
    """Return the cues by part of speech and by inflected form."""
    table: dict[str, dict[str, Cue]] = {
        "verb": {}, "noun": {}, "adj": {}, "adv": {}, "prep": {}, "frame": {},
        "receive": {},
    }  # fmt: skip
    for row in shipped_table("cues", columns=_COLUMNS):
        cue = Cue(
            lemma=row["lemma"], pos=row["pos"], force=row["force"], strong=row["level"] == "s",
            takes=frozenset(row["takes"].split(",")),
        )  # fmt: skip
        forms = table[cue.pos]
        irregular = tuple(f for f in row.get("forms", "").split(",") if f)
        for form in _inflect(cue.lemma, cue.pos, irregular):
            forms.setdefault(form, cue)
    return table


def _inflect(lemma: str, pos: str, irregular: tuple[str, ...]) -> set[str]:
    """Return the forms of a lemma by the regular rules of spelling, and the irregular ones given."""
    forms = {lemma, *irregular}
    if pos in {"noun", "frame"}:
        forms.add(_with_s(lemma))
    if pos in {"verb", "receive"}:
        forms.add(_with_s(lemma))
        stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "oe")) else lemma
        forms.add(stem + "ing")
        if not irregular:
            forms.add(lemma + "d" if lemma.endswith("e") else lemma + "ed")
        if lemma.endswith("y") and lemma[-2] not in _VOWELS and not irregular:
            forms.add(lemma[:-1] + "ied")
        if len(lemma) > 2 and lemma[-1] not in "aeiouwxy" and lemma[-2] in _VOWELS and lemma[-3] not in _VOWELS:
            forms |= {lemma + lemma[-1] + "ing", lemma + lemma[-1] + "ed"}
        if lemma.endswith("ize"):
            forms |= {f.replace("iz", "is") for f in list(forms)}
    return forms


def _with_s(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")


def find_cue(token: Token) -> Cue | None:
    """Return the table's row for a token, or None.

    Form decides before tag: a word that can only be a verb form, or that has
    a subject, counts as a verb even where the tagger calls it a noun.
    """
    table = _cues()
    form, upos = token.lower, token.upos
    if upos == "VERB" and form in table["adj"] and any(c.dep in {"aux:pass", "cop"} for c in token.children):
        return table["adj"][form]  # "is convinced that" is a state, whoever did the convincing
    if upos in {"VERB", "AUX"} or (token.dep == "advcl" and form.endswith("ing") and token.child("mark") is not None):
        return table["verb"].get(form) or table["prep"].get(form)
    if upos == "ADV":
        return table["adv"].get(form)
    verb = table["verb"].get(form)
    governs = form not in table["noun"] and (token.child("ccomp", "xcomp") is not None or _opens_quote(token, verb))
    is_inflected = verb is not None and (form != verb.lemma or upos == "INTJ" or governs)
    if verb is not None and is_inserted(token, verb):
        return verb
    if is_inflected and (_acts_as_verb(token) or _heads_clause(token, table["noun"]) or _opens_quote(token, verb)):
        return verb
    if upos in {"NOUN", "PROPN"}:
        if form in table["frame"] and _sets_down(token, table["frame"][form]):
            return table["frame"][form]
        return table["noun"].get(form)
    if upos == "ADJ":
        inflected = verb if verb is not None and form != verb.lemma else None
        return table["adj"].get(form) or table["noun"].get(form) or inflected
    return table["prep"].get(form)


def verb_cue(token: Token) -> Cue | None:
    """Return the table's row for a word read as a verb, whatever the tagger calls it; None for what may be a noun."""
    table = _cues()
    return table["verb"].get(token.lower) if token.lower not in table["noun"] else None


def _opens_quote(token: Token, verb: Cue | None) -> bool:
    """Return whether a colon and a quote follow a word that takes quotes: "The statement read: “...”"."""
    tokens = token.sentence.tokens
    after = [t.text for t in tokens[token.i + 1 : token.i + 3]]
    return verb is not None and "quote" in verb.takes and after[:1] == [":"] and (len(after) == 1 or after[1] in _MARKS)


def is_inserted(token: Token, verb: Cue) -> bool:
    """Return whether commas set NAME VERB apart, whatever the tagger calls the verb: "The truce, Seoul argues, ..."."""
    tokens = token.sentence.tokens
    if not verb.strong or token.lower == verb.lemma or token.i + 1 >= len(tokens) or tokens[token.i + 1].text != ",":
        return False
    first = token.i
    while first > 0 and token.i - first < _INSERTED and tokens[first - 1].upos in {"PROPN", "DET"}:
        first -= 1
    return first < token.i and first > 0 and tokens[first - 1].text == "," and tokens[token.i - 1].upos == "PROPN"


def _acts_as_verb(token: Token) -> bool:
    return any(c.dep in _VERBAL for c in token.children)


def _heads_clause(token: Token, nouns: dict[str, Cue]) -> bool:
    """Return whether a word that is no noun of the table stands where a headline's verb stands: "Obama slams ..."."""
    return token.lower not in nouns and token.dep in _MAIN and token.i > 0 and token.upos in {"NOUN", "PROPN"}


def _sets_down(noun: Token, cue: Cue) -> bool:
    """Return whether a noun sets a clause down to its owner: "in the minister's view, ...", "by the account of"."""
    case = noun.child("case")
    owner = noun.child("nmod:poss") or next((c for c in noun.children if c.relation == "nmod" and c.i > noun.i), None)
    if case is None or case.lower not in cue.takes or owner is None:
        return False
    if owner.dep != "nmod:poss" and not any(c.lower == "of" and c.dep == "case" for c in owner.children):
        return False
    tokens = noun.sentence.tokens
    last = max(t.i for t in noun.subtree())
    opens = case.i == 0 or tokens[case.i - 1].text in {",", "—", "–"} or tokens[case.i - 1].upos in {"CCONJ", "SCONJ"}
    closes = last + 1 >= len(tokens) or tokens[last].text == "," or tokens[last + 1].upos == "PUNCT"
    return opens and closes


def receives(verb: Token) -> bool:
    """Return whether the object of a verb is said by somebody other than its subject: "drew criticism"."""
    return verb.lower in _cues()["receive"]
