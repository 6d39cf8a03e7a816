from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from escalate.errors import PipelineUnusableError
from escalate.parse import Parser, Token
from escalate.parse.schemes import Scheme, find_scheme, penn_tag
from tests.parse.conftest import parse

if TYPE_CHECKING:
    from pathlib import Path

Row = tuple[str, str, str, str, int, str]  # word, lemma, UPOS, Penn tag, index of the head, label


def analysed(
    rows: list[Row],
    entities: list[tuple[int, int, str]],
    labels: tuple[str, ...] = ("nsubj", "dobj", "prep", "pobj"),
) -> Parser:
    """Return a parser over a pipeline that gives the tree of `rows` to a text of these words."""
    nlp = spacy.blank("en")

    def analyse(doc: Doc) -> Doc:
        if len(doc) != len(rows):
            rows_here: list[Row] = [(t.text, t.text, "NOUN", "NN", 0, "ROOT" if t.i == 0 else rows[0][5]) for t in doc]
        else:
            rows_here = rows
        made = Doc(
            doc.vocab,
            words=[t.text for t in doc],
            spaces=[bool(t.whitespace_) for t in doc],
            lemmas=[r[1] for r in rows_here],
            pos=[r[2] for r in rows_here],
            tags=[r[3] for r in rows_here],
            heads=[r[4] for r in rows_here],
            deps=[r[5] for r in rows_here],
        )
        if len(doc) == len(rows):
            made.ents = [spacy.tokens.Span(made, s, e, label=label) for s, e, label in entities]
        return made

    known = tuple(sorted({r[5] for r in rows} | set(labels)))

    class Component:
        labels = known

        def __call__(self, doc: Doc) -> Doc:
            return analyse(doc)

    Language.component("test_analysis", func=Component())
    nlp.add_pipe("test_analysis")
    return Parser(nlp)


def clearnlp(rows: list[Row], entities: list[tuple[int, int, str]] | None = None) -> dict[str, tuple[str, str]]:
    """Return word -> (relation, head word) after conversion."""
    (sentence,) = parse(analysed(rows, entities or []), " ".join(r[0] for r in rows))
    return {t.text: (t.dep, t.head.text) for t in sentence.tokens}


def test_a_prepositional_object_hangs_on_the_verb() -> None:
    tree = clearnlp(
        [
            ("Iran", "Iran", "PROPN", "NNP", 1, "nsubj"),
            ("warned", "warn", "VERB", "VBD", 1, "ROOT"),
            ("of", "of", "ADP", "IN", 1, "prep"),
            ("war", "war", "NOUN", "NN", 2, "pobj"),
            ("in", "in", "ADP", "IN", 3, "prep"),
            ("Iraq", "Iraq", "PROPN", "NNP", 4, "pobj"),
        ]
    )
    assert tree["war"] == ("obl", "warned")
    assert tree["of"] == ("case", "war")
    assert tree["Iraq"] == ("nmod", "war")
    assert tree["in"] == ("case", "Iraq")


def test_two_prepositions_in_a_row_are_both_case() -> None:
    tree = clearnlp(
        [
            ("Troops", "troop", "NOUN", "NNS", 1, "nsubj"),
            ("moved", "move", "VERB", "VBD", 1, "ROOT"),
            ("out", "out", "ADP", "IN", 1, "prep"),
            ("of", "of", "ADP", "IN", 2, "prep"),
            ("Iraq", "Iraq", "PROPN", "NNP", 3, "pobj"),
        ]
    )
    assert tree["Iraq"] == ("obl", "moved")
    assert tree["of"] == ("case", "Iraq")
    assert tree["out"] == ("case", "Iraq")


def test_a_clause_after_a_preposition_is_adverbial() -> None:
    tree = clearnlp(
        [
            ("They", "they", "PRON", "PRP", 1, "nsubj"),
            ("responded", "respond", "VERB", "VBD", 1, "ROOT"),
            ("by", "by", "ADP", "IN", 1, "prep"),
            ("firing", "fire", "VERB", "VBG", 2, "pcomp"),
            ("rockets", "rocket", "NOUN", "NNS", 3, "dobj"),
        ]
    )
    assert tree["firing"] == ("advcl", "responded")
    assert tree["by"] == ("mark", "firing")
    assert tree["rockets"] == ("obj", "firing")


