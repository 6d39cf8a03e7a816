"""Read how a sentence speaks of what was told before without a verb or a connective of answering.

Four ways: a noun within speech ("called the strike illegal"), a clause that
says of what an act concerns what was done to it ("the gates that police had
set up"), a subject that takes up what the sentence before told ("The step
came after ..."), and an act joined to another that answers ("expelled the
envoy, sealed the border and froze aid in retaliation for ...").
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from escalate.extract.answers.nouns import events_by_noun, is_open, name_act, points_back
from escalate.extract.answers.replies import RELATIVE
from escalate.extract.answers.scene import build_cue, concern, cue_rows, is_own_act, last_of_phrase
from escalate.extract.answers.surroundings import is_shown
from escalate.model import Event, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from escalate.extract.answers.scene import Scene
    from escalate.model import AnswerCue, Mention, Statement
    from escalate.parse.tokens import Sentence, Token

DEED_SPOKEN_OF = "deed spoken of"
_JUDGING = frozenset({Event.ACCUSE, Event.REJECT, Event.STATEMENT, Event.SUPPORT, Event.THREATEN, Event.REQUEST})
_DEEDS = frozenset({Event.ASSAULT, Event.COERCE, Event.MOBILIZE})
_ADDRESSED = frozenset({Event.ACCUSE, Event.REQUEST})
_WANTED = frozenset({"REQUEST", "THREATEN"})
_PRONOUNS = ("that", "which", "who", "whom", "where")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_REACH = 8
_WORDS = 18
_TAIL = 3
_BACK = 2
_TAKING_UP = frozenset(
    {
        "come",
        "follow",
        "be",
        "fall",
        "occur",
        "happen",
        "begin",
        "drive",
        "prompt",
        "trigger",
        "provoke",
        "spark",
        "mark",
    }
)
_OF = ("for", "of", "by", "over", "at", "about")
_STOPS = (",", ";", ":", ".", "(", "—", "–")
_GENERAL = {"any": None, "spoken": True, "done": False}


def find_deeds_spoken_of(scene: Scene) -> Iterator[AnswerCue]:
    """Yield a cue for each deed or word that a statement judges by a definite noun: "This raid is an act of war"."""
    for later in dict.fromkeys(s for n in scene.by_token.values() for s in n):
        if not later.spoken or later.event not in _JUDGING:
            continue
        for noun in _said(later, scene):
            if name_act(noun) is None or is_open(noun):
                continue
            if noun.i in scene.by_token:
                yield from _tie_charge(noun, later, scene)
                continue
            if not (_is_pointed_at(noun) and _is_judged(noun, later)):
                continue
            cue = build_cue(later, _first_of(noun), last_of_phrase(noun), DEED_SPOKEN_OF, scene, antecedent=noun)
            if cue.antecedent_actor is not None or not _is_somebodys(noun):
                yield cue
            elif _is_blamed_or_asked(later, noun):
                yield replace(cue, antecedent_actor=_meant_by_pronoun(noun, later))


def _said(later: Statement, scene: Scene) -> Iterator[Token]:
    """Yield the nouns in what a statement says: its content, else the words after or, in an inverted order, before."""
    start, end = _bounds(later, scene)
    for token in scene.sentence.tokens:
        if token.upos in ("NOUN", "PROPN") and start <= token.start < end and not _is_complement(token):
            yield token


def _bounds(later: Statement, scene: Scene) -> tuple[int, int]:
    if later.content is not None and later.content.article == scene.sentence.article:
        return later.content.start, later.content.end
    trigger = later.report.trigger
    before = scene.sentence.text[: max(0, trigger.start - scene.sentence.start)]
    if before.rstrip().endswith(("”", '"', ",")) or "”" in before or before.count('"') > 1:
        return scene.sentence.start, trigger.start
    rest = [t for t in scene.sentence.tokens if t.start >= trigger.end]
    if "," in before and len(rest) <= _TAIL:
        return scene.sentence.start, scene.sentence.start + before.rindex(",")
    return trigger.end, rest[min(len(rest) - 1, _WORDS)].end if rest else trigger.end


def _is_complement(noun: Token) -> bool:
    """Return whether a noun stands in a phrase of time or means what somebody calls something else."""
    return any(c.relation == "case" and c.lower in ("after", "before", "until", "since", "as") for c in noun.children)


def _is_pointed_at(noun: Token) -> bool:
    """Return whether a noun is shown or has its article and no clause of its own: "the raid", "such talk"."""
    if any(c.has_feat("PronType=Dem") or c.lower == "such" for c in noun.children):
        return True
    return is_shown(noun) and not any(
        c.relation == "acl" or (c.relation == "nmod" and c.i > noun.i) for c in noun.children
    )


def _is_somebodys(noun: Token) -> bool:
    return any(c.dep == "nmod:poss" and c.upos == "PRON" for c in noun.children)


def _is_judged(noun: Token, later: Statement) -> bool:
    """Return whether something is said of what a noun means: it is subject, is shown, or is what one is blamed for."""
    if noun.relation == "nsubj" or any(c.has_feat("PronType=Dem") or c.lower == "such" for c in noun.children):
        return True
    if later.event is Event.STATEMENT:
        return False
    cases = [c.lower for c in noun.children if c.relation == "case"]
    return noun.relation == "obj" or (bool(cases) and cases[0] in _OF)


def _tie_charge(noun: Token, later: Statement, scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cue of "linked agents to the killing of a cleric": a charge answers the deed that its noun tells."""
    inner = tuple(s for s in scene.by_token[noun.i] if s.event in _DEEDS and s != later)
    if later.event is Event.ACCUSE and inner and not is_own_act(later, inner):
        yield build_cue(
            later, _first_of(noun), last_of_phrase(noun), DEED_SPOKEN_OF, scene, antecedent=noun, inner=inner
        )


