"""Read set forms in which an act answers: "answered that ...", "at Moscow's request", "as the union had threatened".

What is answered is left open ("Tehran retorted that ..."), or named by the
noun or the verb of the form itself.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from escalate.extract.answers.nouns import OWNERS, is_open, name_act, points_back
from escalate.extract.answers.scene import SPEECH, build_cue, cue_rows, find_answering, last_of_phrase, statements_of
from escalate.extract.answers.surroundings import (
    find_answerers,
    is_negated,
    is_shown,
    match_lemmas,
    told_before,
    told_next,
    words_after,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from escalate.extract.answers.scene import Scene
    from escalate.model import AnswerCue, Statement
    from escalate.parse.tokens import Token

_NEAR = 5
_OF_WORDS = ("deny", "apologise", "apologize")
_FAR = 12
_DENIED = 18
_DENYING = ("deny", "disclaim", "disavow")
_ENDS = (";", ":", ".", "—", "–", "but", "although", "though", "while", "saying", "who", "which")
_MATCHING = ("is", "was", "been", "did", "do", "done", "exactly", "just", "precisely")
_LIKENING = ("mark", "advmod", "case")
_FIRST = ("after", "once", "because", "since")
_TERMS = ("deadline", "ultimatum", "term", "truce", "ceasefire", "cease-fire")
_ENDING = ("expire", "pass", "run", "lapse", "near", "approach", "loom", "draw", "end", "elapse")
_SAID = {
    "advise": "advice", "ask": "demand", "beg": "plea", "beseech": "plea", "bid": "demand", "command": "demand",
    "counsel": "advice", "demand": "demand", "dictate": "demand", "direct": "demand", "exhort": "plea",
    "implore": "plea", "insist": "demand", "instruct": "demand", "invite": "invitation", "order": "demand",
    "plead": "plea", "pledge": "pledge", "promise": "promise", "propose": "proposal", "recommend": "recommendation",
    "request": "demand", "require": "demand", "seek": "demand", "stipulate": "demand", "suggest": "proposal",
    "swear": "vow", "tell": "demand", "threaten": "threat", "urge": "plea", "vow": "vow", "want": "demand",
    "warn": "warning", "wish": "demand",
}  # fmt: skip


def find_formulas(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of the set forms of answering in a sentence."""
    if scene.by_token:
        yield from _find_bare_answers(scene)
        yield from _find_denials(scene)
        yield from _find_requests(scene)
        yield from _find_said_before(scene)
        yield from _find_received(scene)
        yield from _find_subject_phrases(scene)
        yield from _find_deadlines(scene)


