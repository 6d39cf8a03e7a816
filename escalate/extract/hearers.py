"""Whom words are meant for or against, where only the words themselves tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.aims import is_deed, is_own
from escalate.extract.events import vocabulary
from escalate.extract.parties import case_of, is_agent, is_scene
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.extract.conditions import ConditionClause
    from escalate.extract.scene import Scene
    from escalate.model import Mention, Span
    from escalate.parse import Token

_AGAINST = frozenset({"on", "upon", "against"})
_TOWARDS = frozenset({"to", "with", "from", "against", "by"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def find_aim(
    scene: Scene, content: Span, speaker: Mention, clause: ConditionClause | None, *, event: Event | None = None
) -> tuple[Mention, ...]:
    """Return whom words are meant for: who is to meet their condition, else the first of the others they speak of.

    Under blaming words the first they speak of is who is said to have done
    something, under a demand who is to do what is asked for.
    """
    blaming, asking = event is Event.ACCUSE, event is Event.REQUEST
    words = scene.tokens_within(content)
    tokens = [t for t in words if t.upos in _NOMINAL and not _is_compared(t) and not is_scene(t)]
    tokens = [
        t for t in tokens if not ((blaming or asking) and _is_beside(t, words)) and not (asking and _is_gainer(t))
    ]
    subjects = [t for t in tokens if t.relation == "nsubj"]
    if (blaming or asking) and subjects and subjects[0].dep == "nsubj:pass":
        # "complained that the envoy was being held", "demanded that he be freed": by whom is said by "by" alone
        tokens = subjects = [t for t in subjects[0].head.children if is_agent(t)]
    # "complained that the party had sold out its voters" blames the party
    blamed = subjects[:1] if blaming else []
    groups = [[] if blaming else struck_in(words), blamed]
    if clause is not None:
        groups.insert(0, acting_in(clause))
    others = [[t for t in tokens if t.relation in {"obj", "iobj", "obl"}], subjects]
    groups += others[::-1] if asking else others
    own = {m.actor for m in scene.cast.mentions([t for t in tokens if is_own(t)], speaker=speaker)}
    for group in groups:
        rival = bool(blamed) and group == blamed  # at home as well
        found = tuple(
            m
            for m in scene.cast.within(group, speaker=speaker)
            if m.actor not in own and m.actor != speaker.actor and (rival or not scene.cast.same_side(m, speaker))
        )
        if found:
            return found[:1]
    return ()


def find_opponent(scene: Scene, number: int, speaker: Mention) -> tuple[Mention, ...]:
    """Return those spoken to whom a threat or refusal can be meant for: no audience, and nobody of one's own side."""
    return tuple(
        m
        for m in scene.addressees(number)
        if not _is_audience(scene, m) and scene.cast.is_placed(m) and not scene.cast.same_side(m, speaker)
    )


def _is_audience(scene: Scene, mention: Mention) -> bool:
    """Return whether words only reach the public by somebody: "told the radio", "told reporters"."""
    words = scene.tokens_within(mention.span)
    return any(t.lemma.lower() in vocabulary.word_set("audience") for t in words)


def find_refused(scene: Scene, words: Span, speaker: Mention) -> tuple[Mention, ...]:
    """Return whom a refusal names behind its words: X in "no intention of apologising to X"."""
    for token in scene.tokens_within(words):
        if token.upos in _NOMINAL and case_of(token) in _TOWARDS and not is_scene(token):
            found = scene.cast.within([token], speaker=speaker)
            others = tuple(m for m in found if scene.cast.is_placed(m) and not scene.cast.same_side(m, speaker))
            if others:
                return others[:1]
    return ()


def find_sufferer(scene: Scene, phrase: Span, speaker: Mention) -> tuple[Mention, ...]:
    """Return who is to pay or to face what a threat tells of: X in "X would pay for it"."""
    for verb in scene.tokens_within(phrase):
        if verb.upos != "VERB" or verb.lemma not in vocabulary.word_set("reckoning"):
            continue
        subject = verb.child("nsubj")
        found = scene.cast.within([subject], speaker=speaker) if subject is not None else ()
        return tuple(m for m in found if m.actor != speaker.actor and not scene.cast.same_side(m, speaker))
    return ()


def acting_in(clause: ConditionClause) -> list[Token]:
    """Return who is to do or leave what a condition names: Y in "if Y went on", nobody in "if the men were used"."""
    return [t for t in clause.head.subtree() if t.dep == "nsubj"]


def struck_in(words: Sequence[Token]) -> list[Token]:
    """Return whom what words speak of would hit: X in "would bring a strike on X", "would send its army against X"."""
    return [
        c for t in words for c in t.children
        if c.upos in _NOMINAL and (case_of(c) == "against" or (case_of(c) in _AGAINST and is_deed(t)))
    ]  # fmt: skip


def _is_beside(token: Token, words: Sequence[Token]) -> bool:
    """Return whether a word only stands in what is said of a thing: "criticised the raid, which X called a mistake"."""
    inside = set(words)
    over = (t for t in (token, *token.ancestors()) if t in inside)
    return any(t.dep == "acl:relcl" or (t.relation in {"obl", "advcl"} and case_of(t) == "as") for t in over)


def _is_gainer(token: Token) -> bool:
    """Return whether what is asked for is to be somebody's: "compensation for the victims", "the release of X"."""
    over = token.head
    return token.relation in {"nmod", "obl"} and case_of(token) in {"for", "of"} and over.upos in {"NOUN", "VERB"}


def _is_compared(token: Token) -> bool:
    """Return whether a phrase is only what something is measured by: "no smaller than Iran's"."""
    return any(c.lower in {"than", "like"} and c.relation in {"case", "mark"} for c in token.children)
