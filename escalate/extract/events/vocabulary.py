"""The sets of words in `data/events/words.tsv`: times, documents, common nouns for actors."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table

if TYPE_CHECKING:
    from escalate.parse import Token

_NUMERAL = re.compile(r"\d{1,4}(st|nd|rd|th|s)?$")
_PEOPLE = re.compile(r"(men|women|ists|ians|ers|ors|crats)$")
_QUALITY = re.compile(r".(tion|sion|ity|ism|ness|ence|ance|ancy|ency|(er|or|nd|rd|en|ion)ship|hood|dom|ics|logy|nomy)$")
_ENTITIES = frozenset({"PERSON", "ORG", "LOC", "NORP"})
_CROWDS = frozenset({"dozens", "scores", "hundreds", "thousands", "tens", "millions"})
_ANYBODY = frozenset({"anyone", "anybody", "everyone", "everybody", "someone", "somebody", "others"})
_COLUMNS = ("lemma", "pos", "with", "event", "mode", "cameo", "source", "target", "intensity")
_PERSONAL = frozenset({"he", "she", "they", "it", "we", "i", "you", "him", "her", "them", "us", "who", "both", "some"})


@cache
def word_set(name: str) -> frozenset[str]:
    """Return the words of the set called `name`."""
    for row in shipped_table("events/words", columns=("set", "words")):
        if row["set"] == name:
            return frozenset(row["words"].split())
    raise KeyError(name)


def is_time(token: Token) -> bool:
    """Return whether the word heads an expression of time rather than the name of a party."""
    if token.entity in {"PERSON", "ORG"} and token.lower not in word_set("time"):
        return False
    if token.lower in word_set("time") or token.lemma in word_set("time"):
        return not (token.lower in {"second", "may", "march"} and token.upos not in {"PROPN", "NUM"})
    if not _NUMERAL.match(token.lower):
        return False
    before = token.sentence.tokens[token.i - 1].lower if token.i else ""
    dated = before.rstrip(".") in word_set("time")  # "on Aug. 7"
    return dated or token.upos != "NUM" or token.relation != "nsubj" or len(token.text) == 4


@cache
def _struck() -> frozenset[str]:
    rows = shipped_table("actors/struck_things", columns=("class", "nouns"))
    return frozenset(noun for row in rows for noun in row["nouns"].split("|"))


def is_struck(token: Token) -> bool:
    """Return whether the word names a vessel, vehicle, building or place, as are hit, raided, boarded or seized."""
    return token.upos == "NOUN" and (token.lemma in _struck() or token.lower in _struck())


def is_document(token: Token) -> bool:
    """Return whether the word names something said or written, whose issuer is the one who speaks."""
    return token.upos == "NOUN" and token.lemma in word_set("document")


def is_place(token: Token) -> bool:
    """Return whether the word is a common noun for a place."""
    return token.upos == "NOUN" and token.lemma in word_set("place")


@cache
def _countries() -> frozenset[str]:
    """Return the names of countries, word by word: "Saudi", "Arabia"."""
    names = []
    for row in shipped_table("actors/countries", columns=("name", "aliases", "adjectives")):
        names += [row["name"], *row["aliases"].split("|"), *row["adjectives"].split("|")]
    return frozenset(word for name in names for word in name.lower().split())


@cache
def _peoples() -> frozenset[str]:
    """Return the words for a country's people: "Briton", "Danes"."""
    rows = shipped_table("actors/countries", columns=("name", "people"))
    return frozenset(name.lower() for row in rows for name in row["people"].split("|") if name)


@cache
def _adjectives() -> frozenset[str]:
    """Return the adjectives of countries that are one word: "Sudanese"."""
    rows = shipped_table("actors/countries", columns=("name", "adjectives"))
    return frozenset(a.lower() for row in rows for a in row["adjectives"].split("|") if a and " " not in a)


@cache
def _single_names() -> frozenset[str]:
    """Return the names of countries and capitals that are one word: "Chile", "Cairo"."""
    rows = shipped_table("actors/countries", columns=("name", "aliases", "capitals"))
    names = (n for row in rows for cell in ("name", "aliases", "capitals") for n in row[cell].split("|"))
    return frozenset(name.lower() for name in names if name and " " not in name)


def is_country(token: Token) -> bool:
    """Return whether the word is, or ends, the name of a country."""
    return token.lower in _countries()


def is_actor(token: Token) -> bool:
    """Return whether the noun phrase of `token` may name a party: by a name in it, a noun for people, a pronoun."""
    if token.upos == "PRON":
        return token.lower in _PERSONAL or token.lower in _ANYBODY or (token.lower == "those" and _are_people(token))
    return names_actor(token) or any(
        names_actor(c) or any(names_actor(g) for g in c.children if g.relation in {"amod", "compound", "nmod", "flat"})
        for c in token.children
        if c.relation in {"amod", "compound", "nmod", "flat", "appos", "conj"}
    )


def _are_people(token: Token) -> bool:
    """Return whether a clause with "who" follows: "those who held him"."""
    return any(c.dep == "acl:relcl" and any(g.lower == "who" for g in c.children) for c in token.children)


def is_person(token: Token) -> bool:
    """Return whether the word names a person or people."""
    if token.entity:
        return token.entity == "PERSON"
    return token.upos == "NOUN" and (token.lemma in word_set("people") or _ends_as_people(token))


