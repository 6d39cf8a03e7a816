"""Length-preserving clean-up of text before tokenisation.

Every replacement keeps the number of characters, so an offset into the
normalised text is the same offset into the article.
"""

from __future__ import annotations

import re
import unicodedata

_SINGLE = {
    "“": '"',
    "”": '"',
    "„": '"',
    "‟": '"',
    "«": '"',
    "»": '"',
    "‘": "'",
    "’": "'",
    "‚": "'",
    "‛": "'",
    "′": "'",
    "`": "'",
    "´": "'",
    "،": ",",
    "؛": ";",
    "؟": "?",
    "‐": "-",
    "‑": "-",
    "‒": "-",
    "―": "—",
    "⁃": "-",
    "−": "-",
    "\u00ad": " ",
    "\u200b": " ",
    "\ufeff": " ",
}
_TABLE = str.maketrans(_SINGLE)
# Two-character quotation marks of wire copy and LaTeX: the blank keeps the length and falls outside the quoted words.
_OPENING_PAIR = re.compile(r"``|‘‘|''(?=\w)(?<=\W'')|(?<=\s)''(?=\S)|^''(?=\S)")
_CLOSING_PAIR = re.compile(r"''|’’|´´")
_OTHER_SPACE = re.compile(r"[^\S ]|[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def normalise(text: str) -> str:
    """Return `text` with one kind of quotation mark, apostrophe, hyphen and blank.

    The result has the same length as `text`.
    """
    text = _OPENING_PAIR.sub('" ', text)
    text = _CLOSING_PAIR.sub(' "', text)
    text = text.translate(_TABLE)
    text = _OTHER_SPACE.sub(" ", text)
    return "".join(" " if unicodedata.category(c) in {"Cf", "Cc"} else c for c in text) if not text.isascii() else text