def test_passives_and_agents() -> None:
    tree = clearnlp(
        [
            ("Bases", "base", "NOUN", "NNS", 2, "nsubjpass"),
            ("were", "be", "AUX", "VBD", 2, "auxpass"),
            ("hit", "hit", "VERB", "VBN", 2, "ROOT"),
            ("by", "by", "ADP", "IN", 2, "agent"),
            ("militias", "militia", "NOUN", "NNS", 3, "pobj"),
        ]
    )
    assert tree["Bases"] == ("nsubj:pass", "hit")
    assert tree["were"] == ("aux:pass", "hit")
    assert tree["militias"] == ("obl", "hit")
    assert tree["by"] == ("case", "militias")


def test_the_predicate_heads_the_copula() -> None:
    tree = clearnlp(
        [
            ("Salih", "Salih", "PROPN", "NNP", 1, "nsubj"),
            ("is", "be", "AUX", "VBZ", 1, "ROOT"),
            ("not", "not", "PART", "RB", 1, "neg"),
            ("angry", "angry", "ADJ", "JJ", 1, "acomp"),
            ("today", "today", "NOUN", "NN", 1, "npadvmod"),
        ]
    )
    assert tree["angry"] == ("root", "angry")
    assert tree["is"] == ("cop", "angry")
    assert tree["Salih"] == ("nsubj", "angry")
    assert tree["not"] == ("advmod", "angry")
    assert tree["today"] == ("obl:unmarked", "angry")


def test_a_copula_inside_a_clause_and_with_a_preposition() -> None:
    tree = clearnlp(
        [
            ("He", "he", "PRON", "PRP", 1, "nsubj"),
            ("said", "say", "VERB", "VBD", 1, "ROOT"),
            ("they", "they", "PRON", "PRP", 3, "nsubj"),
            ("were", "be", "AUX", "VBD", 1, "ccomp"),
            ("in", "in", "ADP", "IN", 3, "prep"),
            ("Cairo", "Cairo", "PROPN", "NNP", 4, "pobj"),
        ]
    )
    assert tree["Cairo"] == ("ccomp", "said")
    assert tree["were"] == ("cop", "Cairo")
    assert tree["they"] == ("nsubj", "Cairo")


def test_there_is_keeps_its_verb() -> None:
    tree = clearnlp(
        [
            ("There", "there", "PRON", "EX", 1, "expl"),
            ("were", "be", "VERB", "VBD", 1, "ROOT"),
            ("threats", "threat", "NOUN", "NNS", 1, "attr"),
        ]
    )
    assert tree["were"] == ("root", "were")
    assert tree["threats"] == ("nsubj", "were")


def test_conjuncts_hang_on_the_first_and_conjunctions_on_the_next() -> None:
    tree = clearnlp(
        [
            ("Iran", "Iran", "PROPN", "NNP", 5, "nsubj"),
            (",", ",", "PUNCT", ",", 0, "punct"),
            ("Iraq", "Iraq", "PROPN", "NNP", 0, "conj"),
            ("and", "and", "CCONJ", "CC", 2, "cc"),
            ("Syria", "Syria", "PROPN", "NNP", 2, "conj"),
            ("protested", "protest", "VERB", "VBD", 5, "ROOT"),
        ]
    )
    assert tree["Iraq"] == ("conj", "Iran")
    assert tree["Syria"] == ("conj", "Iran")
    assert tree["and"] == ("cc", "Syria")


def test_possessives_relatives_and_names() -> None:
    tree = clearnlp(
        [
            ("President", "President", "PROPN", "NNP", 2, "compound"),
            ("Barham", "Barham", "PROPN", "NNP", 2, "compound"),
            ("Salih", "Salih", "PROPN", "NNP", 4, "poss"),
            ("'s", "'s", "PART", "POS", 2, "case"),
            ("aide", "aide", "NOUN", "NN", 7, "nsubj"),
            ("who", "who", "PRON", "WP", 6, "nsubj"),
            ("resigned", "resign", "VERB", "VBD", 4, "relcl"),
            ("gave", "give", "VERB", "VBD", 7, "ROOT"),
            ("us", "we", "PRON", "PRP", 7, "dative"),
            ("letters", "letter", "NOUN", "NNS", 7, "dobj"),
        ],
        [(1, 3, "PERSON")],
    )
    assert tree["Barham"] == ("nmod:poss", "aide")
    assert tree["Salih"] == ("flat", "Barham")
    assert tree["President"] == ("nmod:desc", "Barham")
    assert tree["'s"] == ("case", "Barham")
    assert tree["resigned"] == ("acl:relcl", "aide")
    assert tree["us"] == ("iobj", "gave")
    assert tree["letters"] == ("obj", "gave")


