from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Span

from training.conllu import Sentence
from training.conventions import agree, countries, peoples, settle
from training.names import gum_sentence_names, iob_names, mentions_of, re3d_names
from training.swap import swap_names

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokens import Doc


def names(doc: Doc) -> list[tuple[str, str]]:
    return [(e.text, e.label_) for e in doc.ents]


@pytest.mark.parametrize(
    ("words", "label", "expected"),
    [
        ("Foreign Minister Jane Roe", "PERSON", ("Jane Roe", "PERSON")),
        ("Gen. John Q. Doe", "PERSON", ("John Q. Doe", "PERSON")),
        ("Martin Luther King", "PERSON", ("Martin Luther King", "PERSON")),
        ("The United Nations", "ORG", ("United Nations", "ORG")),
        ("the United States", "ORG", ("United States", "LOC")),
        ("Iraqis", "PERSON", ("Iraqis", "NORP")),
        ("Foreign Minister", "PERSON", None),
        ("Minister for the Near East", "PERSON", None),
        ("US Secretary", "ORG", None),
        ("ISIL terrorists", "ORG", None),
        ("1,200", "ORG", None),
    ],
)
def test_corpora_are_made_to_agree(words: str, label: str, expected: tuple[str, str] | None) -> None:
    parts = words.split()
    agreed = agree(parts, (0, len(parts), label))
    assert (None if agreed is None else (" ".join(parts[agreed[0] : agreed[1]]), agreed[2])) == expected


def test_unmarked_peoples_and_countries_are_added_and_parts_joined() -> None:
    words = ["Jane", "Roe", "met", "Iraqi", "envoys", "in", "France"]
    assert settle(words, [(0, 1, "PERSON"), (1, 2, "PERSON")]) == [
        (0, 2, "PERSON"),
        (3, 4, "NORP"),
        (6, 7, "LOC"),
    ]


def test_peoples_and_countries_do_not_overlap() -> None:
    assert not peoples() & countries()


def gum(rows: list[tuple[str, str, str, int, str, str]]) -> Sentence:
    """Build a sentence from (word, UPOS, Penn tag, head, relation, Entity)."""
    words, upos, xpos, heads, deps, entity = (list(column) for column in zip(*rows, strict=True))
    return Sentence(words=words, lemmas=words, upos=upos, xpos=xpos, heads=heads, deps=deps, entity=entity)


def test_gum_mentions_nest_and_close() -> None:
    sentence = gum(
        [
            ("Iraq", "PROPN", "NNP", 2, "nmod:poss", "(1-person-new(2-place-new)"),
            ("'s", "PART", "POS", 0, "case", ""),
            ("president", "NOUN", "NN", 2, "ROOT", "1)"),
        ]
    )
    assert sorted(mentions_of(sentence)) == [(0, 1, "place"), (0, 3, "person")]
    assert gum_sentence_names(sentence) == [(0, 1, "LOC")]


def test_gum_names_leave_titles_out_and_are_found_beside_their_noun() -> None:
    sentence = gum(
        [
            ("team", "NOUN", "NN", 1, "compound", "(1-person-new"),
            ("member", "NOUN", "NN", 4, "nsubj", ""),
            ("Jane", "PROPN", "NNP", 1, "appos", ""),
            ("Roe", "PROPN", "NNP", 2, "flat", "1)"),
            ("met", "VERB", "VBD", 4, "ROOT", ""),
            ("President", "PROPN", "NNP", 6, "nmod:desc", "(2-person-new"),
            ("Doe", "PROPN", "NNP", 4, "obj", "2)"),
        ]
    )
    assert gum_sentence_names(sentence) == [(2, 4, "PERSON"), (6, 7, "PERSON")]


def test_iob_files_of_both_kinds(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    old = tmp_path / "x.conll"
    old.write_text("Jane I-PER\nRoe I-PER\nJoined O\nAcme I-ORG\n. O\n\nLyon I-LOC\nwon O\n", encoding="utf-8")
    new = tmp_path / "x.iob2"
    new.write_text(
        "# text\n1\tJane\tB-PER\t-\n2\tRoe\tB-PER\t-\n3\tleft\tO\t-\n\n1\tLyon\tB-LOC\t-\n", encoding="utf-8"
    )
    assert names(next(iob_names(nlp, old))) == [("Jane Roe", "PERSON"), ("Acme", "ORG"), ("Lyon", "LOC")]
    assert names(next(iob_names(nlp, new))) == [("Jane Roe", "PERSON"), ("Lyon", "LOC")]


def test_re3d_parts_are_disjoint_and_common_nouns_are_dropped(tmp_path: Path) -> None:
    text = "Minister Jane Roe and we met mourners in Basra, Iraq."
    spans = [(0, 17, "Person"), (22, 24, "Organisation"), (29, 37, "Organisation"), (41, 52, "Location")]
    path = tmp_path / "re3d.jsonl"
    path.write_text("\n".join([json.dumps({"text": text, "entities": spans})] * 6), encoding="utf-8")
    nlp = spacy.blank("en")
    parts = {part: list(re3d_names(nlp, path, part=part)) for part in ("train", "dev", "test")}
    assert {part: len(docs) for part, docs in parts.items()} == {"train": 4, "dev": 1, "test": 1}
    assert names(parts["test"][0]) == [("Jane Roe", "PERSON"), ("Basra", "LOC"), ("Iraq", "LOC")]


def test_swapped_copies_keep_the_words_around_names_and_are_the_same_every_time() -> None:
    nlp = spacy.blank("en")
    doc = nlp.make_doc("Jane Roe of Acme met Iraqi envoys in Lyon.")
    doc.ents = [Span(doc, 0, 2, "PERSON"), Span(doc, 3, 4, "ORG"), Span(doc, 8, 9, "LOC")]
    docs = [doc] * 5
    first, second = list(swap_names(nlp, docs)), list(swap_names(nlp, docs))
    assert [d.text for d in first] == [d.text for d in second]
    assert len({d.text for d in first}) > 1
    for copy in first:
        assert [e.label_ for e in copy.ents] == ["PERSON", "ORG", "LOC"]
        assert " met Iraqi envoys in " in copy.text
        assert copy.text.endswith(f"{copy.ents[2].text}.")


def test_documents_without_names_are_not_copied() -> None:
    nlp = spacy.blank("en")
    assert list(swap_names(nlp, [nlp.make_doc("Nobody came.")])) == []
