from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from escalate.model import ActorKind
from escalate.resolve.actors import ActorResolver, Gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable

    from escalate.parse import Parser
    from tests.resolve.actors.conftest import Reader

    Read = Callable[..., Reader]


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Israel warned Iran on Monday.", "Israel", ["israel"]),
        ("The U.S. warned Iran on Monday.", "U.S.", ["usa"]),
        ("The United Kingdom recalled its ambassador.", "United Kingdom", ["uk"]),
        ("South Korea accused North Korea of firing shells.", "South Korea", ["south-korea"]),
        ("South Korea accused North Korea of firing shells.", "North Korea", ["north-korea"]),
        ("The Democratic Republic of the Congo closed the border.", "Democratic Republic of the Congo", ["drc"]),
        ("Tehran rejected the offer.", "Tehran", ["iran"]),
        ("Washington threatened new sanctions.", "Washington", ["usa"]),
        ("The Kremlin denied the report.", "Kremlin", ["russia.government"]),
        ("The White House denied the report.", "White House", ["usa.government"]),
        ("Downing Street denied the report.", "Downing Street", ["uk.government"]),
        ("The Pentagon denied the report.", "Pentagon", ["usa.pentagon"]),
        ("The Soviets shot down the plane.", "Soviets", ["soviet-union.people"]),
        ("NATO condemned the attack.", "NATO", ["nato"]),
        ("The United Nations condemned the attack.", "United Nations", ["un"]),
        ("Boko Haram attacked the village.", "Boko Haram", ["nigeria.boko-haram"]),
        ("Kata'ib Hezbollah attacked the base.", "Kata'ib Hezbollah", ["iraq.hezbollah-brigades"]),
        ("Kataib Hezbollah attacked the base.", "Kataib Hezbollah", ["iraq.hezbollah-brigades"]),
        ("Daesh attacked the base.", "Daesh", ["islamic-state"]),
        ("The Tamil Tigers attacked the base.", "Tamil Tigers", ["sri-lanka.ltte"]),
    ],
)
def test_names_and_metonyms_stand_for_known_actors(read: Read, text: str, words: str, ids: list[str]) -> None:
    assert read(text).ids(words) == ids


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("US forces shelled the town.", "US forces", ["usa.military"]),
        ("American soldiers shelled the town.", "American soldiers", ["usa.military"]),
        ("Israeli jets bombed the town.", "Israeli jets", ["israel.military"]),
        ("Russian warplanes bombed the town.", "Russian warplanes", ["russia.military"]),
        ("The Turkish government rejected the demand.", "Turkish government", ["turkey.government"]),
        ("The government of Ethiopia rejected the demand.", "government of Ethiopia", ["ethiopia.government"]),
        ("Iran's foreign ministry rejected the demand.", "Iran's foreign ministry", ["iran.foreign-ministry"]),
        ("The Iraqi parliament rejected the demand.", "Iraqi parliament", ["iraq.parliament"]),
        ("Iraqi MPs rejected the demand.", "Iraqi MPs", ["iraq.lawmakers"]),
        ("German police arrested two men.", "German police", ["germany.police"]),
        ("U.N. inspectors left the country.", "U.N. inspectors", ["un.officials"]),
        ("Taliban fighters seized the district.", "Taliban fighters", ["afghanistan.taliban"]),
        ("Hamas officials rejected the demand.", "Hamas officials", ["palestine.hamas.officials"]),
        ("US and Iranian officials met in Oman.", "US and Iranian officials", ["usa.officials", "iran.officials"]),
        ("Diplomats from France and Germany met in Oman.", "Diplomats", ["france.officials", "germany.officials"]),
        ("Palestinian refugees fled the camp.", "Palestinian refugees", ["palestine.refugees"]),
        ("Dozens of Russian soldiers left the base.", "Dozens", ["russia.military"]),
        ("Residents of Mosul fled the city.", "Residents", ["iraq.mosul-residents"]),
    ],
)
def test_roles_belong_to_the_side_that_owns_them(read: Read, text: str, words: str, ids: list[str]) -> None:
    assert read(text).ids(words) == ids


