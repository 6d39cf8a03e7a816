from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate.parse import Parser
from escalate.parse.names import join_names, restore_name
from escalate.read.layout import find_blocks


@pytest.mark.parametrize(
    "name", ["Chung Eui-yong", "Lee Hsien-loong", "Moon Jae-in", "Chiang Kai-shek", "Kang Kyung-wha", "Ban Ki-moon"]
)
def test_a_name_of_two_syllables_is_one_word(name: str) -> None:
    joined = join_names(f"Yesterday {name} left.")
    assert len(joined) == len(f"Yesterday {name} left.")
    assert "-" not in joined
    word = name.split()[1]
    assert restore_name(joined.split()[2], word) == word


@pytest.mark.parametrize(
    "text",
    ["The Saudi-led coalition left.", "The Sun-tan", "a New York-based bank", "Hong Kong-run trains", "Sino-soviet"],
)
def test_other_compounds_are_left(text: str) -> None:
    assert join_names(text) == text


@given(st.text(st.sampled_from("ABKLabkineg -'\n"), max_size=60))
def test_joining_keeps_every_offset(text: str) -> None:
    joined = join_names(text)
    assert len(joined) == len(text)
    assert all(one == other or one == "-" for one, other in zip(text, joined, strict=True))


def test_the_parser_gives_the_name_as_the_article_writes_it() -> None:
    text = "Defence Minister Suh Jin-hwan warned Japan on Monday."
    (sentence,) = Parser.load().parse(text, article="a", blocks=find_blocks(text))
    name = next(t for t in sentence.tokens if t.start == text.index("Jin"))
    assert (name.text, name.lower, name.lemma, name.upos) == ("Jin-hwan", "jin-hwan", "jin-hwan", "PROPN")
    assert next(t for t in sentence.tokens if t.text == "warned").upos == "VERB"
