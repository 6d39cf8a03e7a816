from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.model import Mention, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.resolve.actors.conftest import Reader

    Read = Callable[..., Reader]

SPAN = Span(article="0123456789", start=0, end=1, text="x")


@pytest.mark.parametrize(
    ("text", "pronoun", "nth", "ids"),
    [
        ("Barham Salih rejected the plan. He said talks must go on.", "He", 0, ["person.barham-salih"]),
        ("Angela Merkel rejected the plan. She said talks must go on.", "She", 0, ["person.angela-merkel"]),
        ("Angela Merkel met Vladimir Putin. He thanked her.", "He", 0, ["person.vladimir-putin"]),
        ("Angela Merkel met Vladimir Putin. He thanked her.", "her", 0, ["person.angela-merkel"]),
        ("Vladimir Putin defended his troops.", "his", 0, ["person.vladimir-putin"]),
        ("Israeli officials said they would retaliate.", "they", 0, ["israel.officials"]),
        ("Hamas praised its fighters.", "its", 0, ["palestine.hamas"]),
        ("The protesters burned flags. They threw stones.", "They", 0, ["01234567.protesters"]),
    ],
)
def test_pronouns_stand_for_the_actor_before_them(
    read: Read, text: str, pronoun: str, nth: int, ids: list[str]
) -> None:
    reader = read(text)
    assert reader.ids(pronoun, nth=nth) == ids
    (mention,) = reader.resolver.resolve(reader.token(pronoun, nth=nth))
    assert mention.span.text == pronoun
    assert mention.reason is not None
    assert mention.confidence < 1.0


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("It is clear that talks failed.", "It"),
        ("He arrived on Monday.", "He"),
        ("The table broke. He left.", "He"),
        ("Angela Merkel left. He stayed.", "He"),
        ("The report came late. They read it.", "They"),
        ("Iran and Iraq signed the treaty. They threatened him.", "him"),
    ],
)
def test_a_pronoun_without_a_fitting_antecedent_stands_for_nobody(read: Read, text: str, pronoun: str) -> None:
    assert read(text).ids(pronoun) == []


def test_a_pronoun_is_not_the_subject_of_its_own_verb(read: Read) -> None:
    assert read("Vladimir Putin thanked him.").ids("him") == []
    assert read("Barham Salih spoke first. Vladimir Putin thanked him.").ids("him") == ["person.barham-salih"]


def test_a_pronoun_gives_away_the_gender_of_a_name(read: Read) -> None:
    text = "Kiran Devrani leads the union. She called a strike. The minister met Kiran Devrani. He left."
    assert read(text).ids("He") != ["person.kiran-devrani"]


def test_a_title_gives_away_the_gender_of_a_name(read: Read) -> None:
    reader = read("Mrs. Devrani met Boris Yeltsin. She demanded a reply.")
    assert reader.ids("She") == ["person.devrani"]


def test_we_is_the_speakers_side_and_i_the_speaker(read: Read) -> None:
    reader = read("Hassan Nasrallah said: “We will respond, and I mean it.”", "2006-07-20")
    (speaker,) = reader.resolver.resolve(reader.token("Hassan Nasrallah"))
    (we,) = reader.resolver.resolve(reader.token("We"), speaker=speaker)
    (one,) = reader.resolver.resolve(reader.token("I mean"), speaker=speaker) or (None,)
    assert we.actor == "lebanon.hezbollah"
    assert we.reason is not None
    assert one is None or one.actor == "person.hassan-nasrallah"
    assert reader.resolver.resolve(reader.token("We")) == ()


def test_you_is_the_one_spoken_to(read: Read) -> None:
    reader = read("“You will regret it,” he told the ambassador of Iran.")
    addressee = Mention(actor="iran", name="Iran", span=SPAN)
    assert [m.actor for m in reader.resolver.resolve(reader.token("You"), addressee=addressee)] == ["iran"]
    assert reader.ids("You") == []


