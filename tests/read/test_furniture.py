from __future__ import annotations

import pytest

from escalate.model import BlockKind
from escalate.read.furniture import find_line_kind, is_section_header


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Share", BlockKind.FURNITURE),
        ("READ MORE »", BlockKind.FURNITURE),
        ("Read also: The road to the deal", BlockKind.FURNITURE),
        ("© 2019 The Gazette", BlockKind.FURNITURE),
        ("***", BlockKind.FURNITURE),
        ("https://gazette.example/a?b=c", BlockKind.FURNITURE),
        ("desk@gazette.example", BlockKind.FURNITURE),
        ("3 min read", BlockKind.FURNITURE),
        ("File photo: the base from the air", BlockKind.CAPTION),
        ("A guard at the gate of the base. [Jane Roe/Reuters]", BlockKind.CAPTION),
        ("By Jane Roe and John Doe in Baghdad", BlockKind.BYLINE),
        ("BY JANE ROE", BlockKind.BYLINE),
        ("By The Associated Press", BlockKind.BYLINE),
        ("(Reporting by Jane Roe; editing by John Doe)", BlockKind.BYLINE),
        ("Jane Roe, 3 March 2021", BlockKind.DATE),
        ("Updated 5 March 2021", BlockKind.DATE),
    ],
)
def test_lines_that_are_no_prose_are_told(line: str, kind: BlockKind) -> None:
    assert find_line_kind(line) is kind


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the army had left.",
        "By April Iran must answer",
        "Analysis by the ministry showed that the army had crossed the river.",
        "Reporting by aid groups led to the vote, she said.",
        "Share prices fell after the threat.",
        "More talks are planned.",
        "Sanctions will end, he said.",
        "The end of the truce came at dawn.",
        "Home Secretary resigns",
        "“Read the resolution,” the envoy said.",
    ],
)
def test_prose_and_headlines_that_begin_alike_are_not(line: str) -> None:
    assert find_line_kind(line) is None


@pytest.mark.parametrize(
    ("line", "is_header"),
    [
        ("Iraq News - Local News - The Gazette", True),
        ("World | Middle East", True),
        ("Analysis", True),
        ("Trump - Iran must choose", False),
        ("Iraq rejects bases", False),
    ],
)
def test_section_headers_are_told(line: str, is_header: bool) -> None:
    assert is_section_header(line) is is_header
