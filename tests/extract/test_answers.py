"""The words by which a sentence says that a statement answers an earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.extract.answers import find_answer_cues
from escalate.model import Event, Mention, Report, Span, Statement
from escalate.parse import Parser
from escalate.read.layout import find_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from escalate.model import AnswerCue
    from escalate.parse.tokens import Token


class Named:
    """A cast in which every proper noun is an actor."""

    def mentions(self, tokens: Iterable[Token]) -> tuple[Mention, ...]:
        return tuple(
            Mention(
                actor=t.text, name=t.text, span=Span(article=t.sentence.article, start=t.start, end=t.end, text=t.text)
            )
            for t in tokens
            if t.text[0].isupper()
        )


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser.load()


def find(parser: Parser, text: str, *triggers: str, event: Event = Event.SANCTION) -> list[AnswerCue]:
    """Return the cues of a text in which each of the `triggers` is the trigger of a statement called by it."""
    sentences = parser.parse(text, article="x", blocks=find_blocks(text))
    statements = []
    for trigger in triggers:
        start = text.index(trigger)
        sentence = next(s for s in sentences if s.start <= start < s.end)
        statements.append(
            Statement(
                id=trigger,
                event=event,
                mode=None,
                spoken=False,
                intensity=-6.0,
                sources=(),
                targets=(),
                reports=(
                    Report(
                        article="x",
                        sentence=Span(article="x", start=sentence.start, end=sentence.end, text=sentence.text),
                        trigger=Span(article="x", start=start, end=start + len(trigger), text=trigger),
                        rule="test",
                    ),
                ),
                when=None,
                confidence=1.0,
            )
        )
    return list(find_answer_cues(sentences, statements, cast=Named()))


@pytest.mark.parametrize(
    ("text", "trigger", "connective", "noun", "actor"),
    [
        ("Macron protested Bolsonaro's remark about his wife.", "protested", "protest", "remark", "Bolsonaro"),
        ("Moscow expelled ten envoys in response to the sanctions.", "expelled", "in response to", "sanction", None),
        ("Ankara recalled its envoy after the vote.", "recalled", "after", "vote", None),
        ("Tehran rejected the ultimatum.", "rejected", "reject", "ultimatum", None),
        ("Pyongyang dismissed Trump's threats as empty.", "dismissed", "dismiss", "threat", "Trump"),
        ("Egypt cut ties in retaliation for the raid.", "cut", "in retaliation for", "raid", None),
        ("Beijing hit back at the tariffs with duties of its own.", "hit", "hit", "tariff", None),
    ],
)
def test_answer_names_what_is_answered(
    parser: Parser, text: str, trigger: str, connective: str, noun: str, actor: str | None
) -> None:
    (cue,) = find(parser, text, trigger)
    assert (cue.statement, cue.connective, cue.antecedent_noun) == (trigger, connective, noun)
    assert (cue.antecedent_actor.actor if cue.antecedent_actor else None) == actor
    assert text[cue.span.start : cue.span.end] == cue.span.text


def test_clause_of_the_same_sentence_is_the_antecedent(parser: Parser) -> None:
    (cue,) = find(
        parser, "Militias threatened the embassy after Trump said that troops would stay.", "threatened", "said"
    )
    assert (cue.statement, cue.antecedent_statement) == ("threatened", "said")


def test_cause_as_subject_turns_the_order_round(parser: Parser) -> None:
    (cue,) = find(parser, "The raid drew condemnation from Moscow.", "condemnation")
    assert cue.reversed
    assert (cue.statement, cue.antecedent_noun) == ("condemnation", "raid")


def test_in_response_alone_points_at_what_was_told_before(parser: Parser) -> None:
    (cue,) = find(parser, "In response, Tehran threatened to close the strait.", "threatened")
    assert cue.antecedent_noun is None
    assert cue.antecedent_actor is None


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("After a week of rain, Ankara recalled its envoy.", "recalled"),
        ("Students called for the withdrawal of the army.", "called"),
        ("Moscow expelled ten envoys in March.", "expelled"),
    ],
)
def test_words_that_tie_nothing_make_no_cue(parser: Parser, text: str, trigger: str) -> None:
    assert find(parser, text, trigger, event=Event.REQUEST) == []
