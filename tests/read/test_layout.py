from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate.model import BlockKind
from escalate.read.layout import find_blocks, find_title

ARTICLE = """\
Gulf News - Region - The Harbour Gazette

Tehran warns tanker owners after seizure

By Amira Nasser
Photo: a tanker off Fujairah
Published 20 July 2019

DUBAI (AP) — Iran's Revolutionary Guards said on Friday that they had seized a British-flagged tanker.

Share

"We will answer every step," a Guards officer said.

Reaction in London

Britain said that it would respond if the ship was not let go.

Read more: What the strait means for oil
All rights reserved
"""


def labelled(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, text[block.start : block.end]) for block in find_blocks(text)]


def test_the_parts_of_a_page_are_told_in_place() -> None:
    assert labelled(ARTICLE) == [
        ("furniture", "Gulf News - Region - The Harbour Gazette"),
        ("title", "Tehran warns tanker owners after seizure"),
        ("byline", "By Amira Nasser"),
        ("caption", "Photo: a tanker off Fujairah"),
        ("date", "Published 20 July 2019"),
        ("dateline", "DUBAI (AP) —"),
        ("body", "Iran's Revolutionary Guards said on Friday that they had seized a British-flagged tanker."),
        ("furniture", "Share"),
        ("body", '"We will answer every step," a Guards officer said.'),
        ("title", "Reaction in London"),
        ("body", "Britain said that it would respond if the ship was not let go."),
        ("furniture", "Read more: What the strait means for oil"),
        ("furniture", "All rights reserved"),
    ]


def test_the_title_is_that_of_the_first_title_block() -> None:
    assert find_title(ARTICLE, find_blocks(ARTICLE)) == "Tehran warns tanker owners after seizure"
    assert find_title("Only prose stands here.", find_blocks("Only prose stands here.")) is None


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Iran's foreign ministry said on Saturday that the country would go\n"
        "beyond the limits of the nuclear deal unless the three European\n"
        "states found a way round the sanctions within two months. Tehran\n"
        "would not wait any longer, a spokesman said.\n"
        "\n"
        "France called on Iran not to take that step and said that it still\n"
        "hoped to keep the deal alive.\n"
    )
    assert [kind for kind, _ in labelled(text)] == ["body", "body"]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = (
        "The envoy said on Monday that talks would go on in Oman, and thanked both sides for their patience so far.\n"
        "Washington had no comment.\n"
        "A second round is planned for the spring, according to two officials who asked not to be named here.\n"
    )
    assert [kind for kind, _ in labelled(text)] == ["body", "body", "body"]


def test_indented_paragraphs_without_blank_lines_are_parted() -> None:
    text = (
        "  The army said that it had shot down a drone which crossed the border\n"
        "on Sunday and that it would answer any further flight of that kind in the\n"
        "same way.\n"
        "  The neighbouring state called the flight a mistake and said that it had\n"
        "asked for the wreck to be handed over.\n"
    )
    assert [words.split()[0] + " " + words.split()[-1] for _, words in labelled(text)] == ["The way.", "The over."]


def test_a_title_over_two_lines_is_one() -> None:
    text = "Parliament votes to end\nthe presence of foreign troops\n\nLawmakers in Baghdad voted on Sunday.\n"
    assert find_title(text, find_blocks(text)) == "Parliament votes to end the presence of foreign troops"


def test_a_title_directly_over_a_byline_and_a_date_is_told_from_them() -> None:
    text = (
        "Iran warns of a harsh answer to the strike on its senior general\nBy Jane Roe\nJan. 4, 2020\n"
        "Iran said on Saturday that it would answer the killing of its most\n"
        "senior general at a time and place of its own choosing, and warned\nthe United States not to strike again.\n"
    )
    assert [kind for kind, _ in labelled(text)] == ["title", "byline", "date", "body"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Iran would not talk.", ["body"]),
        ("Iran would not talk", ["body"]),
        ("Will Iran Talk?\n\nIt is not clear, diplomats said.", ["title", "body"]),
        ("Iran Says It Will Not Talk.\n\nThe foreign minister said so on Monday.", ["title", "body"]),
        ("The minister answered:\n\n\"No.\"", ["body", "body"]),
        ("OPINION\n\nThe case for talks\n\nTalks are cheap, and wars are not.", ["furniture", "title", "body"]),
        ("Talks fail in U.S.\n\nEnvoys left on Monday.", ["title", "body"]),
    ],
)  # fmt: skip
def test_titles_are_told_from_sentences(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in labelled(text)] == kinds


def test_marks_of_markdown_are_in_no_block() -> None:
    text = (
        "# Talks in Muscat\n\n*By Jane Roe*\n\n![map](map.png)\n\n"
        "Two sides met.\n\n- The first said no.\n- The second said yes.\n\n> We agree.\n\n"
        "## What next\n\nNobody knows.\n\n[All our stories](https://paper.example/all)\n"
    )
    assert labelled(text) == [
        ("title", "Talks in Muscat"),
        ("byline", "*By Jane Roe*"),
        ("furniture", "![map](map.png)"),
        ("body", "Two sides met."),
        ("body", "The first said no."),
        ("body", "The second said yes."),
        ("body", "We agree."),
        ("title", "What next"),
        ("body", "Nobody knows."),
        ("furniture", "[All our stories](https://paper.example/all)"),
    ]


