"""Whether a noun for an act stands where the sentence takes it for a fact: "condemned the raid", "after the raid"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.events import moods, phrases, voice
from escalate.extract.nominals.complements import origin_of
from escalate.extract.nominals.phrases import (
    has_article,
    has_doer,
    is_definite,
    is_plural,
    noun_words,
    place_rows,
    place_words,
)
from escalate.model import BlockKind

if TYPE_CHECKING:
    from escalate.parse import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_UNREAL_MARKS = frozenset({"if", "unless", "whether", "lest", "until", "till", "before"})
_PERFECT = frozenset({"has", "have", "had", "'ve"})
_IRREAL_AUX = frozenset({"will", "would", "may", "might", "could", "can", "should", "must", "shall", "'ll", "'d", "wo"})
# What a demand or plea was for.
_MATTER = frozenset({"for", "of", "to"})
_PARTICLES = frozenset({"aside", "down", "off", "away", "out"})
_OBJECTS = frozenset({"obj", "iobj"})


def is_taken_for_fact(noun: Token, *, uttered: bool) -> bool:
    """Return whether the words around `noun` presuppose or assert the act it names.

    `uttered` tells that it is something said (a demand, a threat), which may
    be rejected, met or ignored as well.
    """
    top = measured(phrases.first_of_list(noun))
    preposition = phrases.preposition(top)
    if preposition in place_words("preposition") and not _is_bounded(top):
        return not _is_ahead(top.head) or (preposition != "after" and is_definite(noun))
    if uttered and any(noun.lemma in words and preposition in before for words, before in place_rows()["phrase"]):
        return True
    head = top.head
    counted = is_plural(noun) or is_definite(noun) or has_article(noun)
    if uttered and counted and origin_of(noun) is not None and _is_in_fact(head):
        return True
    if head is top:
        return is_cleft(noun)
    if uttered and has_doer(noun) and _is_answered(top, head):
        return True
    if _is_subject(top):
        return _is_subject_of_fact(top, head, noun)
    if uttered and top.dep == "nsubj:pass" and head.lemma in place_words("making"):
        return is_realised(head)
    if is_told_made(noun):
        return True
    if top.relation in _OBJECTS or top.dep == "nsubj:pass" or preposition in _PARTICLES:
        if head.lemma in place_words("ending") and top.relation == "obj":
            return has_doer(noun)
        if head.lemma in place_words("caused") and top.relation == "obj":
            return is_realised(head)
        passive = top.relation == "obj" and voice.is_passive(head)
        if passive or any(c.lower == "what" for c in head.children):
            return False  # in "what he called retaliation", "was termed a violation" the noun is a name that is given
        return _fits(head, "object", uttered=uttered) and _may_presuppose(head, noun)
    if top.relation in {"obl", "nmod", "acl", "advcl"} and preposition:
        return _is_complement_of_fact(top, head, preposition, noun)
    return False


def _is_answered(top: Token, head: Token) -> bool:
    """Return whether what somebody said is told to have been taken up or not: "its offer has not been taken up"."""
    passive = top.dep == "nsubj:pass" or (_is_subject(top) and voice.is_passive(head))
    taken = head.lemma in place_words("taken") or head.lemma in place_words("uttered") or head.lemma == "take"
    return (passive or top.relation == "obj") and taken and not _is_in_irreal_clause(head)


def is_cleft(noun: Token) -> bool:
    """Return whether a noun is what "it was ... that" brings out: "it was the shooting of X that lit the fire"."""
    subject, copula = noun.child("nsubj"), noun.child("cop")
    told = copula is not None and copula.xpos in _FINITE and not any(c.has_feat("Polarity=Neg") for c in noun.children)
    return told and subject is not None and subject.lower == "it" and noun.child("acl", "advcl", "csubj") is not None


def measured(noun: Token) -> Token:
    """Return the measure of what a noun names, in whose place it stands: "after five hours of talks"."""
    head = noun.head
    counted = noun.relation == "nmod" and phrases.preposition(noun) == "of" and head.lemma in noun_words("series")
    return head if counted else noun


def _is_in_fact(governor: Token) -> bool:
    """Return whether nothing around a noun makes what it names a wish or a mere possibility."""
    if governor.lemma in place_words("unreal") or governor.lemma in noun_words("wanting"):
        return False
    irreal = any(c.lower in _IRREAL_AUX for c in governor.children if c.relation == "aux")
    negated = any(c.has_feat("Polarity=Neg") for c in governor.children)
    return not (irreal or negated or _is_in_irreal_clause(governor) or _is_ahead(governor))


def is_asserted(noun: Token) -> bool:
    """Return whether a noun that no verb governs tells an act of itself, or does so as subject or object.

    Less is asked than in `is_taken_for_fact`: for nouns with both their parties beside them.
    """
    top = phrases.first_of_list(noun)
    head = top.head
    if head is top:
        return True
    if top.relation in _OBJECTS or _is_subject(top):
        verb = head
        irreal = any(c.lower in _IRREAL_AUX for c in verb.children if c.relation == "aux") or _is_in_irreal_clause(verb)
        infinitive = verb.xpos == "VB" and phrases.is_infinitive(verb)
        negated = any(c.has_feat("Polarity=Neg") for c in verb.children)
        return not (verb.lemma in place_words("unreal") or irreal or infinitive or negated)
    return top.relation in {"parataxis", "dislocated"}


def is_told_made(noun: Token) -> bool:
    """Return whether a clause behind the noun tells that it was done: "the demand that the union had put to him"."""
    return making_clause(noun) is not None


def making_clause(noun: Token) -> Token | None:
    """Return the verb of the clause behind a noun that says who made it: "a deadline set by", "the visit she paid"."""
    behind = [c for c in noun.children if c.i > noun.i]
    # "the plea for restraint that he had put to him": the tree hangs the clause on the nearest noun.
    things = [b for b in behind if b.relation == "nmod" and b.upos == "NOUN" and phrases.preposition(b) in _MATTER]
    behind += [c for b in things for c in b.children if c.i > b.i and c.child("nsubj", "nsubj:pass") is not None]
    for child in behind:
        if child.relation == "acl" and child.lemma in place_words("making"):
            auxiliaries = {c.lower for c in child.children if c.relation == "aux"}
            past = child.xpos in {"VBD", "VBN"} and auxiliaries.isdisjoint(_IRREAL_AUX)
            if past and not any(c.has_feat("Polarity=Neg") for c in child.children):
                return child
    return _made_behind_that(noun)


def _made_behind_that(noun: Token) -> Token | None:
    """Return "made" of "the demand that Rome made", where the tree takes "that" for a preposition."""
    that = next(iter(noun.sentence.tokens[noun.i + 1 : noun.i + 2]), None)
    if that is None or that.lower not in {"that", "which"} or that.relation != "case" or that.head.i < noun.i:
        return None
    verb = that.head.child("acl")
    return verb if verb is not None and verb.lemma in place_words("making") and verb.xpos in {"VBD", "VBN"} else None


def is_realised(verb: Token) -> bool:
    """Return whether a verb tells what came about: in the past or the perfect, neither denied nor supposed."""
    auxiliaries = {c.lower for c in verb.children if c.relation == "aux"}
    if auxiliaries & _IRREAL_AUX or any(c.has_feat("Polarity=Neg") for c in verb.children):
        return False
    told = verb.xpos == "VBD" or bool(auxiliaries & _PERFECT)
    return told and not _is_in_irreal_clause(verb)


def _is_subject(token: Token) -> bool:
    return token.dep in {"nsubj", "nsubj:outer"} or token.relation == "csubj"


def _fits(verb: Token, kind: str, *, uttered: bool) -> bool:
    return verb.lemma in place_words(kind) or (uttered and verb.lemma in place_words("uttered"))


def _is_subject_of_fact(top: Token, head: Token, noun: Token) -> bool:
    """Return whether the clause of which the act is the subject tells something past or present of it."""
    unlikely = head.lemma in place_words("unlikely" if head.upos == "VERB" else "unreal")
    if unlikely or _is_in_irreal_clause(head):
        return False
    copula = head.child("cop")
    finite = copula if copula is not None else head
    auxiliaries = [c.lower for c in head.children if c.relation == "aux"]
    if any(a in _IRREAL_AUX for a in auxiliaries):
        return False
    present = is_definite(noun) and has_doer(noun)
    if copula is not None:
        return finite.xpos == "VBD" or present
    if top.dep == "nsubj:pass" or voice.is_passive(head):
        return _fits(head, "object", uttered=False)
    if finite.xpos == "VBP" and not auxiliaries and not is_plural(noun) and finite.lower == finite.lemma:
        return True  # "the arrest set off a quarrel" is past
    told = head.sentence.kind is BlockKind.TITLE and head.xpos in _FINITE
    perfect = not _PERFECT.isdisjoint(auxiliaries)
    return finite.xpos == "VBD" or perfect or told or (present and finite.xpos in {"VBZ", "VBP"} and not auxiliaries)


def _is_complement_of_fact(top: Token, head: Token, preposition: str, noun: Token) -> bool:
    if any(head.lemma in words and preposition in after for words, after in place_rows()["caused"]):
        return is_realised(head)
    kind = "noun" if head.upos in {"NOUN", "PROPN"} else "oblique"
    for words, prepositions in place_rows()[kind]:
        if head.lemma in words and preposition in prepositions:
            handed = head.lemma in noun_words("handing") and head.child("obj") is not None
            if head.lemma in noun_words("price"):
                return not _is_ahead(head.head)
            return kind == "noun" or (_may_presuppose(head, noun) and not handed)
    if _is_behind_noun(top, preposition):
        return True
    # "blamed Iran for the attack": the parser hangs the phrase on Iran.
    above = head.head
    if kind == "noun" and above is not head and head.relation in _OBJECTS and above.upos == "VERB":
        for words, prepositions in place_rows()["oblique"]:
            if above.lemma in words and preposition in prepositions:
                return _may_presuppose(above, noun)
    return False


def _is_behind_noun(top: Token, preposition: str) -> bool:
    """Return whether the word before the preposition is a noun of the table, wherever the tree hangs the phrase."""
    case = next((c for c in top.children if c.relation in {"case", "mark"} and c.lower == preposition), None)
    before = top.sentence.tokens[case.i - 1] if case is not None and case.i else None
    return before is not None and any(
        before.lemma in words and preposition in prepositions for words, prepositions in place_rows()["noun"]
    )


def _may_presuppose(verb: Token, noun: Token) -> bool:
    """Return whether a verb that takes its object for a fact does so here: of "would condemn an attack" it doesn't."""
    irreal = any(c.lower in _IRREAL_AUX for c in verb.children if c.relation == "aux") or _is_in_irreal_clause(verb)
    infinitive = verb.xpos == "VB" and phrases.is_infinitive(verb)
    return is_definite(noun) or not (irreal or infinitive)


