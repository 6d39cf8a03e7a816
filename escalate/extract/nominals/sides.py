"""Who did it and to whom, from the phrase of a noun: "Iran's seizure of a tanker", "the arrest of X by Y"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from escalate.extract.events import arguments, phrases, roles, vocabulary
from escalate.extract.events.answering import behind_pronoun
from escalate.extract.nominals.complements import (
    HANGING,
    MODIFYING,
    agent_below,
    before,
    complements,
    fallen_in,
    origin_of,
    past_whose,
)
from escalate.extract.nominals.phrases import noun_words
from escalate.extract.nominals.places import making_clause, measured
from escalate.lexicon import shipped_table
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from escalate.parse import Token

_AT = (
    "on", "upon", "against", "at", "into", "to", "toward", "towards", "with", "from", "over", "near", "outside", "in",
    "inside",
)  # fmt: skip
_PLACES = frozenset({"at", "in", "inside", "near", "outside", "over"})
_TO = ("on", "upon", "against", "to", "toward", "towards", "with", "at")
_UTTERED = frozenset(
    {Event.REQUEST, Event.THREATEN, Event.AGREE, Event.ACCUSE, Event.REJECT, Event.SUPPORT, Event.STATEMENT}
)
_SUFFERED = frozenset({Event.ASSAULT, Event.COERCE, Event.SANCTION, Event.RETREAT})
# What can be done over somebody's land; elsewhere "over" tells the reason.
_FLOWN = frozenset({Event.ASSAULT, Event.MOBILIZE})
_FORCES = frozenset({Event.MOBILIZE, Event.RETREAT})
_JUDGING = frozenset({Event.ACCUSE, Event.SUPPORT, Event.REJECT})
_SIDED = frozenset({"NORP", "LOC", "ORG"})
_RELATIVE = frozenset({"that", "which", "who", "whom"})
_GATHERING = frozenset({Event.PROTEST, Event.CONSULT})


def sides_of(noun: Token, event: Event) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Return who did it and to whom as `_sides` finds them, both halves of "the Anglo-Soviet invasion" doing it."""
    doers, targets = _sides(noun, event)
    paired = [p for d in doers for p in _hyphenated(d) if p is not noun and p not in targets]
    if event is Event.CONSULT and not doers:
        doers = _visitor(noun)
    return (*doers, *paired), targets


def _hyphenated(token: Token) -> Iterator[Token]:
    """Yield the name that a hyphen ties to another one: "the U.S.-French operation"."""
    words = token.sentence.tokens
    for hyphen, other in ((token.i + 1, token.i + 2), (token.i - 1, token.i - 2)):
        if 0 <= other < len(words) and words[hyphen].text in {"-", "–", "/"} and words[other].entity in _SIDED:
            yield words[other]


def _visitor(noun: Token) -> tuple[Token, ...]:
    """Return who went on a visit or to a meeting during which, or after which, it did something."""
    noun = measured(noun)
    verb = noun.head
    if verb.upos != "VERB" or phrases.preposition(noun) not in {"during", "after", "following", "on", "from"}:
        return ()
    subject = arguments.subject(verb)
    return (subject,) if subject is not None and vocabulary.is_actor(subject) else ()


