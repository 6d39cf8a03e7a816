"""What somebody said that no event word codes: a plain statement, or what its words amount to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from escalate.extract.cue_acts import act_of_cue
from escalate.extract.demands import find_demand
from escalate.extract.drafts import Draft, build_statement
from escalate.extract.events.entries import ROOT_INTENSITY
from escalate.extract.implied import as_cue, as_demand, as_stance, as_threat
from escalate.extract.roles import without
from escalate.extract.scene import is_said
from escalate.extract.stances import Stance, find_stance
from escalate.extract.threats import ThreatPhrase, find_threat
from escalate.extract.ultimatums import find_ultimatum
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.extract.attribution import Attribution
    from escalate.extract.demands import Demand
    from escalate.extract.scene import Scene
    from escalate.model import Mention, Span, Statement
    from escalate.parse import Token

LEAST_WORDS = 4
_MODALS = frozenset({"will", "would", "'ll", "’ll", "shall", "can", "could", "may", "wo"})
# Verbs after which an infinitive tells what was done: "went on to say that".
_GOES_ON = frozenset({"begin", "start", "continue", "go", "come", "proceed"})
# What an agency does that tells what somebody else said: "quoted", "cited", "reported".
_PASSING_ON = frozenset({"quote", "report"})
# What tells that somebody spoke of a thing, but not what was said of it: "spoke about the war".
_TOPICAL = frozenset({"say", "discuss", "report", "refer"})
# What is vowed is still to come, in whatever tense it is told: "vowed that revenge awaited them".
_VOWING = frozenset({"vow", "swear", "pledge", "promise", "warn", "threaten"})
# A plain statement is nearly as sure as its attribution; what its words are taken to amount to is less so.
_AS_SAID, _AS_TAKEN = 0.9, 0.8


def state_speech(scene: Scene, number: int, told: Sequence[Statement]) -> Statement | None:
    """Return what the speaker of an attribution says by it, beside the statements `told` in its content.

    None when somebody's own act in the content says it already, when nobody
    can be named as the speaker, or when the speaker only passes on what
    others said or did: then he is their reporter.
    """
    attribution = scene.attributions[number]
    speakers = scene.speakers(number)
    if not speakers or not is_said(attribution):
        return None
    if attribution.force in _PASSING_ON and scene.passes_on(number):
        return None  # "Reuters quoted the general as saying": the general speaks
    content = scene.content(number)
    own = any(s.spoken and s.sources and s.sources[0].actor == speakers[0].actor for s in told)
    if content is None or len(content.text.split()) < LEAST_WORDS:
        return None
    if not _is_told(attribution) or _is_mere_topic(scene, attribution, content) or _passes_on(scene, number, content):
        return None
    threatened = any(s.event is Event.THREATEN for s in told)
    phrase = find_threat(content.text) if not threatened else None
    vowed = attribution.cue_token is not None and attribution.cue_token.lemma in _VOWING
    if phrase is not None and not (phrase.in_any_tense or vowed or _is_open(scene, content)):
        phrase = None
    if own and phrase is None:
        return None
    if phrase is None and not threatened and not own:
        phrase = find_ultimatum(scene, content, speakers[0])
    demand = find_demand(scene.tokens_within(content)) if phrase is None else None
    # Who denies, promises or refuses acts by saying so, whatever else is told in it.
    acts = _acts(attribution)
    implied = phrase or demand or (None if acts or threatened else _stance(scene, speakers[0], content))
    passed_on = (bool(told) or scene.passes_on(number)) and not acts
    if implied is None and passed_on and not attribution.direct and not attribution.mixed:
        return None
    return _build(scene, number, speakers, content, implied)


def _stance(scene: Scene, speaker: Mention, content: Span) -> Stance | None:
    """Return what somebody refuses or blames by its words; an onlooker's view of others is no act."""
    return find_stance(content.text, of_party=scene.cast.is_placed(speaker))


def _acts(attribution: Attribution) -> bool:
    cue = attribution.cue_token
    return cue is not None and cue.upos == "VERB" and act_of_cue(cue) is not None


def _is_told(attribution: Attribution) -> bool:
    """Return whether the saying is told as having happened: "to protest the killings" is only a purpose."""
    cue = attribution.cue_token
    if cue is None or cue.upos != "VERB" or attribution.quotes:
        return True
    if cue.xpos == "VBG" and cue.dep == "acl" and any(c.lower == "of" and c.i < cue.i for c in cue.children):
        return False  # "the chance of saying so"
    bare = cue.xpos == "VB" and any(c.xpos == "TO" for c in cue.children)
    return not bare or (cue.dep == "xcomp" and cue.head.lemma in _GOES_ON and attribution.rule == "that-clause")


