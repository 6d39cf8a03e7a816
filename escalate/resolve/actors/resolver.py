"""Resolve the noun phrases and pronouns of one article to actors."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from escalate.model import ActorKind, Mention, Span
from escalate.resolve.actors.acronyms import find_acronyms
from escalate.resolve.actors.cast import Cast
from escalate.resolve.actors.gazetteer import EntryKind
from escalate.resolve.actors.people import introduce
from escalate.resolve.actors.phrases import find_behind, read_phrase
from escalate.resolve.actors.readings import make_reading, skip_determiners, words_of
from escalate.resolve.actors.reference import Reference
from escalate.resolve.actors.scene import Reading, Scene, find_bounds, find_common_words, find_year
from escalate.resolve.actors.slugs import slugify
from escalate.resolve.actors.towns import is_settled, learn_towns

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from escalate.model import Actor
    from escalate.parse import Sentence, Token
    from escalate.resolve.actors.gazetteer import Gazetteer

_GROUND = frozenset({EntryKind.PLACE, EntryKind.COUNTRY, EntryKind.CAPITAL})
# How sure an owner is: named before the thing, or after it.
_OWNED, _OF = 0.9, 0.7
_OWNING = frozenset({"nmod:poss", "amod", "compound"})
_STATES = frozenset({EntryKind.COUNTRY, EntryKind.ADJECTIVE, EntryKind.PEOPLE})
_AT = frozenset({"in", "on", "near", "at"})
_KINDS = frozenset({"people", "mass", "side"})  # a refugee camp, a family home, a power station
_TOWNS = frozenset({EntryKind.PLACE, EntryKind.CAPITAL})
_PART_OF_NAME = frozenset({"flat", "goeswith", "fixed"})


class ActorResolver:
    """The actors of one article, found as its phrases are asked about."""

    def __init__(
        self, sentences: Sequence[Sentence], *, article: str, published: str | None, gazetteer: Gazetteer,
        text: str = "",
    ) -> None:  # fmt: skip
        """Read the full names and acronyms of the article, so that a short form resolves wherever it stands.

        `text` is the article's, for its dateline.

        `published` is the article's ISO date or None; offices are filled by
        who held them then.
        """
        self._scene = Scene(
            article=article, published=published, sentences=sentences, gazetteer=gazetteer, cast=Cast(gazetteer),
            year=find_year(published, sentences), common=find_common_words(sentences),
        )  # fmt: skip
        learn_towns(self._scene, text)
        find_acronyms(self._scene)
        introduce(self._scene)
        self._reference = Reference(self._scene)

    def resolve(
        self, token: Token, *, speaker: Mention | None = None, addressee: Mention | None = None
    ) -> tuple[Mention, ...]:
        """Return the actors that the phrase headed by `token` stands for, in text order, one per conjunct and side.

        A pronoun, a definite description ("the group") and a later surname
        stand for an actor named elsewhere; `speaker` and `addressee` are who
        "we" and "you" are inside a quotation. Empty when the phrase is no
        actor, or when a pronoun's antecedent is not certain enough.
        """
        self._reference.read()  # first, so that what a pronoun tells of somebody does not depend on who asks when
        mentions: list[Mention] = []
        for head in map(self._past_slant, _conjuncts(token)):
            for mention in self._resolve_one(head, speaker=speaker, addressee=addressee):
                if all(m.actor != mention.actor for m in mentions):
                    mentions.append(mention)
        return tuple(mentions)

    def _past_slant(self, head: Token) -> Token:
        """Return the noun after "pro-X" where the parser took X for the head of "the pro-X militia"."""
        segment = self._scene.segment_at(head)
        if segment is None or not segment.slanted:
            return head
        for word in head.sentence.tokens[segment.last + 1 : segment.last + 4]:
            if word.upos in {"NOUN", "PROPN"}:
                return word
            if word.upos not in {"ADJ", "PUNCT"}:
                break
        return head

    def behind(
        self, token: Token, *, speaker: Mention | None = None, addressee: Mention | None = None, places: bool = True
    ) -> tuple[Mention, ...]:
        """Return whose a thing or place is, for a phrase that is no actor itself.

        Trump for "Trump's comment", Hamas for "Hamas targets", Somalia for
        "the airport in Somalia" and for "in Somalia". A deed of violence is
        its doer's: the army for "the army's attack on the village". Where a thing
        lies, and whom or where a deed struck ("the murder of the editor", "the
        Nice bombing"), count only with `places`. Empty when its words name
        nobody. The spans are those of the words that name the owner.
        """
        queue, seen = [token], {token.i}
        while queue:
            thing = queue.pop(0)
            behind = [w for w in find_behind(thing) if not self._is_kind(w) and not self._is_name_of(w, thing)]
            for word in self._past_towns(behind if places else self._doers(thing, behind)):
                segment = self._scene.segment_at(word)
                if segment is not None and segment.slanted:
                    continue  # "U.N.-backed" is not the UN's
                mentions = self.resolve(word, speaker=speaker, addressee=addressee)
                if any(c.relation == "case" and c.lower in _AT for c in word.children):
                    mentions = tuple(m for m in mentions if self._is_placed(m))  # "a house in the eastern side"
                lying = self._located(word) if places and not mentions else ()
                if mentions or lying:
                    mentions = mentions or lying
                    reason = f"“{token.text}” is {mentions[0].name}'s"
                    owned = word.dep in _OWNING or word.head.relation == "acl"
                    sure = 1.0 if lying else _OWNED if owned else _OF
                    return tuple(replace(m, confidence=round(sure * m.confidence, 2), reason=reason) for m in mentions)
                if word.i not in seen:
                    seen.add(word.i)
                    queue.append(word)
        return self._located(token) if places else ()

    def _is_placed(self, mention: Mention) -> bool:
        """Whether a side is known of an actor, so that what stands with it is on that side."""
        known = self._scene.cast.get(mention.actor)
        return bool(known.country or known.member_of) or not mention.actor.startswith(f"{self._scene.article[:8]}.")

    def _past_towns(self, words: list[Token]) -> list[Token]:
        """Return the words behind a thing without the towns it is called by, where its state is named after it.

        The Erbil base in Iraq stands at Erbil, and is no base of who governs there.
        """
        if not any(w.relation == "nmod" and self._is_of(w, _STATES) for w in words):
            return words
        called = {"compound", "amod", "flat"}
        return [
            w for w in words
            if w.relation not in called or not any(self._is_of(t, _TOWNS) for t in (w, *w.all_children("conj")))
        ]  # fmt: skip

    def _is_of(self, word: Token, kinds: frozenset[EntryKind]) -> bool:
        segment = self._scene.segment_at(word)
        return segment is not None and segment.kind in kinds

    def _doers(self, thing: Token, words: list[Token]) -> list[Token]:
        """Return the words that say whose a thing is, without those that say where or to whom a deed was done."""
        owner = self._scene.gazetteer.deeds.get(thing.lemma.lower())
        return words if owner is None else [w for w in words if self._is_doer(w, owner)]

    def _is_kind(self, word: Token) -> bool:
        """Whether a noun before a thing says what kind it is and not whose: a refugee camp is no refugee's doing."""
        segment = self._scene.segment_at(word)
        role = segment is not None and segment.kind is EntryKind.ROLE and segment.entry.role_class in _KINDS
        return role and word.relation == "compound" and word.text.islower() and word.child("nmod:poss", "amod") is None

    def _is_name_of(self, word: Token, thing: Token) -> bool:
        """Whether a name before a town or province is its own: the Unity state belongs to no Unity."""
        segment = self._scene.segment_at(word)
        unknown = segment is not None and segment.kind is EntryKind.NAME and not segment.entries
        return unknown and word.relation == "compound" and (is_settled(thing.lower) or thing.lower == "state")

    def _is_doer(self, word: Token, owner: str) -> bool:
        if word.dep == "nmod:poss":
            return owner == "agent"
        if word.relation == "nmod":
            return any(c.relation == "case" and c.lower == "by" for c in word.children)
        segment = self._scene.segment_at(word)
        town = word.entity == "LOC" or (segment is not None and any(e.kind in _TOWNS for e in segment.entries))
        return not town or (segment is not None and segment.kind in _STATES)

    def _located(self, token: Token) -> tuple[Mention, ...]:
        segment = self._scene.segment_at(token)
        if segment is None:
            return ()
        country = self._scene.towns.get(segment.text.casefold(), "")
        if not country and (not segment.entries or segment.kind not in _GROUND):
            return ()
        country = country or self._scene.pick(segment.entries).ref
        if not country:
            return ()
        reason = f"“{segment.text}” lies there"
        reading = make_reading(self._scene, country, segment.first, segment.last, confidence=0.7, reason=reason)
        return (self._mention(token.sentence, reading),)

    def other_state(self, token: Token, sides: Collection[str]) -> tuple[Mention, ...]:
        """Return the state beside the one among `sides` where the article is about those two, at `token`."""
        others = sorted(self._scene.pair().difference(sides))
        if len(others) != 1:
            return ()
        reason = "the article is about these two states"
        reading = make_reading(self._scene, others[0], token.i, token.i, confidence=0.6, reason=reason)
        return (self._mention(token.sentence, reading),)

    def by_words(self, token: Token) -> Mention | None:
        """Return the actor that the phrase headed by `token` is by its own words alone: "a market in the old town".

        For what is hit or does harm and is nobody's that the article names;
        None for anything but a noun.
        """
        if token.upos not in ("NOUN", "PROPN"):
            return None
        sentence, (low, _) = token.sentence, find_bounds(token)
        first = skip_determiners(sentence, min(low, token.i), token.i)
        text = words_of(sentence, first, token.i)
        named = any(t.i and t.text[0].isupper() for t in sentence.tokens[first : token.i + 1])
        known = self._scene.cast.add(
            f"{self._scene.article[:8]}.{slugify(text)}", name=text if named else text.lower(), kind=ActorKind.UNKNOWN,
            plural=token.xpos in ("NNS", "NNPS"),
        )  # fmt: skip
        reason = "nobody is named for it"
        reading = make_reading(self._scene, known.id, first, token.i, confidence=0.5, reason=reason)
        return self._mention(sentence, reading)

    def antecedent(self, token: Token) -> Token | None:
        """Return the head of the phrase that a third-person pronoun stands for, actor or thing, or None when unsure."""
        found = self._reference.antecedent(token)
        return found[0].head if found else None

    def actors(self) -> tuple[Actor, ...]:
        """Return every actor met so far and those they belong to, by id."""
        return self._scene.cast.freeze()

    def _resolve_one(self, head: Token, *, speaker: Mention | None, addressee: Mention | None) -> list[Mention]:
        if head.upos == "PRON" and head.xpos in ("PRP", "PRP$", "WP", "WDT", "WP$", "DT"):
            readings = self._reference.resolve_pronoun(head, speaker=speaker, addressee=addressee)
        else:
            readings = self._reference.resolve_description(head, read_phrase(self._scene, head))
        return [self._mention(head.sentence, r) for r in readings]

    def _mention(self, sentence: Sentence, reading: Reading) -> Mention:
        self._scene.cast.met.add(reading.actor)
        start = sentence.tokens[reading.first].start
        end = sentence.tokens[reading.last].end
        text = sentence.text[start - sentence.start : end - sentence.start]
        return Mention(
            actor=reading.actor, name=self._scene.cast.get(reading.actor).name,
            span=Span(article=self._scene.article, start=start, end=end, text=text),
            affiliations=reading.affiliations, confidence=reading.confidence, reason=reading.reason,
        )  # fmt: skip


def _conjuncts(token: Token) -> list[Token]:
    while token.relation in _PART_OF_NAME and token.head is not token:
        token = token.head
    heads, queue = [], [token]
    while queue:
        head = queue.pop(0)
        heads.append(head)
        queue.extend(
            c for c in head.children if c.relation == "conj" and c.upos in ("NOUN", "PROPN", "PRON", "ADJ", "X", "NUM")
        )
    heads.extend(_uncoordinated(token))
    return sorted(heads, key=lambda t: t.i)


def _uncoordinated(token: Token) -> list[Token]:
    """Return the first half of "A and B" where the parser made both arguments of the verb and neither a conjunct."""
    conjunction = next((c for c in token.children if c.relation == "cc" and c.i < token.i), None)
    if conjunction is None or token.relation == "conj" or conjunction.i == 0:
        return []
    left = token.sentence.tokens[conjunction.i - 1]
    while left.relation in _PART_OF_NAME and left.head is not left:
        left = left.head
    same = left.head is token.head and left.relation == token.relation and left.upos in ("NOUN", "PROPN")
    return [left] if same else []
