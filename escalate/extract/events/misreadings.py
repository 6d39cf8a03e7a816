"""What the parser gets wrong often enough to be undone: verbs read as participles or nouns, subjects as dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.events import phrases, vocabulary

if TYPE_CHECKING:
    from escalate.parse import Token


def is_finite_misread(token: Token) -> bool:
    """Return whether a finite verb stands in the tree as a participle before its object ("Police detained dozens").

    A true participle follows an article, an adjective or a hyphen; a finite
    verb follows the noun, or the date after the noun, that is its subject.
    """
    if token.upos != "VERB" or token.i == 0:
        return False
    if token.relation in {"acl", "advcl"} and token.head.is_root and token.head.upos in {"NOUN", "PROPN"}:
        if token.relation == "advcl" and token.child("mark", "nsubj", "aux") is not None:
            return False
        own = token.head.child("cop") is None and token.head.i < token.i
        return own and (
            token.xpos == "VBD" or (token.xpos == "VBN" and token.child("obj", "xcomp", "ccomp") is not None)
        )
    if _takes_object(token):
        return True
    if token.dep == "acl" and token.xpos == "VBD" and token.head.i < token.i:
        # "Earlier Sunday, police and students clashed": a list of nouns is no sentence.
        return token.child("mark") is None and all(t.upos not in {"VERB", "AUX"} for t in token.ancestors())
    if token.relation not in {"amod", "compound"} or token.head.i < token.i:
        return False
    if is_later_verb(token) or perfect_of(token) is not None:
        return True
    if token.relation == "compound":
        dated = vocabulary.is_time(token.sentence.tokens[token.i - 1])
        return dated and token.lower.endswith("ed")  # "A court on Tuesday freed pastor Evan Mawarire"
    if token.xpos == "VBD" or token.child("nsubj") is not None:
        return True
    before = token.sentence.tokens[token.i - 1]
    return token.xpos == "VBN" and before.upos in {"NOUN", "PROPN", "NUM"} and before.head is not token


def _takes_object(token: Token) -> bool:
    """Return whether a participle after its noun has an object, as no passive has: "the envoys requested privacy"."""
    if token.dep != "acl" or token.xpos not in {"VBD", "VBN"} or token.head.i > token.i:
        return False
    # "a crowd stormed and burned it": the object hangs on the last verb.
    later = (c.child("obj") for c in token.all_children("conj") if c.upos == "VERB" and c.child("nsubj") is None)
    thing = token.child("obj") or next((o for o in later if o is not None), None)
    if (
        thing is None
        or thing.i < token.i
        or vocabulary.is_time(thing)
        or token.child("nsubj", "aux", "mark") is not None
    ):
        return False
    return token.lemma not in vocabulary.word_set("two_objects") and token.child("xcomp") is None


def perfect_of(token: Token) -> Token | None:
    """Return the "have" of a perfect whose participle was read as a quality of its object: "has lifted bans"."""
    noun = token.head
    have = noun.head
    if token.relation != "amod" or token.xpos != "VBN" or noun.relation != "obj" or have.lemma != "have":
        return None
    between = token.sentence.tokens[have.i + 1 : token.i]
    return have if have.i < token.i and all(t.upos in {"ADV", "PART", "PUNCT"} for t in between) else None


def is_later_verb(token: Token) -> bool:
    """Return whether a second verb stands as a quality of its object: "bombed two towns and fired shells at them"."""
    noun, before = token.head, token.sentence.tokens[token.i - 1]
    if token.relation != "amod":
        return False
    joined = before.upos == "CCONJ" and before.head is noun and noun.dep == "conj" and token.lower.endswith("ed")
    if not joined:
        return False
    first = noun.head
    return first.upos == "VERB" or (first.relation == "obj" and first.head.upos == "VERB" and first.i > first.head.i)


def first_verb(token: Token) -> Token:
    """Return the verb whose subject a later verb shares, as `is_later_verb` finds it."""
    first = token.head.head
    return first if first.upos == "VERB" else first.head


def reads_as_verb(token: Token) -> bool:
    """Return whether a word tagged as a noun has a verb's dependents: "was vetoed by", "meets the Chancellor"."""
    if token.upos != "NOUN":
        return False
    if token.child("obj", "aux") is not None and token.child("cop", "case", "det") is None:
        return True
    return token.lower.endswith("ed") and token.child("cop") is not None


