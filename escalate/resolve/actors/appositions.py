"""The person whom an office before or after a name describes: "the foreign minister of Iran, NAME,"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.resolve.actors.gazetteer import EntryKind
from escalate.resolve.actors.people import is_person, read_person
from escalate.resolve.actors.posts import speaks
from escalate.resolve.actors.segments import CALENDAR

if TYPE_CHECKING:
    from escalate.parse import Sentence, Token
    from escalate.resolve.actors.joining import Segment
    from escalate.resolve.actors.scene import Reading, Scene

_MARKS = frozenset({",", "—", "–", "--", "-"})
# Roles of bodies that have names of their own.
_NAMEABLE = frozenset({"body", "generic", "company", "side"})
# How the parser ties a name to the office before it, in the order of how right it is.
_LOOSE = frozenset({"flat", "appos", "compound", "nmod", "vocative", "list", "dep", "parataxis", "dislocated"})


def named_after(scene: Scene, sentence: Sentence, segment: Segment) -> Reading | None:
    """Return the person named in apposition after an office: "the foreign minister of Iran, NAME,"."""
    tokens = sentence.tokens
    for other in scene.segments(sentence):
        if other.first <= segment.last or not is_person(scene, sentence, other):
            continue
        between = tokens[segment.last + 1 : other.first]
        commas = [t for t in between if t.text in _MARKS]
        if len(between) > 11 or len(commas) > 1 or any(t.upos in ("VERB", "AUX", "SCONJ") for t in between):
            return None
        if commas and _leads(scene, sentence, commas[-1], other) and _closes(tokens, other.last + 1):
            return None if speaks(tokens, segment, other) else read_person(scene, sentence, other)
        if not commas and between and between[0].lower in ("for", "of") and _is_tied(sentence, segment, other):
            return read_person(scene, sentence, other)
        return None
    return None


def named_before(scene: Scene, sentence: Sentence, segment: Segment) -> Reading | None:
    """Return the person whom an office between commas describes: "NAME, a spokesman in the capital, said".

    With "the" only a name that opens the sentence counts, not "after talks with NAME, the premier said".
    """
    tokens = sentence.tokens
    before = [s for s in scene.segments(sentence) if s.last < segment.first and is_person(scene, sentence, s)]
    if not before:
        return None
    between = tokens[before[-1].last + 1 : segment.first]
    article = between[1].lower if len(between) > 1 and between[0].text == "," else ""
    opens = article in ("a", "an") or (article == "the" and _opens_sentence(sentence, before[-1]))
    if not opens or any(t.upos in ("VERB", "AUX", "ADP", "CCONJ", "PUNCT") for t in between[2:]):
        return None
    after = tokens[segment.last + 1 :]
    relative = next((t.i for t in after if t.lower in ("who", "whose", "whom")), None)
    verbs = ("PUNCT",) if relative is not None else ("PUNCT", "VERB", "AUX")
    closing = next((t for t in after if t.upos in verbs), None)
    if closing is None or closing.text != ",":
        return None
    return read_person(scene, sentence, before[-1])


def named_body(scene: Scene, sentence: Sentence, own: Segment, head: Token) -> Segment | None:
    """Return the name that stands in apposition to a noun for a body: "a rights group, NAME," or "the charity NAME"."""
    role = next((e for e in own.entries if e.kind is EntryKind.ROLE), None)
    if own.kind is not EntryKind.ROLE or role is None or role.role_class not in _NAMEABLE or head.xpos != "NN":
        return None
    name = next((c for c in head.all_children("appos") if c.upos == "PROPN" and c.i > head.i), None)
    segment = scene.segment_at(name) if name is not None else None
    if segment is None or name is None or segment.kind not in (EntryKind.GROUP, EntryKind.NAME) or segment.slanted:
        return None
    if segment.kind is EntryKind.NAME and (
        segment.label not in ("ORG", "") or (segment.entries and " " not in segment.text)
    ):
        return None
    gap = sentence.tokens[own.last + 1 : segment.first]
    after = sentence.tokens[segment.last + 1 : segment.last + 2]
    if all(t.xpos == "NNP" for t in gap):
        return segment
    return segment if [t.text for t in gap] == [","] and after and after[0].text == "," else None


def _opens_sentence(sentence: Sentence, name: Segment) -> bool:
    """Whether nothing but a day stands before a name: "On Saturday NAME, the prime minister, said"."""
    return all(
        t.upos in ("PUNCT", "CCONJ", "ADP", "ADV") or t.lower in CALENDAR for t in sentence.tokens[: name.first]
    ) and not (name.first and sentence.tokens[name.first - 1].upos == "ADP")


def _leads(scene: Scene, sentence: Sentence, comma: Token, name: Segment) -> bool:
    """Whether nothing but titles stands between a comma and a name: ", Gen. NAME"."""
    titles = {
        i for s in scene.segments(sentence) if s.kind is EntryKind.OFFICE for i in range(s.first, s.last + 1)
    }  # fmt: skip
    return all(i in titles for i in range(comma.i + 1, name.first))


def _is_tied(sentence: Sentence, office: Segment, name: Segment) -> bool:
    """Whether a name after "minister of X" is the minister's: a capitalised word precedes it and an arc ties them."""
    tokens = sentence.tokens
    if not tokens[name.first - 1].text[0].isupper():
        return False
    inside = tokens[name.first : name.last + 1]
    heads = [t for t in inside if not name.first <= t.head.i <= name.last]
    if any(t.head is tokens[office.last].head and t.relation == tokens[office.last].relation for t in heads):
        return True  # both hang on the same verb: the parser took one subject for two
    down = any(office.first <= t.head.i < name.first and t.relation in _LOOSE for t in inside)
    return down or any(name.first <= t.head.i <= name.last for t in tokens[office.first : office.last + 1])


def _closes(tokens: list[Token], at: int) -> bool:
    return at >= len(tokens) or tokens[at].text in (*_MARKS, ".", ";", ")") or tokens[at].upos in ("VERB", "AUX")
