from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from escalate.model import BlockKind
from tests.parse.conftest import blocks_of, parse

if TYPE_CHECKING:
    from escalate.parse import Parser, Sentence

WORDS = st.sampled_from(
    [
        "Iran",
        "Iraq's",
        "U.S.",
        "Mr.",
        "Gen.",
        "Salih",
        "said",
        "warned",
        "that",
        "the",
        "troops",
        "would",
        "strike",
        "if",
        "they",
        "do",
        "not",
        "leave",
        "on",
        "Feb.",
        "28",
        ",",
        ".",
        ";",
        ":",
        "?",
        "!",
        "“",
        "”",
        '"',
        "''",
        "``",
        "'",
        "’",
        "(",
        ")",
        "[",
        "]",
        "«",
        "»",
        "-",
        "—",
        "al-Asad",
        "pro-Iran",
        "TRUMP",
        "WARNS",
        "12",
        "$3.5",
        "…",
        "don’t",
        "\n",
        "\n\n",
        "\t",
        "\u200b",
        "😀",
        "�",
        "%",
        "&",
        "*",
        "#",
        "ال",
    ]
)
TEXT = st.lists(WORDS, max_size=40).map(" ".join)


def check(sentences: list[Sentence], text: str) -> None:
    end = 0
    for n, sentence in enumerate(sentences):
        assert sentence.index == n
        assert end <= sentence.start < sentence.end
        end = sentence.end
        assert sentence.text == text[sentence.start : sentence.end]
        assert any(c.isalnum() for c in sentence.text)
        assert sum(t.is_root for t in sentence.tokens) == 1
        assert sentence.root.dep == "root"
        assert len(sentence.root.subtree()) == len(sentence.tokens)
        at = sentence.start
        for i, token in enumerate(sentence.tokens):
            assert token.i == i
            assert token.sentence is sentence
            assert at <= token.start < token.end
            at = token.end
            assert token.text == text[token.start : token.end]
            assert token.upos
            assert token.xpos
            assert token.dep
            assert token.lemma == token.lemma.lower()
            assert token.head is sentence.tokens[token.head.i]
            assert token.is_root or token in token.head.children
        assert at == sentence.end
        assert all(0 <= first < last <= len(sentence.tokens) for first, last, _ in sentence.entities)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXT)
def test_sentences_are_trees_and_spans_are_slices(parser: Parser, text: str) -> None:
    check(parse(parser, text), text)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
def test_any_text_parses(parser: Parser, text: str) -> None:
    check(parse(parser, text), text)


def sentences_of(parser: Parser, text: str) -> list[str]:
    return [s.text for s in parse(parser, text)]


def test_blocks_are_hard_boundaries(parser: Parser) -> None:
    assert sentences_of(parser, "Iran warned of\n\na strike") == ["Iran warned of", "a strike"]


@pytest.mark.parametrize("kind", [BlockKind.BYLINE, BlockKind.DATE, BlockKind.DATELINE, BlockKind.FURNITURE])
def test_only_prose_is_parsed(parser: Parser, kind: BlockKind) -> None:
    assert parse(parser, "By Jane Doe, Reuters", kind) == []


def test_spans_are_offsets_into_the_article_and_not_the_block(parser: Parser) -> None:
    text = "Iran warned Israel.\n\nIraq protested."
    second = parser.parse(text, article="x", blocks=blocks_of(text)[1:])[0]
    assert (second.text, second.article, second.start) == ("Iraq protested.", "x", 21)


