"""Who is meant: from the heads of phrases to mentions of actors."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from escalate.extract.events.vocabulary import is_document, is_person, word_set
from escalate.extract.parties import case_of, is_scene
from escalate.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from escalate.model import Actor, Mention
    from escalate.parse import Token
    from escalate.resolve.actors import ActorResolver

_SIDED = frozenset({ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.GOVERNMENT})
_Key = tuple[int, str | None, str | None]


class Cast:
    """The actors of one article: finds mentions, and knows who stands on one side."""

    def __init__(self, resolver: ActorResolver) -> None:
        self._resolver = resolver
        self._known: dict[str, Actor] = {}
        self._found: dict[_Key, tuple[Mention, ...]] = {}
        self._owners: dict[_Key, tuple[Mention, ...]] = {}

    def mentions(
        self, tokens: Iterable[Token], *, speaker: Mention | None = None, addressee: Mention | None = None
    ) -> tuple[Mention, ...]:
        """Return the actors that the phrases headed by `tokens` stand for, each once."""
        found: dict[str, Mention] = {}
        for token in tokens:
            for mention in self._resolve(token, speaker, addressee):
                found.setdefault(mention.actor, mention)
        return tuple(found.values())

    def within(
        self, tokens: Iterable[Token], *, speaker: Mention | None = None, addressee: Mention | None = None
    ) -> tuple[Mention, ...]:
        """Return the actors of the phrases, or, where a phrase is a thing, whose it is ("the king's decision")."""
        found: dict[str, Mention] = {}
        for token in tokens:
            for mention in self._resolve(token, speaker, addressee) or self._behind(token, speaker, addressee):
                found.setdefault(mention.actor, mention)
        return tuple(found.values())

    def located(self, tokens: Iterable[Token]) -> tuple[Mention, ...]:
        """Return the states in which the things that `tokens` head lie: Syria for "positions near Aleppo"."""
        found: dict[str, Mention] = {}
        for token in tokens:
            for mention in self._resolver.behind(token):
                found.setdefault(mention.actor, mention)
        return tuple(found.values())

    def recalled(self, mention: Mention, noun: Token, *, sure: float) -> Mention:
        """Return `mention` as the one whose deed or words `noun` names again, at the place of that noun."""
        span = replace(mention.span, start=noun.start, end=noun.end, text=noun.text)
        reason = f"“the {noun.text}” is taken for what {mention.name} did or said in the sentences before"
        return replace(mention, span=span, confidence=round(sure * mention.confidence, 2), reason=reason)

    def doers(
        self, tokens: Iterable[Token], *, speaker: Mention | None = None, addressee: Mention | None = None
    ) -> tuple[Mention, ...]:
        """Return the actors of the phrases, or, where a phrase is a thing, who has it or made it act.

        What a thing stands at, is of or is for did nothing: "the bombing of
        the embassy killed ten" was not the embassy's doing.
        """
        found: dict[str, Mention] = {}
        for token in with_coordinated(tokens):
            own = tuple(m for m in self._resolve(token, speaker, addressee) if not _is_where(token, m))
            if not own and token.upos == "NOUN" and is_person(token):
                own = self.by_words(token)  # "Vigo shipowners" do what they do themselves
            owners = () if own else [*_firing(token), *(c for c in token.children if _has_made_act(c))]
            for mention in own or self.mentions(owners, speaker=speaker, addressee=addressee):
                found.setdefault(mention.actor, mention)
        return tuple(found.values())

    def is_placed(self, mention: Mention) -> bool:
        """Return whether it is known of which state or group an actor is."""
        sides = self._sides(mention.actor)
        record = self._known.get(mention.actor)
        return len(sides) > 1 or (record is not None and record.kind in _SIDED)

    def serves(self, speaker: Mention, other: Mention) -> bool:
        """Return whether who is spoken to is the speaker, or one of the state or group that the speaker belongs to."""
        if speaker.actor == other.actor:
            return True
        self._sides(other.actor)
        record = self._known.get(other.actor)
        return record is not None and not self._sides(speaker.actor).isdisjoint(record.member_of)

    def is_state(self, mention: Mention) -> bool:
        """Return whether an actor is a state."""
        self._sides(mention.actor)
        record = self._known.get(mention.actor)
        return record is not None and record.kind is ActorKind.STATE

    def by_words(self, token: Token) -> tuple[Mention, ...]:
        """Return the actor that a noun's phrase is by its own words, where nobody is named for it."""
        found = self._resolver.by_words(token)
        return (found,) if found is not None else ()

    def is_body(self, mention: Mention) -> bool:
        """Return whether an actor is an organisation, such as an alliance of states."""
        self._sides(mention.actor)
        record = self._known.get(mention.actor)
        return record is not None and record.kind is ActorKind.ORGANISATION

    def opposite(self, noun: Token, mention: Mention) -> tuple[Mention, ...]:
        """Return the other state in an article that names two, that of `mention` among them, at the place of `noun`."""
        sides = self._sides(mention.actor)
        return tuple(m for m in self._resolver.other_state(noun, sides))

    def _behind(self, token: Token, speaker: Mention | None, addressee: Mention | None) -> tuple[Mention, ...]:
        key = (token.start, speaker.actor if speaker else None, addressee.actor if addressee else None)
        if key not in self._owners:
            self._owners[key] = self._resolver.behind(token, speaker=speaker, addressee=addressee, places=False)
        return self._owners[key]

    def _resolve(self, token: Token, speaker: Mention | None, addressee: Mention | None) -> tuple[Mention, ...]:
        key = (token.start, speaker.actor if speaker else None, addressee.actor if addressee else None)
        if key not in self._found:
            self._found[key] = self._resolver.resolve(token, speaker=speaker, addressee=addressee)
        return self._found[key]

    def actors(self) -> tuple[Actor, ...]:
        """Return all actors met so far."""
        return self._resolver.actors()

    def same_side(self, one: Mention, other: Mention) -> bool:
        """Return whether two mentions are one actor, or one belongs to the other or to the same state."""
        return not self._sides(one.actor).isdisjoint(self._sides(other.actor))

    def speaks_for(self, voice: Mention, other: Mention) -> bool:
        """Return whether what `other` does is the act of `voice`: itself, or a body, not a person, of its side."""
        if voice.actor == other.actor:
            return True
        self._sides(other.actor)
        record = self._known.get(other.actor)
        return (record is None or record.kind is not ActorKind.PERSON) and self.same_side(voice, other)

    def _sides(self, actor: str) -> set[str]:
        if actor not in self._known:
            self._known = {a.id: a for a in self.actors()}
        record = self._known.get(actor)
        if record is None:
            return {actor}
        return {actor, *record.member_of, *([record.country] if record.country else [])}