def test_both_sides_of_a_coordination_are_actors(read: Read) -> None:
    assert read("The US and Iran exchanged threats.").ids("The US and Iran") == ["usa", "iran"]
    assert read("Police and protesters clashed in Cairo.").ids("Police and protesters") == [
        "egypt.police",
        "01234567.protesters",
    ]


def test_us_forces_belong_to_the_united_states(read: Read) -> None:
    reader = read("US forces shelled the town.")
    (mention,) = reader.resolver.resolve(reader.token("US forces"))
    (actor,) = [a for a in reader.resolver.actors() if a.id == "usa.military"]
    assert mention.affiliations == ("United States",)
    assert (actor.country, actor.member_of) == ("usa", ("usa",))
    assert "usa" in {a.id for a in reader.resolver.actors()}


@pytest.mark.parametrize(
    "text",
    [
        "Spokesperson for Iraqi Hezbollah Brigades Mohamed Mohiy rejected the plan.",
        "Hezbollah Brigades spokesperson Mohamed Mohiy rejected the plan.",
        "Mohamed Mohiy, a spokesperson for the Hezbollah Brigades, rejected the plan.",
        "The spokesperson of the Hezbollah Brigades, Mohamed Mohiy, rejected the plan.",
    ],
)
def test_a_person_gets_role_group_and_country_wherever_they_stand(read: Read, text: str) -> None:
    reader = read(text)
    assert reader.ids("Mohamed Mohiy") == ["person.mohamed-mohiy"]
    (person,) = [a for a in reader.resolver.actors() if a.id == "person.mohamed-mohiy"]
    assert person.kind is ActorKind.PERSON
    assert person.member_of == ("iraq.hezbollah-brigades",)
    assert person.country == "iraq"
    assert person.role is not None
    assert person.role.lower() == "spokesperson"


@pytest.mark.parametrize(
    ("text", "name", "group"),
    [
        ("Israeli army spokesman Daniel Hagari rejected the report.", "Daniel Hagari", "israel.military"),
        ("The spokesman for the Israeli army, Daniel Hagari, rejected it.", "Daniel Hagari", "israel.military"),
        ("Chinese Foreign Ministry spokeswoman Hua Chunying rejected it.", "Hua Chunying", "china.foreign-ministry"),
    ],
)
def test_a_spokesman_speaks_for_the_institution_named(read: Read, text: str, name: str, group: str) -> None:
    reader = read(text)
    (person,) = reader.ids(name)
    found = {a.id: a for a in reader.resolver.actors()}
    assert found[person].member_of == (group,)
    assert found[group].member_of == (group.partition(".")[0],)


def test_the_span_of_a_person_is_the_name_without_its_title(read: Read) -> None:
    reader = read("Iraqi President Barham Salih protested the remark.")
    (mention,) = reader.resolver.resolve(reader.token("Iraqi President Barham Salih"))
    assert mention.actor == "person.barham-salih"
    assert mention.span.text == "Barham Salih"


def test_an_apposition_names_the_office_before_it(read: Read) -> None:
    reader = read("Russia's foreign minister, Sergei Lavrov, rejected the plan.", "2018-04-12")
    assert reader.ids("Russia's foreign minister") == ["person.sergei-lavrov"]


def test_offices_are_held_by_whoever_held_them_at_the_time(read: Read) -> None:
    text = "The US president warned Baghdad."
    assert read(text, "1998-12-10").ids("The US president") == ["person.bill-clinton"]
    assert read(text, "2019-02-08").ids("The US president") == ["person.donald-trump"]
    assert read(text).ids("The US president") == ["usa.president"]


def test_a_former_president_is_not_the_president(read: Read) -> None:
    reader = read("A former US president warned Baghdad.", "2019-02-08")
    assert "person.donald-trump" not in reader.ids("A former US president")


def test_one_of_many_is_nobody_known(read: Read) -> None:
    reader = read("A Lebanese man was arrested. A Lebanese man was freed.")
    (actor,) = reader.ids("A Lebanese man")
    assert actor.startswith("01234567.")
    assert reader.resolver.actors()[0].country == "lebanon"


def test_unknown_groups_are_actors_named_by_their_words(read: Read) -> None:
    reader = read("Shia groups rejected the plan. The protesters left. Residents fled.")
    assert reader.ids("Shia groups") == ["shia-groups"]
    assert reader.ids("The protesters") == ["01234567.protesters"]
    assert reader.ids("Residents") == ["01234567.residents"]


