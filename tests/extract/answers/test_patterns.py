"""Answer cues that the order of words still shows when the tree is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.extract.answers import find_answer_cues
from escalate.model import Event, Mention, Report, Span, Statement
from escalate.parse import Parser
from escalate.read.layout import find_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from escalate.model import AnswerCue
    from escalate.parse.tokens import Sentence, Token


class Named:
    """A cast in which every proper noun is an actor."""

    def mentions(self, tokens: Iterable[Token]) -> tuple[Mention, ...]:
        return tuple(named(t.text, t.sentence.article, t.start) for t in tokens if t.text[0].isupper())


def named(name: str, article: str, start: int) -> Mention:
    return Mention(actor=name, name=name, span=Span(article=article, start=start, end=start + len(name), text=name))


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser.load()


def lose_trees(sentences: Sequence[Sentence]) -> None:
    """Hang every word on the first, under a relation that says nothing."""
    for sentence in sentences:
        first, *rest = sentence.tokens
        first.head, first.dep, first.children = first, "root", list(rest)
        for token in rest:
            token.head, token.dep, token.children = first, "dep", []


def find(
    parser: Parser, text: str, *triggers: str, speaker: str = "", content: str = "", lost: bool = True
) -> list[AnswerCue]:
    """Return the cues of a sentence whose statements are called by their triggers; the last has the content given."""
    sentences = parser.parse(text, article="x", blocks=find_blocks(text))
    if lost:
        lose_trees(sentences)
    whole = Span(article="x", start=sentences[0].start, end=sentences[0].end, text=sentences[0].text)
    said = text.index(content) if content else 0
    statements = [
        Statement(
            id=trigger,
            event=Event.SANCTION,
            mode=None,
            spoken=bool(content),
            intensity=-6.0,
            sources=(named(speaker, "x", text.index(speaker)),) if speaker else (),
            targets=(),
            reports=(
                Report(
                    article="x",
                    sentence=whole,
                    trigger=Span(
                        article="x", start=text.index(trigger), end=text.index(trigger) + len(trigger), text=trigger
                    ),
                    rule="test",
                ),
            ),
            when=None,
            confidence=1.0,
            content=Span(article="x", start=said, end=said + len(content), text=content) if content else None,
        )
        for trigger in triggers
    ]
    return list(find_answer_cues(sentences, statements, cast=Named()))


def test_the_noun_after_a_connective_is_what_is_answered(parser: Parser) -> None:
    (cue,) = find(parser, "Moscow expelled ten envoys in response to the raid.", "expelled")
    assert (cue.statement, cue.connective, cue.antecedent_noun) == ("expelled", "in response to", "raid")
    assert cue.span.text.startswith("in response to the raid")


def test_the_act_told_after_a_connective_is_what_is_answered(parser: Parser) -> None:
    text = "Moscow expelled ten envoys hours after London accused its agents."
    (cue,) = find(parser, text, "expelled", "accused")
    assert (cue.statement, cue.connective, cue.antecedent_statement) == ("expelled", "hours after", "accused")


def test_a_connective_that_opens_the_sentence_ties_what_follows_its_phrase(parser: Parser) -> None:
    (cue,) = find(parser, "Following the raid, Moscow expelled ten envoys.", "expelled")
    assert (cue.statement, cue.antecedent_noun) == ("expelled", "raid")


def test_a_verb_of_answering_has_its_noun_close_after_it(parser: Parser) -> None:
    (cue,) = find(parser, "Tehran rejected the latest ultimatum.", "rejected")
    assert (cue.statement, cue.connective, cue.antecedent_noun) == ("rejected", "reject", "ultimatum")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Moscow expelled ten envoys after a long week.", "expelled"),
        ("Moscow expelled ten envoys after an attack.", "expelled"),
        ("Moscow expelled ten envoys, after which the raid began.", "expelled"),
    ],
)
def test_what_is_told_for_the_first_time_is_not_answered(parser: Parser, text: str, trigger: str) -> None:
    assert find(parser, text, trigger) == []


def test_who_speaks_of_anothers_words_answers_them(parser: Parser) -> None:
    text = "Rutte said Erdogan's remarks were unacceptable."
    (cue,) = find(parser, text, "said", speaker="Rutte", content="Erdogan's remarks were unacceptable", lost=False)
    assert (cue.statement, cue.antecedent_noun, cue.span.text) == ("said", "remark", "Erdogan's remarks")
    assert cue.antecedent_actor is not None
    assert cue.antecedent_actor.actor == "Erdogan"


def test_who_speaks_of_his_own_words_answers_nothing(parser: Parser) -> None:
    text = "Rutte said Rutte's remarks were misread."
    content = "Rutte's remarks were misread"
    assert find(parser, text, "said", speaker="Rutte", content=content, lost=False) == []


@pytest.mark.parametrize("lost", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "Moscow expelled ten envoys who had lived in Oslo until shortly after the raid.",
        "Moscow expelled ten envoys after the raid has been investigated.",
    ],
)
def test_a_time_that_is_only_bounded_or_still_to_come_answers_nothing(parser: Parser, text: str, *, lost: bool) -> None:
    assert find(parser, text, "expelled", lost=lost) == []


def test_what_is_reported_ties_no_act_of_whoever_reports_it(parser: Parser) -> None:
    said = "the two men left Oslo shortly after the raid"
    assert find(parser, f"Moscow said that {said}.", "said", speaker="Moscow", content=said, lost=False) == []
    warned = "Moscow warned Oslo of a harsh answer after the raid."
    assert [c.statement for c in find(parser, warned, "warned", lost=False)] == ["warned"]


def test_a_clause_with_a_conjunction_of_its_own_answers_nothing(parser: Parser) -> None:
    text = "The decision came days after London accused Moscow, as Tehran fired missiles."
    assert all(c.statement != "fired" for c in find(parser, text, "accused", "fired", lost=False))
