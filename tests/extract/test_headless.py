"""Sentences whose verb stands behind an aside about their subject."""

from __future__ import annotations

import pytest

from escalate.extract.headless import mend_headless
from escalate.model import Article
from escalate.pipeline import Knowledge, extract_article
from escalate.read.layout import find_blocks


@pytest.mark.parametrize(
    ("text", "event", "source"),
    [
        ("The Zambian Medical League, which speaks for doctors in private practice, denounced the government.",
         "ACCUSE", "Zambian Medical League"),
        ("Smirnov, who came to the Kremlin as an observer, praised the settlement.", "SUPPORT", "Smirnov"),
        ("In Strasbourg the European parliament, whose resolutions bind nobody, condemned the Argentine government.",
         "ACCUSE", "European Parliament"),
    ],
)  # fmt: skip
def test_a_verb_behind_an_aside_has_the_name_before_it_for_its_subject(
    text: str, event: str, source: str, knowledge: Knowledge
) -> None:
    found = extract_article(Article(id="a", text=text, published="2019-06-21"), knowledge=knowledge)
    assert (event, source) in [(s.event.value, s.sources[0].name) for s in found.statements if s.sources]


@pytest.mark.parametrize(
    "text",
    [
        "Zambia, once rich, stays poor.",
        "A long night for the diplomats of Oslo.",
        "Lohan Leaves Clinic, Checks Into Hotel",
    ],
)
def test_other_sentences_keep_their_root(text: str, knowledge: Knowledge) -> None:
    sentences = knowledge.parser.parse(text, article="a", blocks=find_blocks(text))
    roots = [s.root for s in sentences]
    mend_headless(sentences)
    assert [s.root for s in sentences] == roots


def test_a_tree_stays_a_tree(knowledge: Knowledge) -> None:
    text = "In Strasbourg the European parliament, whose resolutions bind nobody, called on Oslo to lift the ban."
    sentences = knowledge.parser.parse(text, article="a", blocks=find_blocks(text))
    mend_headless(sentences)
    for sentence in sentences:
        assert len(sentence.root.subtree()) == len(sentence.tokens)
        assert all(t.is_root or t in t.head.children for t in sentence.tokens)