def _ends_as_people(token: Token) -> bool:
    """Return whether a plural ends as words for people do and names no things: "planners", but not "papers"."""
    return bool(_PEOPLE.search(token.lower)) and token.lower.removesuffix("s") not in word_set("unmanned")


def is_people(token: Token) -> bool:
    """Return whether the word names a number of people: "thousands of Serbs", "villagers"."""
    counted = [c for c in token.children if c.relation == "nmod" and c.i > token.i]
    crowd = token.lemma in word_set("measure") or token.lower in word_set("measure") or token.upos == "NUM"
    heads = (
        crowd and token.relation == "nsubj" and all(c.lower in word_set("measure") or c.upos == "NUM" for c in counted)
    )
    # "tens of thousands of people"
    inner = [*counted, *(g for c in counted for g in c.children if g.relation == "nmod" and _is_measure(c))]
    counts_people = crowd and any(is_person(c) or is_nationals(c) for c in inner)
    return is_person(token) or is_nationals(token) or counts_people or (heads and token.lower in _CROWDS)


def _is_measure(token: Token) -> bool:
    return token.lemma in word_set("measure") or token.lower in word_set("measure") or token.lower in _CROWDS


def is_nationals(token: Token) -> bool:
    """Return whether the word, or a noun for people with an adjective, names nationals: "two Germans", "Thai monks"."""
    if token.upos not in {"NOUN", "PROPN", "NUM"}:
        return False
    if token.lower in _peoples() and token.entity != "LOC":
        return True
    foreign = any(c.entity == "NORP" for c in token.children if c.relation in {"amod", "compound"})
    return is_person(token) and token.upos == "NOUN" and foreign


def is_abstract(token: Token) -> bool:
    """Return whether the word names neither party nor thing: a quality, an idea, a state of affairs."""
    if token.upos != "NOUN" or token.entity or token.text[0].isupper() or names_actor(token) or is_place(token):
        return False
    if token.lemma in word_set("concrete") or token.lemma in word_set("force"):
        return False
    return token.lemma in word_set("abstract") or bool(_QUALITY.search(token.lemma))


def is_quality(word: str) -> bool:
    """Return whether a word ends as words for qualities and ideas do: "fighting" does not, "opposition" does."""
    return bool(_QUALITY.search(word))


def is_own_thing(token: Token) -> bool:
    """Return whether the word names a thing, and no party, of the one who acts: "its record", "our borders"."""
    owner = token.child("nmod:poss")
    return owner is not None and owner.upos == "PRON" and not names_actor(token)


def praises(token: Token) -> bool:
    """Return whether a word that somebody is called speaks well of him: "a friend", "a significant step"."""
    words = (token, *(c for c in token.children if c.relation in {"amod", "compound"}))
    return not word_set("praising").isdisjoint({w.lemma.lower() for w in words})


def is_state(token: Token) -> bool:
    """Return whether the word names a country, its capital or a body of its government."""
    return token.entity in {"LOC", "NORP"} or (token.upos == "NOUN" and token.lemma in word_set("state"))


def names_actor(token: Token) -> bool:
    """Return whether the word itself names people, a body or a country."""
    if is_time(token):
        return False
    if token.entity in _ENTITIES or token.upos == "PROPN" or _is_misread_name(token):
        return True
    if token.upos == "ADJ" and token.text[0].isupper() and token.lower in _adjectives():
        return True
    if token.upos not in {"NOUN", "NUM"}:
        return False
    if token.text[0].isupper() and (token.lower in _peoples() or token.lower in _single_names()):
        return True
    known = word_set("actor") | word_set("people")
    return token.lemma in known or token.lower in known or _ends_as_people(token)


def _is_misread_name(token: Token) -> bool:
    """Return whether the tagger takes a word for a name and for a noun: "Khasbulatov" at the head of a sentence."""
    return token.xpos == "NNP" and token.upos == "NOUN" and len(token.text) > 2 and token.text[0].isupper()


@cache
def phrasal_verbs() -> frozenset[tuple[str, str]]:
    """Return the verbs of the lexicon that take an object with a particle: ("hand", "over")."""
    found: set[tuple[str, str]] = set()
    for row in shipped_table("events/verbs", columns=_COLUMNS):
        wants = row["with"].split()
        if any(w.startswith("obj") for w in wants):
            found.update((row["lemma"], p) for w in wants if w.startswith("prt:") for p in w[4:].split("/"))
    return frozenset(found)


@cache
def speech_verbs() -> frozenset[str]:
    """Return the verbs that report in a clause what is said."""
    rows = shipped_table("cues", columns=("lemma", "pos", "level", "takes"))
    said = (row for row in rows if row["pos"] == "verb" and row["level"] == "s")
    return frozenset(row["lemma"] for row in said if "that" in row["takes"].split(","))


def hyphenated(token: Token) -> str:
    """Return the lemma with what a hyphen ties before it ("cease-fire" is three tokens), or "" when nothing is."""
    words, i = token.sentence.tokens, token.i
    if i < 2 or words[i - 1].text not in {"-", "‑", "‐"} or words[i - 1].end != token.start:
        return ""
    return f"{words[i - 2].lower}-{token.lemma}" if words[i - 2].end == words[i - 1].start else ""
