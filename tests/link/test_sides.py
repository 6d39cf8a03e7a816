from __future__ import annotations

from escalate.link.sides import Sides
from escalate.model import Actor, ActorKind

USA = Actor(id="usa", name="United States", kind=ActorKind.STATE)
NAVY = Actor(id="usa.navy", name="US Navy", kind=ActorKind.GOVERNMENT, country="usa")
ADMIRAL = Actor(id="person.admiral", name="Admiral", kind=ActorKind.PERSON, member_of=("usa.navy",))
IRAQ = Actor(id="iraq", name="Iraq", kind=ActorKind.STATE)
MILITIA = Actor(id="iraq.militia", name="Militia", kind=ActorKind.ARMED_GROUP, country="iraq")
SPOKESMAN = Actor(
    id="person.spokesman", name="Spokesman", kind=ActorKind.PERSON, country="iraq", member_of=("iraq.militia",)
)
TOURIST = Actor(id="person.tourist", name="Tourist", kind=ActorKind.PERSON, country="usa")
SIDES = Sides([TOURIST, USA, NAVY, ADMIRAL, IRAQ, MILITIA, SPOKESMAN])


def test_a_person_stands_with_the_group_and_the_state_above_it() -> None:
    assert SIDES.of("person.admiral") == {"person.admiral", "usa.navy", "usa"}


def test_an_armed_group_does_not_speak_for_the_country_it_sits_in() -> None:
    assert SIDES.of("person.spokesman") == {"person.spokesman", "iraq.militia"}
    assert not SIDES.are_one("person.spokesman", "iraq")


def test_members_of_a_state_are_those_who_speak_for_it() -> None:
    assert SIDES.members("usa") == ("usa", "person.admiral", "usa.navy")


def test_an_unknown_actor_is_its_own_only_side() -> None:
    assert SIDES.of("nobody") == {"nobody"}
    assert SIDES.name("nobody") == "nobody"


def test_groups_that_name_each_other_do_not_loop() -> None:
    first = Actor(id="a", name="A", kind=ActorKind.ORGANISATION, member_of=("b",))
    second = Actor(id="b", name="B", kind=ActorKind.ORGANISATION, member_of=("a",))
    assert Sides([first, second]).of("a") == {"a", "b"}


def test_a_description_without_a_name_shows_no_side() -> None:
    general = Actor(id="a1.general", name="the general", kind=ActorKind.PERSON)
    sides = Sides([general, USA])
    assert sides.is_vague("a1.general")
    assert not sides.is_vague("usa")
    assert not sides.is_vague("nobody")


def test_a_person_without_an_office_does_not_speak_for_the_country_of_its_passport() -> None:
    assert SIDES.of("person.tourist") == {"person.tourist"}


def test_nobody_serves_a_person_of_another_country() -> None:
    leader = Actor(id="leader", name="Leader", kind=ActorKind.PERSON, country="iraq", member_of=("iraq",))
    adviser = Actor(id="adviser", name="Adviser", kind=ActorKind.PERSON, country="iraq", member_of=("leader",))
    rival = Actor(id="rival", name="Rival", kind=ActorKind.PERSON, country="usa", member_of=("usa", "leader"))
    sides = Sides([leader, adviser, rival, USA, IRAQ])
    assert sides.of("adviser") == {"adviser", "leader", "iraq"}
    assert sides.of("rival") == {"rival", "usa"}
