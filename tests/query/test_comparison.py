from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.model import Article
from escalate.pipeline import Knowledge, collect, extract_article
from escalate.query import Change, compare
from escalate.read.records import hash_article

if TYPE_CHECKING:
    from escalate.model import Collection

THREAT = "Iran threatened on Monday to close the Strait of Hormuz if the United States blocks its oil exports.\n"
CLOSED = "Iran closed the Strait of Hormuz on Thursday, after the United States blocked its oil exports.\n"


def build(knowledge: Knowledge, *texts: str) -> Collection:
    articles = [
        Article(id=hash_article(text, None), text=text, published="2018-07-07", path=f"{n}.txt")
        for n, text in enumerate(texts)
    ]
    found, _ = collect(articles, [extract_article(a, knowledge=knowledge) for a in articles])
    return found


def test_a_graph_does_not_differ_from_itself(knowledge: Knowledge) -> None:
    collection = build(knowledge, THREAT, CLOSED)
    assert compare(collection, collection) == ()


def test_what_an_article_brings_is_put_down_to_it(knowledge: Knowledge) -> None:
    old, new = build(knowledge, THREAT), build(knowledge, THREAT, CLOSED)
    (article,) = {a.id for a in new.articles} - {a.id for a in old.articles}
    found = compare(old, new)
    came = [d for d in found if d.kind == "statement" and d.change is Change.CAME]
    assert {d.id for d in came} == {s.id for s in new.statements} - {s.id for s in old.statements}
    assert all(d.because == (article,) for d in came)
    back = compare(new, old)
    assert {d.id for d in back if d.change is Change.WENT} == {d.id for d in found if d.change is Change.CAME}


def test_a_changed_fate_is_told(knowledge: Knowledge) -> None:
    old, new = build(knowledge, THREAT), build(knowledge, THREAT, CLOSED)
    fates = [d for d in compare(old, new) if d.kind == "fate"]
    links = [d for d in compare(old, new) if d.kind == "link"]
    assert len(fates) <= len(links)
    assert all("->" in d.details[0] for d in fates)
