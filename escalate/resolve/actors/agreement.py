"""Tell which noun phrases a pronoun can't stand for: gender, number, animacy, binding."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from escalate.parse import Token
    from escalate.resolve.actors.candidates import Candidate

_GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_SENDERS = frozenset({"from", "by", "of"})
_CLAUSES = frozenset({"acl", "ccomp", "advcl", "xcomp", "csubj", "parataxis"})


def pronoun_gender(token: Token) -> str:
    """Return m, f or "" for the gender a pronoun shows."""
    return _GENDER.get(token.lower, "")


def is_pleonastic(token: Token) -> bool:
    """Return whether an "it" refers to nothing, as in "it is clear that" or "it seems"."""
    if token.lower != "it":
        return False
    if token.relation == "expl":
        return True
    verb = token.head
    if verb.lemma in ("seem", "appear", "rain", "snow", "happen", "turn"):
        return True
    copular = verb.child("cop") is not None and verb.upos in ("ADJ", "NOUN", "ADV")
    return (
        copular
        and token.i < verb.i
        and any(c.relation in ("ccomp", "csubj", "xcomp", "acl", "advcl") and c.i > verb.i for c in verb.children)
    )


def agrees(token: Token, candidate: Candidate) -> bool:
    """Return whether gender, number and animacy let `token` stand for `candidate`."""
    gender = _GENDER.get(token.lower)
    if gender is not None:
        if candidate.sort not in ("person", "") or candidate.plural:
            return False
        return candidate.gender in ("", gender)
    if token.lower in PLURAL:
        return candidate.plural is not False
    return (
        candidate.plural is not True
        and candidate.sort != "person"
        and (candidate.sort != "people" or candidate.plural is None)
    )


def is_bound(token: Token, candidate: Candidate) -> bool:
    """Return whether the sentence's structure forbids the pair.

    A pronoun is no argument of the same verb as its antecedent unless it is
    reflexive, and does not lie inside the phrase it stands for.
    """
    head = candidate.head
    if head.sentence is not token.sentence:
        return False
    if head is token or head.i > token.i:
        return True
    argument = token.dep != "nmod:poss"
    if argument and token.lower not in _REFLEXIVE and (_governor(head) is _governor(token) or _controls(head, token)):
        return True
    if is_coordinated(token, candidate):
        return False
    for above in token.ancestors():
        if above is head:
            return True
        if above.relation in _CLAUSES:
            return False
    return False


def is_coordinated(token: Token, candidate: Candidate) -> bool:
    """Return whether a possessive belongs to what is joined to `candidate`: "the ayatollah and his office"."""
    thing = token.head
    return token.dep == "nmod:poss" and thing.relation == "conj" and thing.head is candidate.head and thing is not token


def _controls(subject: Token, token: Token) -> bool:
    """Whether `subject` is the understood subject of the verb whose object `token` is: "X wants to help them"."""
    if subject.relation != "nsubj" or token.relation == "nsubj":
        return False
    verb = token.head
    while verb.relation in ("xcomp", "conj") and verb.head is not verb and verb.child("nsubj") is None:
        verb = verb.head
    return subject.head is verb


def speaks(token: Token) -> bool:
    """Return whether `token` is the subject of a verb that governs a clause, so that only an actor can be meant."""
    if token.relation != "nsubj":
        return False
    return any(
        c.relation in ("ccomp", "parataxis") and c.upos in ("VERB", "AUX", "ADJ", "NOUN") for c in token.head.children
    )


def is_said_by(token: Token, candidate: Candidate) -> bool:
    """Return whether `candidate` stands in the words that `token`, the subject of the verb of saying, says."""
    if not speaks(token) or candidate.head.sentence is not token.sentence:
        return False
    clauses = [c for c in token.head.children if c.relation in ("ccomp", "parataxis")]
    head = candidate.head
    return any(head is c or any(a is c for a in head.ancestors()) for c in clauses)


def in_same_content(token: Token, candidate: Candidate) -> bool:
    """Return whether both stand in the same words that somebody says or thinks, the candidate as a subject."""
    if candidate.head.relation != "nsubj":
        return False
    content = next((a for a in token.ancestors() if a.relation == "ccomp"), None)
    return content is not None and any(a is content for a in candidate.head.ancestors())


def is_own_saying(token: Token, candidate: Candidate) -> bool:
    """Return whether `candidate` says, or puts into a noun, the clause whose subject `token` is.

    So in "the rebels said they would leave", "a signal from Syria that it
    wants talks", "Iran's threat that it would leave".
    """
    clause, head = token.head, candidate.head
    if not candidate.readings or token.relation != "nsubj" or head.sentence is not token.sentence:
        return False
    if clause.dep == "ccomp" and head.relation == "nsubj":
        return head.head is clause.head
    # By the order of words: the parser hangs such clauses now on the noun, now on the verb over it.
    before = token.sentence.tokens[max(0, token.i - 2) : token.i]
    if len(before) < 2 or before[1].lower != "that":
        return False
    if head.dep == "nmod:poss":
        return head.head is before[0]
    sent = any(c.relation == "case" and c.lower in _SENDERS for c in head.children)
    return sent and (before[0] is head or (before[0].head is head and before[0].relation in ("flat", "compound")))


def reflects(token: Token, candidate: Candidate) -> bool:
    """Return whether a reflexive pronoun's clause has `candidate` for its subject: "NAME found himself"."""
    if token.lower not in _REFLEXIVE or candidate.head.sentence is not token.sentence:
        return False
    return _governor(candidate.head) is _governor(token) or _controls(candidate.head, token)


def _governor(token: Token) -> Token:
    while token.relation in ("conj", "appos") and token.head is not token:
        token = token.head
    return token.head
