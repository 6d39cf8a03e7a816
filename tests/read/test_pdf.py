from __future__ import annotations

import pytest

from escalate.errors import Problem
from escalate.model import Article
from escalate.read.pdf import read_pdf

Line = tuple[int, str]


def pdf(*pages: list[Line]) -> bytes:
    """Return a PDF with the given lines, each at its height on its page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        shown = "\n".join(f"BT /F1 11 Tf 60 {y} Td ({_escaped(words)}) Tj ET" for y, words in lines)
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        )
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    data, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    data += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return data.encode("latin-1")


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def read_one(data: bytes) -> Article:
    *_, article = read_pdf(data, path="a.pdf", published=None)
    assert isinstance(article, Article)
    return article


ARTICLE: list[Line] = [
    (740, "Ministry answers the strike"),
    (715, "By Jane Roe"),
    (690, "Published 3 January 2020"),
    (660, "The foreign ministry said on Friday that it would answer the strike at a"),
    (646, "time and place of its own choosing, and warned that the govern-"),
    (632, "ment would not be bound by the limits of the long-"),
    (618, "term deal any more."),
    (590, "The president replied that any attack would be met with a force not seen"),
    (576, "before, and that the long-term aim of his policy had not changed."),
]


def test_lines_become_paragraphs_and_broken_words_are_whole_again() -> None:
    assert read_one(pdf(ARTICLE)).text.split("\n\n") == [
        "Ministry answers the strike",
        "By Jane Roe",
        "Published 3 January 2020",
        (
            "The foreign ministry said on Friday that it would answer the strike at a time and place "
            "of its own choosing, and warned that the government would not be bound by the limits of the long-term "
            "deal any more."
        ),
        (
            "The president replied that any attack would be met with a force not seen before, and "
            "that the long-term aim of his policy had not changed."
        ),
    ]


def test_a_paragraph_may_begin_with_an_indent_alone() -> None:
    lines: list[Line] = [
        (700, "   The ministry said on Friday that it would answer the strike, and that the"),
        (686, "answer would not be long in coming, whatever the other side might say about it."),
        (672, "   The president said in the evening that he had heard such words before and"),
        (658, "that he was not afraid of them."),
    ]
    assert [words.split()[1] for words in read_one(pdf(lines)).text.split("\n\n")] == ["ministry", "president"]


def test_title_author_and_date_are_those_of_the_text() -> None:
    article = read_one(pdf(ARTICLE))
    assert (article.title, article.author, article.published) == (
        "Ministry answers the strike",
        "Jane Roe",
        "2020-01-03",
    )


def test_running_lines_and_page_numbers_are_left_out_and_paragraphs_cross_pages() -> None:
    days = ("first day of the week", "second day in a row", "third and last day")
    pages: list[list[Line]] = [
        [
            (780, f"The Gazette {n}"), (740, f"On the {day} the talks went on in the capital without a sign"),
            (726, f"that on this {day} the envoys would agree on anything,"), (712, "and their tone was bad"),
            (698, f"enough on the {day} for the host"), (40, str(n)),
        ]
        for n, day in enumerate(days, 1)
    ]  # fmt: skip
    text = read_one(pdf(*pages)).text
    assert "Gazette" not in text
    assert "for the host\n\nOn the second" in text
    assert text.rstrip().endswith("for the host")


@pytest.mark.parametrize(
    ("data", "code"), [(b"%PDF-1.4 broken", "unreadable"), (pdf([]), "no-text"), (pdf([(700, "  ")]), "no-text")]
)
def test_a_pdf_without_text_is_a_problem(data: bytes, code: str) -> None:
    found = read_pdf(data, path="a.pdf", published=None)
    assert [one.code for one in found if isinstance(one, Problem)] == [code]
    assert len(found) == 1
