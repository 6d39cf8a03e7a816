"""Sentences set right before anything is read of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.extract.mending import mend_sentences
from escalate.read.layout import find_blocks

if TYPE_CHECKING:
    from escalate.pipeline import Knowledge


def shape(text: str, knowledge: Knowledge, *, times: int) -> list[tuple[str, str, str, int]]:
    sentences = knowledge.parser.parse(text, article="a", blocks=find_blocks(text))
    for _ in range(times):
        mend_sentences(sentences, gazetteer=knowledge.gazetteer, lexicon=knowledge.lexicon)
    return [(t.text, t.upos, t.dep, t.head.i) for s in sentences for t in s.tokens]


TEXTS = [
    "Hours after Oslo accused Paris of lying, the envoy, who was ill, urged it in a letter to leave.",
    "Diendere rejected the ultimatum. Guards shot dead two men, and Mr Diendere threatened a day later to go.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_mended_stays_as_it_is(text: str, knowledge: Knowledge) -> None:
    once = shape(text, knowledge, times=1)
    assert once != shape(text, knowledge, times=0)
    assert once == shape(text, knowledge, times=2)
