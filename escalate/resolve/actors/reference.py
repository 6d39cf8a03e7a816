"""Resolve pronouns and definite descriptions to actors named elsewhere in the article.

Candidates are weighed as in Lappin and Leass, "An Algorithm for Pronominal
Anaphora Resolution" (1994): grammatical role, recency halving with every
sentence, agreement and binding as filters. Below `THRESHOLD` nothing is said.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from escalate.model import ActorKind
from escalate.resolve.actors.addressing import find_state_served, is_addressing, read_addressing
from escalate.resolve.actors.agreement import (
    PLURAL,
    agrees,
    is_bound,
    is_pleonastic,
    is_said_by,
    pronoun_gender,
    speaks,
)
from escalate.resolve.actors.candidates import OBJECT, SUBJECT, Candidate, is_candidate, make_candidate, weigh
from escalate.resolve.actors.descriptions import describe
from escalate.resolve.actors.deserts import find_deserving
from escalate.resolve.actors.phrases import read_phrase
from escalate.resolve.actors.quoting import Quotes, is_speaker
from escalate.resolve.actors.readings import home, make_reading
from escalate.resolve.actors.roles import read_possessed, read_possession
from escalate.resolve.actors.salience import NEAREST, REPEATED, is_doubtful, rate

if TYPE_CHECKING:
    from escalate.model import Mention
    from escalate.parse import Token
    from escalate.resolve.actors.scene import Reading, Scene

# Below this confidence a pronoun is left alone; set on the training documents of `benchmarks.reference`.
THRESHOLD, PERSONAL_THRESHOLD = 0.57, 0.5  # for it and they, for he and she
_GROUPS = frozenset({ActorKind.ARMED_GROUP, ActorKind.ORGANISATION})
REACH, FAR = 3, 8  # sentences back: for it and they, for he and she
_LAST = 60  # candidates back that are looked through for "A and B"


class Reference:
    """What pronouns and descriptions of one article refer to; the whole article is read at the first question."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._candidates: list[Candidate] = []
        self._is_read = False
        self._quotes = Quotes(scene)
        self._antecedents: dict[tuple[int, int], tuple[Candidate, float, str]] = {}
        self._described: dict[tuple[int, int], list[Reading]] = {}

    def resolve_pronoun(self, token: Token, *, speaker: Mention | None, addressee: Mention | None) -> list[Reading]:
        """Return the antecedent of a pronoun as readings at the pronoun's own place; empty when unsure."""
        if is_addressing(token):
            return read_addressing(self._scene, token, speaker=speaker, addressee=addressee)
        if token.xpos in ("WP", "WDT", "WP$") or (token.lower == "that" and token.relation == "nsubj"):
            return self._relative(token)
        found = self.antecedent(token)
        if found is None:
            return []
        candidate, confidence, reason = found
        return [
            make_reading(
                self._scene, r.actor, token.i, token.i, confidence=round(confidence * r.confidence, 2), reason=reason
            )
            for r in candidate.readings
        ]

    def antecedent(self, token: Token) -> tuple[Candidate, float, str] | None:
        """Return the phrase a third-person pronoun stands for, an actor or not, with confidence and reason."""
        self.read()
        return self._antecedents.get((token.sentence.index, token.i))

    def resolve_description(self, head: Token, readings: list[Reading]) -> list[Reading]:
        """Return `readings` with descriptions such as "the minister" replaced by whom they describe."""
        if not self._may_describe(head, readings):
            return readings
        self.read()
        return self._described.get((head.sentence.index, head.i), readings)

    def _may_describe(self, head: Token, readings: list[Reading]) -> bool:
        """Whether a phrase names nobody by itself: only words of this article, or a bare "the two sides"."""
        if readings:
            return any(r.actor.startswith(f"{self._scene.article[:8]}.") for r in readings)
        segment = self._scene.segment_at(head)
        return segment is not None and any(e.role_class == "side" for e in segment.entries)

    def _note_possessor(self, token: Token, readings: list[Reading]) -> None:
        """Take from "its leader, NAME," that the person named belongs to the group that the pronoun stands for."""
        titles = [c for c in token.children if c.dep == "nmod:desc" or c.relation == "compound"]
        pronouns = (c for t in (token, *titles) for c in t.all_children("nmod:poss") if c.upos == "PRON")
        pronoun = next(pronouns, None)
        found = self._antecedents.get((token.sentence.index, pronoun.i)) if pronoun is not None else None
        if found is None or pronoun is None or len(readings) != 1 or len(found[0].readings) != 1:
            return
        person, side = self._scene.cast.get(readings[0].actor), found[0].readings[0].actor
        if found[0].sort == "person":
            side = find_state_served(self._scene, pronoun, side)
        elif found[0].sort not in ("group", "state"):
            return
        if person.kind is ActorKind.PERSON and side and not person.id.startswith(f"{self._scene.article[:8]}."):
            self._scene.cast.join(person, (side,))

    def _possessed(self, token: Token, readings: list[Reading]) -> list[Reading]:
        """Read "his country", "their army" and "whose leaders" as those of whom the pronoun stands for."""
        pronoun = next((c for c in token.all_children("nmod:poss") if c.upos in ("PRON", "DET")), None)
        segment = self._scene.segment_at(token)
        if pronoun is None or segment is None:
            return readings
        owner = self._owner(pronoun)
        if owner is None:
            return readings
        actor = read_possession(self._scene, segment, owner.actor)
        if actor is not None:
            made = make_reading(self._scene, actor, pronoun.i, segment.last)
        else:
            found = read_possessed(self._scene, token.sentence, segment, owner.actor, at=pronoun.i)
            if found is None:
                return readings
            made = found
        reason = f"“{pronoun.text}” is {self._scene.cast.get(owner.actor).name}"
        made = replace(made, confidence=round(owner.confidence * made.confidence, 2), reason=reason)
        self._described[token.sentence.index, token.i] = [made]
        return [made]

    def _owner(self, pronoun: Token) -> Reading | None:
        """Return whom "his", "its", "their" or "whose" stands for, when that is one actor."""
        if pronoun.xpos == "WP$":
            relative = self._relative(pronoun)
            return relative[0] if len(relative) == 1 else None
        found = self._antecedents.get((pronoun.sentence.index, pronoun.i))
        if found is None or len(found[0].readings) != 1:
            return None
        return replace(found[0].readings[0], confidence=found[1])

    def _relative(self, token: Token) -> list[Reading]:
        wanted = ("acl", "acl:relcl") if token.xpos == "WP$" else ("acl:relcl",)
        clause = next((a for a in (token, *token.ancestors()) if a.dep in wanted), None)
        if clause is None or clause.head is clause:
            return []
        noun = clause.head
        readings = self.resolve_description(noun, read_phrase(self._scene, noun))
        reason = f"“{token.text}” stands for the noun before it"
        return [
            make_reading(self._scene, r.actor, token.i, token.i, confidence=r.confidence, reason=reason)
            for r in readings
        ]

    def read(self) -> None:
        """Read the article once in order, resolving descriptions and pronouns as they come."""
        if self._is_read:
            return
        self._is_read = True
        for sentence in self._scene.sentences:
            for token in sentence.tokens:
                if is_candidate(token):
                    self._enter(token)
                elif token.upos == "PRON" and token.xpos in ("PRP", "PRP$"):
                    self._resolve(token)

    def _enter(self, token: Token) -> None:
        readings = read_phrase(self._scene, token)
        if self._may_describe(token, readings):
            readings = self._possessed(token, readings)
        if self._may_describe(token, readings):
            described = describe(self._scene, token, readings, self._candidates)
            if described is not None:
                readings = described
                self._described[token.sentence.index, token.i] = described
        self._note_possessor(token, readings)
        self._candidates.append(make_candidate(self._scene, token, tuple(readings), len(self._candidates)))
        conjuncts = token.all_children("conj")
        if conjuncts and token.child("cc") is None and not any(c.child("cc") for c in conjuncts):
            return
        named = [c for c in conjuncts if is_candidate(c)]
        if named:
            everyone = [*readings, *(r for c in named for r in read_phrase(self._scene, c))]
            group = make_candidate(self._scene, token, tuple(everyone), len(self._candidates))
            group.plural, group.gender = True, ""
            group.chain = f"{group.chain}+{named[0].lower}"
            group.members = (token, *named)
            self._candidates.append(group)

    def _resolve(self, token: Token) -> None:
        if is_addressing(token) or is_pleonastic(token):
            return
        ranked = self._ranked(token)
        deserving = find_deserving(token, [c for _, c in ranked])
        if deserving is not None:
            ranked = [(1.0, deserving)]  # nobody is punished for what another did
        if token.lower in PLURAL and self._speakers_side(token, [c for _, c in ranked]) is not None:
            return
        if not ranked:
            return
        score, winner = ranked[0]
        second = ranked[1][0] if len(ranked) > 1 else 0.0
        distance = token.sentence.index - winner.head.sentence.index
        confidence = min(0.95, 0.5 + 0.5 * (score - second) / score) if second else max(0.6, 0.9 - 0.05 * distance)
        threshold = PERSONAL_THRESHOLD if pronoun_gender(token) else THRESHOLD
        if confidence < threshold or is_doubtful(token, winner, distance):
            return
        where = "in the same sentence" if distance == 0 else "in a sentence before"
        reason = f"“{token.text}” is taken for “{winner.head.text}”, {_role(winner)} {where}"
        self._antecedents[token.sentence.index, token.i] = (winner, round(confidence, 2), reason)
        self._link(token, winner)

    def _speakers_side(self, token: Token, candidates: list[Candidate]) -> Candidate | None:
        """Take "they" in what a group's spokesman says for the group, when the sentence offers nothing plural.

        So too in "he spoke of a plan for the soldiers to leave, but they
        estimate that ...", where the sentence offers no subject.
        """
        near = [c for c in candidates if c.head.sentence is token.sentence]
        telling = is_speaker(token) and token.head.relation == "conj"
        if any(c.weight == SUBJECT for c in near) if telling else near:
            return None
        clause = next((a for a in token.ancestors() if a.relation == "ccomp"), None)
        verb = token.head.head if telling else clause.head if clause is not None else None
        if verb is None or verb is clause:
            return None
        subject = verb.child("nsubj")
        speaker = next((c for c in reversed(self._candidates) if c.head is subject), None)
        if speaker is None or speaker.sort != "person" or not speaker.readings:
            return None
        side = home(self._scene, speaker.readings[0].actor)
        if self._scene.cast.get(side).kind not in _GROUPS:
            return None
        name = self._scene.cast.get(side).name
        reading = make_reading(self._scene, side, speaker.head.i, speaker.head.i)
        winner = Candidate(
            head=speaker.head, order=len(self._candidates), readings=(reading,), chain=side, sort="group", plural=None,
            gender="n", weight=speaker.weight, named=False,
        )  # fmt: skip
        reason = f"“{token.text}” is taken for {name}, the group that {speaker.head.text} speaks for"
        self._antecedents[token.sentence.index, token.i] = (winner, 0.6, reason)
        self._link(token, winner)
        return winner

    def _ranked(self, token: Token) -> list[tuple[float, Candidate]]:
        """Return the best candidate of each chain that can be meant, with its salience, highest first."""
        scores: dict[str, tuple[float, Candidate]] = {}
        reach = FAR if pronoun_gender(token) else REACH
        must_act = speaks(token)
        nearest = bool(pronoun_gender(token))
        # "The police and the agents said they ...": they are both.
        groups = [c for c in self._candidates[-_LAST:] if len(c.readings) > 1] if token.lower in PLURAL else []
        shared = {id(m) for c in groups for m in c.members}
        for candidate in reversed(self._candidates):
            distance = token.sentence.index - candidate.head.sentence.index
            if distance > reach:
                break
            if id(candidate.head) in shared and not candidate.members:
                continue
            if not agrees(token, candidate) or is_bound(token, candidate) or (must_act and candidate.sort == "thing"):
                continue
            if is_said_by(token, candidate) or self._is_said_to_others(token, candidate):
                continue
            quoted = (self._quotes.is_quoted(token), self._quotes.is_quoted(candidate.head))
            score = rate(token, candidate, distance, quoted=quoted)
            if distance == 0 and token.relation == "nsubj" and candidate.weight == SUBJECT and nearest:
                score *= NEAREST
                nearest = False
            best = scores.get(candidate.chain)
            if best is None:
                scores[candidate.chain] = (score, candidate)
            else:
                scores[candidate.chain] = (max(best[0], score) + REPEATED * min(best[0], score), best[1])
        return sorted(scores.values(), key=lambda sc: (-sc[0], -sc[1].order))

    def _link(self, token: Token, winner: Candidate) -> None:
        """Enter the pronoun as a further mention of what it stands for, and let its gender be known of the rest."""
        gender = pronoun_gender(token)
        if gender:
            for candidate in self._candidates:
                if candidate.chain == winner.chain:
                    candidate.gender, candidate.sort = gender, "person"
        linked = Candidate(
            head=token, order=len(self._candidates), readings=winner.readings, chain=winner.chain, sort=winner.sort,
            plural=winner.plural, gender=winner.gender or gender, weight=weigh(token), named=False,
        )  # fmt: skip
        self._candidates.append(linked)

    def _is_said_to_others(self, token: Token, candidate: Candidate) -> bool:
        """Whether `token` stands in the quoted words of `candidate`, who would say "I" and not "he" of themselves."""
        if not self._quotes.is_quoted(token):
            return False
        speakers = self._quotes.speakers(token)
        return any(r.actor in speakers for r in candidate.readings)


def _role(candidate: Candidate) -> str:
    if candidate.weight == SUBJECT:
        return "subject"
    return "object" if candidate.weight == OBJECT else "named"
