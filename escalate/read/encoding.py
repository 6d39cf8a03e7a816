"""Turn bytes into text: find the encoding, and tell text from binary data by content."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

# The longer marks first: UTF-32's little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"\x89PNG", b"GIF87a", b"GIF89a", b"\xff\xd8\xff", b"\x7fELF", b"\x1f\x8b",
    b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\xd0\xcf\x11\xe0", b"SQLite format 3", b"RIFF", b"OggS", b"ID3",
)  # fmt: skip
_SAMPLE = 65536
# Text holds next to no control characters; one in fifty is more than any damaged file shows.
_MOST_CONTROLS = 0.02
# Text of which less than this is not ASCII, or with fewer such bytes than statistics need, is taken for a Western
# language: escalate reads English, whose letters beyond ASCII are quotation marks, dashes and the accents of names.
_WESTERN = 0.05
_EVIDENCE = 32
# Of the characters beyond ASCII, how many may be broken in what is still taken for UTF-8: in other encodings next to
# no bytes beyond ASCII happen to form its sequences.
_MOST_BROKEN = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text with the encoding it was in; `damaged` counts the places replaced by U+FFFD."""

    text: str
    encoding: str
    damaged: int = 0


def decode(data: bytes, *, declared: str | None = None) -> Decoded | None:
    """Return the text in `data` without byte-order mark, or None when no encoding makes it text.

    In order: a byte-order mark, UTF-16 by the place of its zero bytes, the
    `declared` encoding, UTF-8, UTF-8 with a few broken bytes, windows-1252
    where the text is mostly ASCII (too little evidence for statistics), and
    then charset-normalizer's guess.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], marked, errors="replace")
    wide = _wide_encoding(data)
    if wide:
        return _decoded(data, wide, errors="replace")
    for name in (_known(declared), "utf-8"):
        found = _decoded(data, name, errors="strict") if name else None
        if found:
            return found
    return _broken_utf8(data) or _legacy(data)


def is_binary(data: bytes) -> bool:
    """Return whether `data` is no text: it has a known file signature, zero bytes, or many control characters."""
    if data.startswith(_SIGNATURES):
        return True
    if any(data.startswith(mark) for mark, _ in _MARKS):
        return False
    sample = data[:_SAMPLE]
    if _wide_encoding(sample):
        return False
    if b"\0" in sample:
        return True
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b\b" for byte in sample)
    return controls > _MOST_CONTROLS * len(sample)


def _wide_encoding(data: bytes) -> str | None:
    """Return UTF-16's name when every other byte of `data` is mostly zero, as for text in Latin letters."""
    sample = data[:_SAMPLE]
    sample = sample[: len(sample) // 2 * 2]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    even, odd = sample[::2].count(0) * 2 / len(sample), sample[1::2].count(0) * 2 / len(sample)
    if odd > 0.5 and even < 0.02:
        return "utf-16-le"
    if even > 0.5 and odd < 0.02:
        return "utf-16-be"
    return None


def _known(name: str | None) -> str | None:
    """Return the codec for a declared encoding; who declares Latin-1 means windows-1252 (WHATWG Encoding Standard)."""
    if not name:
        return None
    try:
        found = codecs.lookup(name.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    # Some codecs, such as hex or rot13, don't make text of bytes.
    if not getattr(found, "_is_text_encoding", True):
        return None
    return "cp1252" if found.name in {"iso8859-1", "ascii"} else found.name


def _decoded(data: bytes, name: str, *, errors: str) -> Decoded | None:
    try:
        text = data.decode(name, errors)
    except (UnicodeError, ValueError):
        return None
    return Decoded(text=text, encoding=name, damaged=text.count("\ufffd") if errors == "replace" else 0)


def _broken_utf8(data: bytes) -> Decoded | None:
    found = _decoded(data, "utf-8", errors="replace")
    if found is None:
        return None
    beyond = sum(not c.isascii() for c in found.text)
    return found if found.damaged <= _MOST_BROKEN * beyond else None


def _legacy(data: bytes) -> Decoded | None:
    beyond = sum(byte > 127 for byte in data)
    if beyond <= max(_EVIDENCE, _WESTERN * len(data)):
        western = _decoded(data, "cp1252", errors="strict") or _decoded(data, "latin-1", errors="strict")
        if western:
            return western
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[: _SAMPLE * 4]).best()
    return _decoded(data, best.encoding, errors="strict") if best else None
