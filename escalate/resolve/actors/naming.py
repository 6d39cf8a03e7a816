"""Unknown names that the words right beside them make out: "Georgian Dream" is a party, "MiG-29" is no actor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from escalate.model import ActorKind
from escalate.resolve.actors.gazetteer import EntryKind
from escalate.resolve.actors.readings import make_reading
from escalate.resolve.actors.slugs import slugify

if TYPE_CHECKING:
    from escalate.parse import Token
    from escalate.resolve.actors.joining import Segment
    from escalate.resolve.actors.scene import Reading, Scene

_HOURS = frozenset({"a.m.", "p.m.", "am", "pm", "a.m", "p.m"})


def read_national(scene: Scene, segment: Segment, head: Token) -> Reading | None:
    """Return the body whose name starts with a state's adjective: "Georgian Dream", where both words are one name."""
    before = next((s for s in scene.segments(head.sentence) if s.last == segment.first - 1), None)
    if before is None or before.kind is not EntryKind.ADJECTIVE or segment.label not in ("", "ORG") or before.slanted:
        return None
    word = head.sentence.tokens[before.last]
    if word.xpos != "NNP" or word.head is not head or word.relation not in ("amod", "compound"):
        return None
    side, text = scene.pick(before.entries).ref, f"{before.text} {segment.text}"
    known = scene.cast.add(slugify(text), name=text, kind=ActorKind.ORGANISATION, country=side)
    known.aliases.append(segment.text)
    return make_reading(scene, known.id, before.first, segment.last, confidence=0.7)


def is_clock_zone(head: Token) -> bool:
    """Return whether capitals after a time of day say by whose clock: "until 9 a.m. EST"."""
    before = head.sentence.tokens[head.i - 1] if head.i else None
    return (
        before is not None
        and re.fullmatch(r"[A-Z]{2,4}", head.text) is not None
        and (before.lower in _HOURS or re.fullmatch(r"\d{1,2}[:.]\d\d", before.text) is not None)
    )


def is_model(head: Token, segment: Segment) -> bool:
    """Return whether a name with a number after its hyphen is that of a weapon or vehicle, not of an actor."""
    end = head.sentence.tokens[segment.last].end - head.sentence.start
    return re.match(r"[-‑ ]?\d", head.sentence.text[end:]) is not None or segment.text[-1].isdigit()
