from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate.parse.normalise import normalise, squeeze

# Characters that the rules turn on, more often than chance would bring them.
TEXT = st.text(
    st.one_of(st.characters(), st.sampled_from("``''’’‘‘“”«»´ \t\n\u00a0\u200b\u00ad-–—()aB.,")), max_size=60
)


@given(TEXT)
def test_length_is_preserved(text: str) -> None:
    assert len(normalise(text)) == len(text)


@given(TEXT)
def test_squeezed_text_has_single_blanks_and_keeps_order(text: str) -> None:
    squeezed = squeeze(text)
    assert "  " not in squeezed.text
    assert squeezed.text == squeezed.text.strip(" ")
    spans = [squeezed.span(i, i + 1) for i in range(len(squeezed.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(TEXT)
def test_letters_and_digits_survive_squeezing(text: str) -> None:
    squeezed = squeeze(text)
    kept = "".join(text[squeezed.span(i, i + 1)[0]] for i, c in enumerate(squeezed.text) if c.isalnum())
    assert kept == "".join(c for c in text if c.isalnum() and normalise(c).isalnum())


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("“We stay,” he said.", '"We stay," he said.'),
        ("``We stay,'' he said.", '"We stay," he said.'),
        ("''We stay,'' he said.", '"We stay," he said.'),
        ("«We stay», he said.", '"We stay", he said.'),
        ("„We stay“, he said.", '"We stay", he said.'),
        ("‘‘We stay,’’ he said.", '"We stay," he said.'),
        ("He said: ''No''.", 'He said: "No".'),
        ("(''No'')", '("No")'),
        ("Iraq’s army", "Iraq's army"),
        ("the soldiers’ base", "the soldiers' base"),
        ("`No,' he said", "'No,' he said"),
        ("pro‑Iran", "pro-Iran"),
        ("Friday، 8 February", "Friday, 8 February"),
        ("two  blanks,\ta tab\nand a line", "two blanks, a tab and a line"),
        ("  edges  ", "edges"),
        ("non\u00a0breaking", "non breaking"),
        ("with\u00addraw", "withdraw"),
        ("zero\u200b width", "zero width"),
        ("he [told them](https://gazette.example/1) no", "he told them no"),
        ("**Iran** said *no* to a 5 * 3 plan", "Iran said no to a 5 * 3 plan"),
        ("the [sic] deal (2015)", "the [sic] deal (2015)"),
        ("right\u200f-to-left", "right -to-left"),
    ],
)
def test_squeezed_form(written: str, read: str) -> None:
    assert squeeze(written).text == read


def test_a_quotation_mark_of_two_characters_keeps_both_in_its_span() -> None:
    text = "He said ``no''."
    squeezed = squeeze(text)
    opening, closing = (i for i, c in enumerate(squeezed.text) if c == '"')
    assert text[slice(*squeezed.span(opening, opening + 1))] == "``"
    assert text[slice(*squeezed.span(closing, closing + 1))] == "''"


def test_a_lone_surrogate_becomes_something_that_can_be_encoded() -> None:
    assert normalise("a\ud800b").encode("utf-8")
