"""Main verbs of sentences that were read as phrases, and verbs given to the clause after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.parse.conftest import parse

if TYPE_CHECKING:
    from escalate.parse import Parser


def arc(parser: Parser, text: str, word: str) -> tuple[str, str]:
    """Return a word's relation without its subtype and its head."""
    token = next(t for t in parse(parser, text)[0].tokens if t.text == word)
    return token.relation, token.head.text


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        ("Soldiers shot at the marchers near the bridge.", "Soldiers", "shot"),
        ("Protesters in Kano and Jos looted branches of the bank.", "Protesters", "looted"),
        ("Residents of the capital banged pots and pans outside the palace.", "Residents", "banged"),
        ("Tens of thousands of people marched through Oruro on Monday.", "Tens", "marched"),
        ("The president swore in a new cabinet on Friday.", "president", "swore"),
        ("A crowd rose against the governor.", "crowd", "rose"),
        ("Police in Lima and in two other towns detained dozens of students.", "Police", "detained"),
        (
            "Troops backed by armoured vehicles stormed the red camp in Oruro, two days after an ultimatum ran out.",
            "Troops",
            "stormed",
        ),
        ("Peruvian troops fired on the marchers in Lima on Friday in clashes that left ten dead.", "troops", "fired"),
    ],
)
def test_a_sentence_has_the_verb_that_its_words_show(parser: Parser, text: str, subject: str, verb: str) -> None:
    assert arc(parser, text, verb)[0] == "root"
    assert arc(parser, text, subject) == ("nsubj", verb)


def test_a_verb_is_not_given_to_the_clause_after_it(parser: Parser) -> None:
    text = "Supporters of Diaz burned tyres on Friday after the Supreme Court barred him from office."
    assert arc(parser, text, "Supporters") == ("nsubj", "burned")
    assert arc(parser, text, "Court") == ("nsubj", "barred")
    assert arc(parser, text, "barred") == ("advcl", "burned")


@pytest.mark.parametrize("text", ["A gunshot wound to the head.", "Workers of the state owned company went on strike."])
def test_nouns_and_true_participles_stay_what_they_are(parser: Parser, text: str) -> None:
    word = "wound" if "wound" in text else "owned"
    token = next(t for t in parse(parser, text)[0].tokens if t.text == word)
    assert not token.has_feat("VerbForm=Fin")