def test_common_words_stay_within_their_article(parser: Parser, read: Read) -> None:
    reader = read("The protesters left.")
    other = ActorResolver(reader.sentences, article="fedcba9876", published=None, gazetteer=Gazetteer.load())
    assert [m.actor for m in other.resolve(reader.token("The protesters"))] == ["fedcba98.protesters"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Iran rejected the agreement on Monday.", "agreement"),
        ("Iran rejected the agreement on Monday.", "Monday"),
        ("The talks took place in Geneva.", "Geneva"),
        ("Rockets landed in Iraq.", "Iraq"),
        ("The army fired three rockets.", "rockets"),
        ("They signed the Treaty of Versailles.", "Treaty of Versailles"),
        ("Both sides used force.", "force"),
    ],
)
def test_things_times_and_mere_places_are_no_actors(read: Read, text: str, words: str) -> None:
    assert read(text).ids(words) == []


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Salih protested Trump's comment.", "comment", ["person.donald-trump"]),
        ("The jets struck Hamas targets.", "targets", ["palestine.hamas"]),
        ("Gunmen seized the airport in Somalia.", "airport", ["somalia"]),
        ("The minister welcomed a Supreme Court decision.", "decision", ["supreme-court"]),
        ("The crowd watched the sunset.", "sunset", []),
    ],
)
def test_behind_a_thing_stands_its_owner(read: Read, text: str, words: str, ids: list[str]) -> None:
    reader = read(text)
    assert [m.actor for m in reader.resolver.behind(reader.token(words))] == ids


# Hard negatives: names that are something else elsewhere.


def test_jordan_is_a_person_where_the_article_says_so(read: Read) -> None:
    assert read("Jordan said it would close the border.").ids("Jordan") == ["jordan"]
    reader = read("Michael Jordan arrived on Monday. Jordan said he was tired.")
    assert reader.ids("Jordan", nth=1) == ["person.michael-jordan"]


def test_washington_is_a_person_after_a_given_name(read: Read) -> None:
    reader = read("George Washington led the army. Washington crossed the river.")
    assert reader.ids("George Washington") == ["person.george-washington"]
    assert reader.ids("Washington", nth=1) == ["person.george-washington"]


def test_may_is_a_month_or_a_prime_minister(read: Read) -> None:
    reader = read("Theresa May rejected the offer in May. May said talks would resume.", "2018-06-01")
    assert reader.ids("Theresa May") == ["person.theresa-may"]
    assert reader.ids("May", nth=1) == []
    assert reader.ids("May", nth=2) == ["person.theresa-may"]


def test_turkey_is_a_country_and_a_turkey_is_not(read: Read) -> None:
    assert read("Turkey shelled the town.").ids("Turkey") == ["turkey"]
    assert read("They ate a turkey.").ids("a turkey") == []


def test_us_is_not_us(read: Read) -> None:
    assert read("They told us to leave.").ids("us") == []
    assert read("The US told them to leave.").ids("US") == ["usa"]


def test_the_times_is_a_newspaper(read: Read) -> None:
    reader = read("The New York Times reported the strike. The times were hard.")
    assert reader.ids("New York Times") == ["nyt"]
    assert reader.ids("The times") == []


def test_a_foreign_senate_is_not_the_american_one(read: Read) -> None:
    assert read("The Senate rejected the treaty.").ids("The Senate") == ["usa.senate"]
    assert read("The Philippine Senate rejected the treaty.").ids("Philippine Senate") == ["philippines.senate"]


def test_new_mexico_is_not_mexico(read: Read) -> None:
    assert "mexico" not in read("New Mexico police arrested two men.").ids("New Mexico police")


def test_pro_iran_groups_are_not_iran(read: Read) -> None:
    (actor,) = read("Pro-Iran militias attacked the base.").ids("militias")
    assert not actor.startswith("iran")


def test_a_father_and_his_son_stay_two(read: Read) -> None:
    reader = read("Hafez al-Assad died in 2000. Bashar al-Assad followed him.")
    assert reader.ids("Hafez al-Assad") == ["person.hafez-al-assad"]
    assert reader.ids("Bashar al-Assad") == ["person.bashar-al-assad"]


