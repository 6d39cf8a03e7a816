from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate.model import Actor, ActorKind
from escalate.resolve.actors import merge_actors
from escalate.resolve.actors.merge import judge_merges
from escalate.resolve.actors.slugs import slugify


def person(
    name: str, *, country: str | None = "iraq", member_of: tuple[str, ...] = (), role: str | None = None
) -> Actor:
    return Actor(
        id=f"person.{slugify(name)}", name=name, kind=ActorKind.PERSON, country=country, member_of=member_of, role=role
    )


def state(ident: str, name: str) -> Actor:
    return Actor(id=ident, name=name, kind=ActorKind.STATE, country=ident)


def test_equal_ids_are_one_actor_with_all_that_is_known_of_it() -> None:
    ids, actors = merge_actors(
        [(person("Barham Salih", country=None),), (person("Barham Salih", member_of=("iraq",), role="president"),)]
    )
    assert ids == {"person.barham-salih": "person.barham-salih"}
    (actor,) = actors
    assert (actor.country, actor.member_of, actor.role) == ("iraq", ("iraq",), "president")


def test_a_surname_alone_joins_the_only_one_of_that_name_and_side() -> None:
    ids, actors = merge_actors([(person("Qais al-Khazali"),), (person("Khazali"),)])
    assert ids["person.khazali"] == "person.qais-al-khazali"
    assert [a.id for a in actors] == ["person.qais-al-khazali"]
    assert "Khazali" in actors[0].aliases


def test_a_surname_that_two_bear_joins_neither() -> None:
    ids, _ = merge_actors([(person("Ammar Hakim"),), (person("Rashid Hakim"),), (person("Hakim"),)])
    assert ids["person.hakim"] == "person.hakim"


def test_a_surname_of_another_side_joins_nobody() -> None:
    ids, _ = merge_actors([(person("Qais Rahim"),), (person("Rahim", country="afghanistan"),)])
    assert ids["person.rahim"] == "person.rahim"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qais al-Khazali", "Qais Khazali"),
        ("Hassan Rouhani", "Hassan Rohani"),
        ("Hadi al-Ameri", "Hadi al-Amery"),
        ("Thomas W. Brannigan", "Thomas Brannigan"),
    ],
)
def test_spellings_of_one_name_are_one_person(one: str, other: str) -> None:
    ids, actors = merge_actors([(person(one),), (person(other),)])
    assert len(actors) == 1
    assert len(set(ids.values())) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong Il", "Kim Jong Un"),
        ("Hafez al-Assad", "Bashar al-Assad"),
        ("Uday Hussein", "Qusay Hussein"),
        ("Carlos Menendez", "Carla Menendez"),
        ("John Bradford Jr.", "John Bradford Sr."),
        ("Ali Hassan", "Ali Hussein"),
    ],
)
def test_different_people_stay_different(one: str, other: str) -> None:
    _, actors = merge_actors([(person(one),), (person(other),)])
    assert len(actors) == 2


def test_names_that_one_article_holds_apart_stay_apart() -> None:
    _, actors = merge_actors([(person("Omar Suleiman"), person("Omar Suleyman"))])
    assert len(actors) == 2


def test_north_and_south_korea_stay_two() -> None:
    _, actors = merge_actors([(state("north-korea", "North Korea"),), (state("south-korea", "South Korea"),)])
    assert [a.id for a in actors] == ["north-korea", "south-korea"]


def test_an_acronym_joins_the_group_that_introduces_it_elsewhere() -> None:
    group = Actor(id="salvation-front", name="Salvation Front", kind=ActorKind.ORGANISATION, aliases=("KSF",))
    bare = Actor(id="ksf", name="KSF", kind=ActorKind.UNKNOWN)
    ids, _ = merge_actors([(group,), (bare,)])
    assert ids["ksf"] == "salvation-front"


def test_membership_follows_a_merge() -> None:
    group = Actor(id="salvation-front", name="Salvation Front", kind=ActorKind.ORGANISATION, aliases=("KSF",))
    bare = Actor(id="ksf", name="KSF", kind=ActorKind.UNKNOWN)
    _, actors = merge_actors([(group,), (bare, person("Rami Haddad", member_of=("ksf",)))])
    assert next(a for a in actors if a.id == "person.rami-haddad").member_of == ("salvation-front",)


def test_every_judgement_has_a_reason_that_names_both() -> None:
    (merge,) = judge_merges([(person("Qais al-Khazali"),), (person("Khazali"),)])
    assert (merge.a, merge.b) == ("person.khazali", "person.qais-al-khazali")
    assert "Khazali" in merge.reason
    assert "Qais al-Khazali" in merge.reason


NAMES = st.sampled_from(
    ["Qais al-Khazali", "Qais Khazali", "Khazali", "Hadi al-Amiri", "Amiri", "Kim Jong Un", "Kim Jong Il", "Ali Rahim"]
)
ARTICLES = st.lists(
    st.lists(NAMES, max_size=4, unique=True).map(lambda names: tuple(person(n) for n in names)), max_size=5
)


@given(ARTICLES, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(articles: list[tuple[Actor, ...]], random: object) -> None:
    shuffled = list(articles)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge_actors(articles) == merge_actors(shuffled)


@given(ARTICLES)
def test_merging_the_merged_changes_nothing(articles: list[tuple[Actor, ...]]) -> None:
    ids, actors = merge_actors(articles)
    assert set(ids.values()) == {a.id for a in actors}
    assert all(ids[kept] == kept for kept in ids.values())
    assert merge_actors([actors])[1] == actors


def test_one_full_name_with_and_without_its_particle_is_one_person_though_a_side_is_unknown() -> None:
    ids, _ = merge_actors([(person("Ammar al-Hakim"),), (person("Ammar Hakim", country=None),)])
    assert len(set(ids.values())) == 1
    ids, _ = merge_actors([(person("Ammar al-Hakim"),), (person("Ammar Hakim", country="egypt"),)])
    assert len(set(ids.values())) == 2