def test_a_relative_pronoun_stands_for_its_noun(read: Read) -> None:
    reader = read("Qais al-Khazali, who leads the group, rejected the plan.")
    assert reader.ids("who") == ["person.qais-al-khazali"]


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Hamas fired rockets. The group rejected a truce.", "The group", ["palestine.hamas"]),
        (
            "Iran's foreign minister, Abbas Araghchi, arrived. The minister rejected the offer.",
            "The minister",
            ["person.abbas-araghchi"],
        ),
        (
            "India and Pakistan exchanged fire. The two countries blamed each other.",
            "The two countries",
            ["india", "pakistan"],
        ),
        (
            "Israel and Hamas exchanged fire. The two sides blamed each other.",
            "The two sides",
            ["israel", "palestine.hamas"],
        ),
        (
            "Vladimir Putin met Xi Jinping. Donald Trump and Kim Jong Un met later. The two leaders smiled.",
            "The two leaders",
            ["person.donald-trump", "person.kim-jong-un"],
        ),
    ],
)
def test_descriptions_stand_for_the_nearest_actor_they_fit(read: Read, text: str, words: str, ids: list[str]) -> None:
    assert read(text).ids(words) == ids


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hamas fired rockets. A new group rejected a truce.", "A new group"),
        ("Hamas fired rockets. The environmental group held a fair.", "The environmental group"),
        ("Hamas fired rockets. The minister rejected a truce.", "The minister"),
        ("Barham Salih is the vice president. The president left.", "The president"),
    ],
)
def test_descriptions_that_say_something_else_stay_themselves(read: Read, text: str, words: str) -> None:
    (actor,) = read(text).ids(words)
    assert actor.startswith("01234567.")


def test_a_bare_institution_is_that_of_the_country_the_article_is_about(read: Read) -> None:
    text = (
        "Protests shook Ethiopia on Monday. Ethiopia has seen months of unrest. The government cut the internet. "
        "Ethiopian opposition leaders were arrested."
    )
    reader = read(text)
    (mention,) = reader.resolver.resolve(reader.token("The government"))
    assert mention.actor == "ethiopia.government"
    assert mention.confidence < 0.7
    assert mention.reason is not None


def test_a_spokesman_says_they_for_his_group(read: Read) -> None:
    text = "Mohamed Mohiy is a spokesperson for the Hezbollah Brigades.\n\nMohiy said they wanted a timeline."
    assert read(text).ids("they") == ["iraq.hezbollah-brigades"]


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Kim Jong Un said his country would halt tests.", "his country", ["north-korea"]),
        ("Vladimir Putin said his government would respond.", "his government", ["russia.government"]),
        ("Hamas said its fighters had left.", "its fighters", ["palestine.hamas"]),
        ("Vladimir Putin praised his army.", "his army", ["russia.military"]),
    ],
)
def test_what_is_his_is_of_his_side(read: Read, text: str, words: str, ids: list[str]) -> None:
    assert read(text).ids(words) == ids


def test_two_leaders_are_the_two_who_met(read: Read) -> None:
    text = "Mohammed bin Salman met with Mustafa al-Kadhimi in Riyadh. The two leaders reopened the border."
    assert read(text).ids("The two leaders") == ["person.mohammed-bin-salman", "person.mustafa-al-kadhimi"]


def test_a_name_in_apposition_to_an_office_is_a_person(read: Read) -> None:
    text = "The Taliban's spokesman, Zabihullah Mujahid, rejected the truce. Mujahid said the group would fight on."
    reader = read(text)
    assert reader.ids("Mujahid", nth=1) == ["person.zabihullah-mujahid"]
    assert reader.ids("the group") == ["afghanistan.taliban"]


def test_its_leader_belongs_to_the_group_before(read: Read) -> None:
    reader = read("The TPLF refused. Its chairman, Debretsion Gebremichael, rejected the offer.")
    reader.ids("Its chairman")
    (person,) = [a for a in reader.resolver.actors() if a.id == "person.debretsion-gebremichael"]
    assert reader.ids("Its") == ["ethiopia.tplf"]
    assert "ethiopia.tplf" in next(a for a in reader.resolver.actors() if a.id == person.id).member_of
