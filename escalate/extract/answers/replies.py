"""Read verbs and phrases of answering by the words around them, where the tree does not join them to an object.

"Condemned what he called a cowardly act" and "would have none of it" mean
what was told before; "a step that Paris dismissed as void" means what its
own clause tells; "heeding a call" belongs to the act of the clause above.
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from escalate.extract.answers.scene import (
    BORDERS,
    OWNING,
    SHOWING,
    build_cue,
    cue_rows,
    find_answering,
    is_open,
    last_of_phrase,
    name_act,
    points_back,
    statements_of,
)
from escalate.extract.answers.verbs import has_particle, load_verbs
from escalate.lexicon import shipped_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.extract.answers.scene import Scene
    from escalate.model import AnswerCue, Statement
    from escalate.parse.tokens import Token

RELATIVE = "relative clause"
_GAP = 2
_REACH = 8
_THING = ("it", "this", "that", "them", "these", "those")
_STOPS = (",", ";", ":", ".", "(", "—", "–")
_LOOSE_ENDS = ("advcl", "xcomp", "acl", "conj")
_SELVES = ("itself", "himself", "herself", "themselves")
_CLAUSE = ("that", "how", "why", "whether")
_HARDLY = ("never", "not", "seldom", "rarely", "hardly", "scarcely")
_WITHIN = ("of", "that")


@cache
def words_of(kind: str) -> tuple[tuple[str, ...], ...]:
    """Return the runs of lemmas of a kind of the table, the longest first."""
    runs = [tuple(row["words"].split()) for row in cue_rows() if row["kind"] == kind]
    return tuple(sorted(runs, key=lambda run: (-len(run), run)))


def find_replies(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues that the constructions of this module make in a sentence."""
    if not scene.by_token:
        return
    yield from _find_loose_verbs(scene)
    yield from _find_phrases(scene)


def find_answerers(token: Token, below: frozenset[int], scene: Scene) -> tuple[Statement, ...]:
    """Return what `token` tells, or, where it is a participle or an infinitive, what the clause above it tells."""
    found = find_answering(token, below, scene, borders=BORDERS)
    if found:
        return found
    for above in (token, *token.ancestors()):
        if above.relation not in _LOOSE_ENDS or above.child("nsubj") is not None or above.has_feat("VerbForm=Fin"):
            break
        own = scene.by_token.get(above.head.i, ())
        if own:
            return own
    after = scene.sentence.tokens[token.i + 1 : token.i + 1 + _REACH]
    by = next((t for t in after if t.lower == "by" and scene.by_token.get(t.i + 1)), None)
    if by is not None:
        return scene.by_token[by.i + 1]
    if any(c.dep == "nsubj:pass" for c in token.children):
        return told_next(token, scene)
    if token.has_feat("VerbForm=Fin"):
        return ()
    before = [i for i in scene.by_token if i < token.i and i not in below]
    return scene.by_token[max(before)] if before else ()


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


def told_next(last: Token, scene: Scene) -> tuple[Statement, ...]:
    """Return what the sentence tells first after a word."""
    after = [i for i in scene.by_token if last.i < i]
    return scene.by_token[min(after)] if after else ()


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
    elif first.lower in _THING and first.upos == "PRON" and not (first.lower in SHOWING and _begins_phrase(following)):
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
    stands_for = noun is None and first.lower in _THING
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


def told_before(token: Token, later: Statement, scene: Scene) -> tuple[Statement, ...]:
    """Return what the sentence tells last before `token` of another than who answers, best of the one it aims at."""
    own, aims = {m.actor for m in later.sources}, {m.actor for m in later.targets}
    told = [s for i in sorted(scene.by_token, reverse=True) if i < token.i for s in scene.by_token[i] if s != later]
    others = [s for s in told if own.isdisjoint(m.actor for m in s.sources)]
    return tuple([s for s in others if not aims.isdisjoint(m.actor for m in s.sources)] or others)[:1]


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


def is_shown(noun: Token) -> bool:
    """Return whether a determiner stands before a noun, whatever the tree says, or "by" and its like after a plural."""
    tokens = noun.sentence.tokens
    after = tokens[noun.i + 1].lower if noun.i + 1 < len(tokens) else ""
    if noun.has_feat("Number=Plur") and after in OWNING:
        return True
    for token in reversed(tokens[max(0, noun.i - 4) : noun.i]):
        if token.lower in SHOWING:
            return token.relation != "mark"
        if token.lower in ("a", "an"):
            return token.i > 0 and tokens[token.i - 1].lower == "such"
        if token.upos not in ("ADJ", "NUM", "NOUN", "PROPN"):
            return False
    return False


def find_name_given(what: Token, scene: Scene) -> Token | None:
    """Return the noun of the table in "what he called a cowardly attack", None where it is a mere judgement."""
    around = scene.sentence.tokens[what.i + 1 : what.i + 1 + _REACH + _GAP]
    inside = takewhile(lambda t: t.lower not in _STOPS and t.lower != "and", around)
    return next((t for t in inside if t.upos == "NOUN" and name_act(t) is not None), None)


def words_after(token: Token, scene: Scene) -> list[Token]:
    """Return the few words after a verb in its clause."""
    after = scene.sentence.tokens[token.i + 1 : token.i + 1 + _REACH]
    return list(takewhile(lambda t: t.lower not in _STOPS, after))


def is_negated(token: Token) -> bool:
    """Return whether a verb is denied: "did not answer", "never met the demand"."""
    return any(c.has_feat("Polarity=Neg") or c.lower in _HARDLY for c in token.children)


def find_relative_head(verb: Token) -> Token | None:
    """Return the noun a relative clause belongs to, when its relative pronoun is what the verb has as object."""
    pronoun = any(c.relation == "obj" and c.lower in ("that", "which") for c in verb.children)
    if not pronoun and (verb.relation != "acl" or verb.child("obj") is not None):
        return None
    head = verb.head
    between = verb.sentence.tokens[head.i + 1 : verb.i]
    if head.i > verb.i or head.upos != "NOUN" or not any(t.lower in ("that", "which") for t in between[:8]):
        return None
    return head


def find_apposed(verb: Token) -> Token | None:
    """Return the noun of ", a gesture that X explained", whatever the tree hangs the verb on."""
    tokens = verb.sentence.tokens
    for link in reversed(tokens[max(0, verb.i - _REACH) : verb.i]):
        noun = tokens[link.i - 1] if link.i else link
        if link.lower in ("that", "which") and noun.upos == "NOUN" and name_act(noun) and is_apposed(noun):
            return noun
        if link.lower in _STOPS:
            break
    return None


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


def is_apposed(noun: Token) -> bool:
    """Return whether an indefinite noun after a comma takes up the clause before it."""
    start = min(t.i for t in (noun, *(c for c in noun.children if c.i < noun.i and c.upos != "PUNCT")))
    tokens = noun.sentence.tokens
    return start > 0 and tokens[start - 1].lower in (",", "—", "–") and tokens[start].lower in ("a", "an", "the")


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


def match_lemmas(words: Sequence[str], first: Token, scene: Scene) -> Token | None:
    """Return the last word of a run of lemmas that begins at `first`, with at most two words between any two."""
    tokens, place = scene.sentence.tokens, first.i
    for word in words[1:]:
        wanted = _SELVES if word == "self" else (word,)
        near = tokens[place + 1 : place + 2 + _GAP]
        found = next((t for t in near if t.lemma in wanted or t.lower in wanted), None)
        if found is None:
            return None
        place = found.i
    return tokens[place]