def test_entities_of_ontonotes_become_the_four_labels() -> None:
    rows: list[Row] = [
        ("Iraq", "Iraq", "PROPN", "NNP", 1, "nsubj"),
        ("fell", "fall", "VERB", "VBD", 1, "ROOT"),
        ("Friday", "Friday", "PROPN", "NNP", 1, "npadvmod"),
    ]
    (sentence,) = parse(analysed(rows, [(0, 1, "GPE"), (2, 3, "DATE")]), "Iraq fell Friday")
    assert sentence.entities == [(0, 1, "LOC")]
    assert [t.entity for t in sentence.tokens] == ["LOC", "", ""]


def test_schemes_are_told_by_their_labels() -> None:
    assert find_scheme(["nsubj", "obl", "case", "obj"]) is Scheme.UD
    assert find_scheme(["nsubj", "dobj", "prep", "pobj"]) is Scheme.CLEARNLP
    assert find_scheme(["nsubj", "dobj", "nmod", "case"]) is Scheme.UD1
    assert find_scheme(["SB", "OA", "MO"]) is None


@pytest.mark.parametrize(
    ("upos", "feats", "tag"),
    [
        ("NOUN", "Number=Plur", "NNS"), ("PROPN", "Number=Sing", "NNP"), ("VERB", "Tense=Past|VerbForm=Fin", "VBD"),
        ("VERB", "Tense=Past|VerbForm=Part", "VBN"), ("VERB", "VerbForm=Ger", "VBG"), ("AUX", "VerbForm=Inf", "VB"),
        ("VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "VBZ"), ("ADJ", "Degree=Sup", "JJS"),
        ("ADP", "", "IN"),
    ],
)  # fmt: skip
def test_penn_tags_for_pipelines_without_them(upos: str, feats: str, tag: str) -> None:
    assert penn_tag(upos, feats) == tag


def test_a_pipeline_that_is_not_installed_is_named_with_a_remedy() -> None:
    with pytest.raises(PipelineUnusableError, match=r"no spaCy pipeline called 'en_none_sm' is installed.*install it"):
        Parser.load("en_none_sm")


def test_a_folder_that_is_no_pipeline_is_named(tmp_path: Path) -> None:
    with pytest.raises(PipelineUnusableError, match="no spaCy pipeline called"):
        Parser.load(str(tmp_path))


def test_a_pipeline_without_a_parser_is_refused() -> None:
    with pytest.raises(PipelineUnusableError, match="has no dependency parser"):
        Parser(spacy.blank("en"))


def test_a_pipeline_for_another_language_is_refused() -> None:
    with pytest.raises(PipelineUnusableError, match="is for the language 'de'"):
        Parser(spacy.blank("de"))


def test_unknown_labels_are_refused() -> None:
    nlp = spacy.blank("en")

    def label(doc: Doc) -> Doc:
        words = [t.text for t in doc]
        return Doc(doc.vocab, words=words, pos=["NOUN"] * len(words), heads=[0] * len(words), deps=["SB"] * len(words))

    Language.component("test_unknown_labels", func=label)
    nlp.add_pipe("test_unknown_labels")
    with pytest.raises(PipelineUnusableError, match="a scheme that escalate does not know"):
        Parser(nlp)


def test_the_shipped_pipeline_is_universal_dependencies(parser: Parser) -> None:
    (sentence,) = parse(parser, "The base was hit by militias.")
    made: dict[str, Token] = {t.text: t for t in sentence.tokens}
    assert made["base"].dep == "nsubj:pass"
    assert made["militias"].relation == "obl"


def test_the_first_name_heads_whatever_the_scheme() -> None:
    rows: list[Row] = [
        ("Barham", "Barham", "PROPN", "NNP", 1, "compound"),
        ("Salih", "Salih", "PROPN", "NNP", 2, "nsubj"),
        ("protested", "protest", "VERB", "VBD", 2, "ROOT"),
        ("in", "in", "ADP", "IN", 4, "case"),
        ("Basra", "Basra", "PROPN", "NNP", 2, "obl"),
    ]
    (sentence,) = parse(
        analysed(rows, [(0, 2, "PERSON")], labels=("nsubj", "obl", "case")), " ".join(r[0] for r in rows)
    )
    assert [(t.dep, t.head.text) for t in sentence.tokens[:2]] == [("nsubj", "protested"), ("flat", "Barham")]
