"""The whole order of the stages: read, parse, extract, merge, link. The only module that knows it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from escalate.config import DEFAULT, Config
from escalate.errors import GraphUnreadableError, NothingToBuildError, Problem
from escalate.extract import EventLexicon, Extraction, extract_statements
from escalate.judgements import find_unheeded, of_actors, of_statements, pairs, read_judgements
from escalate.link import (
    apply_merges,
    find_contradictions,
    find_merges,
    judge_merges,
    link,
    match_judgements,
    redirect_cues,
    settle_times,
)
from escalate.model import Actor, Article, Collection, Judgement, Mention, Reading, Statement, Verdict
from escalate.parse import Parser
from escalate.read import read
from escalate.read.layout import find_blocks
from escalate.resolve.actors import Gazetteer, judging, merge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import BinaryIO

    from escalate.model import AnswerCue


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a run loads once: the language pipeline, the actors, the event lexicon and the user's judgements."""

    parser: Parser
    gazetteer: Gazetteer
    lexicon: EventLexicon
    judgements: tuple[Judgement, ...] = ()

    @classmethod
    def load(cls, config: Config = DEFAULT) -> Knowledge:
        """Load what `config` names; raise an `EscalateError` that says what is wrong with it."""
        judgements = read_judgements(config.judgements) if config.judgements else ()
        return cls(
            parser=Parser.load(config.pipeline),
            gazetteer=Gazetteer.load(extra=config.actors, apart=judging.hold_apart(of_actors(judgements))),
            lexicon=EventLexicon.load(extra=config.lexicon),
            judgements=judgements,
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
        reasons = "; ".join(
            p.message if p.message.startswith(p.source) else f"{p.source}: {p.message}" for p in problems
        )
        raise NothingToBuildError(f"nothing to build from: {reasons or 'no input was given'}")
    collection, unfollowed = collect(articles, extractions, judgements=knowledge.judgements)
    return collection, (*problems, *unfollowed)


def collect(
    articles: Iterable[Article], extractions: Iterable[Extraction], *, judgements: Iterable[Judgement] = ()
) -> tuple[Collection, tuple[Problem, ...]]:
    """Bring what several articles say together: actors merged, reports of one event merged, statements linked.

    `judgements` are a user's and overturn what is found; each that can't be
    followed becomes a problem. The result does not depend on the order of
    the articles.
    """
    given = tuple(judgements)
    pairs_of = sorted(zip(articles, extractions, strict=True), key=lambda p: (p[0].published or "", p[0].id))
    texts = tuple(a for a, _ in pairs_of)
    found = [e for _, e in pairs_of]
    actors, judged, problems = _merge_actors([e.actors for e in found], of_actors(given))
    ids, names = {j.a: j.b for j in judged if j.verdict is Verdict.SAME}, {a.id: a.name for a in actors}
    statements = tuple(_with_actors(s, ids, names) for e in found for s in e.statements)
    cues = [_cue_with_actor(c, ids, names) for e in found for c in e.cues]
    short = judging.judge_short_names((m for s in statements for m in _mentions(s)), actors)
    merged, merges, statement_judgements, more = _merge_statements(statements, of_statements(given), actors)
    tied = tuple(redirect_cues(cues, merges))
    merged = settle_times(merged, cues=tied, actors=actors, articles=texts)
    links = link(merged, cues=tied, actors=actors, articles=texts)
    collection = Collection(
        articles=texts, actors=_used_actors(merged, actors), statements=merged, links=links,
        judgements=(*judged, *short, *statement_judgements),
        contradictions=find_contradictions(merged, links, actors=actors, articles=texts),
        readings=tuple(
            Reading(article=a.id, actors=e.actors, statements=e.statements, cues=e.cues) for a, e in pairs_of
        ),
        given=given,
    )  # fmt: skip
    return collection, (*problems, *more)


def merge_collections(collections: Iterable[Collection]) -> tuple[Collection, tuple[Problem, ...]]:
    """Return the collection that building from the articles of all `collections` would give; nothing is parsed.

    An article that several hold is taken from the first. Raises
    `GraphUnreadableError` when a collection does not hold what its articles
    gave one by one, as those of schema 1 do not.
    """
    given = tuple(collections)
    readings: dict[str, tuple[Article, Reading]] = {}
    for number, collection in enumerate(given, 1):
        by_id = {r.article: r for r in collection.readings}
        for article in collection.articles:
            if article.id not in by_id:
                raise GraphUnreadableError(
                    f"graph {number} does not hold what each of its articles gave alone (it is a part of a graph, or "
                    "was written by an older escalate); build it again with `escalate build`"
                )
            readings.setdefault(article.id, (article, by_id[article.id]))
    extractions = [Extraction(statements=r.statements, actors=r.actors, cues=r.cues) for _, r in readings.values()]
    judgements = tuple(dict.fromkeys(j for collection in given for j in collection.given))
    return collect([a for a, _ in readings.values()], extractions, judgements=judgements)


def _merge_actors(
    per_article: Sequence[tuple[Actor, ...]], given: Sequence[Judgement]
) -> tuple[tuple[Actor, ...], tuple[Judgement, ...], tuple[Problem, ...]]:
    """Return the actors merged, the judgements that did it or held actors apart, and the problems with the user's."""
    own, unmatched = judging.match_judgements(given, per_article)
    judged = merge.judge_merges(per_article, judgements=own)
    kept, actors = merge.apply_judgements(per_article, judged)
    return actors, (*judged, *_held(own)), (*unmatched, *find_unheeded(own, kept))


def _merge_statements(
    statements: Sequence[Statement], given: Sequence[Judgement], actors: Sequence[Actor]
) -> tuple[tuple[Statement, ...], dict[str, str], tuple[Judgement, ...], tuple[Problem, ...]]:
    """Return the statements merged, into which each was, the judgements behind it, and the problems with the user's."""
    own, unmatched = match_judgements(given, statements)
    same, apart = pairs(own, Verdict.SAME), pairs(own, Verdict.APART)
    merges = find_merges(statements, actors=actors, same=same, apart=apart)
    judged = judge_merges(statements, merges, actors=actors, judgements=own)
    problems = (*unmatched, *find_unheeded(own, merges))
    return apply_merges(statements, merges), merges, (*judged, *_held(own)), problems


def _held(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    return tuple(sorted((j for j in judgements if j.verdict is Verdict.APART), key=lambda j: (j.a, j.b)))


def _mentions(statement: Statement) -> tuple[Mention, ...]:
    return (*statement.sources, *statement.targets, *statement.reporters, *statement.addressees)


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
    wanted = [m.actor for s in statements for m in _mentions(s)]
    used: dict[str, Actor] = {}
    while wanted:
        actor = by_id.get(wanted.pop())
        if actor is not None and actor.id not in used:
            used[actor.id] = actor
            wanted.extend((*actor.member_of, *([actor.country] if actor.country else [])))
    return tuple(used[i] for i in sorted(used))
