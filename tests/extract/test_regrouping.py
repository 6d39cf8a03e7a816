"""Words that the parser groups wrongly and clauses hung elsewhere, in whole statements."""

from __future__ import annotations

import pytest

from escalate.extract.clauses import mend_clauses
from escalate.extract.openings import mend_openings
from escalate.extract.regrouping import regroup
from escalate.model import Article
from escalate.pipeline import Knowledge, extract_article
from escalate.read.layout import find_blocks

OPENED = [
    ("Norway lifted its ban on Iceland on Friday after Hansen apologised in person to the family of the dead sailor.",
     "SUPPORT", "Hansen", "family"),
    ("Swiss police arrested Igor Petrov, an aide of the rebel leader, in Geneva on Friday after Russia demanded it.",
     "REQUEST", "Russia", ""),
    ("It became known on Monday that the gunmen had shot dead Martin Olsen, a Norwegian engineer.",
     "ASSAULT", "gunmen", "Martin Olsen"),
]  # fmt: skip
REGROUPED = [
    ("Foreign Minister Jan Peeters called the pause disproportionate.", "ACCUSE", "Jan Peeters", ""),
    ("Peru called such charges exaggerated and untenable.", "ACCUSE", "Peru", ""),
    ("Iran condemned the shooting down of its drone by a U.S. jet.", "ASSAULT", "US military", "Iran"),
    ("Canada condemned the breaking off of relations by Iran.", "SANCTION", "Iran", "Canada"),
    ("Ankara, Mr Lavrov warned, would pay a price for it.", "THREATEN", "Sergei Lavrov", "Turkey"),
    ("Riot police used batons and water cannon on Friday to drive strikers out of the port.",
     "COERCE", "Riot police", ""),
]  # fmt: skip
SORRY = [
    ("Kenya apologised to Sudan for the downing of its jet.", "ASSAULT", "Kenya", "Sudan"),
    ("Peru has demanded an apology from Ecuador for the interception of a Peruvian airliner.",
     "COERCE", "Ecuador", "Peru"),
    ("The premier apologised for the killing of two fishermen by pirates.", "ASSAULT", "pirates", "fishermen"),
]  # fmt: skip
NAMED = [("Defence Minister Suh Jin-hwan warned Japan on Monday.", "THREATEN", "Suh Jin-hwan", "Japan")]


@pytest.mark.parametrize(("text", "event", "source", "target"), [*OPENED, *REGROUPED, *SORRY, *NAMED])
def test_an_act_is_told_of_its_own_sides(text: str, event: str, source: str, target: str, knowledge: Knowledge) -> None:
    found = extract_article(Article(id="a", text=text, published="2019-06-21"), knowledge=knowledge)
    told = [
        (s.event.value, s.sources[0].name if s.sources else "", s.targets[0].name if s.targets else "")
        for s in found.statements
    ]
    assert (event, source, target) in told


def test_what_crowds_did_is_not_the_deed_of_who_apologises(knowledge: Knowledge) -> None:
    text = "Kenya apologised to Sudan on Monday for the attacks on its citizens in Nairobi."
    found = extract_article(Article(id="a", text=text, published="2019-06-21"), knowledge=knowledge)
    assert not [s for s in found.statements if s.event.value == "ASSAULT" and s.sources]


@pytest.mark.parametrize(
    "text",
    [
        *(text for text, *_ in (*OPENED, *REGROUPED)),
        "IGAD called on Somalia and Kenya on Sunday to talk after Mogadishu broke off relations.",
        "At an emergency session on Sunday the House of Commons called on Oslo to suspend the rise.",
        "Talks between the ministers of Peru and Chile failed on Saturday when Lima insisted on a pull-out.",
        "The men arrested on Monday after clashes said they had been beaten, and relatives threw stones.",
    ],
)
def test_the_tree_stays_a_tree(text: str, knowledge: Knowledge) -> None:
    sentences = knowledge.parser.parse(text, article="a", blocks=find_blocks(text))
    regroup(sentences)
    mend_clauses(sentences)
    mend_openings(sentences)
    for sentence in sentences:
        assert [t.i for t in sentence.tokens if t.is_root] == [sentence.root.i]
        assert [t.i for t in sentence.root.subtree()] == [t.i for t in sentence.tokens]
        assert all(t in t.head.children for t in sentence.tokens if not t.is_root)
