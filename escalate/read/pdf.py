"""PDF: the text layer, its lines put together to paragraphs."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from escalate.read.layout import is_alone
from escalate.read.lines import Line, ends_sentence, join_lines, split_lines
from escalate.read.records import MAX_ARTICLE_BYTES, Metadata, build_article, build_problem, clean_line, clean_text
from escalate.read.text import find_text_metadata

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

    from escalate.errors import Problem
    from escalate.model import Article

# How PDFium writes a hyphen that it takes for one of a broken word.
_SOFT_HYPHENS = "\ufffe\x02\u00ad"
_BROKEN_WORD = re.compile(r"(\w+)-\n([a-z]+)")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]", re.IGNORECASE)
# A gap between lines this many times the usual one parts paragraphs.
_GAP = 1.35
# The first line of a paragraph is set in by so many points, from a letter's width to a tab's.
_INDENT = (4.0, 45.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _PdfLine:
    """A line with how far below the last one it stands and how far to the right of it, in points, if the page says."""

    text: str
    gap: float | None = None
    indent: float | None = None

    def opens(self, last: str, usual: float) -> bool:
        """Return whether a paragraph begins here, after the line `last`, on pages with lines `usual` points apart."""
        if self.gap is None or self.indent is None or usual <= 0:
            return False
        return self.gap > _GAP * usual or (
            self.gap > 0 and _INDENT[0] < self.indent < _INDENT[1] and ends_sentence(last)
        )


def read_pdf(data: bytes, *, path: str, published: str | None) -> list[Article | Problem]:
    """Return the article in the bytes of a PDF, after any problems with it.

    Paragraphs are parted by a blank line; words hyphenated at a line's end
    are whole again; page numbers and lines that come again on most pages are
    left out. The date on which the PDF was made is not taken for the
    article's.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return [build_problem(path, "unreadable", f"can't be read as PDF ({error}); it is damaged or locked")]
    try:
        pages = [_page_lines(document, n) for n in range(len(document))]
        stated = document.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        return [build_problem(path, "unreadable", f"has a page that can't be read ({error})")]
    finally:
        document.close()
    text = clean_text(_join_pages(_drop_running_lines(pages)))
    if not text.strip():
        return [build_problem(path, "no-text", "is a PDF without text; it may hold scanned pages")]
    if len(text) > MAX_ARTICLE_BYTES:
        return [build_problem(path, "too-large", "holds more text than one article")]
    found = find_text_metadata(text)
    title = found.title or clean_line(stated.get("Title"))
    metadata = Metadata(title=title, author=found.author or clean_line(stated.get("Author")))
    article, problems = build_article(text, path=path, metadata=metadata, given=published)
    return [*problems, article] if article else [*problems]


def _page_lines(document: PdfDocument, number: int) -> list[_PdfLine]:
    page = document[number]
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range()
        lines: list[_PdfLine] = []
        position = 0
        last: tuple[float, float] | None = None
        for raw in re.split(r"(\r\n|\n|\r)", text):
            words = raw.strip()
            if words:
                here = _corner(textpage, position + raw.index(words[0]))
                if last and here:
                    lines.append(_PdfLine(text=words, gap=last[1] - here[1], indent=here[0] - last[0]))
                else:
                    lines.append(_PdfLine(text=words))
                last = here
            position += len(raw)
        return lines
    finally:
        textpage.close()
        page.close()


def _corner(textpage: PdfTextPage, index: int) -> tuple[float, float] | None:
    """Return the lower left corner of the character at `index` in points, or None when the page doesn't say."""
    import pypdfium2

    if index >= textpage.count_chars():
        return None
    try:
        left, bottom, _, _ = textpage.get_charbox(index, loose=True)
    except pypdfium2.PdfiumError:
        return None
    return left, bottom


def _drop_running_lines(pages: list[list[_PdfLine]]) -> list[list[_PdfLine]]:
    """Leave out page numbers and the headers and footers that come again on most pages."""
    seen = Counter(_running_key(line.text) for page in pages for line in {*page[:2], *page[-2:]})
    often = {key for key, count in seen.items() if len(pages) >= 3 and count > len(pages) / 2}
    kept = []
    for page in pages:
        edge = {0, 1, len(page) - 2, len(page) - 1}
        kept.append(
            [
                line
                for n, line in enumerate(page)
                if n not in edge or not (_PAGE_NUMBER.fullmatch(line.text) or _running_key(line.text) in often)
            ]
        )
    return kept


def _running_key(words: str) -> str:
    return re.sub(r"\d+", "0", words)


def _join_pages(pages: list[list[_PdfLine]]) -> str:
    gaps = [line.gap for page in pages for line in page if line.gap is not None and line.gap > 0]
    usual = statistics.median(gaps) if gaps else 0.0
    flat = [line for page in pages for line in page]
    parts = [
        ("\n\n" if line.opens(last.text, usual) else "\n") + line.text
        for last, line in pairwise([_PdfLine(text=""), *flat])
    ]
    return _join_text("".join(parts))


def _join_text(text: str) -> str:
    text = _join_broken_words(text)
    lines = split_lines(text)
    paragraphs = [_words(lines) for lines in join_lines(lines, is_alone=is_alone)]
    return "\n\n".join(paragraphs)


def _words(lines: list[Line]) -> str:
    return " ".join(line.text for line in lines)


def _join_broken_words(text: str) -> str:
    """Join a word broken at a line's end, keeping its hyphen when the text has the hyphenated word elsewhere."""
    text = re.sub(rf"(?<=\w)[{_SOFT_HYPHENS}]\s*\n?(?=\w)", "-\n", text)
    whole = Counter(re.findall(r"\w+(?:-\w+)+|\w+", text.replace("-\n", "\0")))

    def joined(found: re.Match[str]) -> str:
        left, right = found.groups()
        return f"{left}-{right}" if whole[f"{left}-{right}"] > whole[left + right] else left + right

    return re.sub(r"(?<=\w)-\n(?=[A-Z0-9])", "-", _BROKEN_WORD.sub(joined, text))
