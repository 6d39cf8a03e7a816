"""Build statements, cues and gold from a crisis written down in short: sentences, and who says or does what in them.

A crisis is a mapping: `actors` (id to name, kind, country, member_of; a
person that belongs to nothing else speaks for its country),
`articles` (published, sentences), each sentence a text with its `statements`.
A statement names its `id`, `event`, `by`, `to` (actor ids), the `trigger`
word, and optionally `content`, `condition`, `kind`, `quote`, `when` (a day, a
month, a year, or null for undated), `deadline`, `answers` (the cue).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from escalate.model import (
    Actor,
    ActorKind,
    AnswerCue,
    Article,
    Basis,
    Collection,
    Condition,
    ConditionKind,
    Event,
    Mention,
    Precision,
    Report,
    Span,
    Statement,
    When,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

INTENSITY = {
    "ASSAULT": -9.0, "COERCE": -7.0, "SANCTION": -6.0, "MOBILIZE": -5.5, "PROTEST": -5.0, "THREATEN": -3.5,
    "ACCUSE": -3.0, "REJECT": -2.0, "REQUEST": 0.0, "STATEMENT": 0.0, "AGREE": 2.5, "CONSULT": 2.5, "CONCEDE": 4.5,
    "SUPPORT": 5.0, "RETREAT": 6.5, "COOPERATE": 9.5, "AID": 10.0,
}  # fmt: skip
REPORTING = re.compile(r"\b(?:said|told|warned|announced|declared|vowed|promised|threatened|demanded|called)\b")
SPOKEN = frozenset({"STATEMENT", "THREATEN", "REQUEST", "REJECT", "ACCUSE", "AGREE", "SUPPORT"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Crisis:
    """What a crisis written in short stands for, before linking."""

    articles: tuple[Article, ...]
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    cues: tuple[AnswerCue, ...]

    def collect(self, links: Sequence[Any] = (), *, statements: Sequence[Statement] | None = None) -> Collection:
        """Return a collection of this crisis with the links given."""
        return Collection(
            articles=self.articles,
            actors=self.actors,
            statements=tuple(self.statements if statements is None else statements),
            links=tuple(links),
        )


def build_crisis(crisis: Mapping[str, Any]) -> Crisis:
    """Return the records that `crisis` stands for; every span is found in the text, or the test's data is wrong."""
    actors = tuple(_build_actor(name, about) for name, about in crisis["actors"].items())
    articles, statements, cues = [], [], []
    for number, told in enumerate(crisis["articles"]):
        text = " ".join(sentence["text"] for sentence in told["sentences"])
        article = Article(id=told.get("id", f"a{number + 1}"), text=text, published=told.get("published"))
        articles.append(article)
        start = 0
        for sentence in told["sentences"]:
            words = Span(article=article.id, start=start, end=start + len(sentence["text"]), text=sentence["text"])
            start = words.end + 1
            for about in sentence.get("statements", ()):
                statements.append(_build_statement(about, words, article, crisis["actors"]))
                if "answers" in about:
                    cues.append(_build_cue(about, words, crisis["actors"]))
    return Crisis(articles=tuple(articles), actors=actors, statements=tuple(statements), cues=tuple(cues))


def build_when(value: str | None, *, basis: Basis = Basis.STATED) -> When | None:
    """Return the time that an ISO date or the beginning of one stands for."""
    if value is None:
        return None
    if ".." in value:
        start, end = value.split("..")
        return When(start=start, end=end, precision=Precision.WEEK, basis=basis)
    parts = [int(p) for p in value.split("-")]
    if len(parts) == 1:
        return When(start=f"{value}-01-01", end=f"{value}-12-31", precision=Precision.YEAR, basis=basis)
    if len(parts) == 2:
        last = monthrange(*parts)[1]
        return When(start=f"{value}-01", end=f"{value}-{last}", precision=Precision.MONTH, basis=basis)
    return When(start=value, end=value, precision=Precision.DAY, basis=basis)


def _build_actor(name: str, about: Mapping[str, Any]) -> Actor:
    kind, country = ActorKind(about.get("kind", "state")), about.get("country")
    speaks_for = (country,) if kind is ActorKind.PERSON and country else ()
    return Actor(
        id=name,
        name=about.get("name", name),
        kind=kind,
        country=country,
        member_of=tuple(about.get("member_of", ())) or speaks_for,
        aliases=tuple(about.get("aliases", ())),
    )


def _find(text: str, within: Span) -> Span:
    at = within.text.index(text)
    return Span(article=within.article, start=within.start + at, end=within.start + at + len(text), text=text)


def _mention(actor: str, within: Span, actors: Mapping[str, Any]) -> Mention:
    name = actors[actor].get("name", actor)
    seen = next((n for n in (name, *actors[actor].get("aliases", ())) if n in within.text), None)
    span = _find(seen, within) if seen else Span(article=within.article, start=within.start, end=within.start, text="")
    return Mention(actor=actor, name=name, span=span)


def _build_statement(about: Mapping[str, Any], words: Span, article: Article, actors: Mapping[str, Any]) -> Statement:
    when = build_when(about["when"]) if "when" in about else build_when(article.published, basis=Basis.INFERRED)
    condition = about.get("condition")
    content = _find(about["content"], words) if "content" in about else None
    return Statement(
        id=about["id"],
        event=Event(about["event"]),
        mode=None,
        spoken=about.get("spoken", about["event"] in SPOKEN),
        intensity=about.get("intensity", INTENSITY[about["event"]]),
        sources=tuple(_mention(a, words, actors) for a in about.get("by", "").split()),
        targets=tuple(_mention(a, words, actors) for a in about.get("to", "").split()),
        reports=(Report(article=article.id, sentence=words, trigger=_find(about["trigger"], words), rule="test"),),
        when=when,
        confidence=about.get("confidence", 1.0),
        content=content,
        cue=_find_cue(content, words) if content else None,
        quotes=(_find(about["quote"], words),) if "quote" in about else (),
        condition=Condition(span=_find(condition, words), kind=ConditionKind(about.get("kind", condition.split()[0])))
        if condition
        else None,
        deadline=build_when(about["deadline"]) if "deadline" in about else None,
        negated=about.get("negated", False),
        future=about.get("future", False),
        hypothetical=about.get("hypothetical", False),
    )


def _find_cue(content: Span, words: Span) -> Span | None:
    """Return the last verb of saying before the content."""
    found = list(REPORTING.finditer(words.text, 0, content.start - words.start))
    if not found:
        return None
    start, end = words.start + found[-1].start(), words.start + found[-1].end()
    return Span(article=words.article, start=start, end=end, text=found[-1].group())


def _build_cue(about: Mapping[str, Any], words: Span, actors: Mapping[str, Any]) -> AnswerCue:
    answers = about["answers"]
    return AnswerCue(
        statement=about["id"],
        span=_find(answers["words"], words),
        connective=answers["connective"],
        reversed=answers.get("reversed", False),
        antecedent_actor=_mention(answers["actor"], words, actors) if "actor" in answers else None,
        antecedent_noun=answers.get("noun"),
        antecedent_statement=answers.get("statement"),
        plural=answers.get("plural", False),
    )