def _sides(noun: Token, event: Event) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Return the heads of the phrases for who did what `noun` names, and for whom it was done to.

    Of several for the target, the first that is anybody's counts: in "the
    embassy bombings in Kenya" the embassies, whose they are not being told,
    give way to where they stood.
    """
    placed = dict(reversed([(phrases.preposition(c), c) for c in complements(noun)]))
    owner = noun.child("nmod:poss") or _misread_owner(noun)
    owner = None if owner is not None and _is_of_time(owner) else past_whose(owner)
    between = placed.get("between")
    if between is not None and len(phrases.conjuncts(between)) > 1:
        first, *others = phrases.conjuncts(between)
        return (first,), tuple(others)
    if between is not None:  # "talks between the ministers of India and Pakistan"
        lands = next((c for c in between.children if phrases.preposition(c) == "of"), None)
        if lands is not None and len(phrases.conjuncts(lands)) > 1:
            first, *others = phrases.conjuncts(lands)
            return (first,), tuple(others)
    doer, given = _by_clause(noun)
    doer = doer or placed.get("by") or agent_below(noun)
    names = [c for c in before(noun) if _names_side(c) or (c.lemma in noun_words("armed") and not _is_victims(noun))]
    if event in _UTTERED:
        said_by = behind_pronoun(owner, noun) if owner is not None else None
        doer = doer or said_by or placed.get("from") or origin_of(noun) or _sayer(noun, placed.get("of"))
        return _of_words(event, doer or next(iter(names), None), placed, given)
    targets: list[Token] = []
    if owner is not None and doer is None and (placed.get("of") is not None or not _is_victims(noun)):
        doer = behind_pronoun(owner, noun)
    elif owner is not None:
        targets.append(owner)
    barred = _PLACES if event is Event.CONSULT else frozenset({"from"}) if event in _FLOWN else frozenset({"over"})
    themes = [placed[p] for p in _AT if p in placed and p not in barred]
    return _of_deed(
        noun, event, doer=doer, targets=targets, names=names, of=placed.get("of"), themes=themes, given=given
    )


def _of_words(
    event: Event, doer: Token | None, placed: Mapping[str, Token], given: Token | None
) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    to = next((placed[p] for p in _TO if p in placed), given)
    of = placed.get("of") if event in _JUDGING and doer is not None else None
    of = None if of is doer else of
    return _one(doer), _one(of if of is not None and vocabulary.is_actor(of) else to)


def _sayer(noun: Token, of: Token | None) -> Token | None:
    """Return X in "the appeal of X", "the remarks of X"; "the promise of experts" is what is promised."""
    if of is None or noun.lemma not in noun_words("said by") or not vocabulary.is_actor(of):
        return None
    return None if of.lemma in vocabulary.word_set("force") else of


def _of_deed(
    noun: Token,
    event: Event,
    *,
    doer: Token | None,
    targets: list[Token],
    names: Sequence[Token],
    of: Token | None,
    themes: Sequence[Token],
    given: Token | None,
) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Share out "of X" and the names before the noun between who did it and whom it befell."""
    suffered = _is_suffered(noun, event)
    if of is not None:
        done_by_another = doer is not None or any(not _is_struck(n, noun, suffered=suffered) for n in names)
        done_by = event in _GATHERING and vocabulary.is_actor(of) and doer is None
        if (event in _FORCES and not suffered) or done_by or _is_of_attackers(of, noun, event, names):
            doer = doer or of
        elif suffered or done_by_another or not themes:
            targets = [*targets, of]
        else:
            doer = of
    for name in names:
        # "the Vietnam invasion of Cambodia" names both; alone, "the Kuwait invasion" befell Kuwait.
        if _is_struck(name, noun, suffered=suffered) and not (of is not None and doer is None):
            targets = [*targets, name]
        elif doer is None and not _is_scene(name):
            doer = name
        elif name is not doer and not _is_scene(name) and not (name.entity == "NORP" and not suffered):
            targets = [*targets, name]
    if doer is None and event is Event.SANCTION and of is not None:
        doer = next((c for c in of.children if c.entity == "NORP" and c.relation == "amod"), None)
    fallen = () if targets or themes or event is not Event.ASSAULT else _one(fallen_in(noun))
    return _one(doer), (*targets, *(t for t in themes if t is not doer), *fallen, *_one(given))


def _is_of_attackers(of: Token, noun: Token, event: Event, names: Sequence[Token]) -> bool:
    """Return whether "of X" names who attacks: "the invasion of guerrillas", "the intrusion of foreign troops"."""
    if event is not Event.ASSAULT or names or _is_victims(noun):
        return False
    if noun.xpos != "NN" or noun.lemma not in noun_words("entering"):
        return False
    forces = vocabulary.word_set("force")
    return of.lemma in noun_words("fighter") or of.lemma in forces or of.lower.removesuffix("s") in forces


