"""The lexicon as data: shipped tables, a user's own table, and what a bad row says."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from escalate.errors import DataFileError
from escalate.extract.events import EventLexicon, code_sentence, moods
from escalate.extract.events.entries import COLUMNS
from escalate.model import Event
from escalate.parse import Parser
from tests.extract.events import coded

if TYPE_CHECKING:
    from pathlib import Path


def table(folder: Path, *rows: str) -> Path:
    path = folder / "own.tsv"
    path.write_text("\n".join(["\t".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    return path


def test_the_shipped_lexicon_has_thousands_of_entries_and_senses_of_every_root() -> None:
    entries = list(EventLexicon.load())
    roots = Counter(e.event or moods.apply(e.operator or "", None) for e in entries)
    assert len(entries) > 4000
    assert min(roots[root] for root in Event if root is not Event.STATEMENT) >= 30


def test_every_operator_of_the_lexicon_stands_in_the_table_of_moods() -> None:
    used = {e.operator for e in EventLexicon.load() if e.operator}
    assert used <= moods.operators()


def test_entries_keep_intensities_on_the_scale() -> None:
    assert all(-10 <= e.intensity <= 10 for e in EventLexicon.load() if e.intensity is not None)


def test_a_users_table_adds_to_the_shipped_entries(tmp_path: Path) -> None:
    own = EventLexicon.load(extra=table(tmp_path, "zap\tverb\t\tASSAULT\tattack\t190\tsubj\tobj\t-8"))
    sentences = coded.parse(Parser.load(), "The rebels zapped the Turkish base.")
    assert any(e.lemma == "zap" for e in own)
    assert len(list(own)) == len(list(EventLexicon.load())) + 1
    assert [r.entry.lemma for s in sentences for r in code_sentence(s, lexicon=own)] in (["zap"], [])


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("zap\tverb\t\tATTACK\t\t\t\t\t", "'ATTACK' is neither a PLOVER root"),
        ("zap\tverb\t\tASSAULT\t\t\tsubj\tobj\tstrong", "'strong' is not a number"),
        ("\tverb\t\tASSAULT\t\t\tsubj\tobj\t-8", "lemma is missing"),
    ],
)
def test_a_bad_row_names_its_place_and_what_is_wrong(tmp_path: Path, row: str, complaint: str) -> None:
    with pytest.raises(DataFileError, match=complaint) as caught:
        EventLexicon.load(extra=table(tmp_path, row))
    assert "own.tsv row 1" in str(caught.value)


def test_a_user_may_not_name_an_operator_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="operator"):
        EventLexicon.load(extra=table(tmp_path, "zap\tverb\t\t*zapping\t\t\t\t\t"))
