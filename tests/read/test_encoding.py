from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate.read.encoding import decode, is_binary

PROSE = "The envoy – Señor Núñez – said: “No.” It was the third ‘no’ of the week, and the last…"
LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1)


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_prose_comes_back_from_common_encodings(name: str) -> None:
    found = decode(PROSE.encode(name))
    assert found is not None
    assert (found.text, found.damaged) == (PROSE, 0)


def test_a_word_or_two_beyond_ascii_are_read_as_windows_1252() -> None:
    found = decode("“Café”".encode("cp1252"))
    assert found is not None
    assert (found.text, found.encoding) == ("“Café”", "cp1252")


def test_much_text_in_another_alphabet_is_guessed() -> None:
    prose = "Правительство заявило, что ответит на санкции. Переговоры продолжатся на следующей неделе. " * 5
    found = decode(prose.encode("cp1251"))
    assert found is not None
    assert found.text == prose


def test_one_broken_byte_does_not_spoil_the_rest() -> None:
    found = decode("“No,” said the envoy – “never” – and left".encode() + b"\xff.")
    assert found is not None
    assert found.text == "“No,” said the envoy – “never” – and left\ufffd."
    assert (found.encoding, found.damaged) == ("utf-8", 1)


def test_the_declared_encoding_is_tried_first_and_nonsense_ignored() -> None:
    data = "Łódź said no".encode("iso8859-2")
    found = decode(data, declared="ISO-8859-2")
    assert found is not None
    assert found.text == "Łódź said no"
    assert decode(b"plain", declared="no-such-encoding") is not None
    assert decode(b"plain", declared="rot13") is not None


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4 ...", b"PK\x03\x04rest", b"\x89PNG\r\n", b"\x00\x01\x02\x03", bytes(range(256)) * 8]
)
def test_binary_data_is_told(data: bytes) -> None:
    assert is_binary(data)


@given(LETTERS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_text_is_never_binary_and_comes_back(text: str, name: str) -> None:
    text = text.removeprefix("\ufeff")
    data = text.encode(name)
    if data.startswith((b"PK", b"BZh", b"7z", b"Rar!", b"RIFF", b"OggS", b"ID3", b"GIF8", b"%PDF", b"SQLite")):
        return
    assert not is_binary(data)
    found = decode(data)
    assert found is not None
    assert found.text == text


@given(st.binary())
def test_any_bytes_give_text_or_none(data: bytes) -> None:
    found = decode(data)
    assert found is None or isinstance(found.text, str)
