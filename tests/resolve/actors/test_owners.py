"""Whose a thing, an office or a deed is: possessive pronouns, deeds of violence, descriptions of known actors."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.resolve.actors.conftest import Reader

Read = Callable[..., Reader]


def owners(reader: Reader, words: str) -> list[str]:
    return [m.actor for m in reader.resolver.behind(reader.token(words), places=False)]


@pytest.mark.parametrize(
    ("text", "deed", "ids"),
    [
        ("France condemned the murder of Omar Haddad.", "murder", []),
        ("France condemned Haddad's killing.", "killing", []),
        ("France condemned the Brussels bombings.", "bombings", []),
        ("France condemned the Karachi bombing.", "bombing", []),
        ("France condemned the shelling of Gaza by Israel.", "shelling", ["israel"]),
        ("France condemned Iran's attack on a tanker.", "attack", ["iran"]),
        ("France condemned the Israeli raid on the camp.", "raid", ["israel"]),
        ("France condemned the US strikes on Syria.", "strikes", ["usa"]),
        ("France condemned Trump's remarks.", "remarks", ["person.donald-trump"]),
    ],
)
def test_a_deed_is_its_doers_and_not_whom_or_where_it_struck(read: Read, text: str, deed: str, ids: list[str]) -> None:
    assert owners(read(text), deed) == ids


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Iran, whose leaders called for war, left the talks.", "leaders", ["iran.officials"]),
        ("The Cuban government urged its people to march.", "people", ["cuba.people"]),
        ("Hamas praised its fighters and its spokesman.", "spokesman", ["palestine.hamas.spokesperson"]),
        ("Benjamin Netanyahu said his aides would travel.", "aides", ["israel.officials"]),
    ],
)
def test_what_a_pronoun_possesses_is_of_whom_it_stands_for(read: Read, text: str, words: str, ids: list[str]) -> None:
    reader = read(text)
    assert reader.ids(words) == ids
    (mention,) = reader.resolver.resolve(reader.token(words))
    assert mention.reason is not None
    assert mention.confidence < 1.0


@pytest.mark.parametrize(
    ("text", "words", "nth", "ids"),
    [
        (
            "Clinton asked for aid to Kenya and Tanzania. The United States has sent food to the two countries.",
            "two countries", 0, ["kenya", "tanzania"],
        ),
        (
            "Israeli Prime Minister Benjamin Netanyahu flew home. The Israeli leader was tired.",
            "Israeli leader", 0, ["person.benjamin-netanyahu"],
        ),
        (
            "Foreign Minister Jakaya Kikwete spoke. Albright told the foreign minister the people share the sorrow.",
            "foreign minister", 0, ["person.jakaya-kikwete"],
        ),
        ("The FBI sent men. Russia, Russia and Russia denied it, and the administration was silent in America.",
         "administration", 0, ["usa.government"]),
        ("The jury met for days, and its members argued.", "its", 0, ["01234567.jury"]),
    ],
)  # fmt: skip
def test_descriptions_stand_for_those_they_fit(read: Read, text: str, words: str, nth: int, ids: list[str]) -> None:
    assert read(text).ids(words, nth=nth) == ids


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The bombings claimed African lives.", "African"),
        ("They bombed Protestant towns.", "Protestant"),
        ("The charge was violating the Freedom of Access to Ports Act.", "Freedom"),
        ("Crowds chanted “Liberty!” in the square.", "Liberty"),
    ],
)
def test_adjectives_titles_of_laws_and_cries_are_no_parties(read: Read, text: str, words: str) -> None:
    assert read(text).ids(words) == []


def test_the_name_at_the_end_of_a_spokesmans_title_is_the_words_that_name_him(read: Read) -> None:
    reader = read(
        "Spokesperson for Iraqi Hezbollah Brigades Mohamed Mohiy, who fights in Syria, said the US must leave."
    )
    (mention,) = reader.resolver.resolve(reader.token("Spokesperson"))
    assert (mention.actor, mention.span.text) == ("person.mohamed-mohiy", "Mohamed Mohiy")


def test_a_given_name_that_shortens_a_month_stays_in_the_name(read: Read) -> None:
    reader = read("Czech Foreign Minister Jan Kavan left on Jan. 5.")
    assert reader.ids("Jan Kavan") == ["person.jan-kavan"]


def test_they_in_coordinated_speech_is_the_spokesmans_group(read: Read) -> None:
    reader = read(
        "Hezbollah Brigades spokesperson Mohamed Mohiy met reporters. He spoke about a proposal for US soldiers to "
        "leave the country, but they estimate that the US will try to remain."
    )
    assert reader.ids("they") == ["iraq.hezbollah-brigades"]


def test_who_is_quoted_is_not_he_in_their_own_words(read: Read) -> None:
    reader = read("Ahmed Karim met Omar Haddad. “He is a liar,” Karim said.")
    assert reader.ids("He") != ["person.ahmed-karim"]


def test_who_says_she_is_the_speaker_and_not_whom_the_quotation_names(read: Read) -> None:
    reader = read(
        "Leslie Wimes leads the caucus. “Michelle Obama will come and Michelle Obama will win,” Wimes said. "
        "She added that voters were tired."
    )
    assert reader.ids("She") == ["person.leslie-wimes"]


def test_the_leader_of_a_states_movement_leads_the_movement(read: Read) -> None:
    reader = read("Ammar al-Hakim, leader of Iraq's Wisdom Movement, threatened Israel.")
    reader.ids("Ammar al-Hakim")
    (person,) = [a for a in reader.resolver.actors() if a.id == "person.ammar-al-hakim"]
    assert person.member_of == ("wisdom-movement",)


def test_a_bare_cabinet_is_that_of_its_article_and_not_everywhere_the_same(read: Read) -> None:
    assert read("Ahmed Karim met the Cabinet.").ids("Cabinet") == ["01234567.cabinet"]
    assert read("Benjamin Netanyahu told his Cabinet the war was over.").ids("Cabinet") == ["israel.government"]


def test_an_office_far_from_its_only_bearer_is_still_theirs(read: Read) -> None:
    between = " ".join("The rain fell on the empty town." for _ in range(8))
    reader = read(f"President Ahmed Karim spoke on Monday. {between} The president was slammed.")
    assert reader.ids("president") == ["person.ahmed-karim"]


@pytest.mark.parametrize(
    ("text", "pronoun", "ids"),
    [
        (
            "Tanzanian police and FBI agents said they had made discoveries.",
            "they",
            ["tanzania.police", "usa.fbi.officials"],
        ),
        ("Police found explosives in a shed. They arrested two men.", "They", ["01234567.police"]),
        ("Diplomats spoke of a signal from Syria that it wants talks.", "it", ["syria"]),
    ],
)
def test_those_who_say_it_together_are_they(read: Read, text: str, pronoun: str, ids: list[str]) -> None:
    assert read(text).ids(pronoun) == ids
