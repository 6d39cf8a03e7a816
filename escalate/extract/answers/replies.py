"""Read what replies without naming what is replied to, and what is replied to under another name.

"Tehran answered that ..." answers whatever was told before; "condemned what
he called a cowardly act" and "would have none of it" mean it too; "at
Moscow's request", "as the union had threatened" and "a step that Paris
dismissed as void" name it by a noun, a verb or an apposition.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from escalate.extract.answers.scene import (
    BORDERS,
    SPEECH,
    build_cue,
    cue_rows,
    find_answering,
    is_open,
    last_of_phrase,
    name_act,
    points_back,
    statements_of,
)
from escalate.extract.answers.verbs import load_verbs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from escalate.extract.answers.scene import Scene
    from escalate.model import AnswerCue, Statement
    from escalate.parse.tokens import Token

RELATIVE = "relative clause"
_GAP = 2
_REACH = 8
_THING = ("it", "this", "that", "them", "these", "those")
_STOPS = (",", ";", ":", ".", "(", "—", "–")
_LOOSE_ENDS = ("advcl", "xcomp", "acl", "conj")
_RELATIVES = ("that", "which", "who", "whom", "whose", "where")
_SELVES = ("itself", "himself", "herself", "themselves")
_OWNERS = ("'s", "’s", "'", "of", "from", "by")
_SHOWING = (
    "the",
    "this",
    "that",
    "these",
    "those",
    "such",
    "'s",
    "’s",
    "'",
    "its",
    "his",
    "her",
    "their",
    "our",
    "your",
)
_SAID = {
    "ask": "request", "demand": "demand", "insist": "demand", "order": "order", "pledge": "pledge",
    "promise": "promise", "request": "request", "require": "demand", "threaten": "threat", "urge": "appeal",
    "vow": "vow", "warn": "warning", "propose": "proposal", "suggest": "suggestion", "want": "demand",
}  # fmt: skip


@cache
def _words_of(kind: str) -> tuple[tuple[str, ...], ...]:
    """Return the runs of lemmas of a kind of the table, the longest first."""
    runs = [tuple(row["words"].split()) for row in cue_rows() if row["kind"] == kind]
    return tuple(sorted(runs, key=lambda run: (-len(run), run)))


def find_replies(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues that the constructions of this module make in a sentence."""
    if not scene.by_token:
        return
    yield from _find_loose_verbs(scene)
    yield from _find_phrases(scene)
    yield from _find_bare_answers(scene)
    yield from _find_requests(scene)
    yield from _find_said_before(scene)
    yield from _find_received(scene)


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
    if token.has_feat("VerbForm=Fin"):
        return ()
    before = [i for i in scene.by_token if i < token.i and i not in below]
    return scene.by_token[max(before)] if before else ()


