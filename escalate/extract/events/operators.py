"""Operators: which act a word such as "vowed", "refusal" or "lifted" governs, and whose stance the result is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.events import arguments, phrases, roles
from escalate.extract.events.reading import Reading, mood_intensity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from escalate.extract.events.entries import Entry
    from escalate.model import Event
    from escalate.parse import Token

_ADDRESSEE_FIRST = frozenset({"demand", "appeal", "request", "order", "warn", "threaten", "accuse", "force", "forbid"})
_HARMS = frozenset({"threaten", "warn"})
_WISHES = frozenset({"appeal", "request", "demand", "propose", "claim"})
_ORDERING = frozenset({"follow", "precede", "accompany", "coincide"})
_PHASES = frozenset({"do", "happen", "begin", "try", "end", "reduce", "fail"})
_ANY_SLOT = ("obl:" + "/".join(("to", "for", "against", "on", "with", "from", "into", "in", "at", "over", "of")),)
_COMPLEMENTS = ("xcomp", "ccomp", "obj", "obl:of/to/for/on/with/against")


def governed(entry: Entry, token: Token) -> Token | None:
    """Return the head of what the operator governs: the slot its entry names, else the first complement there is."""
    if entry.operator == "happen" and not any(r.slot == "obj" and r.words for r in entry.requires):
        return arguments.fill(token, "subj") or arguments.fill(token, "obj")
    for requirement in entry.requires:
        if requirement.slot not in {"prt", "subj"}:
            return arguments.fill(token, requirement.slot)
    for slot in _COMPLEMENTS:
        argument = arguments.fill(token, slot)
        if argument is not None:
            return argument
    return None


def swallowed(token: Token) -> Iterator[int]:
    """Yield the words that a predicate without a claim of its own takes in, further main clauses apart.

    At the root that is all that follows, for a clause of what is denied often
    hangs too high in the tree.
    """
    if token.is_root:
        further = [c.i for c in token.children if c.dep == "conj" and c.upos in {"VERB", "AUX"}]
        yield from range(token.i + 1, min(further, default=len(token.sentence.tokens)))
    for child in token.children:
        if (child.dep == "conj" and child.upos in {"VERB", "AUX"}) or child.relation == "parataxis":
            continue
        yield from (t.i for t in child.subtree())


def content_words(entry: Entry, argument: Token, token: Token) -> Iterator[int]:
    """Yield the words of what is governed that are no events of their own; all of them when it is only wished for."""
    if entry.operator in _WISHES:
        clause = phrases.infinitive(token)
        wished = (*argument.subtree(), *(clause.subtree() if clause is not None else ()))
        told = {t.i for verb in wished if _past_relative(verb) for t in verb.subtree()}
        yield from (t.i for t in argument.subtree() if t.i > token.i and t.i not in told)
        yield from (t.i for t in clause.subtree() if t.i not in told) if clause is not None else ()
        # "asked Oslo to send aid and share ...": a bare infinitive goes on with the list.
        infinitives = [c for c in token.all_children("conj") if c.xpos == "VB" and token.xpos != "VB"]
        yield from (t.i for c in infinitives for t in c.subtree())
        return
    yield argument.i
    if any(argument is above for above in token.ancestors()):
        return  # "a man accused of the raid was arrested": what stands above goes on
    node = argument
    while node.head is not node and node.head is not token:
        node = node.head
        if node.i > token.i:
            yield node.i
        if node is argument:
            return


def _past_relative(verb: Token) -> bool:
    """Return whether a relative clause tells what was done: "give back the field that its army overran"."""
    past = verb.xpos == "VBD" or any(c.xpos in {"VBD", "VBZ", "VBP"} for c in verb.children if c.dep == "aux")
    doer = verb.child("nsubj")
    return verb.dep == "acl:relcl" and past and doer is not None and doer.dep == "nsubj"


def over(entry: Entry, token: Token, inner: Reading | None, event: Event, argument: Token | None) -> Reading:
    """Return the reading of an operator over the act `inner`: whose stance, towards whom."""
    sources, targets = _sides(entry, token, inner, argument)
    changed = inner is None or event is not inner.event
    return Reading(
        event=event,
        mode=entry.mode or (inner.mode if inner and not changed else entry.operator or ""),
        cameo=entry.cameo or (inner.cameo if inner and not changed else ""),
        intensity=entry.intensity if entry.intensity is not None else mood_intensity(event, inner),
        trigger=token,
        act=inner.act if inner else token,
        entry=entry,
        path=(entry.operator or "", *(inner.path if inner else ())),
        sources=roles.fillers(token, entry.source) or sources if entry.source else sources,
        targets=roles.fillers(token, entry.target) or targets if entry.target else targets,
        content=argument,
        future=bool(inner and inner.future),
    )


def _sides(
    entry: Entry, token: Token, inner: Reading | None, argument: Token | None
) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    operator = entry.operator or ""
    noun = token.upos in {"NOUN", "PROPN"} and token.child("cop") is None
    doer = roles.owner_of(token) if noun else arguments.subject(token)
    sources: tuple[Token, ...] = (doer,) if doer is not None else ()
    inner_sources, inner_targets = (inner.sources, inner.targets) if inner else ((), ())
    if operator in _PHASES and inner is not None and inner.path[:1] == ("receive",):
        return inner_sources, inner_targets  # who "continues to receive threats" makes none
    if operator == "happen":
        # What an act followed is another act, and nobody it was aimed at: "the arrests followed remarks by X".
        beside = () if token.lemma in _ORDERING else roles.fillers(token, _ANY_SLOT)
        return inner_sources, inner_targets or beside
    if operator == "receive":
        others = tuple(t for t in inner_sources if t not in sources)
        return others or roles.fillers(token, ("obl:from", "obl:by")), sources
    if operator in _ADDRESSEE_FIRST:
        others = tuple(t for t in (*inner_sources, *inner_targets) if t not in sources)
        targets = roles.addressee(token, argument, noun=noun)
        if operator in _HARMS and any(t.upos == "PRON" for t in targets):
            targets = inner_targets or targets
        doers = tuple(t for t in inner_sources if t not in sources)
        targets = targets or doers[:1] or (() if noun else roles.concerned(argument)) or others[:1]
    else:
        targets = tuple(t for t in inner_targets if t not in sources)
        if operator in {"reject", "support", "accept", "allow", "claim"}:
            targets = tuple(t for t in inner_sources if t not in sources) or targets
        targets = targets or roles.addressee(token, argument, noun=noun)
        targets = targets or (() if noun else roles.concerned(argument)) or roles.fillers(token, _ANY_SLOT)
        sources = inner_sources if operator in _PHASES and not sources else sources
    if not targets and argument is not None and argument.upos in {"NOUN", "PROPN"}:
        targets = (argument,)
    return sources, targets