def _is_blamed_or_asked(later: Statement, noun: Token) -> bool:
    """Return whether one party alone is addressed about an act of its own: "demanded that Oslo undo its decision"."""
    addressed = later.event in _ADDRESSED and len(later.targets) == 1 and noun.relation == "obj"
    return addressed and _WANTED.isdisjoint(events_by_noun()[name_act(noun) or ""])


def _meant_by_pronoun(noun: Token, later: Statement) -> Mention:
    """Return the one addressed as whom a pronoun means in what is said of an act: "told Oslo to undo its decision"."""
    pronoun = next(c for c in noun.children if c.dep == "nmod:poss" and c.upos == "PRON")
    span = Span(article=noun.sentence.article, start=pronoun.start, end=pronoun.end, text=pronoun.text)
    return replace(later.targets[0], span=span)


def _first_of(noun: Token) -> Token:
    return min((noun, *(c for c in noun.children if c.i < noun.i and c.upos != "PUNCT")), key=lambda t: t.i)


def find_relatives(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of "turned water cannon on migrants who pelted them", "quit the talks that Hanoi called"."""
    tokens = scene.sentence.tokens
    for pronoun in tokens[1:]:
        if pronoun.lower not in _PRONOUNS or not _is_relative(pronoun):
            continue
        before = [i for i in scene.by_token if i < pronoun.i]
        if not before:
            continue
        if any(t.xpos in _FINITE for t in tokens[max(before) + 1 : pronoun.i]):
            continue
        clause = _clause(pronoun)
        told = next((t for t in clause if t.i in scene.by_token), None)
        if told is None or told.lemma in _answering() or told.upos != "VERB":
            continue
        past = any(t.lower in ("had", "has", "have") for t in clause if t.i < told.i)
        if tokens[pronoun.i - 1].lower == "," and not past:
            continue
        for later in scene.by_token[max(before)]:
            own = {m.actor for m in later.sources}
            inner = tuple(s for s in scene.by_token[told.i] if own.isdisjoint(m.actor for m in s.sources))
            if inner and later not in inner and concern(inner[0], later):
                yield build_cue(later, tokens[pronoun.i - 1], told, RELATIVE, scene, antecedent=None, inner=inner)


def _is_relative(pronoun: Token) -> bool:
    previous = pronoun.sentence.tokens[pronoun.i - 1]
    if previous.lower == ",":
        return pronoun.lower != "that"
    return previous.upos in ("NOUN", "PROPN") and not (
        pronoun.lower == "that" and pronoun.upos == "SCONJ" and name_act(previous)
    )


def _clause(pronoun: Token) -> list[Token]:
    clause: list[Token] = []
    for token in pronoun.sentence.tokens[pronoun.i + 1 : pronoun.i + 1 + _REACH]:
        if token.lower in _STOPS:
            break
        clause.append(token)
    return clause


@cache
def _answering() -> frozenset[str]:
    return frozenset(row["words"] for row in cue_rows() if row["kind"] in ("verb", "reverse", "answer", "received"))


def place_subject(
    sentence: Sentence, by_token: Mapping[int, tuple[Statement, ...]], before: Sequence[Statement]
) -> dict[int, tuple[Statement, ...]]:
    """Return the statements of a sentence by token, with the one its subject takes up put on its verb.

    "The step came after Hanoi paid" tells of a step of the sentences before;
    `before` are the statements of the article up to here.
    """
    placed = dict(by_token)
    root = next((t for t in sentence.tokens if t.is_root), None)
    subject = _subject_of(root) if root is not None else None
    if root is None or subject is None or {root.i, subject.i} & placed.keys():
        return placed
    copula = root.upos == "NOUN" and any(c.relation == "cop" for c in root.children)
    if not (copula or root.lemma in _TAKING_UP) or name_act(subject) is None or not points_back(subject):
        return placed
    meant = _last_meant(name_act(subject) or "", before, sentence.start)
    if meant is not None:
        placed[root.i] = (meant,)
    return placed


def _subject_of(root: Token) -> Token | None:
    return root.child("nsubj")


def _last_meant(noun: str, before: Sequence[Statement], start: int) -> Statement | None:
    events = events_by_noun()[noun]
    near = [s for s in before if s.report.trigger.start < start]
    if not near:
        return None
    places = sorted({s.report.sentence.start for s in near}, reverse=True)[:_BACK]
    for place in places:
        for told in (s for s in near if s.report.sentence.start == place):
            if told.event.value in events or "any" in events or ("spoken" if told.spoken else "done") in events:
                return told
    return None