def _by_clause(noun: Token) -> tuple[Token | None, Token | None]:
    """Return who did it and to whom by the clause behind the noun: "the demand that the union had put to him"."""
    verb = making_clause(noun)
    if verb is None:
        return None, None
    to = next((c for c in verb.children if c.relation in HANGING and phrases.preposition(c) in _TO), None)
    subject = verb.child("nsubj") or (verb.head if noun.i < verb.head.i < verb.i else None)
    if subject is not None:
        own = subject.dep != "nsubj:pass" and subject.lower not in _RELATIVE
        return (subject if own else None), to
    agent = next((c for c in verb.children if c.relation in HANGING and phrases.preposition(c) == "by"), None)
    return agent, to


def _one(token: Token | None) -> tuple[Token, ...]:
    return (token,) if token is not None else ()


def _is_of_time(owner: Token) -> bool:
    """Return whether a possessor tells when: "Monday's", "last year's", "the week's"."""
    return vocabulary.is_time(owner) or any(vocabulary.is_time(c) for c in owner.children if c.relation == "nmod")


def _misread_owner(noun: Token) -> Token | None:
    """Return a possessor that the tree takes for a part of a name: "the North's sinking of a ship"."""
    parts = (c for c in noun.children if c.i < noun.i and c.relation in MODIFYING)
    return next((c for c in parts if any(g.xpos == "POS" for g in c.children)), None)


def _names_side(token: Token) -> bool:
    if token.relation not in MODIFYING or token.dep == "nmod:poss" or token.child("case") is not None:
        return False
    if vocabulary.is_time(token) or token.lemma in vocabulary.word_set("kind"):
        return False
    if _is_building(token):
        return True
    return bool(token.entity) or (token.upos == "PROPN" and vocabulary.names_actor(token)) or _is_group(token)


def is_ground(token: Token) -> bool:
    """Return whether a word names a place or building, which is taken or burnt and not arrested or dismissed."""
    return _is_building(token) or (token.entity == "LOC" and token.upos == "PROPN")


def _is_building(token: Token) -> bool:
    """Return whether a word names a building or another place by a common noun."""
    return token.lower in noun_words("building") or vocabulary.is_place(token)


def _is_group(token: Token) -> bool:
    return token.upos == "NOUN" and token.lemma in vocabulary.word_set("actor") | noun_words("fighter")


def _is_scene(token: Token) -> bool:
    """Return whether a name before the noun is a town, where it happened: "the Paris attacks"."""
    return token.upos == "PROPN" and token.entity == "LOC" and not vocabulary.is_country(token)


def _is_struck(token: Token, noun: Token, *, suffered: bool) -> bool:
    """Return whether a country's name, unbent, stands before a noun for what befell it: "the Kuwait invasion"."""
    if _is_building(token) or noun.lemma in _owners("people"):
        return True
    if token.entity == "NORP" or token.upos == "ADJ" or token.lower in noun_words("short name"):
        return False
    if token.entity == "PERSON" or _is_group(token):
        return suffered and _is_victims(noun)
    return token.entity == "LOC" and vocabulary.is_country(token) and token.lower not in noun_words("short name")


def _is_victims(noun: Token) -> bool:
    """Return whether the possessor of a noun is whom it befell: "the editor's murder", "his arrest"."""
    return noun.lemma in _owners("victim") or noun.lemma in noun_words("freed")


@cache
def _owners(kind: str) -> frozenset[str]:
    """Return the nouns whose possessor, or whose adjective of nationality, is of a kind of the table."""
    rows = shipped_table("actors/deed_nouns", columns=("owner", "nouns"))
    return frozenset(noun for row in rows if row["owner"] == kind for noun in row["nouns"].split("|"))


def _is_suffered(noun: Token, event: Event) -> bool:
    """Return whether "of X" after the noun names whom it was done to: "the seizure of X", "the shelling of X"."""
    if (noun.lower.endswith("ing") and event not in _FORCES) or roles.undergoes(noun) or _is_victims(noun):
        return True
    return event in {Event.COERCE, Event.SANCTION} or noun.lemma in noun_words("released")
