"""Tests of what is said again."""

from tests.link.test_link import link_two_days, tell

DAYS = ("2015-12-01", "2015-12-09")


def test_a_demand_that_is_renewed_repeats_the_one_before_in_other_words() -> None:
    first, again = "that Russia leave the airfield", "for an unconditional retreat"
    one = tell(f"Turkey demanded {first}.", "a", "REQUEST", "turkey", "russia", "demanded", content=first)
    two = tell(f"Turkey renewed its call {again}.", "b", "REQUEST", "turkey", "russia", "renewed", content=again)
    assert link_two_days(one, two, DAYS) == {("a", "b", "repeats")}


def test_another_demand_on_another_matter_is_no_repeat() -> None:
    first, other = "that Russia leave the airfield", "for the names of the pilots"
    one = tell(f"Turkey demanded {first}.", "a", "REQUEST", "turkey", "russia", "demanded", content=first)
    two = tell(f"Turkey asked {other}.", "b", "REQUEST", "turkey", "russia", "asked", content=other)
    assert link_two_days(one, two, DAYS) == set()