def reads_as_noun(token: Token) -> bool:
    """Return whether a word tagged as a finite verb follows an article or owner: "at the back of the queue"."""
    if token.upos != "VERB" or token.i == 0 or token.xpos not in {"VB", "VBP", "VBZ"}:
        return False
    before = token.sentence.tokens[token.i - 1]
    owned = token.xpos == "VBZ" and before.xpos == "PRP$"  # "her or her aides"
    # No verb's "-es" follows such a stem: "aides" is none of "aid".
    spelt = token.lower == f"{token.lemma}es" and not token.lemma.endswith(("s", "x", "z", "h", "o", "y"))
    return owned or spelt or before.lower in {"the", "a", "an"}


def left_noun(token: Token) -> Token | None:
    """Return the noun phrase that ends before the token, dates passed over."""
    for node in reversed(token.sentence.tokens[: token.i]):
        if vocabulary.is_time(node) or node.upos in {"ADP", "NUM", "ADV", "PUNCT", "DET"}:
            continue
        if node.upos not in {"NOUN", "PROPN", "PRON"}:
            return None
        while (
            node.head is not node
            and node.head.i < token.i
            and node.relation in {"compound", "flat", "nmod", "appos", "conj"}
        ):
            node = node.head
        return node
    return None


def behind_date(token: Token) -> Token | None:
    """Return the subject read as part of a date: "On the 5th France recalled", "In June fighting broke out"."""
    for child in token.children:
        if (
            child.i > token.i
            or child.relation not in {"obl", "obj"}
            or child.upos not in {"NOUN", "PROPN"}
            or vocabulary.is_time(child)
        ):
            continue
        dated = any(vocabulary.is_time(c) for c in child.children if c.i < child.i)
        if child.relation == "obj" or dated or _opens_with_date(child):
            return child
    return None


def _opens_with_date(noun: Token) -> bool:
    """Return whether the word after the preposition of a phrase is a date: "On Wednesday Sudan's envoys"."""
    case = next((c for c in noun.children if c.relation == "case" and c.i < noun.i), None)
    after = noun.sentence.tokens[case.i + 1] if case is not None else noun
    return after is not noun and vocabulary.is_time(after)


def past_hyphen(token: Token | None) -> Token | None:
    """Return the last part of a hyphenated word, where the parser took the first for its head ("counter-attack")."""
    if token is None or token.i + 2 >= len(token.sentence.tokens):
        return token
    hyphen, last = token.sentence.tokens[token.i + 1 : token.i + 3]
    tied = hyphen.text == "-" and token.end == hyphen.start and hyphen.end == last.start
    return last if tied and last.upos == "NOUN" and (last.head is token or last.head is token.head) else token


def heads_copula(token: Token) -> bool:
    """Return whether a noun is the predicate of its clause ("Iran is the target")."""
    return token.upos in {"NOUN", "PROPN", "PRON"} and token.child("cop") is not None


def verb_of_letter(token: Token) -> Token | None:
    """Return the verb of sending in "sent a note to Paris condemning ...", where the participle hangs on Paris."""
    receiver = token.head
    if token.xpos != "VBG" or phrases.preposition(receiver) != "to" or receiver.head is receiver:
        return None
    above = receiver.head
    if vocabulary.is_document(above):
        return above.head if above.head.upos == "VERB" else None
    sent = above.child("obj") if above.upos == "VERB" else None
    return above if sent is not None and vocabulary.is_document(sent) else None
