"""The place, date and agency with which news agencies open a report: `NAIROBI, Kenya (AP) _`."""

from __future__ import annotations

import re
from functools import cache

from escalate.read.dates import month_pattern

_LONGEST = 120


def find_wire_dateline(paragraph: str) -> re.Match[str] | None:
    """Return the match of the dateline that opens `paragraph`, up to where its prose starts, or None.

    The prose starts at the match's end; the match is the whole paragraph when
    the dateline stands alone. Either an agency in brackets or a place in
    capitals before a dash makes a dateline.
    """
    return _pattern().match(paragraph[:_LONGEST])


@cache
def _pattern() -> re.Pattern[str]:
    month = f"(?i:{month_pattern()})"
    # Possessive quantifiers: a run of capitals and hyphens must not be tried in all its divisions.
    link = r"(?:(?:al|el|de|la|es|the|of|and)[ \t-])?"
    word = r"[A-Z][\w.'’-]*+"
    capitals = rf"(?=[A-Z.'’/-]{{2}})[A-Z][A-Z.'’/-]*+(?:[ \t]+(?i:{link})[A-Z][A-Z.'’/-]*+(?![a-z])){{0,4}}"
    title = rf"{word}(?:[ \t/]+{link}{word}){{0,3}}"
    region = rf"(?:,[ \t]*(?!(?:{month})\b){title}){{0,2}}"
    day = rf"(?:,?[ \t]*(?:(?:{month})\b\.?[ \t]+\d{{1,2}}|\d{{1,2}}[ \t]+(?:{month})\b\.?)(?:,?[ \t]+\d{{4}})?)?"
    agency = r"(?:[(\[][A-Z][\w .,/&'’-]{0,40}[)\]]|/[A-Z][\w .-]{1,25}/|,[ \t]*[A-Z]{2,12}(?=[ \t]+[-–—―_]))"
    dash = r"(?:[ \t]*(?:--+|[-–—―_:])(?=\s|$)|[ \t]+[–—―_-](?=[\"“‘'A-Z0-9])|[–—―](?=\w))"
    return re.compile(
        rf"""(?:
            (?:(?:{capitals}|{title}){region})?{day}[ \t,]*{agency}(?:{dash}|(?=[A-Z“"‘][\w]))
          | {capitals}{region}{day}[ \t]*(?:--+|[–—―_]|(?<=[ \t])-)(?=\s|$)
          | {capitals}{region}{day}[–—―](?=\w)
        )\s*+(?=$|[^a-z\s]|al-|el-)""",
        re.VERBOSE,
    )
