"""Read what the words that say "this answers that" name: a noun for what is answered, and whose it was."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table
from escalate.link.kinds import kind_of
from escalate.link.words import content_words
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Mapping

    from escalate.link.profiles import Profile
    from escalate.link.sides import Sides
    from escalate.model import AnswerCue, Report, Statement

_ABOUT = 60
_GENERAL = frozenset({"any", "spoken", "done"})
_REFUSES_TO = re.compile(r"\b(?:refus|declin)\w*\s+(?:even\s+)?to\s+(?!answer|reply|respond)", re.IGNORECASE)
_POINTING = re.compile(
    r"\b(?:the|this|that|these|those|its|his|her|their|such|any|\w+[’']s|\w+s[’'])\s+(?:[\w-]+\s+){0,2}?([\w-]+)",
    re.IGNORECASE,
)
_PLURALS = (("ies", "y"), ("es", ""), ("s", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """What a noun that points back can stand for: PLOVER roots, `spoken`, `done` or `any`, the likeliest first.

    A special act ("the annexation") is meant only where its word is found, and
    a noun with words in `told` ("the resolution") only where one of them or
    itself is, or where a demand is told by one of `verbs`, which say little by
    themselves ("told them to leave" for an order).
    """

    events: tuple[str, ...]
    is_act: bool
    is_special: bool
    told: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()

    @property
    def is_general(self) -> bool:
        """Whether the noun may mean anything said or done: "the remark", "the move"."""
        return set(self.events) <= _GENERAL


@cache
def load_nouns() -> Mapping[str, Noun]:
    """Return the nouns that point back, by lemma."""
    rows = shipped_table("link_nouns", columns=("noun", "events", "sense", "told"))
    return {
        r["noun"]: Noun(
            events=tuple(r["events"].split()),
            is_act=r["sense"] != "word",
            is_special=r["sense"] == "special",
            told=frozenset(word for told in r["told"].split() for word in content_words(told)),
            verbs=frozenset(told for told in r["told"].split() if not content_words(told)),
        )
        for r in rows
    }


@cache
def _despite() -> frozenset[str]:
    rows = shipped_table("link_cues", columns=("kind", "words", "weight", "prepositions", "nouns"))
    return frozenset(row["words"] for row in rows if row["kind"] == "despite")


def is_despite(cue: AnswerCue) -> bool:
    """Return whether the words tell of an act against what came before, which its own side may have said."""
    return cue.connective in _despite()


@cache
def _denials() -> frozenset[str]:
    rows = shipped_table("link_cues", columns=("words", "fate"))
    return frozenset(row["words"] for row in rows if row["fate"] == "denies")


@cache
def _takers() -> frozenset[str]:
    rows = shipped_table("link_cues", columns=("words", "fate"))
    return frozenset(row["words"] for row in rows if row["fate"] in ("meets", "defies"))


@cache
def _marked(fate: str) -> frozenset[str]:
    rows = shipped_table("link_cues", columns=("words", "fate"))
    return frozenset(row["words"] for row in rows if row["fate"] == fate)


def may_mean_own(cue: AnswerCue) -> bool:
    """Return whether the words may answer an act of one's own: against it, justifying, regretting or undoing it."""
    return is_despite(cue) or is_denial(cue) or cue.connective in _marked("own")


def condemns(cue: AnswerCue) -> bool:
    """Return whether the words blame what they answer."""
    return cue.connective in _marked("condemns")


def praises(cue: AnswerCue) -> bool:
    """Return whether the words praise what they answer."""
    return cue.connective in _marked("praises")


def is_of_words_given(cue: AnswerCue) -> bool:
    """Return whether the words take or refuse something: a demand, a threat or an offer rather than a deed."""
    return cue.connective in _takers()


@cache
def _bare_nouns() -> frozenset[str]:
    rows = shipped_table("link_cues", columns=("kind", "words"))
    return frozenset(row["words"] for row in rows if row["kind"] == "noun")


def is_bare_noun(cue: AnswerCue) -> bool:
    """Return whether the words are a noun with its owner alone, with no verb or connective before them."""
    return cue.connective in _bare_nouns()