def _find_bare_answers(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of "Tehran answered that ...", "responded by closing ...": what was told before is answered."""
    present = {token.lemma for token in scene.sentence.tokens}
    for words in words_of("answer"):
        for token in scene.sentence.tokens if words[0] in present else ():
            if token.lemma != words[0] or token.upos != "VERB" or is_negated(token):
                continue
            last = token if len(words) == 1 else match_lemmas(words, token, scene)
            if last is None or _has_object(last, words, scene) or _find_denied(token) is not None:
                continue
            told = scene.by_token.get(token.i, ()) or _told_below(token, last, scene)
            for later in told:
                inner = told_before(token, later, scene)
                if later not in inner and not (inner and _comes_first(token)):
                    yield build_cue(later, token, last, " ".join(words), scene, antecedent=None, inner=inner)


def _find_denials(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of "denied that it had anything to do with the raid", "denied any part in the bombing"."""
    for token in scene.sentence.tokens:
        noun = _find_denied(token)
        if noun is None or is_negated(token):
            continue
        inner = scene.told_at(noun.i)
        for later in scene.by_token.get(token.i) or find_answerers(token, frozenset(), scene):
            if later not in inner:
                first = min((noun, *(c for c in noun.children if c.i < noun.i)), key=lambda t: t.i)
                yield build_cue(later, first, last_of_phrase(noun), "deny", scene, antecedent=noun, inner=inner)


def _find_denied(verb: Token) -> Token | None:
    """Return the noun for the act that somebody denies a part in."""
    if verb.lemma not in _DENYING or verb.upos != "VERB":
        return None
    denied = takewhile(lambda t: t.lower not in _ENDS, verb.sentence.tokens[verb.i + 1 : verb.i + 1 + _DENIED])
    return next((t for t in denied if t.upos == "NOUN" and name_act(t) and is_shown(t) and not is_open(t)), None)


def _comes_first(verb: Token) -> bool:
    """Return whether a clause tells what came before that of its governor: "after the envoy apologised"."""
    before = verb.sentence.tokens[max(0, verb.i - _NEAR) : verb.i]
    return verb.relation == "advcl" and any(t.lower in _FIRST for t in before)


def _told_below(token: Token, last: Token, scene: Scene) -> tuple[Statement, ...]:
    """Return what an answering verb goes on to tell: "responded by closing ...", "followed suit and expelled"."""
    if token.lemma in _OF_WORDS:
        return ()
    below = {t.i for t in token.subtree()}
    after = [i for i in scene.by_token if i > last.i and i in below]
    return scene.by_token[min(after)] if after else ()


def _has_object(last: Token, words: Sequence[str], scene: Scene) -> bool:
    """Return whether an answering verb names what it answers, or takes an object that is no clause of speech."""
    after = words_after(last, scene)
    if not after:
        return False
    if len(words) == 1 and after[0].lower in ("to", "at", "for", "over"):
        return not (len(after) > 1 and after[1].upos in ("VERB", "AUX"))
    nominal = after[0].upos in ("DET", "NOUN", "PROPN", "ADJ", "NUM") or after[0].lower == "it"
    return len(words) == 1 and nominal and last.child("obj") is not None and last.child("ccomp") is None


def _find_requests(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of "at Moscow's request", "at the urging of bishops", "under pressure from Washington"."""
    nouns = {words[0] for words in words_of("request")}
    for token in scene.sentence.tokens:
        if token.lemma not in nouns or token.upos != "NOUN":
            continue
        case = next(
            (c for c in token.children if c.relation == "case" and c.lower in ("at", "on", "upon", "under")), None
        )
        owned = any(c.dep == "nmod:poss" for c in token.children) or any(
            t.lower in OWNERS for t in scene.sentence.tokens[token.i + 1 : token.i + 2]
        )
        if case is None or not owned or name_act(token) is None:
            continue
        below = frozenset(t.i for t in token.subtree())
        inner = scene.told_at(token.i)
        opened = case.i == 0 and told_next(scene.sentence.tokens[max(below)], scene)
        for later in find_answering(token.head, below, scene, borders=SPEECH) or opened or ():
            if later not in inner:
                last = last_of_phrase(token)
                yield build_cue(later, case, last, "at the request of", scene, antecedent=token, inner=inner)


def _find_said_before(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of "as demanded by Baghdad", "as the union had threatened"."""
    for token in scene.sentence.tokens:
        noun = _SAID.get(token.lemma) or _SAID.get(_stem(token))
        if noun is None or token.upos not in ("VERB", "ADJ") or token.i in scene.by_token:
            continue
        mark = _find_as(token, scene)
        if mark is None:
            continue
        before = [i for i in scene.by_token if i < mark.i]
        agent = next((c for c in token.children if c.dep == "nsubj"), None)
        by = next((n for n in token.all_children("obl") if any(c.lower == "by" for c in n.children)), agent)
        after = [i for i in scene.by_token if i > token.i]
        told = scene.by_token[max(before)] if before else scene.by_token[min(after)] if after else ()
        for later in told:
            made = build_cue(
                later, mark, by if by is not None and by.i > token.i else token, "as said", scene, antecedent=None
            )
            actor = scene.cast.mentions((by,)) if by is not None else ()
            yield replace(made, antecedent_noun=noun, antecedent_actor=actor[0] if actor else None)


def _stem(participle: Token) -> str:
    """Return the verb of a participle that the tree takes for an adjective: "beg" of "begged"."""
    stem = participle.lower.removesuffix("ed")
    return stem[:-1] if stem[-2:-1] == stem[-1:] else stem


def _find_as(verb: Token, scene: Scene) -> Token | None:
    """Return the word before a verb of wanting that likens an act to what was wanted: "as", or "what" after "was"."""
    tokens = scene.sentence.tokens
    for mark in reversed(tokens[max(0, verb.i - _NEAR) : verb.i]):
        before = tokens[mark.i - 1].lower if mark.i else ""
        if mark.lower == "as" and before not in ("such", "well", "as", "soon") and mark.relation in _LIKENING:
            return mark
        if mark.lower == "what" and before in _MATCHING:
            return mark
    return None


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


def _find_subject_phrases(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of "the plea went unheeded", "the offer fell on deaf ears": the subject is what is answered."""
    present = {token.lemma for token in scene.sentence.tokens}
    for words in words_of("subject phrase"):
        for token in scene.sentence.tokens if words[0] in present else ():
            last = match_lemmas(words, token, scene) if token.lemma == words[0] and not is_negated(token) else None
            subject = token.child("nsubj")
            if last is None or subject is None or name_act(subject) is None:
                continue
            own = scene.by_token.get(token.i, ()) or scene.by_token.get(last.i, ()) or told_next(last, scene)
            inner = statements_of(subject, scene)
            for later in own:
                if later not in inner:
                    yield build_cue(later, subject, last, " ".join(words), scene, antecedent=subject, inner=inner)


def _find_deadlines(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of "as the deadline expired", "with the ultimatum about to run out": it is acted upon."""
    tokens = scene.sentence.tokens
    for first in tokens:
        noun = next((t for t in tokens[first.i + 1 : first.i + _NEAR] if t.lemma in _TERMS), None)
        if first.lower not in ("as", "with", "before", "when") or noun is None:
            continue
        end = next((t for t in tokens[noun.i + 1 : noun.i + _FAR] if t.lemma in _ENDING), None)
        if end is None:
            continue
        before = [i for i in scene.by_token if i < first.i]
        after = [i for i in scene.by_token if i > end.i]
        inner = next((scene.by_token[i] for i in range(noun.i, end.i) if i in scene.by_token), ())
        for later in scene.by_token[max(before)] if before else scene.by_token[min(after)] if after else ():
            if later not in inner:
                yield build_cue(later, first, end, "as the deadline", scene, antecedent=noun, inner=inner)
