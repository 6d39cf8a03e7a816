from pathlib import Path

import pytest

from escalate.errors import DataFileError
from escalate.model import ActorKind
from escalate.resolve.actors import Gazetteer
from escalate.resolve.actors.slugs import find_words, slugify
from escalate.resolve.actors.tables import pluralise

HEADER = "id\tname\taliases\tkind\tcountry\tmember_of\n"


def test_every_country_group_and_person_of_the_tables_can_be_found_by_name() -> None:
    gazetteer = Gazetteer.load()
    for actor in gazetteer.actors.values():
        words = find_words(actor.name)
        assert actor.id in {e.ref for e in gazetteer.matches(words, 0)}, actor


def test_ids_are_slugs_and_membership_points_at_known_actors() -> None:
    gazetteer = Gazetteer.load()
    for actor in gazetteer.actors.values():
        assert all(slugify(part) == part for part in actor.id.split(".")), actor
        assert actor.country is None or gazetteer.actors[actor.country].kind is ActorKind.STATE
        assert all(m in gazetteer.actors or m.endswith(".government") for m in actor.member_of), actor


def test_the_same_words_never_name_two_groups() -> None:
    gazetteer = Gazetteer.load()
    seen: dict[str, str] = {}
    for actor in gazetteer.actors.values():
        if actor.kind is not ActorKind.PERSON:
            for form in (actor.name, *actor.aliases):
                assert seen.setdefault(form, actor.id) == actor.id, form


@pytest.mark.parametrize(
    ("side", "office", "date", "person"),
    [
        ("usa", "president", "1998-08-20", "person.bill-clinton"),
        ("usa", "president", "2019-02-08", "person.donald-trump"),
        ("usa", "president", "2021-01-19", "person.donald-trump"),
        ("usa", "president", "2021-01-21", "person.joe-biden"),
        ("usa", "secretary-of-state", "2003-02-05", "person.colin-powell"),
        ("iraq", "president", "2019-02-08", "person.barham-salih"),
        ("iraq", "president", "2003-03-19", "person.saddam-hussein"),
        ("uk", "prime-minister", "1940-05-11", "person.winston-churchill"),
        ("un", "secretary-general", "2001-09-11", "person.kofi-annan"),
        ("soviet-union", "leader", "1962-10-22", "person.nikita-khrushchev"),
        ("india", "prime-minister", "1999-06-01", "person.atal-bihari-vajpayee"),
    ],
)
def test_an_office_has_the_holder_of_its_time(side: str, office: str, date: str, person: str) -> None:
    holder = Gazetteer.load().holder(side, office, date)
    assert holder is not None
    assert holder.person == person


def test_an_office_without_a_date_has_no_holder() -> None:
    assert Gazetteer.load().holder("usa", "president", None) is None


def test_terms_end_after_they_begin() -> None:
    for terms in Gazetteer.load().holders.values():
        for term in terms:
            assert not term.until or term.since <= term.until, term


def test_a_users_file_adds_actors(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(HEADER + "iraq.imis\tIMIS\tIslamic Movement of Iraq\tarmed group\tiraq\t\n", encoding="utf-8")
    gazetteer = Gazetteer.load(extra=path)
    assert gazetteer.actors["iraq.imis"].kind is ActorKind.ARMED_GROUP
    assert {e.ref for e in gazetteer.matches(find_words("Islamic Movement of Iraq"), 0)} == {"iraq.imis"}
    assert "iraq.imis" not in Gazetteer.load().actors


def test_a_users_file_overrides_the_shipped_actor_of_the_same_id(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(HEADER + "nato\tAlliance\tThe Alliance|NATO\torganisation\t\t\n", encoding="utf-8")
    gazetteer = Gazetteer.load(extra=path)
    assert gazetteer.actors["nato"].name == "Alliance"
    assert gazetteer.matches(find_words("North Atlantic Council"), 0) == []


def test_a_users_alias_comes_before_the_shipped_one(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(HEADER + "philippines.sdf\tSulu Defence Front\tSDF\tarmed group\tphilippines\t\n", encoding="utf-8")
    assert Gazetteer.load(extra=path).matches(find_words("SDF"), 0)[0].ref == "philippines.sdf"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("x\tX\t\tgang\t\t", "gang"),
        ("\tX\t\tarmed group\t\t", "lacks an id"),
        ("x\t\t\tarmed group\t\t", "lacks an id"),
        ("x\tX\t\tarmed group\t\t\tmore", "cells"),
        ("x\tX\t\tarmed group\tatlantis\t", "atlantis"),
        ("x\tX\t\tarmed group\tiraq\tguild", "guild"),
    ],
)
def test_a_bad_row_of_a_users_file_is_an_error_that_says_what_is_wrong(tmp_path: Path, row: str, told: str) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(HEADER + row + "\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=told):
        Gazetteer.load(extra=path)


def test_a_file_without_the_columns_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("id\tname\nx\tX\n", encoding="utf-8")
    with pytest.raises(DataFileError, match="aliases"):
        Gazetteer.load(extra=path)


def test_plurals() -> None:
    assert [pluralise(n) for n in ("rebel", "army", "coalition force", "hostess", "ally", "boy")] == [
        "rebels", "armies", "coalition forces", "hostesses", "allies", "boys",
    ]  # fmt: skip


def test_a_middle_initial_does_not_hide_a_known_person() -> None:
    gazetteer = Gazetteer.load()
    assert gazetteer.find_person("Joseph R. Biden Jr.") == "person.joe-biden"
    assert gazetteer.find_person("Joseph R. Bidwell Jr.") is None