@pytest.mark.parametrize(
    "text",
    [
        "“We will not leave,” he said.",
        "``We will not leave,'' he said.",
        "''We will not leave,'' he said.",
        "«We will not leave», he said.",
        "‘We will not leave,’ he said.",
    ],
)
def test_every_kind_of_quotation_mark_gives_the_same_tree(parser: Parser, text: str) -> None:
    (sentence,) = parse(parser, text)
    said = next(t for t in sentence.tokens if t.text == "said")
    leave = next(t for t in sentence.tokens if t.text == "leave")
    assert said.is_root
    assert (leave.head, leave.dep) == (said, "ccomp")


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Qassem Soleimani arrived in Baghdad.",
        "He met Lt. Col. Steve Warren on Feb. 28.",
        "The U.S. military said it struck Mr. Hassan's house.",
        "The envoy (who had flown in. He was tired.) left at noon.",
        "“Why should we leave?” asked the minister.",
    ],
)
def test_one_sentence_stays_one(parser: Parser, text: str) -> None:
    assert sentences_of(parser, text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("“We will never leave.”", "The crowd cheered."),
        ("The troops left the U.S.", "They went to Kuwait."),
        ("(The ministry declined to comment.)", "Iran denied the report."),
        ("He said: ``We shall see.''", "Iraq protested."),
    ],
)
def test_two_sentences_stay_two(parser: Parser, first: str, second: str) -> None:
    assert sentences_of(parser, f"{first} {second}") == [first, second]


def test_stray_marks_join_a_neighbour(parser: Parser) -> None:
    for text in ["The troops left . ”", "The troops left. )", "“ The troops left."]:
        assert len(sentences_of(parser, text)) == 1


def test_a_block_of_marks_alone_gives_no_sentence(parser: Parser) -> None:
    assert sentences_of(parser, "* * *\n\n”\n\nIran warned Israel.") == ["Iran warned Israel."]


def tree_of(parser: Parser, text: str) -> list[tuple[str, str, str]]:
    return [(t.lower, t.dep, t.head.lower) for s in parse(parser, text) for t in s.tokens]


def test_blanks_do_not_change_the_tree(parser: Parser) -> None:
    plain = "Iran warned that it would strike if the troops stay."
    for other in [
        plain.replace(" ", "  "),
        plain.replace("would ", "would\n"),
        plain.replace(" ", "\u00a0"),
        f"  {plain} ",
    ]:
        assert tree_of(parser, other) == tree_of(parser, plain)


def test_a_headline_in_capitals_is_read_as_a_sentence(parser: Parser) -> None:
    text = "IRAN WARNS ISRAEL OVER ATTACKS\n\nThe attacks came a day after officials in Iran and Israel met."
    headline = parse(parser, text)[0]
    assert (headline.root.lemma, headline.root.upos) == ("warn", "VERB")
    assert headline.text == "IRAN WARNS ISRAEL OVER ATTACKS"


def test_a_headline_with_capitals_is_read_as_a_sentence(parser: Parser) -> None:
    text = (
        "Iraqi Militias Threaten Force if Troops Stay\n\nThe militias said on Friday that the Iraqi troops had to go."
    )
    headline = parse(parser, text)[0]
    assert headline.root.lemma == "threaten"


def test_hyphenated_names_hang_together(parser: Parser) -> None:
    (sentence,) = parse(parser, "Pro-Iran militias fired rockets at the al-Asad base, Kim Jong-un said.")
    given = next(t for t in sentence.tokens if t.text == "Jong-un")
    assert any(t.text == "Kim" for t in [given, *given.ancestors()])
    iran = next(t for t in sentence.tokens if t.text == "Iran")
    assert any(t.text == "militias" for t in iran.ancestors())


def test_curly_apostrophes_are_straight_in_lower(parser: Parser) -> None:
    (sentence,) = parse(parser, "Iraq’s army won’t leave.")
    assert {"'s", "n't"} <= {t.lower for t in sentence.tokens}
    assert "n’t" in {t.text for t in sentence.tokens}


def test_a_very_long_block_is_cut_between_sentences_or_words(parser: Parser) -> None:
    for text in ["The troops left the town. " * 1_700, "troops " * 6_000, "x" * 45_000]:
        sentences = parse(parser, text)
        check(sentences, text)
        assert sentences[-1].end == len(text.rstrip())
        assert {s.paragraph for s in sentences} == {0}
