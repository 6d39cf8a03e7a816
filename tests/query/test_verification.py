from __future__ import annotations

from dataclasses import replace

import pytest

from escalate.model import Article, Basis, Collection, Precision, Statement, When
from escalate.pipeline import Knowledge, collect, extract_article
from escalate.query.verification import verify
from escalate.read.records import hash_article

TEXT = """Iran threatened to close the Strait of Hormuz on Monday if the United States blocks its oil exports.
The United States condemned Iran's threat on Tuesday.
"""


@pytest.fixture(scope="module")
def collection(knowledge: Knowledge) -> Collection:
    article = Article(id=hash_article(TEXT, None), text=TEXT, published="2018-07-05", path="strait.txt")
    found, _ = collect([article], [extract_article(article, knowledge=knowledge)])
    assert found.links
    return found


def codes(collection: Collection) -> set[str]:
    return {fault.code for fault in verify(collection).faults}


def redate(statement: Statement, day: str | None) -> Statement:
    when = When(start=day, end=day, precision=Precision.DAY, basis=Basis.STATED)
    return statement if day is None else replace(statement, when=when)


def test_what_a_build_gives_holds(collection: Collection) -> None:
    verdict = verify(collection, originals=collection.articles)
    assert verdict.faults == ()
    assert verdict.quotes > 10
    assert verdict.reread == 1


def test_a_changed_word_is_found(collection: Collection) -> None:
    article = replace(collection.articles[0], text=TEXT.replace("Hormuz", "Ormuz!"))
    assert codes(replace(collection, articles=(article,))) == {"article-id", "quote"}


def test_another_text_under_the_same_path_is_found(collection: Collection) -> None:
    again = replace(collection.articles[0], id="f" * 16, text="Something else.")
    assert [f.code for f in verify(collection, originals=[again]).faults] == ["article-text"]


def test_a_link_against_time_to_nowhere_or_forged_is_found(collection: Collection) -> None:
    link = collection.links[0]
    dates = {link.antecedent: "2018-07-01", link.consequence: "2018-07-03"}
    dated = replace(collection, statements=tuple(redate(s, dates.get(s.id)) for s in collection.statements))
    back = -link.delta_intensity
    turned = replace(link, antecedent=link.consequence, consequence=link.antecedent, delta_intensity=back)
    assert codes(replace(dated, links=(link,))) == set()
    assert codes(replace(dated, links=(turned,))) == {"against-time", "link-id"}
    assert codes(replace(collection, links=(replace(link, consequence="snowhere"),))) == {"no-statement"}
    assert codes(replace(collection, links=(replace(link, delta_intensity=9.0),))) == {"intensity"}
    assert codes(replace(collection, links=(link, link))) == {"id-twice"}


def test_an_actor_who_is_not_there_and_an_unread_statement_are_found(collection: Collection) -> None:
    assert codes(replace(collection, actors=())) == {"no-actor"}
    forged = replace(collection.statements[0], id="s000000000000")
    assert "statement-id" in codes(replace(collection, statements=(forged, *collection.statements)))


def test_a_time_that_ends_before_it_begins_is_found(collection: Collection) -> None:
    first = collection.statements[0]
    assert first.when is not None
    when = replace(first.when, start="2018-07-09", end="2018-07-01")
    assert "date" in codes(replace(collection, statements=(replace(first, when=when), *collection.statements[1:])))
