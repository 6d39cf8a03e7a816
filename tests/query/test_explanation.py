from __future__ import annotations

from escalate.model import Actor, ActorKind, Article, Collection
from escalate.query import explain
from tests.query.networks import make_link, make_statement

COLLECTION = Collection(
    articles=(Article(id="x", text="word", title="A title"),),
    actors=(
        Actor(id="a", name="A", kind=ActorKind.STATE),
        Actor(id="b", name="B", kind=ActorKind.STATE),
        Actor(id="p", name="P", kind=ActorKind.PERSON, country="a", member_of=("a",)),
    ),
    statements=(make_statement("first", (1, 1), "p", "b"), make_statement("second", (2, 2), "b", "a")),
    links=(make_link("first", "second"),),
)


def test_a_statement_is_explained_by_its_links_and_sources() -> None:
    known = explain(COLLECTION, "second")
    assert known.statement is not None
    assert [k.antecedent for k in known.leading] == ["first"]
    assert known.following == ()
    assert [a.title for a in known.articles] == ["A title"]
    assert known.independent == 1


def test_an_actor_is_explained_by_what_its_side_did_and_met() -> None:
    known = explain(COLLECTION, "A")
    assert known.actor is not None
    assert [s.id for s in known.issued] == ["first"]
    assert [s.id for s in known.received] == ["second"]
    assert known.members == ("p",)


def test_a_member_names_its_sides() -> None:
    assert explain(COLLECTION, "P").sides == ("a",)
