"""Find the posts that the words around a name give its bearer: title, apposition, predicate, side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from escalate.resolve.actors.gazetteer import EntryKind
from escalate.resolve.actors.owners import find_owners

if TYPE_CHECKING:
    from escalate.parse import Sentence, Token
    from escalate.resolve.actors.joining import Segment
    from escalate.resolve.actors.scene import Scene


class Post(NamedTuple):
    """An office as the text gives it: its slug, the words for it, whose it is, the gender it implies."""

    office: str
    role: str
    sides: tuple[str, ...]
    gender: str


def find_posts(scene: Scene, sentence: Sentence, segment: Segment) -> list[Post]:
    """Return the posts that the words before and after a name give its bearer, nearest first."""
    found = [
        post
        for find in (_post_before, _post_after, _post_predicated)
        if (post := find(scene, sentence, segment)) is not None
    ]
    if not any(post.sides for post in found):
        sides = _side_beside(scene, sentence, segment)
        if sides:
            found.append(Post("", "", sides, ""))
    return found


def _post(scene: Scene, sentence: Sentence, office: Segment, *, low: int) -> Post:
    sides = tuple(o.actor for o in find_owners(scene, sentence, office, low=low))
    return Post(office.entry.ref, office.text, sides, office.entry.gender)


def speaks(tokens: list[Token], office: Segment, name: Segment) -> bool:
    """Return whether a name after a comma is the subject of the next verb, and the office is not: ", NAME warned"."""
    after = tokens[name.last + 1 : name.last + 2]
    if not after or after[0].upos not in ("VERB", "AUX", "ADV"):
        return False
    verbs = {t.head.i for t in tokens[name.first : name.last + 1] if t.relation == "nsubj" and t.head.i > name.last}
    return bool(verbs) and not any(
        t.relation == "nsubj" and t.head.i in verbs for t in tokens[office.first : office.last + 1]
    )


def _post_before(scene: Scene, sentence: Sentence, segment: Segment) -> Post | None:
    segments, tokens = scene.segments(sentence), sentence.tokens
    left = [s for s in segments if s.last < segment.first]
    if not left:
        return _post_in_sentence_before(scene, sentence) if segment.first == 0 else None
    near = left[-1]
    gap = tokens[near.last + 1 : segment.first]
    if len(gap) == 1 and gap[0].text == ",":
        # "the foreign minister of X, NAME, ...": an apposition has to end again.
        after = segment.last + 1
        if after < len(tokens) and tokens[after].text not in ",.;)—–" and tokens[after].upos not in ("VERB", "AUX"):
            return None
        if speaks(tokens, near, segment):
            return None  # "more credible than that of the chief, NAME said"
    elif gap:
        return None
    if near.kind is EntryKind.OFFICE:
        return _post(scene, sentence, near, low=0)
    if near.kind is EntryKind.NAME and not near.entries:
        return None
    # "Spokesperson for the Iraqi Group NAME": the office stands before the name of the side.
    for office in reversed(left[:-1]):
        between = tokens[office.last + 1 : near.first]
        if office.kind is EntryKind.OFFICE and between and between[0].lower in ("for", "of", "at", "in"):
            return _post(scene, sentence, office, low=0)
        if near.first - office.last > 5:
            break
    return None


def _post_in_sentence_before(scene: Scene, sentence: Sentence) -> Post | None:
    """Return the post in an unfinished run of words that the parser cut off before the name."""
    before = next((s for s in scene.sentences if s.index == sentence.index - 1), None)
    if before is None or before.paragraph != sentence.paragraph or before.text[-1] in ".!?\"”'’:;":
        return None
    segments = scene.segments(before)
    if not segments or segments[-1].last != len(before.tokens) - 1:
        return None
    office = next((s for s in segments if s.kind is EntryKind.OFFICE), None)
    if office is None or any(t.upos in ("VERB", "AUX") for t in before.tokens[office.first :]):
        return None
    return _post(scene, before, office, low=0)


_INSIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "PART", "PRON", "X", "ADV"})


def _post_after(scene: Scene, sentence: Sentence, segment: Segment) -> Post | None:
    tokens = sentence.tokens
    start = segment.last + 1
    if start >= len(tokens) or tokens[start].text not in (",", "(", "—", "–"):
        return None
    for office in (s for s in scene.segments(sentence) if s.first > start and s.kind is EntryKind.OFFICE):
        between = tokens[start + 1 : office.first]
        if office.first - start > 9 or any(t.upos not in _INSIDE and t.text not in "-'’" for t in between):
            return None
        following = tokens[office.last + 1] if office.last + 1 < len(tokens) else None
        if following is not None and following.upos == "PROPN":
            return None
        return _post(scene, sentence, office, low=start + 1)
    return None


def _post_predicated(scene: Scene, sentence: Sentence, segment: Segment) -> Post | None:
    """Return the post in "NAME is the vice president of X"."""
    for token in sentence.tokens[segment.first : segment.last + 1]:
        copula = token.head.child("cop") if token.relation == "nsubj" else None
        office = scene.segment_at(token.head) if copula is not None else None
        if office is not None and copula is not None and office.kind is EntryKind.OFFICE and copula.i < office.first:
            return _post(scene, sentence, office, low=copula.i + 1)
    return None


def _side_beside(scene: Scene, sentence: Sentence, segment: Segment) -> tuple[str, ...]:
    """Return the side in "Hezbollah's NAME" or "NAME of Hezbollah"."""
    tokens = sentence.tokens
    for other in scene.segments(sentence):
        if other.kind not in (EntryKind.GROUP, EntryKind.COUNTRY, EntryKind.ADJECTIVE) or other.slanted:
            continue
        gap: list[Token] = tokens[other.last + 1 : segment.first]
        after = tokens[segment.last + 1 : other.first]
        possessive = len(gap) == 1 and gap[0].lower in ("'s", "’s")
        of = after and after[0].lower in ("of", "from") and len(after) <= 2 and after[-1].upos in ("ADP", "DET")
        if possessive or of or (other.last == segment.first - 1 and other.kind is EntryKind.ADJECTIVE):
            return (scene.pick(other.entries).ref,)
    return ()
