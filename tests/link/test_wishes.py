"""Tests of what threats, demands and promises want."""

from escalate.link.profiles import Profile, build_profiles
from escalate.link.sides import Sides
from escalate.link.wishes import find_wishes, read_wish
from tests.link.crises import build_crisis

ACTORS = {"peru": {"name": "Peru"}, "chile": {"name": "Chile"}}


def read(*told: tuple[str, str, str, str]) -> list[Profile]:
    """Return the profiles of statements by Peru at Chile, each a sentence, an event, a trigger and the content."""
    sentences = [
        {"text": text, "statements": [
            {"id": f"s{n}", "event": event, "by": "peru", "to": "chile", "trigger": trigger}
            | ({"content": content} if content else {})
        ]}
        for n, (text, event, trigger, content) in enumerate(told)
    ]  # fmt: skip
    crisis = build_crisis({"actors": ACTORS, "articles": [{"published": "2011-05-04", "sentences": sentences}]})
    return list(build_profiles(crisis.statements, Sides(crisis.actors)))


def test_the_parts_of_a_demand_that_forbid_are_kept_apart_from_what_it_asks() -> None:
    content = "to build no more towers and to open the pass"
    (demand,) = read((f"Peru urged Chile {content}.", "REQUEST", "urged", content))
    wish = read_wish(demand)
    assert {"build", "tower"} <= wish.warned
    assert "#open" in wish.asked


def test_an_ultimatum_asks_before_the_or_else_and_threatens_after_it() -> None:
    content = "to dismantle its towers or face an air raid"
    (threat,) = read((f"Peru told Chile {content}.", "THREATEN", "told", content))
    wish = read_wish(threat)
    assert wish.asked == {"#remove", "tower"}
    assert "#attack" in wish.threatened


def test_a_demand_without_content_is_read_from_the_words_after_its_verb() -> None:
    (demand,) = read(("Peru, whose navy is strong, pleaded for mercy, and then left.", "REQUEST", "pleaded", ""))
    assert read_wish(demand).asked == {"#spare"}


def test_a_bare_threat_goes_with_the_demand_of_its_side_in_the_same_article() -> None:
    demand, threat = "that Chile free the fishermen", "to close its ports"
    told = read(
        (f"Peru demanded {demand}.", "REQUEST", "demanded", demand),
        (f"Peru threatened {threat}.", "THREATEN", "threatened", threat),
    )
    wish = find_wishes(told)["s1"]
    assert "#release" in wish.asked
    assert "#close" in wish.threatened


def test_what_a_demand_wants_ended_is_warned_against() -> None:
    content = "to put an end to the shelling"
    (demand,) = read((f"Peru urged Chile {content}.", "REQUEST", "urged", content))
    wish = read_wish(demand)
    assert wish.asked >= {"#stop", "#ceasefire"}
    assert "#attack" in wish.warned
    assert "#attack" not in wish.asked
