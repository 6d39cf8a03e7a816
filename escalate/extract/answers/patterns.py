"""Read cues by the order of words alone, where the tree has lost them, and nouns that speak of another's words.

A parser takes "after" for an adverb, or hangs the clause after it on the
wrong verb. The words in a row still say what answers what: the act told just
before the connective answers the act, or the noun for one, told just after.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from escalate.extract.answers.connectives import is_under_way, load_connectives, load_loose
from escalate.extract.answers.nouns import NOMINALS, OWNING, SHOWING, is_deed, is_open, name_act, owner_tokens
from escalate.extract.answers.scene import is_awaiting, is_bounded, last_of_phrase, lies_within, words_in
from escalate.extract.answers.surroundings import find_name_given
from escalate.extract.answers.verbs import has_particle, load_verbs
from escalate.model import AnswerCue, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from escalate.extract.answers.connectives import Connective
    from escalate.extract.answers.scene import Scene
    from escalate.model import Mention, Statement
    from escalate.parse.tokens import Token

SPOKEN_OF = "spoken of"
_REACH = 12
_NEAR = 4
_OBJECT = 5
_FAR = 30
_GAPS = 3
_AIMED = ("to", "for", "at", "against", "over")
_ENDS = (";", ":", "but", "although", "though", "while", "whereas", "“", "”", '"')
_STOPS = (",", ";", ":", ".", "(", "—", "–")
_QUOTED = ("“", "”", '"', "``", "''")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WHOLE = ("it", "him", "them", "us", "me", "you")


def find_patterns(scene: Scene, known: Sequence[AnswerCue]) -> Iterator[AnswerCue]:
    """Yield the cues that the order of words shows and that are not among those `known` from the tree."""
    taken = [(cue.span.start, cue.span.end) for cue in known]
    answered = {cue.statement for cue in known}
    tokens = scene.sentence.tokens
    used: set[int] = set()
    present = words_in(scene.sentence)
    for connective in load_connectives():
        if connective.bare or connective.direct or not present.issuperset(connective.words):
            continue
        for n in range(len(tokens) - len(connective.words) + 1):
            run = match_run(connective.words, tokens, n)
            if not run or used.intersection(t.i for t in run):
                continue
            used.update(t.i for t in run)
            if not any(start <= run[0].start < end for start, end in taken):
                for cue in _read_in_row(connective, run, scene):
                    if cue.statement not in answered or cue.antecedent_statement:
                        yield cue
    yield from (c for c in _read_verbs(scene) if c.statement not in answered)


def match_run(words: Sequence[str], tokens: Sequence[Token], start: int) -> Sequence[Token]:
    """Return the tokens from `start` on that are these words, or none.

    Between the words of a phrase may stand what tells its kind: "in an
    apparent response to", "the angriest reaction so far to".
    """
    place, gaps = start, 0
    for number, word in enumerate(words):
        while (
            number and place < len(tokens) and tokens[place].lower != word and _may_stand_between(words, tokens[place])
        ):
            place, gaps = place + 1, gaps + 1
        if place >= len(tokens) or gaps > _GAPS or tokens[place].lower != word:
            return ()
        place += 1
    return tokens[start:place]


def _may_stand_between(words: Sequence[str], token: Token) -> bool:
    if len(words) > 2:
        return token.upos in ("ADJ", "ADV") or token.lower in ("a", "an", "the")
    if len(words) != 2 or words[1] not in _AIMED:
        return False
    return token.upos == "ADV" or token.lower in _QUOTED or _tells_day(token)


def _tells_day(token: Token) -> bool:
    """Return whether a word belongs to a date that comes between: "outrage on Thursday at the raid"."""
    following = token.sentence.tokens[token.i + 1 : token.i + 2]
    return token.lower in _DAYS or (token.lower == "on" and any(t.lower in _DAYS for t in following))


def _read_in_row(connective: Connective, run: Sequence[Token], scene: Scene) -> Iterator[AnswerCue]:
    reach = _reach(run[-1], scene)
    if reach and reach[0].lower == "what":
        yield from _read_what(connective, run, reach, scene)
        return
    if is_bounded(run[0]) or (reach and (reach[0].has_feat("PronType=Rel") or _is_repeated(run, reach[0]))):
        return
    before_verb = list(takewhile(lambda t: t.upos != "VERB", reach))
    if len(before_verb) < len(reach) and any(is_awaiting(t) for t in before_verb):
        return
    before = [i for i in scene.by_token if i < run[0].i]
    if before and is_under_way(scene.sentence.tokens[max(before)], run[0]):
        return
    noun = _find_noun(reach, any_noun=connective.any_object)
    told = _placed(reach, scene) or (
        _told_further_on(run[-1], scene) if noun is None and not connective.any_object else ()
    )
    if noun is None and not told:
        return
    inner = told if noun is None or (told and not _points_back(noun)) else ()
    if noun is not None and noun.i in scene.named:
        inner = (scene.named[noun.i],)
    last = last_of_phrase(noun) if noun is not None and not inner else _last_placed(reach or run, scene)
    loose = connective.words in load_loose()
    before_next = [t for t in reach if noun is None or t.i <= noun.i] if not inner else reach
    for later in _nearest(run[0], before_next, scene):
        if (later not in told or not inner) and not (loose and lies_within(run[0], later)):
            yield _build(later, run[0], last, " ".join(connective.words), scene, noun=noun, inner=inner)


def _read_what(
    connective: Connective, run: Sequence[Token], reach: Sequence[Token], scene: Scene
) -> Iterator[AnswerCue]:
    """Yield the cues of "after what the council called an attack on its members"."""
    noun = find_name_given(reach[0], scene)
    if noun is None and not connective.any_object:
        return
    for later in _nearest(run[0], reach, scene):
        if noun is None or later not in scene.by_token.get(noun.i, ()):
            yield _build(later, run[0], noun or reach[-1], " ".join(connective.words), scene, noun=noun)


def _told_further_on(last: Token, scene: Scene) -> tuple[Statement, ...]:
    """Return what the clause after a connective tells first, however long its subject, if no other clause begins."""
    for token in scene.sentence.tokens[last.i + 1 : last.i + 1 + _FAR]:
        if token.lower in _ENDS or (token.upos == "CCONJ" and token.sentence.tokens[token.i - 1].lower == ","):
            return ()
        added = token.xpos == "VBN" and token.sentence.tokens[token.i - 1].lower == ","
        if token.i in scene.by_token and not added:
            return scene.by_token[token.i]
    return ()


def _is_repeated(run: Sequence[Token], following: Token) -> bool:
    """Return whether one word stands on both sides, as in "day after day"."""
    tokens, place = following.sentence.tokens, run[0].i - 1
    return place >= 0 and tokens[place].lower == following.lower


def _reach(last: Token, scene: Scene) -> list[Token]:
    """Return the words after `last` up to the next stop."""
    reach: list[Token] = []
    for token in scene.sentence.tokens[last.i + 1 : last.i + 1 + _REACH]:
        following = scene.sentence.tokens[token.i + 1 : token.i + 2]
        joins = token.upos == "CCONJ" and bool(following) and following[0].upos == "VERB"
        if token.lower in _STOPS or (joins and not any(t.upos == "VERB" for t in reach)):
            break
        reach.append(token)
    return reach


def _find_noun(reach: Sequence[Token], *, any_noun: bool) -> Token | None:
    """Return the first noun of the table that means something already spoken of, or any noun where all will do."""
    for token in reach:
        if token.upos == "VERB" and token.has_feat("VerbForm=Fin"):
            return None
        if name_act(token) is not None and not is_open(token) and (any_noun or _is_definite(token, reach)):
            return token
    if any_noun:
        return next((t for t in reach if t.upos == "NOUN" and _is_definite(t, reach)), None)
    return None


def _points_back(noun: Token) -> bool:
    return name_act(noun) is not None


def _is_definite(noun: Token, reach: Sequence[Token]) -> bool:
    """Return whether an article, a possessor or a name stands close before a noun, or its doer after it."""
    before = [t for t in reach if noun.i - _NEAR <= t.i < noun.i]
    after = [t for t in reach if t.i == noun.i + 1]
    return any(t.lower in SHOWING or t.upos == "PROPN" or t.entity == "NORP" for t in before) or (
        noun.has_feat("Number=Plur") and any(t.lower in OWNING for t in after)
    )


def _placed(reach: Iterable[Token], scene: Scene) -> tuple[Statement, ...]:
    return tuple(dict.fromkeys(s for t in reach for s in scene.by_token.get(t.i, ())))


def _last_placed(reach: Sequence[Token], scene: Scene) -> Token:
    return next((t for t in reach if t.i in scene.by_token), reach[-1])


def _nearest(first: Token, reach: Sequence[Token], scene: Scene) -> tuple[Statement, ...]:
    """Return what is told just before the connective, or, where it opens the sentence, just after its phrase."""
    before = [i for i in scene.by_token if i < first.i]
    if before:
        between = scene.sentence.tokens[max(before) + 1 : first.i]
        return () if any(_opens_relative(t) for t in between) else scene.by_token[max(before)]
    if any(t.upos == "VERB" for t in scene.sentence.tokens[: first.i]):
        return ()
    end = reach[-1].i if reach else first.i
    after = [i for i in scene.by_token if i > end]
    return scene.by_token[min(after)] if after else ()


def _opens_relative(token: Token) -> bool:
    """Return whether a word belongs to a clause on a noun: "sanctions that it imposed", "diplomacy he began"."""
    return token.has_feat("PronType=Rel") or (token.relation == "acl" and token.upos == "VERB")


def _read_verbs(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of verbs of answering that tell a statement and have a noun of the table close after them."""
    for token in scene.sentence.tokens:
        verb = load_verbs("verb").get(token.lemma)
        if verb is None or token.i not in scene.by_token or verb.prepositions or not has_particle(token, verb):
            continue
        reach = list(takewhile(_may_lead_to_object, _reach(token, scene)[:_OBJECT]))
        noun = _find_noun(reach, any_noun=False)
        if noun is None or any(c.has_feat("Polarity=Neg") for c in token.children):
            continue
        for later in scene.by_token[token.i]:
            if later not in scene.by_token.get(noun.i, ()):
                yield _build(later, token, last_of_phrase(noun), token.lemma, scene, noun=noun)


