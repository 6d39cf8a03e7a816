"""The slots of a clause: who stands where around a verb or an event noun.

Passives are turned round, relative pronouns replaced by what they stand for,
and subjects inherited through control, conjunction and participles, so that
`subj` is always the doer and `obj` always what it is done to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.events import misreadings, objects, obliques, phrases, vocabulary, voice

if TYPE_CHECKING:
    from escalate.parse import Token

_SPEAKERS = frozenset({"it", "he", "she", "they", "we", "i"})
# "let", "made": who brings others to know a thing tells it them.
_MAKE = frozenset({"let", "make"})
_COME_TO_KNOW = frozenset({"know", "understand", "hear", "feel"})
_TELL = frozenset({"tell", "inform", "remind", "assure", "warn", "notify", "advise"})
_WORD = frozenset({"notice", "word", "warning", "signal", "message"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


def fill(token: Token, slot: str) -> Token | None:
    """Return the head of what fills `slot` of `token`, or None.

    Slots: subj, obj, iobj, xcomp, ccomp, comp (any clause), acl, poss, by,
    obl:PREPOSITION with alternatives divided by "/", speaker, who says the
    clause, and teller, the same where the clause is what a verb says.
    """
    name, _, prepositions = slot.partition(":")
    if name == "subj":
        return subject(token)
    if name == "obj":
        return misreadings.past_hyphen(object_(token))
    if name == "iobj":
        things = token.all_children("obj", "iobj")
        return obliques.resolved(things[0], token) if len(things) > 1 else None
    if name in {"obl", "nmod"}:
        return obliques.oblique(token, frozenset(prepositions.split("/")))
    if name == "xcomp":
        return phrases.infinitive(token)
    if name == "ccomp":
        return token.child("ccomp")
    if name == "comp":
        return phrases.infinitive(token) or token.child("ccomp")
    if name == "acl":
        return token.child("acl")
    if name == "poss":
        return token.child("nmod:poss")
    if name == "speaker":
        return speaker(token)
    if name == "teller":
        return teller(token)
    return None


def subject(token: Token) -> Token | None:
    """Return the doer of a verb: its own subject, the agent of a passive, or an inherited one."""
    if voice.is_passive(token):
        return obliques.oblique(token, frozenset({"by"})) or _agent_below(token)
    if objects.is_caused(token):
        return obliques.oblique(token, frozenset({"by"})) or _surface_subject(token.head)
    return _surface_subject(token)


def _agent_below(token: Token, depth: int = 0) -> Token | None:
    """Return the agent of a passive that hangs on a word further down ("was accused of doping by the agency")."""
    for child in token.children:
        if child.i < token.i or child.relation not in {"obl", "nmod", "advcl", "acl", "xcomp", "obj"}:
            continue
        if depth and phrases.preposition(child) == "by" and vocabulary.is_actor(child):
            return child
        found = _agent_below(child, depth + 1) if depth < 2 else None
        if found is not None:
            return found
    return None


def _own_subject(token: Token) -> Token | None:
    own = [c for c in token.children if c.relation in {"nsubj", "csubj"} and not vocabulary.is_time(c)]
    if own:
        # Of two, one belongs to a phrase before: "Since the vote the government has closed ..."
        later = [c for c in own[1:] if vocabulary.names_actor(c)] if not vocabulary.is_actor(own[0]) else []
        return obliques.resolved((later or own)[0], token)
    if misreadings.is_later_verb(token):
        first = misreadings.first_verb(token)
        doer = _surface_subject(first)
        # "forecast that prices would fall and praised the minister"
        above = (
            first.head if first.relation == "ccomp" and doer is not None and not vocabulary.is_actor(doer) else first
        )
        return _surface_subject(above)
    pronoun = next((c for c in token.children if c.upos == "PRON" and c.dep == "mark" and c.lower in _SPEAKERS), None)
    if pronoun is not None:
        return pronoun  # "said it rejects the plan"
    have = misreadings.perfect_of(token)
    if have is not None:
        return _surface_subject(have)
    if misreadings.is_finite_misread(token):
        return token.head if token.relation in {"acl", "advcl"} else misreadings.left_noun(token)
    if token.xpos in {"VBZ", "VBD"}:
        for child in token.children:
            if child.dep == "compound" and child.i < token.i and vocabulary.names_actor(child):
                return child  # "Saudi Arabia lifts blockade"
    if token.upos in {"VERB", "AUX"} and not phrases.is_infinitive(token):
        return misreadings.behind_date(token)
    return None


def _surface_subject(token: Token, depth: int = 0) -> Token | None:
    """Return what stands before the verb, be it active or passive."""
    own = _own_subject(token)
    if own is not None or depth > 6:
        return own
    head = token.head
    if head is token:
        return None
    if token.dep == "conj":
        if head.upos in {"NOUN", "PROPN"} and token.upos == "VERB":
            # "marched to the square and submitted a letter": the second verb hung on the noun before it
            head = next((t for t in head.ancestors() if t.upos in {"VERB", "AUX"}), head)
        doer = _surface_subject(head, depth + 1)
        if doer is not None and head.relation == "ccomp" and not vocabulary.is_actor(doer) and doer.upos == "NOUN":
            # "said that the blame was London's and urged it ...": who said so urged
            return _surface_subject(head.head, depth + 1) or doer
        return doer
    if token.relation == "xcomp":
        controller = object_(head) if head.lemma not in {"promise", "vow", "pledge"} else None
        if controller is not None and controller.i < token.i and not voice.is_passive(head):
            return controller
        return _surface_subject(head, depth + 1)
    if token.dep == "acl:relcl":
        return head
    if token.relation == "acl":
        return _subject_behind_noun(token, depth)
    if token.relation in {"advcl", "parataxis"} and head.upos in {"VERB", "AUX", "ADJ"}:
        if token.xpos == "VBG" and phrases.preposition(token) in {"for", "of"} and head.upos == "VERB":
            # "criticized X for proposing", "accused X of planning": who is blamed did it.
            blamed = object_(head)
            if blamed is not None and blamed.i < token.i and vocabulary.is_actor(blamed):
                return blamed
        return _surface_subject(head, depth + 1)
    having = token.i < head.i and any(c.lower == "having" for c in token.all_children("aux"))
    if token.relation == "ccomp" and (phrases.is_infinitive(token) or having):
        return _surface_subject(head, depth + 1)
    return None


def _subject_behind_noun(token: Token, depth: int) -> Token | None:
    """Return who does what a participle or infinitive behind a noun tells: the noun, or whoever has or writes it."""
    head = token.head
    if vocabulary.is_time(head):
        above = head
        while vocabulary.is_time(above) and above.head is not above:
            above = above.head
        if above.upos == "VERB":
            agent = obliques.oblique(above, frozenset({"by"})) if voice.is_passive(above) else None
            return agent or _surface_subject(above, depth + 1)
    if phrases.is_infinitive(token):
        return _owner(head, depth)
    letter = misreadings.verb_of_letter(token)
    return _surface_subject(letter, depth + 1) if letter is not None else head


def _owner(noun: Token, depth: int) -> Token | None:
    """Return whose plan, decision or threat a noun is: its possessor, or the subject of its verb."""
    possessor = noun.child("nmod:poss") or obliques.oblique(noun, frozenset({"by", "of", "from"}))
    if possessor is not None:
        return possessor
    if noun.relation in {"obj", "obl", "xcomp"} and noun.head is not noun:
        return _surface_subject(noun.head, depth + 1)
    return None


def object_(token: Token) -> Token | None:
    """Return what a verb is done to: its object, the subject of a passive, or one shared over a conjunction."""
    if objects.is_caused(token):
        return obliques.resolved(token.head.child("obj"), token.head)
    if voice.is_passive(token):
        own = token.child("nsubj:pass", "nsubj")
        if own is not None:
            return obliques.resolved(own, token)
        if token.relation in {"acl", "amod"} and token.head is not token:
            return token.head
        if token.dep == "conj":
            return object_(token.head)
        if token.relation == "advcl":
            return _surface_subject(token)
        return None
    if misreadings.is_finite_misread(token) and token.relation in {"amod", "compound"}:
        return token.head
    things = [c for c in token.children if c.relation == "obj" and (not vocabulary.is_time(c) or objects.is_filled(c))]
    # A lone receiver of an active verb is its object: "gave two million".
    things = things or [c for c in token.all_children("iobj") if c.i > token.i] or objects.before_term(token)
    things = things or objects.behind_particle(token)
    if things:
        # Of two objects the parser gives, the first is the receiver: "sent Serbia an ultimatum".
        return obliques.resolved(things[-1], token)
    if token.dep == "acl:relcl" and _own_subject_is_not_gap(token) and token.child("ccomp", "xcomp") is None:
        return token.head
    if token.dep == "conj" and token.head.upos == "VERB" and token.child("obl", "ccomp", "xcomp") is None:
        shared = token.head.child("obj")
        if shared is not None and shared.i > token.i:
            return shared
    for later in token.all_children("conj"):
        shared = later.child("obj") if later.upos == "VERB" and later.child("nsubj") is None else None
        if shared is not None and token.child("obl", "ccomp", "xcomp") is None:
            between = token.sentence.tokens[token.i + 1 : later.i]
            if all(t.upos in {"CCONJ", "PUNCT", "ADV", "AUX"} for t in between):
                return shared
    return None


def _own_subject_is_not_gap(token: Token) -> bool:
    own = token.child("nsubj")
    return own is not None and own.lower not in _RELATIVE


def only_tells(token: Token) -> bool:
    """Return whether somebody is only told a thing: "let them know that", which allows nothing."""
    return token.lemma in _MAKE and any(
        c.relation in {"xcomp", "ccomp"} and c.lemma in _COME_TO_KNOW for c in token.children
    )


def teller(token: Token) -> Token | None:
    """Return who says a clause that is itself what is said: "said that Iran had lied", but not "..., so he lied"."""
    while token.dep == "conj" and token.child("nsubj") is None and token.head.upos in {"VERB", "AUX", "ADJ", "NOUN"}:
        token = token.head
    while token.dep == "conj" and token.head.relation == "ccomp":
        token = token.head
    verb = _is_told(token) or (said_behind(token) if token.is_root else None)
    found = speaker(token) if verb is not None and verb.lemma in _MAKE | vocabulary.speech_verbs() else None
    return found if found is not None and vocabulary.is_actor(found) else None


def speaker(token: Token) -> Token | None:
    """Return who says the clause that `token` stands in ("Iran said it ..."), or None outside reported speech."""
    for node in (token, *token.ancestors()):
        verb = _is_told(node)
        if verb is not None:
            return subject(verb)
        if node.relation == "parataxis" and node.head.upos == "VERB" and node.head is not node:
            return subject(node.head)
        behind = said_behind(node)
        if behind is not None:
            return behind.child("nsubj")
    return None


def said_behind(node: Token) -> Token | None:
    """Return the verb behind a clause that tells who said it: "He would be seized, the general told reporters"."""
    for child in node.children:
        if child.upos != "VERB" or child.child("nsubj") is None:
            continue
        last = child.i > node.i and child.child("cc", "ccomp", "xcomp") is None
        if child.relation == "parataxis" or (
            child.relation == "conj" and last and child.lemma in vocabulary.speech_verbs()
        ):
            return child
    return None


def _is_told(clause: Token) -> Token | None:
    """Return the verb whose subject tells a clause: "said that", "let them know that", "gave notice that"."""
    above = clause.head
    if above is clause:
        return None
    if clause.relation == "ccomp" and above.upos == "VERB":
        made = above.relation in {"xcomp", "ccomp"} and above.lemma in _COME_TO_KNOW and above.head.lemma in _MAKE
        return above.head if made else above
    that = phrases.preposition(clause) == "that" and clause.relation in {"acl", "ccomp"}
    if that and above.relation in {"obj", "iobj"} and above.head.lemma in _TELL:
        return above.head
    word = above.upos == "NOUN" and above.lemma in _WORD and above.relation == "obj"
    if that and word and above.head.upos == "VERB":
        return above.head
    return None