def with_coordinated(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield the tokens, and beside a subject the other subject of its verb that "and" ties to it.

    The parser now and then hangs both halves of "the militia and party officials" on the verb.
    """
    for token in tokens:
        yield token
        if token.relation != "nsubj" or token.is_root:
            continue
        for other in token.head.all_children("nsubj"):
            between = token.sentence.tokens[token.i + 1 : other.i]
            if (
                other.i > token.i
                and other.upos != "PRON"
                and any(t.upos == "CCONJ" for t in between)
                and not any(t.upos == "VERB" for t in between)
            ):
                yield other


def _is_where(token: Token, mention: Mention) -> bool:
    """Return whether a mention only names where the thing at `token` is: "the conflict in Europe"."""
    if mention.span.start <= token.start < mention.span.end:
        return False
    named = [t for t in token.subtree() if mention.span.start <= t.start < mention.span.end]
    return token.upos == "NOUN" and bool(named) and any(is_scene(t) for t in named)


def _has_made_act(child: Token) -> bool:
    """Return whether a dependent of a thing names whose it is or by whom it is done."""
    if child.dep == "nmod:poss":
        return True
    if child.relation in {"amod", "compound"}:
        issued = is_document(child.head) and child.lower in word_set("actor")  # "a government communique"
        return issued or child.entity in {"NORP", "ORG", "PERSON"}
    return child.relation == "nmod" and any(c.relation == "case" and c.lower == "by" for c in child.children)


def _firing(token: Token) -> Iterator[Token]:
    """Yield by whom or from where what hit was sent: "a bomb fired from X", "the shell launched by Y"."""
    for clause in token.all_children("acl"):
        if clause.xpos == "VBN":
            yield from (c for c in clause.children if c.relation == "obl" and case_of(c) in {"by", "from"})


def without(mentions: Sequence[Mention], others: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions whose actor is none of the `others`."""
    taken = {m.actor for m in others}
    return tuple(m for m in mentions if m.actor not in taken)