def _may_lead_to_object(token: Token) -> bool:
    return token.upos not in ("ADP", "SCONJ") and token.lower not in _WHOLE


def find_spoken_of(scene: Scene) -> Iterator[AnswerCue]:
    """Yield a cue for each statement that speaks of another's words: "said Erdogan's remarks were unacceptable"."""
    told = dict.fromkeys(s for n in scene.by_token.values() for s in n)
    for later in told:
        if later.content is None or not later.spoken:
            continue
        within = [t for t in scene.sentence.tokens if later.content.start <= t.start < later.content.end]
        for noun in within:
            if noun.upos not in NOMINALS or name_act(noun) is None or is_deed(noun):
                continue
            owner = _owner(noun, within, scene)
            own = {m.actor for m in later.sources}
            if owner is not None and owner.actor not in own and _is_definite(noun, within):
                first = min((t for t in owner_tokens(noun) if t.i < noun.i), key=lambda t: t.i, default=noun)
                yield _build(later, first, last_of_phrase(noun), SPOKEN_OF, scene, noun=noun)


def _build(
    later: Statement,
    first: Token,
    last: Token,
    name: str,
    scene: Scene,
    *,
    noun: Token | None,
    inner: Sequence[Statement] = (),
) -> AnswerCue:
    first, last = (first, last) if first.i <= last.i else (last, first)
    sentence = scene.sentence
    named = noun if not inner else None
    return AnswerCue(
        statement=later.id,
        span=Span(article=sentence.article, start=first.start, end=last.end, text=sentence.words(first, last)),
        connective=name,
        antecedent_actor=_owner(named, sentence.tokens, scene) if named is not None else None,
        antecedent_noun=(name_act(named) or named.lemma) if named is not None else None,
        antecedent_statement=inner[0].id if inner else None,
        plural=named is not None and named.has_feat("Number=Plur"),
    )


def _owner(noun: Token, around: Sequence[Token], scene: Scene) -> Mention | None:
    """Return the actor whose act or words a noun names, by the tree, else by the words around it."""
    found = scene.cast.mentions(owner_tokens(noun))
    if found:
        return found[0]
    by_place = {t.i: t for t in around}
    before, after = by_place.get(noun.i - 1), by_place.get(noun.i + 1)
    if before is not None and before.lower in ("'s", "’s", "'"):
        owner = by_place.get(before.i - 1)
        found = scene.cast.mentions((owner,)) if owner is not None else ()
    elif after is not None and after.lower in OWNING:
        names = [t for t in around if after.i < t.i <= after.i + _NEAR and t.upos == "PROPN"]
        found = scene.cast.mentions(names[:1])
    return found[0] if found else None
