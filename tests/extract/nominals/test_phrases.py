"""The words that stand beside a noun for an act."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from escalate.extract.nominals import answered, complements, places, same, senses, sides
from escalate.extract.nominals.phrases import noun_words
from escalate.lexicon import DATA, shipped_table

MODULES = (answered, complements, places, same, senses, sides)


def test_every_kind_is_explained_in_the_header_of_its_table() -> None:
    explained = re.findall(r"^# `([a-z ]+)`: ", (DATA / "nominal_words.tsv").read_text(encoding="utf-8"), re.MULTILINE)
    assert explained == [row["kind"] for row in shipped_table("nominal_words", columns=("kind", "words"))]


def test_no_kind_is_asked_for_that_the_table_lacks() -> None:
    with pytest.raises(KeyError):
        noun_words("unheard of")
    for module in MODULES:
        assert module.__file__ is not None
        asked = re.findall(r'noun_words\("([a-z ]+)"\)', Path(module.__file__).read_text(encoding="utf-8"))
        assert asked
        assert all(noun_words(kind) for kind in asked)