def _is_in_irreal_clause(verb: Token) -> bool:
    for token in (verb, *verb.ancestors()):
        if any(c.relation in {"mark", "advmod"} and c.lower in _UNREAL_MARKS and c.i < token.i for c in token.children):
            return True
        if token.relation in {"ccomp", "parataxis"}:
            break
    return moods.mood_of(verb).conditional if verb.upos in {"VERB", "AUX", "ADJ"} else False


def _is_ahead(governor: Token) -> bool:
    """Return whether the clause that an act dates is itself still to come: "will meet after the raid"."""
    for token in (governor, *governor.ancestors()):
        if token.upos in {"VERB", "AUX"} or token.child("cop") is not None:
            mood = moods.mood_of(token) if token.upos in {"VERB", "AUX"} else None
            would = any(c.lower in _IRREAL_AUX for c in token.children if c.relation == "aux")
            return would or (mood is not None and (mood.future or mood.conditional))
    return False


def _is_bounded(noun: Token) -> bool:
    """Return whether "until", "before" or "and" stands with the preposition: "until after the raid"."""
    cases = [c for c in noun.children if c.relation in {"case", "mark"} and c.i < noun.i]
    first = min(cases, key=lambda c: c.i, default=None)
    before = noun.sentence.tokens[first.i - 1] if first is not None and first.i else None
    return before is not None and before.lower in {"until", "till", "before", "and", "or"}
