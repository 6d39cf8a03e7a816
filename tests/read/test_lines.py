from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from escalate.read.lines import ends_sentence, join_lines, split_lines

SENTENCES = (
    "The government said on Tuesday that it would not extend the truce unless the other side gave back the prisoners.",
    "A spokesman for the movement answered that no such promise had ever been made and that none would be.",
    "Diplomats who took part in the talks described the mood as bad but not hopeless, and expected them to go on.",
    "The border stayed open.",
    "Both armies moved troops to the line in the night, witnesses in three villages told the regional radio station.",
)
PARAGRAPHS = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=5).map(" ".join), min_size=1, max_size=6
)


def paragraphs(text: str) -> list[str]:
    joined = join_lines(split_lines(text), is_alone=lambda _: False)
    return [" ".join(line.text for line in paragraph) for paragraph in joined]


@given(PARAGRAPHS, st.integers(min_value=50, max_value=100))
def test_wrapping_and_joining_gives_the_paragraphs_back(wanted: list[str], width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(p, width, break_on_hyphens=False) for p in wanted)
    assert paragraphs(wrapped) == wanted


@given(PARAGRAPHS)
def test_long_lines_are_paragraphs(wanted: list[str]) -> None:
    assert paragraphs("\n".join(wanted)) == wanted


@given(st.text())
def test_lines_lie_where_they_say(text: str) -> None:
    for line in split_lines(text):
        assert text[line.start : line.end] == line.text == line.text.strip()
    assert "".join(line.text for line in split_lines(text)).split() or not text.strip()


def test_a_list_of_short_entries_is_not_joined() -> None:
    assert paragraphs("Total dead: 12\nInjured: 30\nMissing: 4") == ["Total dead: 12", "Injured: 30", "Missing: 4"]


def test_a_sentence_may_end_within_quotation_marks() -> None:
    assert ends_sentence("“We will stay.”")
    assert ends_sentence("''No.''")
    assert not ends_sentence("he said, adding")