def test_the_bush_of_the_day_is_meant(read: Read) -> None:
    text = "Mr. Bush threatened Baghdad."
    assert read(text, "1990-11-30").ids("Bush") == ["person.george-h-w-bush"]
    assert read(text, "2003-03-17").ids("Bush") == ["person.george-w-bush"]


def test_moscow_is_that_of_its_time(read: Read) -> None:
    text = "Moscow rejected the demand."
    assert read(text, "1962-10-25").ids("Moscow") == ["soviet-union"]
    assert read(text, "2014-03-01").ids("Moscow") == ["russia"]
    assert read(text).ids("Moscow") == ["russia"]


def test_acronyms_mean_what_the_article_introduces(read: Read) -> None:
    reader = read("The Kurdistan Salvation Front (KSF) rejected the plan. The KSF then left the talks.")
    (first,) = reader.ids("Kurdistan Salvation Front")
    assert reader.ids("KSF", nth=1) == [first]


def test_a_broken_name_is_held_together(read: Read) -> None:
    reader = read("Some Hashd al -haabi officials rejected the plan.")
    (mention,) = reader.resolver.resolve(reader.token("officials"))
    assert mention.actor == "iraq.popular-mobilization-forces.officials"
    assert mention.span.text == "Hashd al -haabi officials"


def test_all_capitals_are_read(read: Read) -> None:
    assert read("IRAN WARNS ISRAEL OVER NUCLEAR PLANT ATTACK.").ids("ISRAEL") == ["israel"]


def test_a_later_surname_is_the_person_named_in_full(read: Read) -> None:
    reader = read("Kerry-Ann Bradwell leads the union. Bradwell rejected the offer.")
    assert reader.ids("Bradwell", nth=1) == reader.ids("Kerry-Ann Bradwell")
    (mention,) = reader.resolver.resolve(reader.token("Bradwell", nth=1))
    assert mention.reason is not None


def test_spans_are_slices_of_the_article(read: Read) -> None:
    text = (
        "Asa'ib Ahl al-Haq leader Qais al-Khazali told “Al Jazeera” that U.S. forces must leave Iraq.\n\n"
        "He met Iran's foreign minister, Mohammad Javad Zarif, and dozens of Iraqi lawmakers. They agreed."
    )
    reader = read(text, "2019-01-20")
    found = 0
    for sentence in reader.sentences:
        for token in sentence.tokens:
            for mention in (*reader.resolver.resolve(token), *reader.resolver.behind(token)):
                span = mention.span
                assert text[span.start : span.end] == span.text
                assert 0.0 < mention.confidence <= 1.0
                found += 1
    assert found > 8


def test_the_same_article_gives_the_same_actors(read: Read) -> None:
    text = "Hezbollah leader Hassan Nasrallah warned Israel. The group fired rockets. He praised its fighters."
    runs = []
    for _ in range(2):
        reader = read(text, "2006-07-20")
        mentions = [reader.resolver.resolve(t) for s in reader.sentences for t in s.tokens]
        runs.append((mentions, reader.resolver.actors()))
    assert runs[0] == runs[1]


PIECES = st.lists(
    st.sampled_from(
        ["Iran", "the", "US", "President", "Trump", "said", ",", "of", "Hezbollah", "'s", "“", "”", "forces", "and",
         "he", "two", "sides", "(", ")", "PMF", "al", "-", "Jordan", "Michael", "King", "😀", "حزب", "\u202e", "<b>",
         "ministers", "dozens", ".", "Inc.", "Institute", "for", "’s", "were", "attacked", "New Mexico", "A"]
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PIECES)
def test_no_order_of_words_breaks_it(read: Read, pieces: list[str]) -> None:
    text = " ".join(pieces)
    if not text.strip():
        return
    reader = read(text, "2019-02-08")
    for sentence in reader.sentences:
        for token in sentence.tokens:
            for mention in (*reader.resolver.resolve(token), *reader.resolver.behind(token)):
                assert text[mention.span.start : mention.span.end] == mention.span.text
    actors = reader.resolver.actors()
    assert [a.id for a in actors] == sorted({a.id for a in actors})
