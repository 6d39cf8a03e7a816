from __future__ import annotations

import pytest

from escalate.lexicon import shipped_table
from escalate.parse.lemmas import find_lemma


@pytest.mark.parametrize(
    ("form", "xpos", "lemma"),
    [
        ("withdrew", "VBD", "withdraw"), ("slain", "VBN", "slay"), ("sunk", "VBN", "sink"), ("fled", "VBD", "flee"),
        ("vowed", "VBD", "vow"), ("abducted", "VBN", "abduct"), ("denounced", "VBD", "denounce"),
        ("staged", "VBD", "stage"), ("besieged", "VBN", "besiege"), ("kidnapped", "VBD", "kidnap"),
        ("expelled", "VBN", "expel"), ("shelling", "VBG", "shell"), ("escalating", "VBG", "escalate"),
        ("invading", "VBG", "invade"), ("scrapped", "VBD", "scrap"), ("fined", "VBD", "fine"),
        ("occupies", "VBZ", "occupy"), ("accuses", "VBZ", "accuse"), ("presses", "VBZ", "press"),
        ("attaches", "VBZ", "attach"), ("vetoes", "VBZ", "veto"), ("dying", "VBG", "die"), ("'re", "VBP", "be"),
        ("found", "VBD", "find"), ("founded", "VBD", "found"), ("crises", "NNS", "crisis"), ("allies", "NNS", "ally"),
        ("troops", "NNS", "troop"), ("hostages", "NNS", "hostage"), ("militiamen", "NNS", "militiaman"),
        ("taxes", "NNS", "tax"), ("series", "NNS", "series"), ("knives", "NNS", "knife"),
        ("bombing", "NN", "bombing"), ("people", "NNS", "people"), ("harshest", "JJS", "harsh"),
        ("deadlier", "JJR", "deadly"), ("better", "RBR", "well"), ("sabre-rattling", "VBG", "sabre-rattle"),
        ("air-strikes", "NNS", "air-strike"),
    ],
)  # fmt: skip
def test_base_form(form: str, xpos: str, lemma: str) -> None:
    assert find_lemma(form, xpos, "") == lemma


def test_what_is_no_common_word_keeps_the_guess() -> None:
    assert find_lemma("n't", "RB", "not") == "not"
    assert find_lemma("hundreds", "CD", "hundred") == "hundred"


def test_without_a_guess_the_form_stands() -> None:
    assert find_lemma("ghazni", "NNP", "") == "ghazni"


def test_no_form_of_the_table_belongs_to_two_base_forms() -> None:
    seen: dict[tuple[str, str], str] = {}
    for row in shipped_table("irregular_forms", columns=("lemma", "class", "forms")):
        for form in filter(None, row["forms"].split("|")):
            other = seen.setdefault((row["class"], form), row["lemma"])
            assert other == row["lemma"], f"{form}: {other} or {row['lemma']}"
