"""What is no party, and whom an office or a possessive means."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.resolve.actors.conftest import Reader

Read = Callable[..., Reader]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two carriers sailed to the Persian gulf.", "Persian gulf"),
        ("The Persian Gulf was calm while tankers waited.", "Persian Gulf"),
        ("Soldiers closed the West Bank after the shooting.", "West Bank"),
        ("The Iron Curtain divided families.", "Iron Curtain"),
        ("The senator told Face the Nation that talks would fail.", "Face the Nation"),
        ("The candidate thanked voters with #Ohio2012 on a sign.", "Ohio2012"),
        ("Silence helps the strong.", "Silence"),
    ],
)
def test_places_titles_tags_and_abstract_nouns_are_no_parties(read: Read, text: str, words: str) -> None:
    assert read(text).ids(words) == []


def test_a_place_does_not_stand_for_the_state_its_adjective_names(read: Read) -> None:
    reader = read("The buildup in the Persian gulf continues.")
    assert reader.resolver.behind(reader.token("buildup in the Persian gulf")) == ()


def test_he_is_no_town(read: Read) -> None:
    reader = read("Ahmed Karim moved to Texas. Nobody in Millbrookton minded. He said the raid was wrong.")
    assert reader.ids("He") == ["person.ahmed-karim"]


def test_he_is_not_nobody_in_particular(read: Read) -> None:
    reader = read("Ahmed Karim runs a shop. Every Arab pays taxes. He sells bread.")
    assert reader.ids("He") == ["person.ahmed-karim"]


def test_a_spokesman_of_its_belongs_to_the_group_however_he_is_asked_for(read: Read) -> None:
    reader = read("Hezbollah denied the report. Its spokesman Karim Haddad accused Israel of lying.")
    mention = reader.resolver.resolve(reader.token("Karim Haddad"))[0]
    assert mention.affiliations == ("Hezbollah",)


def test_his_foreign_minister_serves_the_state_of_the_president(read: Read) -> None:
    reader = read("President Hassan Sheikh Mohamud met envoys. His foreign minister Ali Omar warned Kenya.")
    mention = reader.resolver.resolve(reader.token("Ali Omar"))[0]
    assert mention.affiliations == ("Somalia",)


@pytest.mark.parametrize("word", ["Many", "Others", "Some", "Few"])
def test_a_mere_quantifier_is_no_actor(read: Read, word: str) -> None:
    assert read(f"{word} fled the town.").ids(word) == []


def test_a_bare_generic_noun_is_less_certain_than_one_that_says_more(read: Read) -> None:
    bare = read("Men attacked the village.")
    more = read("Masked men attacked the village.")
    assert bare.resolver.resolve(bare.token("Men"))[0].confidence == 0.5
    assert more.resolver.resolve(more.token("men"))[0].confidence > 0.5


def test_a_span_leaves_out_the_month_and_the_phrase_before_a_comma(read: Read) -> None:
    reader = read("In July, British marines landed. As crowds gathered in the north, riot police moved in.")
    assert reader.resolver.resolve(reader.token("marines"))[0].span.text == "British marines"
    assert "north" not in reader.resolver.resolve(reader.token("police"))[0].span.text


def test_an_office_is_that_of_the_premier_the_article_names(read: Read) -> None:
    text = "Friends of Yitzhak Rabin's killer spoke in court. They had praised the murder of Israel's prime minister."
    reader = read(text, "1998-02-27")
    assert reader.ids("Israel's prime minister") == ["person.yitzhak-rabin"]


def test_an_office_is_its_present_holder_s_where_the_article_names_them_too(read: Read) -> None:
    reader = read("Netanyahu recalled Yitzhak Rabin. The Israeli prime minister spoke in Haifa.", "1998-02-27")
    assert reader.ids("The Israeli prime minister") == ["person.benjamin-netanyahu"]


def test_a_living_predecessor_does_not_take_the_office(read: Read) -> None:
    reader = read("Bill Clinton spoke in Ohio. The US president warned Iran.", "2016-06-01")
    assert reader.ids("The US president") == ["person.barack-obama"]


def test_a_year_on_the_verb_says_whose_office_it_was(read: Read) -> None:
    reader = read("The French president died in 1974.", "2016-02-27")
    assert reader.ids("The French president") != ["person.francois-hollande"]


def test_one_congress_for_two_countries_is_one_actor(read: Read) -> None:
    reader = read("Clinton sought money from Congress for Tanzania and Kenya.", "1998-08-18")
    assert reader.ids("Congress") == ["usa.parliament"]


def test_a_name_after_in_is_a_place_wherever_it_stands(read: Read) -> None:
    reader = read("Refugees settled in Millbrookton. Millbrookton has welcomed them. He said so.")
    assert reader.ids("He") == []