def _find_loose_verbs(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of verbs of answering whose statement or whose object stands elsewhere in the sentence."""
    for token in scene.sentence.tokens:
        verb = load_verbs("verb").get(token.lemma)
        if verb is None or token.upos != "VERB" or _is_negated(token):
            continue
        following = _following(token, scene)
        particles = [p for p in verb.prepositions if p in _PARTICLES]
        if particles and not any(t.lower in particles for t in following[:5]):
            continue
        prepositions = [p for p in verb.prepositions if p not in _PARTICLES]
        if prepositions and not particles:
            case = _find_case(token, following, prepositions)
            if case is None:
                continue
            following = _following(case, scene)
            if case.i > token.i + 1 and _is_obligatory(token):
                yield from _read_object(token, token.lemma, following, scene, first=case)
                continue
        elif particles:
            following = [t for t in following if t.lower not in particles]
        yield from _read_object(token, token.lemma, following, scene)


def _find_case(token: Token, following: Sequence[Token], prepositions: Sequence[str]) -> Token | None:
    """Return the preposition that a verb takes, among the words after it or further on in its own phrase."""
    near = next((t for t in following if t.lower in prepositions), None)
    if near is not None:
        return near
    below = (c for n in token.subtree() if n.upos == "NOUN" and name_act(n) is not None for c in n.children)
    return next((c for c in below if c.relation == "case" and c.lower in prepositions and c.i > token.i), None)


def _is_obligatory(token: Token) -> bool:
    """Return whether a verb has an object of its own before its preposition: "punish the Serbs for the raid"."""
    return token.child("obj") is not None


_PARTICLES = ("back", "off", "aside", "out", "down", "away")


def _read_object(
    token: Token, name: str, following: Sequence[Token], scene: Scene, *, first: Token | None = None
) -> Iterator[AnswerCue]:
    """Yield the cues to what the words after an answering verb mean: a noun, "it", or "what X called N"."""
    relative = _relative_head(token)
    if relative is not None:
        yield from _tie_to_apposition(token, relative, name, scene)
        return
    if not following:
        return
    start, first = first or token, following[0]
    if first.lower == "what":
        noun = _named_so(first, scene)
        inner: tuple[Statement, ...] = ()
    elif first.lower in _THING and first.upos == "PRON" and not _begins_phrase(following):
        noun, inner = None, ()
    else:
        noun = next((t for t in takewhile(_in_phrase, following) if _means_act(t)), None)
        if noun is None or is_open(noun):
            return
        inner = statements_of(noun, scene)
    stands_for = noun is None and first.lower in _THING
    below = frozenset(t.i for t in noun.subtree()) if noun is not None else frozenset[int]()
    if token.i in below:
        below = frozenset()
    last = last_of_phrase(noun) if noun is not None else first
    for later in find_answerers(token, below, scene):
        meant = _told_before(token, later, scene) if stands_for else inner
        if later not in meant:
            yield build_cue(later, start, last, name, scene, antecedent=noun, inner=meant)


def _begins_phrase(following: Sequence[Token]) -> bool:
    return len(following) > 1 and following[1].upos in ("NOUN", "PROPN", "ADJ", "PRON", "AUX")


def _told_before(token: Token, later: Statement, scene: Scene) -> tuple[Statement, ...]:
    """Return what the sentence tells last before `token` of another than who answers."""
    own = {m.actor for m in later.sources}
    for i in sorted((i for i in scene.by_token if i < token.i), reverse=True):
        told = tuple(s for s in scene.by_token[i] if s != later and own.isdisjoint(m.actor for m in s.sources))
        if told:
            return told
    return ()


def _in_phrase(token: Token) -> bool:
    """Return whether a word can stand in the noun phrase that begins before it, its "of" included."""
    return token.upos in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART", "ADV") or token.lower == "of"


def _means_act(token: Token) -> bool:
    """Return whether a word is a noun of the table that means something told, by the tree or by the words around."""
    if name_act(token) is None:
        return False
    return (token.upos in ("NOUN", "PROPN") and points_back(token)) or is_shown(token)


def is_shown(noun: Token) -> bool:
    """Return whether a determiner stands before a noun, whatever the tree says, or "by" and its like after a plural."""
    tokens = noun.sentence.tokens
    after = tokens[noun.i + 1].lower if noun.i + 1 < len(tokens) else ""
    if noun.has_feat("Number=Plur") and after in _OWNERS[3:]:
        return True
    for token in reversed(tokens[max(0, noun.i - 4) : noun.i]):
        if token.lower in _SHOWING:
            return True
        if token.upos not in ("ADJ", "NUM", "NOUN", "PROPN"):
            return False
    return False


def _named_so(what: Token, scene: Scene) -> Token | None:
    """Return the noun of the table in "what he called a cowardly attack", None where it is a mere judgement."""
    around = scene.sentence.tokens[what.i + 1 : what.i + 1 + _REACH + _GAP]
    inside = takewhile(lambda t: t.lower not in _STOPS and t.lower != "and", around)
    return next((t for t in inside if t.upos == "NOUN" and name_act(t) is not None), None)


def _following(token: Token, scene: Scene) -> list[Token]:
    """Return the few words after a verb in its clause."""
    after = scene.sentence.tokens[token.i + 1 : token.i + 1 + _REACH]
    return list(takewhile(lambda t: t.lower not in _STOPS, after))


def _is_negated(token: Token) -> bool:
    return any(c.has_feat("Polarity=Neg") or c.lower in ("never", "not") for c in token.children)


def _relative_head(verb: Token) -> Token | None:
    """Return the noun a relative clause belongs to, when its relative pronoun is what the verb has as object."""
    pronoun = any(c.relation == "obj" and c.lower in ("that", "which") for c in verb.children)
    if not pronoun and (verb.relation != "acl" or verb.child("obj") is not None):
        return None
    head = verb.head
    between = verb.sentence.tokens[head.i + 1 : verb.i]
    if head.i > verb.i or head.upos != "NOUN" or not any(t.lower in ("that", "which") for t in between[:8]):
        return None
    return head


def _tie_to_apposition(verb: Token, noun: Token, name: str, scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cue of "tore up the accord, a step that Paris dismissed": what the apposition means is told before."""
    if name_act(noun) is None:
        return
    before = [i for i in scene.by_token if i < noun.i]
    own = scene.by_token.get(noun.i, ())
    inner = own or (scene.by_token[max(before)] if before and _is_apposed(noun) else ())
    below = frozenset({noun.i, *before})
    for later in find_answering(verb, below, scene, borders=BORDERS):
        if later not in inner:
            yield build_cue(later, noun, verb, name, scene, antecedent=noun, inner=inner)


def _is_apposed(noun: Token) -> bool:
    """Return whether an indefinite noun after a comma takes up the clause before it."""
    start = min(t.i for t in (noun, *(c for c in noun.children if c.i < noun.i and c.upos != "PUNCT")))
    tokens = noun.sentence.tokens
    return start > 0 and tokens[start - 1].lower in (",", "—", "–") and tokens[start].lower in ("a", "an", "the")


def _find_phrases(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of whole phrases of answering: "would have none of it", "turned a deaf ear to the appeal"."""
    taken: set[int] = set()
    for words in _words_of("phrase"):
        for token in scene.sentence.tokens:
            if token.i in taken or token.lemma != words[0] or _is_negated(token):
                continue
            last = _match(words, token, scene)
            if last is None:
                continue
            taken.update(range(token.i, last.i + 1))
            yield from _read_object(token, " ".join(words), _following(last, scene), scene)


def _match(words: Sequence[str], first: Token, scene: Scene) -> Token | None:
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


def _find_bare_answers(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of "Tehran answered that ...", "responded by closing ...": what was told before is answered."""
    for words in _words_of("answer"):
        for token in scene.sentence.tokens:
            if token.lemma != words[0] or token.upos != "VERB" or _is_negated(token):
                continue
            last = token if len(words) == 1 else _match(words, token, scene)
            if last is None or _has_object(last, words, scene):
                continue
            told = scene.by_token.get(token.i, ()) or _next_told(last, scene)
            for later in told:
                inner = _told_before(token, later, scene)
                if later not in inner:
                    yield build_cue(later, token, last, " ".join(words), scene, antecedent=None, inner=inner)


def _has_object(last: Token, words: Sequence[str], scene: Scene) -> bool:
    """Return whether an answering verb names what it answers, or takes an object that is no clause of speech."""
    after = _following(last, scene)
    if not after:
        return False
    if len(words) == 1 and after[0].lower in ("to", "at", "for", "over"):
        return not (len(after) > 1 and after[1].upos in ("VERB", "AUX"))
    nominal = after[0].upos in ("DET", "NOUN", "PROPN", "ADJ", "NUM") or after[0].lower in _THING[:1]
    return len(words) == 1 and nominal and last.child("obj") is not None and last.child("ccomp") is None


def _next_told(last: Token, scene: Scene) -> tuple[Statement, ...]:
    after = [i for i in scene.by_token if last.i < i]
    return scene.by_token[min(after)] if after else ()


def _find_requests(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of "at Moscow's request", "at the urging of bishops", "under pressure from Washington"."""
    nouns = {words[0] for words in _words_of("request")}
    for token in scene.sentence.tokens:
        if token.lemma not in nouns or token.upos != "NOUN":
            continue
        case = next(
            (c for c in token.children if c.relation == "case" and c.lower in ("at", "on", "upon", "under")), None
        )
        owned = any(c.dep == "nmod:poss" for c in token.children) or any(
            t.lower in _OWNERS for t in scene.sentence.tokens[token.i + 1 : token.i + 2]
        )
        if case is None or not owned or name_act(token) is None:
            continue
        below = frozenset(t.i for t in token.subtree())
        for later in find_answering(token.head, below, scene, borders=SPEECH):
            yield build_cue(later, case, last_of_phrase(token), "at the request of", scene, antecedent=token)


def _find_said_before(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of "as demanded by Baghdad", "as the union had threatened"."""
    for token in scene.sentence.tokens:
        noun = _SAID.get(token.lemma)
        if noun is None or token.upos != "VERB" or token.i in scene.by_token:
            continue
        mark = next(
            (c for c in token.children if c.lower == "as" and c.i < token.i and token.i - c.i <= _GAP + 3), None
        )
        if mark is None:
            continue
        before = [i for i in scene.by_token if i < mark.i]
        agent = token.child("nsubj") if token.child("nsubj") is not None else None
        by = next((n for n in token.all_children("obl") if any(c.lower == "by" for c in n.children)), agent)
        for later in scene.by_token[max(before)] if before else ():
            made = build_cue(
                later, mark, by if by is not None and by.i > token.i else token, "as said", scene, antecedent=None
            )
            actor = scene.cast.mentions((by,)) if by is not None else ()
            yield replace(made, antecedent_noun=noun, antecedent_actor=actor[0] if actor else None)


@cache
def _received() -> Mapping[str, tuple[str, ...]]:
    return {row["words"]: tuple(row["prepositions"].split()) for row in cue_rows() if row["kind"] == "received"}


def _find_received(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of "the raid was met with a warning", "the arrest was followed by a strike"."""
    for token in scene.sentence.tokens:
        prepositions = _received().get(token.lemma)
        if prepositions is None or token.upos != "VERB":
            continue
        passive = any(c.dep == "nsubj:pass" for c in token.children)
        cause = token.child("obj") if not passive else next(c for c in token.children if c.dep == "nsubj:pass")
        if cause is None:
            cause = next((c for c in token.children if c.relation == "nsubj"), None)
        effect = next((n for n in token.all_children("obl") if any(c.lower in prepositions for c in n.children)), None)
        if cause is None or effect is None or effect.i < token.i:
            continue
        inner = statements_of(cause, scene)
        if not inner and not points_back(cause):
            continue
        told = sorted({t.i for t in effect.subtree()} | {token.i})
        answers = dict.fromkeys(s for i in told for s in scene.by_token.get(i, ()) if s not in inner)
        for later in answers:
            yield build_cue(later, cause, effect, token.lemma, scene, antecedent=cause, inner=inner, turned=True)
