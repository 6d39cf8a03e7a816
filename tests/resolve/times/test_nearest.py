"""Years and weekdays that are not written: told from the verb, from what is arranged, from the line of a history."""

import pytest

from escalate.resolve.times import find_times

P = "2019-02-08"  # a Friday


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The convoy leaves Tuesday.", "2019-02-12"),
        ("The ministers meet separately Monday.", "2019-02-11"),
        ("The envoys agreed to meet on Wednesday.", "2019-02-13"),
        ("The vote, postponed to Thursday, may be close.", "2019-02-14"),
        ("They will look for ways around Wednesday's ruling.", "2019-02-06"),
        ("They hope to win Sunday's vote.", "2019-02-10"),
        ("The truce had been due to expire Thursday.", "2019-02-07"),
        ("A summit is to be held on October 12.", "2019-10-12"),
        ("The pact is effective June 1.", "2019-06-01"),
        ("They met in an unnamed village in November.", "2018-11"),
        ("They bought the jets in August.", "2018-08"),
        ("The bases will close in August.", "2019-08"),
        ("But by Monday, the army had hardened its stance.", "2019-02-04"),
        ("The March summit was calm.", "2019-03"),
        ("Many who led the 1992 protests have left.", "1992"),
    ],
)
def test_the_day_follows_what_is_told_of_it(sentence: str, value: str) -> None:
    assert value in [t.value for t in find_times(sentence, article="a", published=P)]


def test_a_history_keeps_its_line_over_years_named_in_passing() -> None:
    text = (
        "Unrest began in 1947 and grew in 1949. War broke out on 4 May 1951. In June 1952 the fleet sailed. "
        "A study made public in 1999 denied the clash of 3 July. The army withdrew in August, a retreat planned for "
        "1953. Peace was signed on 9 September."
    )
    found = [t.value for t in find_times(text, article="a", published=P)]
    assert found[2:] == ["1951-05-04", "1952-06", "1999", "1952-07-03", "1952-08", "1953", "1952-09-09"]


def test_a_chronicle_of_bare_years_is_a_history_too() -> None:
    text = (
        "The war of 1936 to 1939. Troops rose in July 1936. In 1937 they took Bilbao. In 1938 they cut the land in "
        "two. By 1939 it was over. On 1 April 1939 the last town fell. On 3 May they marched."
    )
    assert find_times(text, article="a", published=P)[-1].value == "1939-05-03"
