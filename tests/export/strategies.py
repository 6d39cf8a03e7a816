"""Collections made by hypothesis: any text in any place, absent values everywhere, partial dates, parallel links."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from escalate.model import (
    Actor,
    ActorKind,
    Article,
    Basis,
    Clash,
    Collection,
    Condition,
    ConditionKind,
    Contradiction,
    Event,
    Judgement,
    Link,
    LinkBasis,
    Mention,
    Precision,
    Relation,
    Report,
    Span,
    Statement,
    Verdict,
    When,
)

if TYPE_CHECKING:
    from collections.abc import Callable

hostile = st.sampled_from(
    ["<script>alert(1)</script>", "=1+1", 'href="x"', "\u202eodd\u0007", "]]>", "a\x00b", "\ud800", "&amp;", "🔥", " "]
)
texts = st.one_of(st.text(max_size=12), hostile)
names = st.sampled_from(["usa", "iran", "a b", "x.y", "person.é", "<b>"])
keys = st.sampled_from([f"s{n}" for n in range(6)])
dates = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat)
shares = st.floats(0, 1, allow_subnormal=False)


@st.composite
def spans(draw: Callable[..., object]) -> Span:
    text = draw(texts)
    assert isinstance(text, str)
    start = draw(st.integers(0, 50))
    assert isinstance(start, int)
    article = draw(st.sampled_from(["a1", "a2", "gone"]))
    assert isinstance(article, str)
    return Span(article=article, start=start, end=start + len(text), text=text)


whens = st.one_of(
    st.tuples(dates, dates).map(
        lambda pair: When(start=min(pair), end=max(pair), precision=Precision.WEEK, basis=Basis.RELATIVE)
    ),
    st.builds(When, start=dates, end=st.none(), precision=st.just(Precision.AFTER), basis=st.sampled_from(Basis)),
    st.builds(When, start=st.none(), end=dates, precision=st.just(Precision.BEFORE), basis=st.sampled_from(Basis)),
    st.builds(When, start=st.none(), end=st.none(), precision=st.sampled_from(Precision), basis=st.just(Basis.STATED)),
    st.builds(
        When,
        start=dates.map(lambda day: f"{day}T10:15"),
        end=st.none(),
        precision=st.just(Precision.MINUTE),
        basis=st.sampled_from(Basis),
        span=spans(),
    ),
)
mentions = st.builds(
    Mention,
    actor=names,
    name=texts,
    span=spans(),
    affiliations=st.lists(texts, max_size=2).map(tuple),
    confidence=shares,
    reason=st.none() | texts,
)
several_mentions = st.lists(mentions, max_size=3).map(tuple)
reports = st.builds(
    Report,
    article=st.sampled_from(["a1", "a2"]),
    sentence=spans(),
    trigger=spans(),
    rule=texts,
    reason=st.none() | texts,
)
statements = st.builds(
    Statement,
    id=keys,
    event=st.sampled_from(Event),
    mode=st.none() | texts,
    spoken=st.booleans(),
    intensity=st.floats(-10, 10, allow_subnormal=False),
    sources=several_mentions,
    targets=several_mentions,
    reports=st.lists(reports, min_size=1, max_size=2).map(tuple),
    when=st.none() | whens,
    confidence=shares,
    content=st.none() | spans(),
    direct=st.booleans(),
    quotes=st.lists(spans(), max_size=2).map(tuple),
    cue=st.none() | spans(),
    reporters=several_mentions,
    addressees=several_mentions,
    venue=st.none() | spans(),
    condition=st.none() | st.builds(Condition, span=spans(), kind=st.sampled_from(ConditionKind)),
    deadline=st.none() | whens,
    negated=st.booleans(),
    future=st.booleans(),
    hypothetical=st.booleans(),
)
actors = st.builds(
    Actor,
    id=names,
    name=texts,
    kind=st.sampled_from(ActorKind),
    country=st.none() | names,
    member_of=st.lists(names, max_size=2, unique=True).map(tuple),
    role=st.none() | texts,
    aliases=st.lists(texts, max_size=2).map(tuple),
)
links = st.builds(
    Link,
    id=st.sampled_from([f"l{n}" for n in range(5)]),
    antecedent=keys,
    consequence=keys,
    relation=st.sampled_from(Relation),
    basis=st.sampled_from(LinkBasis),
    confidence=shares,
    delta_intensity=st.floats(-20, 20, allow_subnormal=False),
    reason=texts,
    evidence=st.none() | spans(),
)
articles = st.builds(Article, id=st.sampled_from(["a1", "a2"]), text=texts, title=st.none() | texts, path=texts)
judgements = st.builds(
    Judgement,
    verdict=st.sampled_from(Verdict),
    a=names,
    b=names,
    reason=texts,
    place=st.none() | texts,
)
contradictions = st.builds(
    Contradiction,
    clash=st.sampled_from(Clash),
    statement=keys,
    other=st.none() | keys,
    spans=st.lists(spans(), min_size=2, max_size=2).map(tuple),
    reason=texts,
)
collections = st.builds(
    Collection,
    articles=st.lists(articles, max_size=2, unique_by=lambda a: a.id).map(tuple),
    actors=st.lists(actors, max_size=4, unique_by=lambda a: a.id).map(tuple),
    statements=st.lists(statements, max_size=5, unique_by=lambda s: s.id).map(tuple),
    links=st.lists(links, max_size=5).map(tuple),
    judgements=st.lists(judgements, max_size=2).map(tuple),
    contradictions=st.lists(contradictions, max_size=2).map(tuple),
)
