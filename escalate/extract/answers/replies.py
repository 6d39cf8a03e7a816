"""Read verbs and phrases of answering by the words around them, where the tree does not join them to an object.

"Condemned what he called a cowardly act" and "would have none of it" mean
what was told before; "a step that Paris dismissed as void" means what its
own clause tells; "heeding a call" belongs to the act of the clause above.
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from escalate.extract.answers.nouns import SHOWING, is_open, name_act, points_back
from escalate.extract.answers.scene import BORDERS, build_cue, find_answering, last_of_phrase, statements_of
from escalate.extract.answers.surroundings import (
    THING,
    find_answerers,
    find_apposed,
    find_name_given,
    find_relative_head,
    is_apposed,
    is_negated,
    is_shown,
    match_lemmas,
    told_before,
    words_after,
    words_of,
)
from escalate.extract.answers.verbs import has_particle, load_verbs
from escalate.lexicon import shipped_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.extract.answers.scene import Scene
    from escalate.model import AnswerCue, Statement
    from escalate.parse.tokens import Token

RELATIVE = "relative clause"
_CLAUSE = ("that", "how", "why", "whether")
_WITHIN = ("of", "that")


def find_replies(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues that the constructions of this module make in a sentence."""
    if not scene.by_token:
        return
    yield from _find_loose_verbs(scene)
    yield from _find_phrases(scene)


