"""Clean-up of text before tokenisation, with every offset kept.

Wire copy, web pages and PDFs write one quotation mark in a dozen ways and blanks
in as many; a pipeline learns from text that has one of each. `normalise`
replaces character by character. `squeeze` also closes up runs of blanks, and
remembers where each remaining character stood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DOUBLE_QUOTES = "“”„‟«»″‶〝〞〟❝❞＂「」『』🙶🙷🙸"
_SINGLE_QUOTES = "‘’‚‛′‵`´‹›❛❜＇ʼʻˈ"
_HYPHENS = "‐‑‒⁃−﹣－"
_TABLE = str.maketrans(
    {
        **dict.fromkeys(_DOUBLE_QUOTES, '"'),
        **dict.fromkeys(_SINGLE_QUOTES, "'"),
        **dict.fromkeys(_HYPHENS, "-"),
        "―": "—",
        "،": ",",
        "؛": ";",
        "؟": "?",
    }
)
# Characters that show nothing: Unicode's Cf, beside the soft hyphen and the byte order mark.
_INVISIBLE = (
    "\u00ad\u0600-\u0605\u061c\u06dd\u070f\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0001-\U000e007f"
)
_BLANK = re.compile(rf"[^\S ]|[\x00-\x08\x0e-\x1f\x7f-\x9f{_INVISIBLE}]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Quotation marks of two characters, as wire copy and LaTeX write them. `''` opens where a word may begin.
_PAIR = re.compile(r"(?P<opening>``|‘‘|(?<![^\s(\[{—–-])(?:''|’’|,,)(?=[^\s']))|''|’’|´´")
# Markdown's links and asterisks, which may stand within a sentence; only the words they mark are language.
_LINK = re.compile(r"\[(?P<words>[^\[\]\n]{1,300})\]\((?:https?:|mailto:|[/#.])[^()\s]{0,2000}\)")
_EMPHASIS = re.compile(r"(?<![\w*])\*{1,2}(?=[^\s*])|(?<=[^\s*])\*{1,2}(?![\w*])")
_IN_WORD = re.compile(rf"(?<=\w)[{_INVISIBLE}]+(?=\w)")
_BLANKS = re.compile(r" {2,}|^ +| +$")


@dataclass(frozen=True, slots=True)
class Squeezed:
    """Text without needless blanks.

    Character `i` stood from `starts[i]` to `ends[i]`; both are None when nothing moved.
    """

    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the original text of the characters from `start` to `end`."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def normalise(text: str) -> str:
    """Return `text` with one kind of quotation mark, apostrophe, hyphen and blank.

    The result has the same length as `text`, so offsets hold for both: a
    quotation mark of two characters becomes one and a blank on the inner side.
    """
    text = _PAIR.sub(lambda pair: '" ' if pair["opening"] else ' "', text)
    text = _BLANK.sub(" ", text)
    if "](" in text:
        text = _LINK.sub(lambda link: f" {link['words']} ".ljust(len(link.group())), text)
    if "*" in text:
        text = _EMPHASIS.sub(lambda mark: " " * len(mark.group()), text)
    if text.isascii():
        return text.replace("`", "'")
    return _SURROGATE.sub("\ufffd", text.translate(_TABLE))


def squeeze(text: str) -> Squeezed:
    """Return `text` normalised, with single blanks between words and none at its edges.

    The blank that `normalise` leaves beside a quotation mark of two
    characters goes as well, and so do invisible characters inside a word.
    """
    clean = normalise(text)
    pairs = {pair.start() for pair in _PAIR.finditer(text)}
    dropped = {i for run in _IN_WORD.finditer(text) for i in range(*run.span())} if not text.isascii() else set()
    if not pairs and not dropped and not _BLANKS.search(clean):
        return Squeezed(clean)
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for i, character in enumerate(clean):
        if i in pairs:
            character, end = '"', i + 2
        elif i - 1 in pairs or i in dropped or (character == " " and (not characters or characters[-1] == " ")):
            continue
        else:
            end = i + 1
        characters.append(character)
        starts.append(i)
        ends.append(end)
    if characters and characters[-1] == " ":
        del characters[-1], starts[-1], ends[-1]
    return Squeezed("".join(characters), tuple(starts), tuple(ends))
