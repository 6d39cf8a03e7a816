"""Vague amounts: modest intervals, no finer than the words."""

import pytest

from escalate.resolve.times import find_times

P = "2019-02-08"


@pytest.mark.parametrize(
    ("sentence", "start", "end", "precision"),
    [
        ("Rebels have shelled the port over the past few months.", "2018-10-01", "2019-02-08", "season"),
        ("Rebels shelled the port in recent months.", "2018-08-01", "2019-02-08", "season"),
        ("Rebels have shelled the port for the past several weeks.", "2018-12-24", "2019-02-08", "month"),
        ("Rebels shelled the port over the past few days.", "2019-02-04", "2019-02-08", "week"),
        ("Rebels shelled the port in recent years.", "2014-01-01", "2019-02-08", "year"),
        ("Rebels will shell the port in the coming weeks.", "2019-02-08", "2019-03-24", "month"),
        ("Rebels shelled the port a few weeks ago.", "2019-01-07", "2019-01-25", "month"),
        ("Rebels shelled the port several years ago.", "2013-01-01", "2017-02-08", "year"),
        ("Rebels shelled the port recently.", "2018-12-10", "2019-02-08", "month"),
        ("Rebels shelled the port earlier this year.", "2019-01-01", "2019-02-08", "year"),
        ("Rebels will shell the port later this month.", "2019-02-08", "2019-02-28", "month"),
    ],
)
def test_a_vague_amount_reaches_back_or_on_by_a_few_units(sentence: str, start: str, end: str, precision: str) -> None:
    (found,) = find_times(sentence, article="a", published=P)
    assert found.when is not None
    assert (found.when.start, found.when.end, found.when.precision.value) == (start, end, precision)


def test_few_is_less_than_several_and_both_less_than_the_next_larger_unit() -> None:
    def first_day(words: str) -> str:
        (found,) = find_times(f"Rebels shelled the port over the past {words} months.", article="a", published=P)
        assert found.when is not None
        assert found.when.start is not None
        return found.when.start

    assert "2018-02-08" < first_day("several") < first_day("few") < "2018-12-08"


def test_an_amount_after_a_mere_year_is_no_finer_than_the_year() -> None:
    text = "Rebels took the town in 2014. The army retook it three months later."
    found = find_times(text, article="a", published=P)[-1]
    assert found.when is not None
    assert (found.when.start, found.when.end, found.when.precision.value) == ("2014-04-01", "2015-03-31", "year")