def test_a_dateline_may_stand_alone_over_its_paragraph() -> None:
    text = "NAIROBI, Kenya (AP) _\n\nThe envoy left on Friday.\n\nNo one saw him off.\n"
    assert labelled(text)[:2] == [("dateline", "NAIROBI, Kenya (AP) _"), ("body", "The envoy left on Friday.")]


def test_kickers_and_signatures_are_told_from_titles() -> None:
    text = (
        "Iran\nIran warns it will pass the uranium limit\nEurope has sixty days, president says\n\n"
        "Jane Roe in Vienna and John Doe in Washington\nWed 8 May 2019 18.02 BST\n\n"
        "Iran said on Wednesday that it would go beyond the limit.\n"
    )
    assert labelled(text)[:5] == [
        ("furniture", "Iran"),
        ("title", "Iran warns it will pass the uranium limit"),
        ("title", "Europe has sixty days, president says"),
        ("byline", "Jane Roe in Vienna and John Doe in Washington"),
        ("date", "Wed 8 May 2019 18.02 BST"),
    ]
    assert labelled("Envoys leave Muscat\n5 May 2019\nJane Roe\nDiplomatic correspondent\n\nThey left.")[2:4] == [
        ("byline", "Jane Roe"),
        ("byline", "Diplomatic correspondent"),
    ]


def test_the_lines_of_a_mail_are_told() -> None:
    text = (
        "From: desk@gazette.example\nSubject: Envoys leave\nDate: Sat, 4 Jan 2020 10:15:00 +0000\n\nThey left Muscat."
    )
    assert labelled(text)[:3] == [
        ("furniture", "From: desk@gazette.example"),
        ("title", "Envoys leave"),
        ("date", "Date: Sat, 4 Jan 2020 10:15:00 +0000"),
    ]


def test_front_matter_gives_title_and_date_and_no_prose() -> None:
    text = '---\ntitle: "Talks in Muscat"\ndate: 2019-02-08\ntags: [iran, oman]\n---\n\nTwo sides met.\n'
    assert labelled(text) == [
        ("furniture", "---"),
        ("title", "Talks in Muscat"),
        ("date", "date: 2019-02-08"),
        ("furniture", "tags: [iran, oman]"),
        ("furniture", "---"),
        ("body", "Two sides met."),
    ]


def test_a_title_that_is_repeated_is_read_once() -> None:
    text = "---\ntitle: Talks in Muscat\n---\n\n# Talks in Muscat\n\nTwo sides met.\n"
    assert [kind for kind, _ in labelled(text)] == ["furniture", "title", "furniture", "furniture", "body"]


def test_a_date_at_the_start_of_a_wrapped_line_is_no_date_line() -> None:
    text = (
        "The council called on member states to report on the steps that they took\n"
        "under the resolution, and gave the government time until the morning of\n"
        "January 15, 1991.\n"
    )
    assert [kind for kind, _ in labelled("Deadline set\n\n" + text)] == ["title", "body"]


PIECES = st.sampled_from(
    [
        "\n", "\n\n", "\n \n", "    ", "\t", "\r", "\u2028", "By Jane Roe", "BAGHDAD (AP) — ", "# ", "- ", "1. ", "> ",
        "**", "---", "title: ", "Iran said it would answer.", "the United States", "“We will", "”", '"', "''", "Share",
        "5 May 2019",  "العراق", "🚢", "\u200f", "e\u0301", "a" * 90,
        "A long line that goes on and on until it has to be wrapped by some editor",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join))


@given(TEXTS)
def test_blocks_are_trimmed_ordered_and_apart(text: str) -> None:
    last = 0
    for block in find_blocks(text):
        words = text[block.start : block.end]
        assert last <= block.start < block.end <= len(text)
        assert words == words.strip()
        last = block.end


@given(TEXTS)
def test_every_word_is_in_a_block(text: str) -> None:
    left, last = [], 0
    for block in find_blocks(text):
        left.append(text[last : block.start])
        last = block.end
    outside = " ".join([*left, text[last:]])
    marks = r"#{1,6}|[*+•‣◦▪●>-]|\d{1,2}[.)]|\[[ xX]\]|\*\*|__|(?i:title|headline)\s*:|['\"]"
    assert not re.sub(marks, "", outside).strip()


@given(TEXTS)
def test_the_layout_of_a_paragraph_does_not_depend_on_blank_lines_around_the_text(text: str) -> None:
    moved = find_blocks("\n\n" + text + "\n\n")
    if not text.startswith("---"):  # front matter only stands at the very start
        assert [(b.kind, b.start - 2, b.end - 2) for b in moved] == [
            (b.kind, b.start, b.end) for b in find_blocks(text)
        ]


def test_prose_kinds_are_what_the_parser_reads() -> None:
    assert {BlockKind.TITLE, BlockKind.BODY} <= {block.kind for block in find_blocks(ARTICLE)}


@pytest.mark.parametrize(
    "piece", ["word\n", "Word here\n\n", "A-", "BAGHDAD, ", "3 May 2019\n", "(", '"', "\n ", "# a\n"]
)
def test_long_monotonous_text_is_laid_out_without_trying_all_its_divisions(piece: str) -> None:
    assert find_blocks("Start " + piece * 5_000)
