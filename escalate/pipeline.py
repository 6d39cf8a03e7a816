"""The whole order of the stages: read, parse, extract, merge, link. The only module that knows it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from escalate.config import DEFAULT, Config
from escalate.errors import NothingToBuildError, Problem
from escalate.extract import EventLexicon, Extraction, extract_statements
from escalate.link import connect
from escalate.model import Actor, Article, Collection, Mention, Statement
from escalate.parse import Parser
from escalate.read import read
from escalate.read.layout import find_blocks
from escalate.resolve.actors import Gazetteer, merge_actors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import BinaryIO

    from escalate.model import AnswerCue


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a run loads once: the language pipeline, the actors and the event lexicon."""

    parser: Parser
    gazetteer: Gazetteer
    lexicon: EventLexicon

    @classmethod
    def load(cls, config: Config = DEFAULT) -> Knowledge:
        """Load what `config` names; raise an `EscalateError` that says what is wrong with it."""
        return cls(
            parser=Parser.load(config.pipeline),
            gazetteer=Gazetteer.load(extra=config.actors),
            lexicon=EventLexicon.load(extra=config.lexicon),
        )


def extract_article(article: Article, *, knowledge: Knowledge, config: Config = DEFAULT) -> Extraction:
    """Return what one article says, its statements in text order."""
    sentences = knowledge.parser.parse(article.text, article=article.id, blocks=find_blocks(article.text))
    found = extract_statements(article, sentences, gazetteer=knowledge.gazetteer, lexicon=knowledge.lexicon)
    kept = tuple(s for s in found.statements if s.confidence >= config.least_confidence)
    ids = {s.id for s in kept}
    return replace(found, statements=kept, cues=tuple(c for c in found.cues if c.statement in ids))


def extract(
    articles: Iterable[Article | Problem], *, knowledge: Knowledge, config: Config = DEFAULT
) -> Iterator[tuple[Article, Extraction] | Problem]:
    """Yield each article with what it says; problems pass through, and an article without statements adds one."""
    for article in articles:
        if isinstance(article, Problem):
            yield article
            continue
        found = extract_article(article, knowledge=knowledge, config=config)
        yield article, found
        if not found.statements:
            yield Problem(
                source=article.source,
                code="no-statements",
                message="no actor was found saying or doing anything to another",
                remedy="check that the text is English news prose",
                article=article.id,
            )


def build(
    inputs: Iterable[str],
    *,
    config: Config = DEFAULT,
    stdin: BinaryIO | None = None,
    progress: Callable[[str], None] | None = None,
) -> tuple[Collection, tuple[Problem, ...]]:
    """Read `inputs` and return everything found in them, with the problems met on the way.

    `progress` is called with the source of each article done. Raises
    `NothingToBuildError` when no input held an article.
    """
    articles: list[Article] = []
    extractions: list[Extraction] = []
    problems: list[Problem] = []
    knowledge = Knowledge.load(config)
    for found in extract(read(inputs, published=config.published, stdin=stdin), knowledge=knowledge, config=config):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        article, extraction = found
        articles.append(article)
        extractions.append(extraction)
        if progress is not None:
            progress(article.source)
    if not articles:
        reasons = "; ".join(f"{p.source}: {p.message}" for p in problems) or "no input was given"
        raise NothingToBuildError(f"nothing to build from: {reasons}")
    return collect(articles, extractions), tuple(problems)


def collect(articles: Iterable[Article], extractions: Iterable[Extraction]) -> Collection:
    """Bring what several articles say together: actors merged, reports of one event merged, statements linked.

    The result does not depend on the order of the articles.
    """
    pairs = sorted(zip(articles, extractions, strict=True), key=lambda p: (p[0].published or "", p[0].id))
    kept_ids, actors = merge_actors([e.actors for _, e in pairs])
    names = {a.id: a.name for a in actors}
    statements = [_with_actors(s, kept_ids, names) for _, e in pairs for s in e.statements]
    cues = [_cue_with_actor(c, kept_ids, names) for _, e in pairs for c in e.cues]
    merged, links = connect(statements, cues=cues, actors=actors, articles=[a for a, _ in pairs])
    used = _used_actors(merged, actors)
    return Collection(articles=tuple(a for a, _ in pairs), actors=used, statements=tuple(merged), links=links)


def _with_actors(statement: Statement, ids: Mapping[str, str], names: Mapping[str, str]) -> Statement:
    return replace(
        statement,
        sources=_renamed(statement.sources, ids, names),
        targets=_renamed(statement.targets, ids, names),
        reporters=_renamed(statement.reporters, ids, names),
        addressees=_renamed(statement.addressees, ids, names),
    )


def _renamed(mentions: tuple[Mention, ...], ids: Mapping[str, str], names: Mapping[str, str]) -> tuple[Mention, ...]:
    renamed = []
    for mention in mentions:
        actor = ids.get(mention.actor, mention.actor)
        renamed.append(replace(mention, actor=actor, name=names.get(actor, mention.name)))
    return tuple({m.actor: m for m in reversed(renamed)}[a] for a in dict.fromkeys(m.actor for m in renamed))


def _cue_with_actor(cue: AnswerCue, ids: Mapping[str, str], names: Mapping[str, str]) -> AnswerCue:
    if cue.antecedent_actor is None:
        return cue
    return replace(cue, antecedent_actor=_renamed((cue.antecedent_actor,), ids, names)[0])


def _used_actors(statements: Iterable[Statement], actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Return the actors that the statements name, and those they belong to."""
    by_id = {a.id: a for a in actors}
    wanted = [m.actor for s in statements for m in (*s.sources, *s.targets, *s.reporters, *s.addressees)]
    used: dict[str, Actor] = {}
    while wanted:
        actor = by_id.get(wanted.pop())
        if actor is not None and actor.id not in used:
            used[actor.id] = actor
            wanted.extend((*actor.member_of, *([actor.country] if actor.country else [])))
    return tuple(used[i] for i in sorted(used))
