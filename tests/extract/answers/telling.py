"""Find the cues of a sentence in which the acts of a test are told, each called by its trigger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from escalate.extract.answers import find_answer_cues
from escalate.model import Event, Mention, Report, Span, Statement
from escalate.read.layout import find_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from escalate.model import AnswerCue
    from escalate.parse import Parser
    from escalate.parse.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act of a test: its trigger, who does it to whom, and of what kind it is."""

    trigger: str
    by: str = ""
    to: str = ""
    event: Event = Event.SANCTION
    spoken: bool = False


class Capitals:
    """A cast in which every word with a capital is an actor."""

    def mentions(self, tokens: Iterable[Token]) -> tuple[Mention, ...]:
        return tuple(name(t.text, t.sentence.article, t.start) for t in tokens if t.text[0].isupper())


def name(text: str, article: str, start: int) -> Mention:
    """Return a mention of the actor of a name."""
    return Mention(actor=text, name=text, span=Span(article=article, start=start, end=start + len(text), text=text))


def find_cues(parser: Parser, text: str, *acts: Act | str) -> list[AnswerCue]:
    """Return the answer cues of a text that tells `acts`; a bare trigger is an act of nobody."""
    sentences = parser.parse(text, article="x", blocks=find_blocks(text))
    told = []
    for act in (Act(trigger=a) if isinstance(a, str) else a for a in acts):
        start = text.index(act.trigger)
        whole = next(s for s in sentences if s.start <= start < s.end)
        trigger = Span(article="x", start=start, end=start + len(act.trigger), text=act.trigger)
        sentence = Span(article="x", start=whole.start, end=whole.end, text=whole.text)
        told.append(
            Statement(
                id=act.trigger,
                event=act.event,
                mode=None,
                spoken=act.spoken,
                intensity=-3.0,
                sources=(name(act.by, "x", 0),) if act.by else (),
                targets=(name(act.to, "x", 0),) if act.to else (),
                reports=(Report(article="x", sentence=sentence, trigger=trigger, rule="test"),),
                when=None,
                confidence=1.0,
            )
        )
    return list(find_answer_cues(sentences, told, cast=Capitals()))
