"""Of whom something is asked: of who is to do it, and not of its place, its field or those whom it would free."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from escalate.extract.parties import case_of, first_of, maker_of, way_up
from escalate.lexicon import shipped_table

if TYPE_CHECKING:
    from escalate.extract.events import Reading
    from escalate.parse import Token

_FIELDS = frozenset({"in", "between", "among", "within", "inside", "across", "throughout"})


def asked_of(token: Token, top: Token) -> tuple[Token, ...]:
    """Return who is to do what is asked for: X for "X's withdrawal from Y", nobody for "cooperation in the fuel trade".

    Of what is only the field, the place or the parties of a thing asked for
    nothing is asked.
    """
    if token.dep == "nsubj:pass" and token.head is not top:
        return ()  # "demanded that the tanker be freed" asks nothing of the tanker
    if _is_gainer(token, top):
        return ()
    for noun in way_up(token, top):
        above = noun.head
        if noun is top or above is top or noun.relation != "nmod" or noun.dep == "nmod:poss" or above.upos != "NOUN":
            continue
        if case_of(first_of(noun)) == "of" and above.lemma.lower() in _leaving("free"):
            holder = maker_of(noun)
            return (holder,) if holder is not None else ()
        if case_of(first_of(noun)) == "from" and above.lemma.lower() in _leaving("away"):
            owner = above.child("nmod:poss")
            return (owner,) if owner is not None else ()
        if case_of(first_of(noun)) in _FIELDS:
            return ()
    return (token,)


def _is_gainer(token: Token, top: Token) -> bool:
    """Return whether what is asked for is to be somebody's: Y's under "demanded compensation for Y"."""
    first, thing = first_of(token), top.child("obj")
    return (
        case_of(first) == "for"
        and thing is not None
        and first.i > thing.i
        and (first.head in (top, thing) or first.head.head in (top, thing))
    )


def is_of_clause(token: Token, reading: Reading) -> bool:
    """Return whether a party only stands in a clause inside what is asked: "ordered a report on how to rebuild it"."""
    below = token
    for above in token.ancestors():
        if above in (reading.trigger, reading.content, reading.act):
            return False
        if above.upos == "VERB":
            return below.relation in {"obj", "obl", "nmod"} and above.relation in {"acl", "advcl", "ccomp"}
        below = above
    return False


@cache
def _leaving(kind: str) -> frozenset[str]:
    rows = shipped_table("actors/leaving_nouns", columns=("class", "nouns"))
    return frozenset(noun for row in rows if row["class"] == kind for noun in row["nouns"].split("|"))
