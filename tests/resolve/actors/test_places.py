"""Where people and things are, and what that says of whose they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from escalate.model import Article
from escalate.pipeline import Knowledge, extract_article
from tests.resolve.actors.conftest import Reader

Read = Callable[..., Reader]


def test_people_keep_the_town_they_are_in(read: Read) -> None:
    reader = read("Rebels killed ten people in Goma, Congo, on Sunday.")
    (mention,) = reader.resolver.resolve(reader.token("ten people"))
    assert mention.name == "people in Goma"


def test_a_towns_state_is_learnt_from_the_dateline(knowledge: Knowledge) -> None:
    text = "AKCAKALE, Turkey (AP) - Shells fired from Syria killed six civilians in Akcakale on Wednesday."
    found = extract_article(Article(id="b" * 16, text=text, published="2012-10-04", path="a.txt"), knowledge=knowledge)
    by_id = {a.id: a for a in found.actors}
    struck = [by_id[m.actor] for s in found.statements for m in s.targets]
    assert [(a.name, a.country) for a in struck] == [("civilians in Akcakale", "turkey")]


def test_who_is_in_a_foreign_school_or_jail_is_not_of_that_country(read: Read) -> None:
    assert read("Students from Canadian schools left.").ids("Students") == ["01234567.students"]
    assert read("They freed people in a Turkish border town.").ids("people") == ["turkey.people"]


def test_a_noun_repeated_stands_for_what_it_named_before(read: Read) -> None:
    reader = read("Police held two Italian marines. The two marines were flown home.")
    assert reader.ids("two marines") == ["italy.military"]


def test_a_noun_that_named_two_before_stands_for_neither(read: Read) -> None:
    reader = read("Turkish troops and Syrian troops met. The troops withdrew.")
    assert "turkey.military" not in reader.ids("The troops")


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("South Korea protested. North Korea told the South to stop.", "the South", ["south-korea"]),
        ("South Korea blamed the North for the mines.", "the North", ["north-korea"]),
        ("Italy is poorer in the South than in the North.", "the South", []),
        ("The North Atlantic is cold. Sailors feared the North.", "the North", []),
    ],
)
def test_the_halves_of_a_divided_country_are_states(read: Read, text: str, words: str, ids: list[str]) -> None:
    assert read(text).ids(words) == ids


def test_a_republic_is_no_kingdom(read: Read) -> None:
    reader = read("Saudi Arabia met France. France left. The kingdom stayed.")
    assert reader.ids("The kingdom") == ["saudi-arabia"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The carrier Dwight D. Eisenhower left port.", "Dwight D. Eisenhower"),
        ("Marco Rubio (R-Fla.) opposed it.", "R-Fla"),
        ("Missiles hit the Ain Dara air base. They left Ain Dara.", "Ain Dara"),
        ("Key reforms have stalled.", "Key"),
    ],
)
def test_ships_seats_bases_and_adjectives_are_nobody(read: Read, text: str, words: str) -> None:
    assert read(text).ids(words) == []


def test_a_name_may_hold_a_word_for_an_office(read: Read) -> None:
    reader = read("Abdul Amir al-Anbari, the envoy of Iraq, said no.")
    (mention,) = reader.resolver.resolve(reader.token("Abdul Amir al-Anbari"))
    assert mention.name == "Abdul Amir al-Anbari"


def test_an_office_between_commas_is_that_of_the_name_before(read: Read) -> None:
    reader = read("Steven Warren, a military spokesman in Baghdad, said so.")
    assert reader.ids("spokesman") == reader.ids("Steven Warren")


def test_a_name_that_speaks_after_a_comma_is_not_the_thing_before_it(read: Read) -> None:
    reader = read("They will cut the staff of the Russian embassy, Karel Novak warned.")
    assert reader.ids("staff") != reader.ids("Karel Novak")


def test_adverbs_that_point_are_no_part_of_a_name(read: Read) -> None:
    reader = read("Mobs killed mainly Tutsis.")
    (mention,) = reader.resolver.resolve(reader.token("mainly Tutsis"))
    assert mention.name == "Tutsis"


def test_a_preposition_that_opens_a_sentence_is_nobody(read: Read) -> None:
    assert read("Amid reports that thousands had surrendered, aides were upbeat.").ids("Amid") == []


def test_a_town_before_a_short_state_lies_there(knowledge: Knowledge) -> None:
    text = "A bomb exploded in Birmingham, Ala., on Friday. Gunmen killed ten people in Birmingham."
    found = extract_article(Article(id="c" * 16, text=text, published="1998-02-05", path="a.txt"), knowledge=knowledge)
    countries = {a.country for a in found.actors}
    assert "uk" not in countries
