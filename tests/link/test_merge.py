"""One event told several times becomes one statement with several reports."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate.link import count_independent, find_merges, merge_reports
from escalate.model import Basis, Precision, When
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


ACTORS_BUILT = build_crisis({"actors": ACTORS, "articles": []}).actors


def told(day: str, text: str, by: str, to: str, trigger: str, event: str = "ASSAULT", **more: Any) -> dict[str, Any]:
    about = {"event": event, "by": by, "to": to, "trigger": trigger, **more}
    return {"published": day, "sentences": [{"text": text, "statements": [about]}]}


def merge(*articles: dict[str, Any]) -> list[list[str]]:
    """Return the merged statements as lists of the articles that tell them."""
    return [[r.article for r in s.reports] for s in merge_all(*articles)]


def merge_all(*articles: dict[str, Any]) -> tuple[Statement, ...]:
    return merge_reports(merge_inputs(*articles), actors=ACTORS_BUILT)


def merge_inputs(*articles: dict[str, Any]) -> tuple[Statement, ...]:
    for number, article in enumerate(articles, 1):
        for count, sentence in enumerate(article["sentences"]):
            sentence["statements"][0].setdefault("id", f"s{number}.{count}")
    return build_crisis({"actors": ACTORS, "articles": list(articles)}).statements


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


def test_one_quotation_coded_twice_is_one_statement_of_the_more_telling_kind() -> None:
    quote = "every rocket will be answered with fire"
    said = told("2021-05-10", f"“{quote}”, Gallant said at the fence.", "person.gallant", "", "said", "STATEMENT",
                content=f"“{quote}”", quote=quote)  # fmt: skip
    text = f"Gallant warned Hamas that {quote}."
    warned = told("2021-05-10", text, "person.gallant", "hamas", "warned", "THREATEN", content=quote, quote=quote)
    (merged,) = merge_all(said, warned)
    assert (merged.event.value, len(merged.reports)) == ("THREATEN", 2)


def test_merged_statement_keeps_the_fullest_telling_first_and_gains_confidence() -> None:
    bare = told("2021-05-10", SAME, "israel", "", "struck", confidence=0.7)
    full = told("2021-05-10", STRIKE, "israel", "hamas", "struck", confidence=0.8, when="2021-05-10")
    (merged,) = merge_all(bare, full)
    assert [m.actor for m in merged.targets] == ["hamas"]
    assert merged.report.article == "a2"
    assert merged.confidence == 0.94


@pytest.mark.parametrize(
    ("first", "second", "triggers"),
    [
        ("Israel shot down a Syrian drone over the Golan on Monday.",
         "Israeli gunners destroyed a drone from Syria on Monday.", ("shot", "destroyed")),
        ("Israel expelled the Syrian ambassador on Monday.",
         "Israel declared the Syrian envoy persona non grata.", ("expelled", "declared")),
        ("Israel ordered two Syrian diplomats to leave within a week.",
         "Israel has thrown the pair out: Israel expelled diplomats of Syria on Monday.", ("ordered", "expelled")),
        ("Israel imposed sanctions on Syria on Monday.",
         "Israel froze the assets of Syria, a minister said.", ("imposed", "froze")),
        ("Israel seized a Syrian tanker off Haifa.", "The Israeli navy boarded the vessel.", ("seized", "boarded")),
    ],
)  # fmt: skip
def test_one_act_told_in_other_words_is_one_statement(first: str, second: str, triggers: tuple[str, str]) -> None:
    one = told("2021-05-10", first, "israel", "syria", triggers[0], "SANCTION", when="2021-05-10")
    other = told("2021-05-11", second, "idf", "syria", triggers[1], "COERCE", when="2021-05-10")
    assert merge(one, other) in ([["a1", "a2"]], [["a2", "a1"]])


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Israel recalled its ambassador from Syria on Monday.", "recalled", "2021-05-10"),
        ("Israel seized a Syrian tanker on Monday.", "seized", "2021-05-10"),
        ("Israel expelled the Syrian ambassador last year.", "expelled", "2020-05-10"),
    ],
)
def test_another_act_or_another_day_stays_apart(text: str, trigger: str, day: str) -> None:
    first = told("2021-05-10", "Israel expelled the Syrian ambassador.", "israel", "syria", "expelled", "SANCTION",
                 when="2021-05-10")  # fmt: skip
    assert len(merge(first, told("2021-05-11", text, "israel", "syria", trigger, "SANCTION", when=day))) == 2


def test_strikes_on_two_named_places_stay_apart() -> None:
    one = told("2021-05-10", "Israeli jets struck an army post near Homs.", "israel", "syria", "struck")
    other = told("2021-05-10", "Israel bombed a checkpoint at Daraa.", "israel", "syria", "bombed", when="2021-05-10")
    assert len(merge(one, other)) == 2


def test_a_person_may_stand_for_whom_it_speaks_for() -> None:
    one = told("2021-05-10", "Gallant apologised to Syria on Monday.", "person.gallant", "syria", "apologised",
               "CONCEDE", when="2021-05-10")  # fmt: skip
    other = told("2021-05-11", "Israel offered its apologies.", "israel", "syria", "offered", "CONCEDE",
                 when="2021-05-10")  # fmt: skip
    assert len(merge(one, other)) == 1


def test_what_has_happened_is_what_an_earlier_report_dates() -> None:
    one = told("2021-05-10", "Israel expelled two Syrian diplomats over the leak.", "israel", "syria", "expelled",
               "SANCTION", when="2021-05-10")  # fmt: skip
    other = told("2021-05-11", "Israel has ordered two Syrian diplomats to leave over a leak of files.", "israel",
                 "syria", "ordered", "SANCTION")  # fmt: skip
    built = [*merge_inputs(one, other)]
    since = When(start=None, end="2021-05-11", precision=Precision.BEFORE, basis=Basis.INFERRED)
    later = replace(built[1], when=since)
    assert len(merge_reports([built[0], later], actors=ACTORS_BUILT)) == 1
    week = replace(since, end="2021-05-25")
    assert len(merge_reports([built[0], replace(later, when=week)], actors=ACTORS_BUILT)) == 2


def within(day: str, *sentences: tuple[str, str, str]) -> dict[str, Any]:
    """Return an article whose sentences each tell something that Gallant says: the text, the event, the trigger."""
    return {
        "published": day,
        "sentences": [
            {"text": text, "statements": [{"event": event, "by": "person.gallant", "to": "hamas", "trigger": trigger}]}
            for text, event, trigger in sentences
        ],
    }


def test_a_headline_told_again_below_is_one_statement() -> None:
    article = within(
        "2021-05-10",
        ("Gallant blasts Hamas over rockets on Ashkelon.", "ACCUSE", "blasts"),
        ("The minister Gallant blasted Hamas on Monday for firing rockets at Ashkelon.", "ACCUSE", "blasted"),
    )
    assert len(merge(article)) == 1


def test_two_things_said_in_one_article_stay_two() -> None:
    article = within(
        "2021-05-10",
        ("The talks in Cairo went on.", "STATEMENT", "went"),
        ("Gallant said the people of Ashkelon needed shelters.", "STATEMENT", "said"),
        ("Gallant said the shelters in Ashkelon had cost too much money.", "STATEMENT", "said"),
    )
    assert len(merge(article)) == 3


def test_another_article_does_not_join_what_one_has_said_in_two_places() -> None:
    def say(text: str, number: str) -> dict[str, Any]:
        about = {"event": "STATEMENT", "by": "person.gallant", "to": "", "trigger": "said", "id": number}
        return {"text": f"Gallant said {text}.", "statements": [{**about, "content": text}]}

    shelters, money = "Ashkelon needed shelters and sirens", "the budget for kindergartens had run out"
    one = {"published": "2021-05-10", "sentences": [say(shelters, "x"), say(money, "y")]}
    both = {"published": "2021-05-10", "sentences": [say(f"{shelters} but {money}", "z")]}
    assert sorted(len(reports) for reports in merge(one, both)) == [1, 2]


def test_two_statements_of_a_copied_sentence_merge_each_with_its_own() -> None:
    def copy(number: int) -> dict[str, Any]:
        text = "Israel closed the crossing to Gaza on Monday and seized a Hamas boat loaded with cement."
        abouts = [
            {"event": "COERCE", "by": "israel", "to": "hamas", "trigger": trigger, "id": f"{trigger}{number}"}
            for trigger in ("closed", "seized")
        ]
        return {"published": "2021-05-10", "sentences": [{"text": text, "statements": abouts}]}

    merged = merge_all(copy(1), copy(2))
    assert sorted([r.trigger.text for r in s.reports] for s in merged) == [["closed"] * 2, ["seized"] * 2]


def test_a_dateline_makes_no_copy_independent() -> None:
    wire = f"GAZA CITY, May 10 (Reuters) - {STRIKE}"
    articles = [told("2021-05-10", text, "israel", "hamas", "struck") for text in (wire, STRIKE, SAME)]
    (merged,) = merge_all(*articles)
    assert (len(merged.reports), count_independent(merged)) == (3, 2)


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


@pytest.mark.parametrize(
    ("text", "dead", "trigger", "count"),
    [
        ("Hamas marched for revenge for the assassination of Gallant.", "person.gallant", "assassination", 1),
        ("Hamas marched for revenge for the assassination of Gantz.", "person.gantz", "assassination", 2),
        ("Hamas marched over the wounding of Gallant.", "person.gallant", "wounding", 2),
    ],
)
def test_nobody_dies_twice(text: str, dead: str, trigger: str, count: int) -> None:
    one = told("2021-05-10", "Syria killed Gallant near the port of Haifa on Monday.", "syria", "person.gallant",
               "killed", when="2021-05-10")  # fmt: skip
    built = merge_inputs(one, told("2021-05-18", text, "", dead, trigger))
    since = When(start=None, end="2021-05-18", precision=Precision.BEFORE, basis=Basis.INFERRED)
    assert len(merge_reports([built[0], replace(built[1], when=since)], actors=ACTORS_BUILT)) == count


def test_a_headline_may_leave_out_who_was_harmed() -> None:
    def article(body: str) -> dict[str, Any]:
        head = {"event": "ASSAULT", "by": "israel", "to": "", "trigger": "killed"}
        text = {"event": "ASSAULT", "by": "idf", "to": "hamas", "trigger": "killed"}
        return {
            "published": "2021-05-10",
            "sentences": [
                {"text": "Commander killed by Israeli drone.", "statements": [{**head, "id": "head"}]},
                {"text": body, "statements": [{**text, "id": "body"}]},
            ],
        }

    def count(body: str) -> int:
        built = build_crisis({"actors": ACTORS, "articles": [article(body)]}).statements
        return len(merge_reports(built, actors=ACTORS_BUILT))

    assert count("An Israeli drone killed the man from Hamas as he drove to Rafah.") == 1
    assert count("Israeli snipers killed two men of Hamas in March.") == 2
