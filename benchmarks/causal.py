"""Find what caused what: `python -m benchmarks.causal DATA.jsonl > PREDICTIONS.jsonl`.

Reads objects with `id`, `text` and given `events`, and writes
`{"id", "links": [{"cause", "effect"}]}` of event ids; or objects without
events, and writes `{"id", "causal", "relations": [{"cause", "effect",
"signal"}]}` with lists of spans. Causal links are a neighbour task: every
event word stands for a statement, and two of them are tied where the product
reads an answer, a condition, a purpose, an act that a participle names, or an
earlier event in a clause. Only ties inside a sentence are read.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.anchors import token_at
from benchmarks.timex import read_documents
from escalate.extract.answers import find_answer_cues
from escalate.extract.conditions import find_conditions
from escalate.extract.cue_acts import act_of_cue
from escalate.extract.events import EventLexicon, code_sentence
from escalate.extract.events.moods import mood_of
from escalate.model import Event, Mention, Order, Report, Span, Statement
from escalate.parse import Parser
from escalate.read.layout import find_blocks
from escalate.resolve.times import order_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from escalate.model import AnswerCue
    from escalate.parse.tokens import Sentence, Token

_CLAUSES = frozenset({"acl", "advcl", "xcomp"})
_TIMES = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two words of a sentence that head a cause and its effect, and where the words that tie them stand."""

    cause: Token
    effect: Token
    signal: tuple[int, int]


class Nobody:
    """A cast that knows no actor: what ties two events does not depend on who acts."""

    def mentions(self, tokens: Iterable[Token]) -> tuple[Mention, ...]:
        """Return no actor, whatever the words."""
        del tokens
        return ()


def find_events(sentence: Sentence) -> tuple[Token, ...]:
    """Return the words of a sentence that may tell an event: its verbs and its common nouns but those of time."""
    return tuple(t for t in sentence.tokens if t.upos == "VERB" or (t.upos == "NOUN" and t.entity not in _TIMES))


def find_ties(sentence: Sentence, events: Sequence[Token], *, lexicon: EventLexicon) -> Iterator[Tie]:
    """Yield what ties two words of a sentence; who answers is always one of `events`."""
    yield from _find_answers(sentence, {str(t.i): t for t in events})
    for condition in find_conditions(sentence):
        if condition.head is not condition.governor:
            mark = condition.first
            yield Tie(cause=condition.head, effect=condition.governor, signal=(mark.start, mark.end))
    coded = {r.trigger.i for r in code_sentence(sentence, lexicon=lexicon)}
    for token in sentence.tokens:
        if not token.is_root and token.relation in _CLAUSES:
            yield from _read_clause(token, coded=token.i in coded)


def _find_answers(sentence: Sentence, events: Mapping[str, Token]) -> Iterator[Tie]:
    told = [_stand_in(token, name) for name, token in events.items()]
    for cue in find_answer_cues([sentence], told, cast=Nobody()):
        effect, signal = events[cue.statement], _signal_of(cue)
        cause = events.get(cue.antecedent_statement or "") or _head_of(cue, effect, signal)
        if cause is not None and cause is not effect:
            yield Tie(cause=cause, effect=effect, signal=signal)


def _stand_in(token: Token, name: str) -> Statement:
    """Return a statement whose trigger is `token`, of nobody, and hostile, so that any connective may take it."""
    sentence = token.sentence
    report = Report(
        article=sentence.article,
        sentence=Span(article=sentence.article, start=sentence.start, end=sentence.end, text=sentence.text),
        trigger=Span(article=sentence.article, start=token.start, end=token.end, text=token.text),
        rule="given",
    )
    return Statement(
        id=name, event=Event.ASSAULT, mode=None, spoken=False, intensity=0.0, sources=(), targets=(),
        reports=(report,), when=None, confidence=1.0,
    )  # fmt: skip


def _signal_of(cue: AnswerCue) -> tuple[int, int]:
    """Return where the connective of a cue stands, and the first word of the cue for a verb that ties."""
    words = cue.span.text.lower()
    size = len(cue.connective) if words.startswith(cue.connective) else len(words.split()[0])
    return cue.span.start, cue.span.start + size


def _head_of(cue: AnswerCue, effect: Token, signal: tuple[int, int]) -> Token | None:
    """Return the highest word of what a cue says is answered."""
    inside = [t for t in effect.sentence.tokens if signal[1] <= t.start < cue.span.end and t is not effect]
    return next((t for t in inside if t.is_root or t.head not in inside), None)