def _is_mere_topic(scene: Scene, attribution: Attribution, content: Span) -> bool:
    """Return whether "talk" or "spoke" has only a topic, and no words or act that it amounts to."""
    cue = attribution.cue_token
    if cue is None or attribution.quotes:
        return False
    topical = attribution.rule == "prepositional" and attribution.force in _TOPICAL
    if cue.upos == "VERB" and (topical or (attribution.rule == "object" and attribution.force == "quote")):
        return not _is_clausal(scene, content)
    if cue.upos != "NOUN":
        return False
    if act_of_cue(cue) is not None:
        return not _is_owner(attribution.speaker, cue)
    return not _is_clausal(scene, content)


def _is_clausal(scene: Scene, content: Span) -> bool:
    words = scene.tokens_within(content)
    return any(t.upos in {"VERB", "AUX"} and t.has_feat("VerbForm=Fin") for t in words)


def _is_owner(speaker: Token | None, noun: Token) -> bool:
    """Return whether a demand or promise is the speaker's own: "his demand", "the demand by", "he made a demand"."""
    return speaker is not None and (speaker in noun.subtree() or speaker.head is noun.head)


def _passes_on(scene: Scene, number: int, content: Span) -> bool:
    """Return whether the same words are somebody else's already: "she said ..., the radio reported"."""
    return any(
        scene.speakers(other)
        and (_trails(scene, number, other) or not _within(scene, number, other))
        and any(p.start <= content.start and content.end <= p.end for p in attribution.content)
        for other, attribution in enumerate(scene.attributions)
        if other != number and is_said(attribution) and attribution.cue_token is not None
    )


def _within(scene: Scene, number: int, other: int) -> bool:
    """Return whether the cue of one attribution stands in what the other says: one passes the other on."""
    cue = scene.attributions[number].cue_token
    return cue is None or any(p.start <= cue.start < p.end for p in scene.attributions[other].content)


def _trails(scene: Scene, number: int, other: int) -> bool:
    """Return whether a cue only follows the words that the other one of its sentence opens."""
    cue, opener = scene.attributions[number].cue_token, scene.attributions[other].cue_token
    return (
        cue is not None
        and opener is not None
        and cue.sentence is opener.sentence
        and opener.start < min(p.start for p in scene.attributions[number].content)
        and cue.start > max(p.end for p in scene.attributions[number].content)
    )


def find_run_on_threats(scene: Scene) -> Iterator[Statement]:
    """Yield threats in a clause that runs on after what somebody said: "said that ..., but this will cost them"."""
    for sentence in scene.sentences:
        phrase = find_threat(sentence.text)
        word = scene.token_at(sentence.start + phrase.start) if phrase is not None else None
        if word is None or any(is_said(scene.attributions[n]) for n in scene.holders(word.start)):
            continue
        before = [
            n
            for n, a in enumerate(scene.attributions)
            if a.cue_token is not None
            and a.cue_token.sentence is sentence
            and a.cue_token.start < word.start
            and is_said(a)
        ]
        clause = next((t for t in (word, *word.ancestors()) if t.dep in {"conj", "parataxis"}), None)
        speakers = scene.speakers(before[-1]) if before else ()
        if not speakers or clause is None:
            continue
        words = [t for t in clause.subtree() if t.upos not in {"PUNCT", "CCONJ"}]
        content = scene.span(words[0].start, words[-1].end)
        implied = find_threat(content.text)
        if implied is not None and (implied.in_any_tense or _is_open(scene, content)):
            yield _build(scene, before[-1], speakers, content, implied, has_cue=False)


def _is_open(scene: Scene, content: Span) -> bool:
    """Return whether what is said is still to come or conditional, as a threat is."""
    if any(True for _ in scene.conditions_within(content)):
        return True
    tokens = scene.tokens_within(content)
    return any((t.upos == "AUX" and t.lower in _MODALS) or t.lower == "better" for t in tokens)


def _build(
    scene: Scene, number: int, speakers: tuple[Mention, ...], content: Span,
    implied: ThreatPhrase | Demand | Stance | None, *, has_cue: bool = True,
) -> Statement:  # fmt: skip
    attribution = scene.attributions[number]
    anchor = attribution.cue_token or scene.tokens_within(content)[0]
    sure = min(m.confidence for m in speakers) * attribution.confidence
    draft = Draft(
        event=Event.STATEMENT,
        mode=None,
        intensity=ROOT_INTENSITY[Event.STATEMENT],
        spoken=True,
        sources=speakers,
        targets=without(scene.addressees(number) or scene.hosts(number), speakers),
        trigger=scene.span(anchor.start, anchor.end),
        anchor=anchor,
        rule=attribution.rule,
        confidence=sure * _AS_SAID,
        speech=number,
        enclosing=attribution.parent,
        content=content,
        has_cue=has_cue,
    )
    if implied is None:
        return build_statement(scene, as_cue(scene, draft, content, anchor))
    if isinstance(implied, ThreatPhrase):
        taken = as_threat(scene, draft, number, content, implied)
    elif isinstance(implied, Stance):
        taken = as_stance(scene, draft, number, content, implied)
    else:
        taken = as_demand(scene, draft, implied)
    return build_statement(scene, replace(taken, confidence=sure * _AS_TAKEN))
