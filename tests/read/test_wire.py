from __future__ import annotations

import pytest

from escalate.read.wire import find_wire_dateline


@pytest.mark.parametrize(
    ("paragraph", "dateline"),
    [
        ("BAGHDAD (AP) — Iraq's parliament met.", "BAGHDAD (AP) — "),
        ("DAR ES SALAAM, Tanzania (AP) _ A bomb went off.", "DAR ES SALAAM, Tanzania (AP) _ "),
        ("NAIROBI, Kenya (AP) _", "NAIROBI, Kenya (AP) _"),
        ("LONDON, 3 March (Reuters) - Oil rose.", "LONDON, 3 March (Reuters) - "),
        ("WASHINGTON, Jan. 3, 2020 (Reuters) - The Pentagon said so.", "WASHINGTON, Jan. 3, 2020 (Reuters) - "),
        ("Tehran, Feb 4, IRNA - A spokesman said no.", "Tehran, Feb 4, IRNA - "),
        ("Beirut (CNN)The group denied it.", "Beirut (CNN)"),
        ("WASHINGTON – The president said no.", "WASHINGTON – "),
        ("AL-TANF, Syria (AFP) - Troops left.", "AL-TANF, Syria (AFP) - "),
        ('TEHRAN (AP) — "Never," he said.', "TEHRAN (AP) — "),
    ],
)
def test_the_opening_of_agency_copy_is_found(paragraph: str, dateline: str) -> None:
    found = find_wire_dateline(paragraph)
    assert found is not None
    assert found.group() == dateline


@pytest.mark.parametrize(
    "paragraph",
    [
        "The United States (US) said that it would stay.",
        "KENYA: twelve dead.",
        "NATO - the alliance of thirty states - met in Brussels.",
        "US-backed forces moved east.",
        "Iraq's Popular Mobilisation Forces (PMF) denied it.",
        "IRAN-US talks are off.",
        "Iran (an oil exporter) - like others - gains from the rise.",
    ],
)
def test_prose_with_brackets_and_dashes_has_no_dateline(paragraph: str) -> None:
    assert find_wire_dateline(paragraph) is None
