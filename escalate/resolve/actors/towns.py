"""Learn from an article in which states its towns lie: "AKCAKALE, Turkey -" above it, "in Goma, Congo," in it."""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table
from escalate.read.wire import find_wire_dateline
from escalate.resolve.actors.gazetteer import EntryKind
from escalate.resolve.actors.slugs import find_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.parse import Sentence
    from escalate.resolve.actors.gazetteer import Entry
    from escalate.resolve.actors.joining import Segment
    from escalate.resolve.actors.scene import Scene

_HEAD = 6
"""Lines of an article among which its dateline is looked for."""
_STATES = frozenset({EntryKind.COUNTRY, EntryKind.CAPITAL, EntryKind.PLACE})
_SETTLED = frozenset(
    {"town", "city", "village", "port", "region", "province", "district", "capital", "area", "territory", "suburb",
     "resort", "county", "island", "border", "coast", "half", "side", "part", "north", "south", "east", "west"}
)  # fmt: skip


def learn_towns(scene: Scene, text: str) -> None:
    """Enter the towns of `text` into the scene: that of its dateline and those named with their state after a comma."""
    for line in text.split("\n")[:_HEAD]:
        opening = find_wire_dateline(line)
        if opening is not None:
            _learn_dateline(scene, opening.group())
            break
    shorts = "|".join(re.escape(short) for short in _shorts())
    for match in re.finditer(rf"\b([A-Z]\w+(?: [A-Z]\w+){{0,2}}), (?:{shorts})", text):
        scene.towns[match.group(1).casefold()] = "usa"  # "Birmingham, Ala."
    for sentence in scene.sentences:
        segments = scene.segments(sentence)
        for name, state in itertools.pairwise(segments):
            if name.kind is EntryKind.NAME and state.kind is EntryKind.COUNTRY and _is_apart(sentence, name, state):
                scene.towns.setdefault(name.text.casefold(), scene.pick(state.entries).ref)


def _is_apart(sentence: Sentence, name: Segment, state: Segment) -> bool:
    """Whether nothing but a comma stands between a town after "in" and its state, which a comma or full stop ends."""
    tokens = sentence.tokens
    if state.first != name.last + 2 or tokens[name.last + 1].text != "," or not name.first:
        return False
    after = tokens[state.last + 1 : state.last + 2]
    ends = not after or after[0].text in {",", ".", ";", ")"} or after[0].upos in {"VERB", "AUX", "ADP"}
    return ends and tokens[name.first - 1].upos == "ADP" and name.label != "PERSON"


def _learn_dateline(scene: Scene, opening: str) -> None:
    place = opening.split("(")[0].split("_")[0].split("--")[0].split("–")[0].split("—")[0].strip(" -,")
    parts = [p.strip() for p in place.split(",") if p.strip()]
    states = [s for part in parts[:3] for s in [_state_of(part, scene)] if s]
    if not parts or not states:
        return
    scene.dateline = states[-1]
    scene.towns[parts[0].casefold()] = states[-1]


def _state_of(name: str, scene: Scene) -> str | None:
    words = find_words(name.title() if name.isupper() and len(name) > 4 else name)
    found: Sequence[Entry] = [
        e for e in scene.gazetteer.matches(words, 0) if e.kind in _STATES and len(e.words) == len(words)
    ]
    return scene.pick(found).ref if found else None


def is_settled(noun: str) -> bool:
    """Return whether who is in such a thing belongs to the state it is of: a Turkish town, but not a Turkish jail."""
    return noun.casefold() in _SETTLED


def is_short_state(name: str) -> bool:
    """Return whether a name is a state of the United States, shortened: "Calif."."""
    return f"{name.rstrip('.')}." in _shorts()


@cache
def _shorts() -> tuple[str, ...]:
    """Return how news shortens the states of the United States after a town."""
    rows = shipped_table("actors/short_states", columns=("names",))
    return tuple(name for row in rows for name in row["names"].split("|"))