@cache
def _connectives() -> frozenset[str]:
    rows = shipped_table("link_cues", columns=("kind", "words"))
    return frozenset(row["words"] for row in rows if row["kind"] == "connective")


def is_connective(cue: AnswerCue) -> bool:
    """Return whether the words are a connective before what is answered: "in return for", "hours after"."""
    return cue.connective in _connectives()


@cache
def _fates() -> Mapping[str, str]:
    rows = shipped_table("link_cues", columns=("words", "fate"))
    return {row["words"]: row["fate"] for row in rows if row["fate"]}


def fate_of(cue: AnswerCue) -> str:
    """Return what the words say became of a threat, demand or offer, as the table has it, "" for nothing."""
    return _fates().get(cue.connective, "")


def is_denial(cue: AnswerCue) -> bool:
    """Return whether the words say that what was told was not so: of one's own deed, or of what one is accused of."""
    return cue.connective in _denials()


def read_closer(cue: AnswerCue, statement: Statement) -> AnswerCue:
    """Return a cue with the noun it means where its words name another, or name none but what is denied.

    Who refuses to do something refuses a demand, whatever noun the doing
    takes ("refused to scrap the charge"); what a denial is of stands in what
    is said ("denied that it had any role in the raid").
    """
    if cue.antecedent_statement is not None:
        return cue
    if cue.antecedent_noun is not None:
        refuses = is_of_words_given(cue) and _REFUSES_TO.search(cue.span.text)
        return replace(cue, antecedent_noun=None) if refuses else cue
    if cue.antecedent_actor is None and is_denial(cue):
        denied = _find_act(_tell_content(statement))
        return replace(cue, antecedent_noun=denied) if denied else cue
    return cue


def _tell_content(statement: Statement) -> str:
    """Return what is said, or the rest of the sentence behind its trigger where that is not told apart."""
    if statement.content is not None:
        return statement.content.text
    report = statement.report
    return report.sentence.text[report.trigger.end - report.sentence.start :]


def _find_act(text: str) -> str | None:
    """Return the first noun of `text` that points at an act of a certain kind."""
    for match in _POINTING.finditer(text):
        for word in match.group().lower().split()[1:]:
            lemma = find_lemma(word)
            if lemma is not None and load_nouns()[lemma].is_act and not load_nouns()[lemma].is_general:
                return lemma
    return None


@lru_cache(maxsize=4096)
def find_lemma(word: str) -> str | None:
    """Return the lemma under which the table has a word in lower case, None when it has none."""
    forms = (word, *(word[: -len(ending)] + put for ending, put in _PLURALS if word.endswith(ending)))
    return next((form for form in forms if form in load_nouns()), None)


def find_named_actor(cue: AnswerCue, later: Profile, sides: Sides) -> str | None:
    """Return the actor the words name, None when they name nobody, a mere description, or the one who answers."""
    actor = cue.antecedent_actor.actor if cue.antecedent_actor else None
    if actor is None or sides.is_vague(actor):
        return None
    return None if actor in later.sources and not (is_despite(cue) or cue.connective in _marked("own")) else actor


def is_named(cue: AnswerCue, statement: Statement) -> bool:
    """Return whether the sentence of a statement holds the noun by which the words mean something."""
    noun = load_nouns().get(cue.antecedent_noun or "")
    words = content_words(cue.antecedent_noun or "") | (noun.told if noun is not None else frozenset())
    asked = noun is not None and kind_of(statement) is Event.REQUEST
    if noun is not None and asked and any(r.trigger.text.lower() in noun.verbs for r in statement.reports):
        return True
    return not words.isdisjoint(content_words(tell(statement)))


def tell(statement: Statement) -> str:
    """Return the sentence in which a statement is told, and what stands about its trigger in the sentences of the rest.

    What a later article says of the killing of a general is that he was
    killed, not the missiles that it prompted.
    """
    first, *rest = statement.reports
    return " ".join(dict.fromkeys((first.sentence.text, *(_cut_out(report) for report in rest))))


def _cut_out(report: Report) -> str:
    start = report.trigger.start - report.sentence.start
    end = start + len(report.trigger.text)
    return report.sentence.text[max(0, start - _ABOUT) : end + _ABOUT]