def _find_loose_verbs(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of verbs of answering whose statement or whose object stands elsewhere in the sentence."""
    for token in scene.sentence.tokens:
        verb = load_verbs("verb").get(token.lemma)
        if verb is None or token.upos != "VERB" or _is_received(token):
            continue
        if is_negated(token):
            yield from _read_refusal(token, scene)
            continue
        following = words_after(token, scene)
        particles = [p for p in verb.prepositions if p in _PARTICLES]
        if particles and not any(t.lower in particles for t in following[:5]):
            continue
        if not particles and not has_particle(token, verb):
            continue
        prepositions = [p for p in verb.prepositions if p not in _PARTICLES]
        if prepositions and not particles:
            case = _find_case(token, following, prepositions)
            if case is None:
                continue
            following = words_after(case, scene)
            if case.i > token.i + 1 and _is_obligatory(token):
                yield from _read_object(token, token.lemma, following, scene, first=case)
                continue
        elif particles:
            following = [t for t in following if t.lower not in particles]
        yield from _read_object(token, token.lemma, following, scene)


def _read_refusal(token: Token, scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cue of "would never bow to threats": what is not accepted is refused, though no one in particular."""
    if token.lemma not in _accepting():
        return
    following = words_after(token, scene)
    noun = next((t for t in following[:5] if t.upos == "NOUN" and name_act(t) in _pending_nouns()), None)
    if noun is None:
        return
    below = frozenset(t.i for t in noun.subtree())
    for later in find_answerers(token, below, scene):
        yield build_cue(later, token, last_of_phrase(noun), "refuse", scene, antecedent=noun)


@cache
def _accepting() -> frozenset[str]:
    rows = (row for row in shipped_table("link_cues", columns=("kind", "words", "fate")) if row["kind"] == "verb")
    return frozenset(row["words"] for row in rows if row["fate"] == "meets")


@cache
def _deciding() -> frozenset[str]:
    rows = shipped_table("link_cues", columns=("words", "fate"))
    return frozenset(row["words"] for row in rows if row["fate"] in ("meets", "defies"))


@cache
def _pending_nouns() -> frozenset[str]:
    rows = shipped_table("link_nouns", columns=("noun", "events", "sense"))
    return frozenset(
        r["noun"] for r in rows if r["sense"] == "word" and {"THREATEN", "REQUEST"}.intersection(r["events"].split())
    )


def _is_received(token: Token) -> bool:
    """Return whether a passive tells how something was received, as in "the decree was met with a strike"."""
    passive = any(c.dep == "nsubj:pass" for c in token.children)
    return passive and any((token.lemma,) == words for words in words_of("received"))


def _find_case(token: Token, following: Sequence[Token], prepositions: Sequence[str]) -> Token | None:
    """Return the preposition that a verb takes, among the words after it or further on in its own phrase."""
    before_clause = takewhile(lambda t: t.upos not in ("VERB", "AUX") and t.lower not in _CLAUSE, following)
    near = next((t for t in before_clause if t.lower in prepositions), None)
    if near is not None:
        return near
    own = (n for n in token.subtree() if n.upos == "NOUN" and name_act(n) is not None and _hangs_on(n, token))
    cases = (c for n in own for c in n.children if c.relation == "case" and c.lower in prepositions)
    return next((c for c in cases if c.i > token.i), None)


def _hangs_on(noun: Token, verb: Token) -> bool:
    """Return whether a noun belongs to a verb or to its object, and not to a clause below it."""
    return verb.i in (noun.head.i, noun.head.head.i) and noun.head.relation != "nsubj"


def _is_obligatory(token: Token) -> bool:
    """Return whether a verb has an object of its own before its preposition: "punish the Serbs for the raid"."""
    return token.child("obj") is not None


_PARTICLES = ("back", "off", "aside", "out", "down", "away")


def _read_object(
    token: Token, name: str, following: Sequence[Token], scene: Scene, *, first: Token | None = None
) -> Iterator[AnswerCue]:
    """Yield the cues to what the words after an answering verb mean: a noun, "it", or "what X called N"."""
    relative = find_relative_head(token) or find_apposed(token)
    if relative is not None:
        yield from _tie_to_apposition(token, relative, name, scene)
        return
    if not following:
        return
    start, first = first or token, following[0]
    if first.lower == "what":
        noun = find_name_given(first, scene)
        inner: tuple[Statement, ...] = ()
    elif first.lower in THING and first.upos == "PRON" and not (first.lower in SHOWING and _begins_phrase(following)):
        noun, inner = None, ()
    else:
        phrase = _first_phrase(following)
        passive = next((c for c in token.children if c.dep == "nsubj:pass"), None)
        if passive is not None and _means_act(passive):
            phrase = [passive]
        noun = next((t for t in phrase if _means_act(t)), None)
        if noun is None and name in _deciding():
            noun = next((t for t in phrase if t.upos == "NOUN" and name_act(t) in _pending_nouns()), None)
        if noun is None or is_open(noun):
            return
        inner = statements_of(noun, scene)
    stands_for = noun is None and first.lower in THING
    below = frozenset(t.i for t in noun.subtree()) if noun is not None else frozenset[int]()
    if token.i in below:
        below = frozenset()
    last = last_of_phrase(noun) if noun is not None else first
    for later in find_answerers(token, below, scene):
        meant = told_before(token, later, scene) if stands_for else inner
        if later not in meant:
            yield build_cue(later, start, last, name, scene, antecedent=noun, inner=meant)


def _begins_phrase(following: Sequence[Token]) -> bool:
    return len(following) > 1 and following[1].upos in ("NOUN", "PROPN", "ADJ", "PRON", "AUX")


def _first_phrase(following: Sequence[Token]) -> list[Token]:
    """Return the words of the noun phrase after a verb: a determiner after a noun begins another."""
    phrase: list[Token] = []
    for token in takewhile(_in_phrase, following):
        ended = bool(phrase) and phrase[-1].upos in ("NOUN", "PROPN")
        if ended and token.upos == "DET":
            break
        phrase.append(token)
    return phrase


def _in_phrase(token: Token) -> bool:
    """Return whether a word can stand in the noun phrase that begins before it, its "of" included."""
    return token.upos in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART", "ADV") or token.lower in _WITHIN


def _means_act(token: Token) -> bool:
    """Return whether a word is a noun of the table that means something told, by the tree or by the words around."""
    if name_act(token) is None:
        return False
    return (token.upos in ("NOUN", "PROPN") and points_back(token)) or is_shown(token)


def _tie_to_apposition(verb: Token, noun: Token, name: str, scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cue of "tore up the accord, a step that Paris dismissed": what the apposition means is told before."""
    if name_act(noun) is None:
        return
    before = [i for i in scene.by_token if i < noun.i]
    own = scene.by_token.get(noun.i, ())
    inner = own or (scene.by_token[max(before)] if before and is_apposed(noun) else ())
    below = frozenset({noun.i, *before})
    for later in find_answering(verb, below, scene, borders=BORDERS):
        if later not in inner:
            yield build_cue(later, noun, verb, name, scene, antecedent=noun, inner=inner)


def _find_phrases(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of whole phrases of answering: "would have none of it", "turned a deaf ear to the appeal"."""
    taken: set[int] = set()
    present = {token.lemma for token in scene.sentence.tokens}
    for words in words_of("phrase"):
        for token in scene.sentence.tokens if words[0] in present else ():
            if token.i in taken or token.lemma != words[0] or is_negated(token):
                continue
            last = match_lemmas(words, token, scene)
            if last is None:
                continue
            taken.update(range(token.i, last.i + 1))
            between = scene.sentence.tokens[token.i + 1 : last.i]
            inside = any(_means_act(t) for t in between)
            yield from _read_object(token, " ".join(words), between if inside else words_after(last, scene), scene)