def _read_clause(token: Token, *, coded: bool) -> Iterator[Tie]:
    """Yield the tie of a clause to the word it hangs on; `coded` says that its verb tells an event of the product's.

    The aim of an act, and the demand or reproach that a participle adds to
    it, are why it was done; so is what a clause tells as the earlier. Another
    participle tells what came of it.
    """
    mark = token.child("mark", "case")
    signal = (mark.start, mark.end) if mark is not None else (token.start, token.end)
    named = mark is None and token.xpos == "VBG" and act_of_cue(token) is not None
    earlier = mark is not None and token.relation == "advcl" and _is_earlier(token)
    if named or earlier or mood_of(token).purpose:
        yield Tie(cause=token, effect=token.head, signal=signal)
    elif coded and token.xpos in {"VBG", "VBN"}:
        yield Tie(cause=token.head, effect=token, signal=signal)


def _is_earlier(token: Token) -> bool:
    """Return whether the event of a clause began before that of the word it hangs on."""
    if token.i < token.head.i:
        return order_of(token, token.head) is Order.BEFORE
    return order_of(token.head, token) is Order.AFTER


def phrase_of(head: Token, *, other: Token, signal: tuple[int, int]) -> dict[str, int]:
    """Return the span of what `head` governs, less what `other` does where it stands below, less the signal."""
    out = {t.i for t in other.subtree()} if head in other.ancestors() else set()
    inside = [t for t in head.subtree() if t.i not in out and t.upos != "PUNCT" and not _holds(signal, t)]
    run = [t for t in inside if t.i == head.i] or [head]
    by_place = {t.i: t for t in inside}
    while run[0].i - 1 in by_place:
        run.insert(0, by_place[run[0].i - 1])
    while run[-1].i + 1 in by_place:
        run.append(by_place[run[-1].i + 1])
    return {"start": run[0].start, "end": run[-1].end}


def _holds(place: tuple[int, int], token: Token) -> bool:
    return place[0] <= token.start < place[1]


def find_links(document: Mapping[str, Any], parser: Parser, lexicon: EventLexicon) -> dict[str, Any]:
    """Return the causal links between the given events of a document."""
    text = document["text"]
    sentences = parser.parse(text, article=document["id"], blocks=find_blocks(text))
    ids: dict[tuple[int, int], str] = {}
    given: dict[int, list[Token]] = {}
    for event in document["events"]:
        token = token_at(sentences, event["start"], event["end"])
        if token is not None and (token.sentence.index, token.i) not in ids:
            ids[token.sentence.index, token.i] = event["id"]
            given.setdefault(token.sentence.index, []).append(token)
    links: dict[tuple[str, str], None] = {}
    for sentence in sentences:
        for tie in find_ties(sentence, given.get(sentence.index, []), lexicon=lexicon):
            cause, effect = _given_at(tie.cause, ids), _given_at(tie.effect, ids)
            if cause is not None and effect is not None and cause != effect:
                links[cause, effect] = None
    return {"id": document["id"], "links": [{"cause": a, "effect": b} for a, b in links]}


def _given_at(token: Token, ids: Mapping[tuple[int, int], str]) -> str | None:
    """Return the event given at a word, or at the first one above it in its clause: what hangs on a noun goes there."""
    for node in (token, *token.ancestors()):
        if (found := ids.get((node.sentence.index, node.i))) is not None:
            return found
        if node.upos == "VERB":
            break
    return None


def find_relations(document: Mapping[str, Any], parser: Parser, lexicon: EventLexicon) -> dict[str, Any]:
    """Return whether a text tells a cause, and the spans of causes, effects and signals."""
    text = document["text"]
    relations: dict[tuple[int, int, int, int], dict[str, Any]] = {}
    for sentence in parser.parse(text, article=document["id"], blocks=find_blocks(text)):
        for tie in find_ties(sentence, find_events(sentence), lexicon=lexicon):
            cause = phrase_of(tie.cause, other=tie.effect, signal=tie.signal)
            effect = phrase_of(tie.effect, other=tie.cause, signal=tie.signal)
            place = (cause["start"], cause["end"], effect["start"], effect["end"])
            signal = {"start": tie.signal[0], "end": tie.signal[1]}
            relations.setdefault(place, {"cause": [cause], "effect": [effect], "signal": [signal]})
    return {"id": document["id"], "causal": int(bool(relations)), "relations": list(relations.values())}


def main() -> None:
    """Write the causal links of the file named on the command line to standard output."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("data", type=Path)
    parser, lexicon = Parser.load(), EventLexicon.load()
    for document in read_documents(options.parse_args().data):
        find = find_links if "events" in document else find_relations
        sys.stdout.write(json.dumps(find(document, parser, lexicon)) + "\n")


if __name__ == "__main__":
    main()
