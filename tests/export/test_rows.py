from __future__ import annotations

from escalate.export.rows import full_row, link_row, statement_row
from tests.export.sample_articles import ACTORS, ARTICLES
from tests.export.sample_collection import LINKS, STATEMENTS

BY_ID = {a.id: a for a in ACTORS}
THREAT = next(s for s in STATEMENTS if s.id == "s03")


def test_a_row_has_the_keys_of_the_contract_and_no_other() -> None:
    row = statement_row(THREAT, ARTICLES, BY_ID)
    assert list(row) == [
        "id",
        "article",
        "event",
        "spoken",
        "intensity",
        "sources",
        "targets",
        "sentence",
        "trigger",
        "cue",
        "content",
        "condition",
        "deadline",
        "negated",
        "future",
        "hypothetical",
        "when",
        "confidence",
        "rule",
    ]
    assert list(row["article"]) == ["id", "title", "published", "source"]
    assert list(row["sources"][0]) == ["id", "name", "text", "start", "end", "affiliations"]
    assert row["content"] is not None
    assert row["condition"] is not None
    assert row["when"] is not None
    assert row["deadline"] == {"start": "2024-03-15", "end": "2024-03-15"}
    assert sorted(row["content"]) == ["direct", "end", "start", "text"]
    assert sorted(row["condition"]) == ["end", "kind", "start", "text"]
    assert list(row["when"]) == ["start", "end", "precision", "basis", "text"]


def test_every_span_of_a_row_is_a_slice_of_its_article() -> None:
    for statement in STATEMENTS:
        row = statement_row(statement, ARTICLES, BY_ID)
        text = ARTICLES[row["article"]["id"]].text
        spans = [row["sentence"], row["trigger"], row["cue"], row["content"], row["condition"]]
        for span in [*spans, *row["sources"], *row["targets"]]:
            assert span is None or text[span["start"] : span["end"]] == span["text"]


def test_an_actor_that_is_not_listed_goes_by_the_name_in_its_mention() -> None:
    row = statement_row(THREAT, ARTICLES, {})
    assert row["sources"][0]["name"] == "Ada Brandt"


def test_an_article_that_is_not_listed_goes_by_its_id() -> None:
    row = statement_row(THREAT, {}, BY_ID)
    assert row["article"] == {"id": "gazette", "title": None, "published": None, "source": "gazette"}


def test_the_full_row_keeps_every_report() -> None:
    assert [r["article"] for r in full_row(THREAT, ARTICLES, BY_ID)["reports"]] == ["gazette"]


def test_a_link_row_names_its_ends_from_and_to() -> None:
    row = link_row(LINKS[3])
    assert (row["from"], row["to"], row["relation"], row["basis"]) == ("s03", "s06", "fulfils", "explicit")
    assert row["evidence"] is not None
    assert row["evidence"]["text"] == "carrying out Brandt's threat"
