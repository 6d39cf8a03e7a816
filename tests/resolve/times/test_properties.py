"""What holds of every text: spans are slices, intervals are ordered, nothing overlaps, nothing crashes."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from escalate.lexicon import shipped_table
from escalate.resolve.times import TimexType, find_times
from escalate.resolve.times.almanac import days_on, easter, interval_of, value_at

ROWS = shipped_table("time_words", columns=("word", "class"))
WORDS = sorted({row["word"] for row in ROWS})
YEARLESS = sorted({row["word"] for row in ROWS if row["class"] not in ("CARD", "DECADEWORD")})
MARKS = [
    ".",
    ",",
    "-",
    "–",
    "'s",
    "\n\n",
    "2019",
    "31",
    "29",
    "9:30",
    "2019-02-30",
    "1980s",
    "3rd",
    "½",
    "$",
    "(",
    "’",
    "a.m.",
]
texts = st.lists(st.sampled_from([*WORDS, *(w.title() for w in WORDS), *MARKS]), max_size=25).map(" ".join)
published = st.one_of(st.none(), st.dates(date(1000, 1, 1), date(2900, 12, 31)).map(date.isoformat))


@settings(max_examples=150, deadline=None)
@given(st.one_of(texts, st.text(max_size=120)), published)
def test_every_expression_is_a_slice_and_every_interval_ordered(text: str, day: str | None) -> None:
    last = 0
    for found in find_times(text, article="a", published=day):
        assert text[found.span.start : found.span.end] == found.span.text
        assert last <= found.span.start < found.span.end
        last = found.span.end
        assert found.value
        if found.when is not None and found.when.start is not None and found.when.end is not None:
            assert found.when.start <= found.when.end
            assert found.when.span == found.span
        if found.type is TimexType.SET:
            assert found.when is None


@settings(max_examples=50, deadline=None)
@given(texts, published)
def test_the_same_text_gives_the_same_expressions(text: str, day: str | None) -> None:
    assert find_times(text, article="a", published=day) == find_times(text, article="a", published=day)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(YEARLESS), max_size=25).map(" ".join))
def test_words_without_a_year_have_no_interval_when_nothing_is_known_of_publication(text: str) -> None:
    assert [t.when for t in find_times(text, article="a", published=None) if t.when is not None] == []


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["D", "W", "M", "Q", "H", "Y", "DE"]))
def test_a_value_holds_the_day_it_was_made_from(day: date, unit: str) -> None:
    interval = interval_of(value_at(day, unit))
    assert interval is not None
    assert interval[0] <= day <= interval[1]


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(0, 40), st.sampled_from(["D", "W", "M", "Q", "Y"]))
def test_steps_go_the_way_they_say(day: date, count: int, unit: str) -> None:
    assert days_on(day, unit, -count) <= day <= days_on(day, unit, count)


def test_easter_falls_where_the_church_has_it() -> None:
    assert [easter(y) for y in (1998, 2000, 2016, 2019, 2024)] == [
        date(1998, 4, 12),
        date(2000, 4, 23),
        date(2016, 3, 27),
        date(2019, 4, 21),
        date(2024, 3, 31),
    ]
