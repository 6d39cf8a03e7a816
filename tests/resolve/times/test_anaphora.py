"""Words that point back at a time named before."""

import pytest

from escalate.resolve.times import find_times

P = "2019-02-08"


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Rebels took the town in 2014. Since then they have held it.", "then", "2014"),
        ("The truce ends on 3 March. Until then nobody may cross.", "then", "2019-03-03"),
        ("The limit is Sunday. If they have not left by then, we will shoot.", "then", "2019-02-10"),
        ("In 1998 they signed a pact that binds them until 2030. Since then they have met.", "then", "1998"),
        ("Talks end on 3 March, he said on Monday. If nothing moves by then, we go.", "then", "2019-03-03"),
        ("The army shelled Kasr in May 2017. At the time, it denied the raid.", "the time", "2017-05"),
        ("Rebels struck on 5 March 2018. That evening the army fired back.", "That evening", "2018-03-05TEV"),
        ("Rebels struck on 5 March 2018. The army fired back the same day.", "the same day", "2018-03-05"),
        ("Rebels struck on 5 March 2018. The next morning the army fired back.", "The next morning", "2018-03-06TMO"),
        ("Envoys meet on Thursday. Later that day they fly home.", "Later that day", "2019-02-14"),
    ],
)
def test_points_at_the_last_date(text: str, words: str, value: str) -> None:
    found = find_times(text, article="a", published=P)[-1]
    assert (found.span.text, found.value) == (words, value)


def test_what_is_told_as_past_points_at_no_day_ahead() -> None:
    text = "Gunmen struck on Monday. Talks open on 20 March. Later that day gunmen attacked a convoy."
    found = find_times(text, article="a", published=P)[-1]
    assert found.value == "2019-02-04"


def test_earlier_in_the_day_is_the_day_of_the_sentence() -> None:
    found = find_times("He deplored on Wednesday a blast earlier in the day.", article="a", published=P)
    assert [t.value for t in found] == ["2019-02-06", "2019-02-06"]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels struck in 2014. Then the army fired back.",
        "Rebels struck in 2014. He was questioned by then President Mori.",
        "Rebels struck in 2014. By the time they left, the town had burned.",
        "Rebels struck in 2014, and at the same time cut the road.",
        "Since then nothing has moved.",
    ],
)
def test_a_word_of_order_is_no_date(text: str) -> None:
    assert [t.value for t in find_times(text, article="a", published=P)] in ([], ["2014"])
