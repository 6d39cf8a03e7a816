"""One event told several times becomes one statement with several reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from escalate.link import count_independent, find_merges, merge_reports
from tests.link.crises import build_crisis

if TYPE_CHECKING:
    from escalate.model import Statement

ACTORS: dict[str, Any] = {
    "israel": {"name": "Israel", "aliases": ["Israeli"]},
    "idf": {"name": "Israeli army", "kind": "government", "country": "israel"},
    "hamas": {"name": "Hamas", "kind": "armed group"},
    "syria": {"name": "Syria"},
    "person.gallant": {"name": "Gallant", "kind": "person", "country": "israel"},
    "person.gantz": {"name": "Gantz", "kind": "person", "country": "israel"},
}


def told(day: str, text: str, by: str, to: str, trigger: str, event: str = "ASSAULT", **more: Any) -> dict[str, Any]:
    about = {"event": event, "by": by, "to": to, "trigger": trigger, **more}
    return {"published": day, "sentences": [{"text": text, "statements": [about]}]}


def merge(*articles: dict[str, Any]) -> list[list[str]]:
    """Return the merged statements as lists of the articles that tell them."""
    return [[r.article for r in s.reports] for s in merge_all(*articles)]


def merge_all(*articles: dict[str, Any]) -> tuple[Statement, ...]:
    for number, article in enumerate(articles, 1):
        for count, sentence in enumerate(article["sentences"]):
            sentence["statements"][0].setdefault("id", f"s{number}.{count}")
    built = build_crisis({"actors": ACTORS, "articles": list(articles)})
    return merge_reports(built.statements, actors=built.actors)


STRIKE = "Israel struck a weapons depot near Gaza City on Monday, killing two guards."
SAME = "Israeli jets struck the weapons depot outside Gaza City, killing two guards at the gate."


def test_one_strike_in_two_articles_is_one_statement() -> None:
    first = told("2021-05-10", STRIKE, "israel", "hamas", "struck")
    assert merge(first, told("2021-05-10", SAME, "idf", "hamas", "struck")) == [["a1", "a2"]]


def test_the_next_days_paper_tells_the_same_strike() -> None:
    first = told("2021-05-10", STRIKE, "israel", "hamas", "struck", when="2021-05-10")
    assert merge(first, told("2021-05-11", SAME, "israel", "hamas", "struck")) == [["a1", "a2"]]


def test_a_like_strike_on_another_stated_day_stays_apart() -> None:
    first = told("2021-05-10", STRIKE, "israel", "hamas", "struck", when="2021-05-10")
    again = told("2021-05-13", SAME, "israel", "hamas", "struck", when="2021-05-13")
    assert merge(first, again) == [["a1"], ["a2"]]


def test_another_target_stays_apart() -> None:
    first = told("2021-05-10", STRIKE, "israel", "hamas", "struck")
    assert len(merge(first, told("2021-05-10", SAME, "israel", "syria", "struck"))) == 2


def test_a_denial_is_not_merged_with_what_it_denies() -> None:
    first = told("2021-05-10", STRIKE, "israel", "hamas", "struck")
    assert len(merge(first, told("2021-05-10", SAME, "israel", "hamas", "struck", negated=True))) == 2


def test_two_persons_of_one_side_are_two_speakers() -> None:
    words = "Hamas would pay a heavy price for every rocket fired at the south"
    one = told("2021-05-10", f"Gallant said {words}.", "person.gallant", "hamas", "said", "THREATEN", content=words)
    other = told("2021-05-10", f"Gantz said {words}.", "person.gantz", "hamas", "said", "THREATEN", content=words)
    assert len(merge(one, other)) == 2


def test_a_shared_quotation_outweighs_different_words() -> None:
    quote = "every rocket will be answered with fire"
    one = told("2021-05-10", f"“{quote}”, Gallant warned.", "person.gallant", "hamas", "warned", "THREATEN",
               content=f"“{quote}”", quote=quote)  # fmt: skip
    text = f"The minister Gallant told troops that {quote}."
    other = told("2021-05-10", text, "person.gallant", "", "told", "THREATEN", content=quote, quote=quote)
    assert merge(one, other) == [["a1", "a2"]]


def test_merged_statement_keeps_the_fullest_telling_first_and_gains_confidence() -> None:
    bare = told("2021-05-10", SAME, "israel", "", "struck", confidence=0.7)
    full = told("2021-05-10", STRIKE, "israel", "hamas", "struck", confidence=0.8, when="2021-05-10")
    (merged,) = merge_all(bare, full)
    assert [m.actor for m in merged.targets] == ["hamas"]
    assert merged.report.article == "a2"
    assert merged.confidence == 0.94


@given(order=st.permutations([STRIKE, SAME, STRIKE.replace("Monday", "Monday evening")]))
def test_order_of_articles_makes_no_difference(order: list[str]) -> None:
    texts = [told("2021-05-10", text, "israel", "hamas", "struck", id=text) for text in order]
    (merged,) = merge_all(*texts)
    assert merged.id == min(order)


def test_copied_wire_text_counts_as_one_source() -> None:
    copied = STRIKE.replace("on Monday", "late on Monday")
    articles = [told("2021-05-10", text, "israel", "hamas", "struck") for text in (STRIKE, copied, SAME)]
    (merged,) = merge_all(*articles)
    assert len(merged.reports) == 3
    assert count_independent(merged) == 2


def test_a_user_overturns_what_is_found() -> None:
    articles = [
        told("2021-05-10", text, "israel", "hamas", "struck", id=name)
        for name, text in (("one", STRIKE), ("two", SAME), ("far", "Israel struck a bridge in the north."))
    ]
    built = build_crisis({"actors": ACTORS, "articles": articles})
    found = find_merges(built.statements, actors=built.actors)
    assert set(found) | set(found.values()) == {"one", "two"}
    assert find_merges(built.statements, actors=built.actors, apart=[("two", "one")]) == {}
    joined = find_merges(built.statements, actors=built.actors, same=[("one", "far")])
    assert set(joined) | set(joined.values()) >= {"one", "far"}
