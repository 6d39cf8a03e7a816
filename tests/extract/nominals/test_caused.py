"""Acts to which something moved somebody, and which the sentence tells as having come about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.model import Event

if TYPE_CHECKING:
    from tests.conftest import Reader


def test_what_somebody_was_prompted_to_do_was_done(reader: Reader) -> None:
    extraction = reader.extract("The invasion of Kuwait by Iraq prompted the Security Council to impose an embargo.")
    (embargo,) = (s for s in extraction.statements if s.report.trigger.text == "impose")
    (invasion,) = (s for s in extraction.statements if s.report.trigger.text == "invasion")
    assert [m.name for m in embargo.sources] == ["UN Security Council"]
    assert any((c.statement, c.antecedent_statement) == (embargo.id, invasion.id) for c in extraction.cues)


def test_it_has_the_day_that_stands_beside_it(reader: Reader) -> None:
    (recall,) = reader.statements("The raid led Tehran to recall its ambassador from Ankara on Tuesday.")
    assert recall.event is Event.SANCTION
    assert recall.when is not None
    assert recall.when.start == "2019-02-05"


@pytest.mark.parametrize(
    "text",
    [
        "The raid would prompt Iran to recall its ambassador from Ankara.",
        "The raid did not lead Iran to recall its ambassador from Ankara.",
        "If the raid prompts Iran to recall its ambassador from Ankara, talks will end.",
    ],
)
def test_what_did_not_come_about_is_no_act(reader: Reader, text: str) -> None:
    assert not any(s.event is Event.SANCTION for s in reader.statements(text))
