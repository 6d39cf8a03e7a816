"""A made-up crisis over a fishing ground, with everything that makes a page or a file go wrong.

The countries and people do not exist, so no test rests on a true event.
"""

# ruff: noqa: E501  the lines of an article are its paragraphs

from __future__ import annotations

from typing import Any

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

GAZETTE = """Tensions over the Skarn Banks grow

Norland's coast guard seized two Sudmark trawlers on March 4. Sudmark accused Norland of piracy on the same evening.

"If the boats are not back by March 15, we will close the strait," Sudmark's foreign minister Ada Brandt warned on March 6. Norland's president Jon Hale rejected the demand a day later, saying "no one closes a strait that belongs to all".

The Alliance called on both sides to talk.
"""

COURIER = """Strait closed as deadline passes

Sudmark's navy closed the strait on March 16, carrying out Brandt's threat. In response, Norland imposed sanctions on Sudmark's shipping firms on March 18.

"We will answer every ship with two," said the Skarn Fishermen's Front, a militia, after Hale's remarks. Its fighters rammed a patrol boat last week.

Hale threatened to send the fleet unless the strait reopens within 72 hours. Brandt said Sudmark "will not yield to blackmail".
"""

TELEGRAPH = """Fleet sails, then talks

Norland's fleet sailed on March 24, carrying out Hale's threat. Earlier in the month the two countries had held talks. In 2019 Norland and Sudmark agreed to share the banks.

Sudmark reopened the strait on March 26 and Norland welcomed the step. The Alliance sent food to the fishing towns in April. Hale and Brandt will meet soon.
"""

HOSTILE = (
    "<script>alert('t')</script> headline\n\n"
    'A man named <img src=x onerror=alert(1)> said "</script><script>window.hit=1</script>" & left. '
    'See href="javascript:alert(2)" \U0001f525 \u0639\u0628\u062f \u0627\u0644\u0644\u0647 \u202eabc\x07 {{ 7*7 }} =1+1.\n'
)


def article(name: str, text: str, **more: Any) -> Article:
    return Article(id=name, text=text, title=text.split("\n", 1)[0], **more)


ARTICLES = {
    a.id: a
    for a in (
        article("gazette", GAZETTE, published="2024-03-08", site="Harbour Gazette", path="samples/gazette.txt"),
        article("courier", COURIER, published="2024-03-20", url="https://example.org/courier?a=1&b=2"),
        article("telegraph", TELEGRAPH, published="2024-04-12", path="samples/telegraph.html"),
        article("hostile", HOSTILE, path='samples/"><b>x</b>.txt'),
    )
}

ACTORS = (
    Actor(id="norland", name="Norland", kind=ActorKind.STATE, aliases=("Norlanders",)),
    Actor(id="norland.coast-guard", name="Coast Guard of Norland", kind=ActorKind.GOVERNMENT, country="norland"),
    Actor(id="norland.fleet", name="Fleet of Norland", kind=ActorKind.GOVERNMENT, country="norland"),
    Actor(
        id="person.jon-hale",
        name="Jon Hale",
        kind=ActorKind.PERSON,
        country="norland",
        member_of=("norland",),
        role="president",
    ),
    Actor(id="sudmark", name="Sudmark", kind=ActorKind.STATE),
    Actor(id="sudmark.navy", name="Navy of Sudmark", kind=ActorKind.GOVERNMENT, country="sudmark"),
    Actor(
        id="person.ada-brandt",
        name="Ada Brandt",
        kind=ActorKind.PERSON,
        country="sudmark",
        member_of=("sudmark",),
        role="foreign minister",
    ),
    Actor(id="skarn-front", name="Skarn Fishermen's Front", kind=ActorKind.ARMED_GROUP),
    Actor(id="alliance", name="The Alliance", kind=ActorKind.ORGANISATION),
    Actor(id="sudmark.shipping", name="Sudmark's shipping firms", kind=ActorKind.ORGANISATION, country="sudmark"),
    Actor(id="person.img", name="<img src=x onerror=alert(1)>", kind=ActorKind.PERSON, aliases=("href='x'",)),
    Actor(
        id="x.fire", name="\U0001f525 \u0639\u0628\u062f \u0627\u0644\u0644\u0647 \u202eabc\x07", kind=ActorKind.UNKNOWN
    ),
)
NAMES = {a.id: a.name for a in ACTORS}


def span(where: str, words: str) -> Span:
    start = ARTICLES[where].text.index(words)
    return Span(article=where, start=start, end=start + len(words), text=words)


def sentence(where: str, words: str) -> Span:
    text = ARTICLES[where].text
    at = text.index(words)
    start = max(text.rfind("\n", 0, at), text.rfind(". ", 0, at) + 1) + 1
    ends = [i + 1 for i in (text.find(". ", at), text.find(".\n", at)) if i >= 0]
    end = min(ends, default=len(text))
    return Span(article=where, start=start, end=end, text=text[start:end])


def mention(actor: str, at: Span, **more: Any) -> Mention:
    return Mention(actor=actor, name=NAMES.get(actor, actor), span=at, **more)


def when(start: str | None, end: str | None, precision: Precision, basis: Basis, at: Span | None = None) -> When:
    return When(start=start, end=end, precision=precision, basis=basis, span=at)


def day(date: str, at: Span | None = None, basis: Basis = Basis.STATED) -> When:
    return when(date, date, Precision.DAY, basis, at)


def told(
    key: str, where: str, event: Event, intensity: float, words: str, who: str, whom: str | None, **more: Any
) -> Statement:
    trigger = span(where, words)
    spoken = more.pop("spoken", False)
    return Statement(
        id=key,
        event=event,
        mode=more.pop("mode", None),
        spoken=spoken,
        intensity=intensity,
        sources=(mention(who, trigger),),
        targets=(mention(whom, trigger),) if whom else (),
        reports=(Report(article=where, sentence=sentence(where, words), trigger=trigger, rule="verb.active"),),
        when=more.pop("when", None),
        confidence=more.pop("confidence", 0.8),
        **more,
    )


G, C, T, H = "gazette", "courier", "telegraph", "hostile"

STATEMENTS = (
    told(
        "s01",
        G,
        Event.COERCE,
        -7.0,
        "seized",
        "norland.coast-guard",
        "sudmark",
        when=day("2024-03-04", span(G, "March 4")),
    ),
    told(
        "s02",
        G,
        Event.ACCUSE,
        -3.0,
        "accused",
        "sudmark",
        "norland",
        spoken=True,
        when=day("2024-03-04", span(G, "the same evening"), Basis.RELATIVE),
        cue=span(G, "accused"),
        content=span(G, "piracy"),
    ),
    told(
        "s03",
        G,
        Event.THREATEN,
        -4.5,
        "warned",
        "person.ada-brandt",
        "norland",
        spoken=True,
        when=day("2024-03-06", span(G, "March 6")),
        cue=span(G, "warned"),
        content=span(G, "we will close the strait"),
        direct=True,
        quotes=(span(G, "If the boats are not back by March 15, we will close the strait"),),
        condition=Condition(span=span(G, "If the boats are not back by March 15"), kind=ConditionKind.IF),
        deadline=day("2024-03-15", span(G, "by March 15")),
        future=True,
        confidence=0.95,
    ),
    told(
        "s04",
        G,
        Event.REJECT,
        -2.0,
        "rejected",
        "person.jon-hale",
        "person.ada-brandt",
        spoken=True,
        when=day("2024-03-07", span(G, "a day later"), Basis.RELATIVE),
        cue=span(G, "saying"),
        content=span(G, "no one closes a strait that belongs to all"),
        direct=True,
        quotes=(span(G, "no one closes a strait that belongs to all"),),
    ),
    told(
        "s05",
        G,
        Event.REQUEST,
        0.0,
        "called on",
        "alliance",
        "norland",
        spoken=True,
        when=day("2024-03-08", None, Basis.INFERRED),
        content=span(G, "to talk"),
        confidence=0.5,
    ),
    told(
        "s06",
        C,
        Event.COERCE,
        -7.0,
        "closed the strait on",
        "sudmark.navy",
        "norland",
        when=day("2024-03-16", span(C, "March 16")),
    ),
    told(
        "s07",
        C,
        Event.SANCTION,
        -6.0,
        "imposed sanctions",
        "norland",
        "sudmark.shipping",
        when=day("2024-03-18", span(C, "March 18")),
    ),
    told(
        "s08",
        C,
        Event.THREATEN,
        -4.0,
        "answer",
        "skarn-front",
        "norland",
        spoken=True,
        when=when("2024-03-07", None, Precision.AFTER, Basis.RELATIVE, span(C, "after Hale's remarks")),
        content=span(C, "We will answer every ship with two"),
        direct=True,
        quotes=(span(C, "We will answer every ship with two"),),
        future=True,
    ),
    told(
        "s09",
        C,
        Event.ASSAULT,
        -9.0,
        "rammed",
        "skarn-front",
        "norland.coast-guard",
        when=when("2024-03-11", "2024-03-17", Precision.WEEK, Basis.RELATIVE, span(C, "last week")),
    ),
    told(
        "s10",
        C,
        Event.THREATEN,
        -4.5,
        "threatened",
        "person.jon-hale",
        "sudmark",
        spoken=True,
        when=day("2024-03-20", None, Basis.INFERRED),
        condition=Condition(span=span(C, "unless the strait reopens within 72 hours"), kind=ConditionKind.UNLESS),
        content=span(C, "to send the fleet"),
        deadline=when("2024-03-20", "2024-03-23", Precision.DAY, Basis.RELATIVE, span(C, "within 72 hours")),
        future=True,
    ),
    told(
        "s11",
        C,
        Event.REJECT,
        -2.5,
        "said Sudmark",
        "person.ada-brandt",
        "norland",
        spoken=True,
        when=day("2024-03-20", None, Basis.INFERRED),
        content=span(C, "will not yield to blackmail"),
        direct=True,
        quotes=(span(C, "will not yield to blackmail"),),
    ),
    told(
        "s12",
        T,
        Event.MOBILIZE,
        -5.5,
        "sailed",
        "norland.fleet",
        "sudmark",
        when=day("2024-03-24", span(T, "March 24")),
    ),
    told(
        "s13",
        T,
        Event.CONSULT,
        2.5,
        "held talks",
        "norland",
        "sudmark",
        when=when(None, "2024-03-24", Precision.BEFORE, Basis.RELATIVE, span(T, "Earlier in the month")),
    ),
    told(
        "s14",
        T,
        Event.AGREE,
        2.5,
        "agreed",
        "norland",
        "sudmark",
        spoken=True,
        when=when("2019-01-01", "2019-12-31", Precision.YEAR, Basis.STATED, span(T, "In 2019")),
    ),
    told("s15", T, Event.CONCEDE, 4.5, "reopened", "sudmark", "norland", when=day("2024-03-26", span(T, "March 26"))),
    told(
        "s16",
        T,
        Event.SUPPORT,
        5.0,
        "welcomed",
        "norland",
        "sudmark",
        spoken=True,
        when=day("2024-03-26", span(T, "March 26")),
    ),
    told(
        "s17",
        T,
        Event.AID,
        10.0,
        "sent food",
        "alliance",
        None,
        when=when("2024-04-01", "2024-04-30", Precision.MONTH, Basis.STATED, span(T, "in April")),
    ),
    told(
        "s18", T, Event.CONSULT, 2.5, "will meet", "person.jon-hale", "person.ada-brandt", future=True, confidence=0.4
    ),
    told(
        "s19",
        H,
        Event.STATEMENT,
        0.0,
        "said",
        "person.img",
        "x.fire",
        spoken=True,
        content=span(H, "</script><script>window.hit=1</script>"),
        direct=True,
        quotes=(span(H, "</script><script>window.hit=1</script>"),),
        venue=span(H, 'href="javascript:alert(2)"'),
        confidence=0.2,
    ),
    told("s20", H, Event.STATEMENT, 0.0, "left", "x.fire", None, negated=True, hypothetical=True, confidence=0.1),
)


def link(
    number: int, first: str, later: str, relation: Relation, delta: float, reason: str, evidence: Span | None = None
) -> Link:
    return Link(
        id=f"l{number:02}",
        antecedent=first,
        consequence=later,
        relation=relation,
        basis=LinkBasis.EXPLICIT if evidence else LinkBasis.INFERRED,
        confidence=0.9 if evidence else 0.55,
        delta_intensity=delta,
        reason=reason,
        evidence=evidence,
    )


P = Relation.PROVOKES
LINKS = (
    link(1, "s01", "s02", P, 4.0, "Sudmark accuses Norland on the day of the seizure."),
    link(2, "s01", "s03", P, 2.5, "Brandt's threat names the seized boats."),
    link(3, "s03", "s04", P, 2.5, "Hale rejects the demand.", span(G, "rejected the demand")),
    link(
        4,
        "s03",
        "s06",
        Relation.FULFILS,
        -2.5,
        "The text says that the navy carried out the threat.",
        span(C, "carrying out Brandt's threat"),
    ),
    link(5, "s06", "s07", P, 1.0, "The text says so.", span(C, "In response")),
    link(6, "s04", "s08", P, -2.0, "The Front speaks after Hale's remarks.", span(C, "after Hale's remarks")),
    link(7, "s06", "s10", P, 2.5, "Hale's threat is about the closed strait."),
    link(8, "s10", "s11", P, 2.0, "Brandt answers on the same day."),
    link(9, "s10", "s11", Relation.DEFIES, 2.0, "Brandt refuses what Hale demands."),
    link(
        10,
        "s10",
        "s12",
        Relation.FULFILS,
        -1.0,
        "The text says that the fleet carried out the threat.",
        span(T, "carrying out Hale's threat"),
    ),
    link(11, "s10", "s15", Relation.MEETS, 9.0, "Sudmark reopens the strait, as demanded."),
    link(12, "s12", "s15", P, 10.0, "Sudmark reopens the strait two days after the fleet sailed."),
    link(13, "s15", "s16", P, 0.5, "Norland welcomes the step.", span(T, "welcomed the step")),
    link(14, "s04", "s10", Relation.REPEATS, -2.5, "The same speaker, about the same strait."),
    link(15, "s19", "s20", P, 0.0, '<b>href</b> "quoted" & \u202eodd\x07'),
)

JUDGEMENTS = (
    Judgement(verdict=Verdict.SAME, a="Hale", b="person.jon-hale", reason="“Hale” is short for Jon Hale"),
    Judgement(verdict=Verdict.SAME, a="s99", b="s06", reason="two reports of one boarding"),
    Judgement(verdict=Verdict.APART, a="s07", b="s12", reason="told apart by the user", place="mine.tsv:2"),
)
CONTRADICTIONS = (
    Contradiction(
        clash=Clash.DENIED,
        statement="s01",
        other="s04",
        spans=(span(G, "seized"), span(G, "rejected the demand")),
        reason="“Norland seized the boats” is denied: “rejected the demand”.",
    ),
    Contradiction(
        clash=Clash.NUMBER,
        statement="s06",
        other=None,
        spans=(span(C, "72 hours"), span(G, "two Sudmark trawlers")),
        reason="One report has “72 hours”, another “two trawlers”.",
    ),
)

COLLECTION = Collection(
    articles=tuple(ARTICLES.values()),
    actors=ACTORS,
    statements=STATEMENTS,
    links=LINKS,
    judgements=JUDGEMENTS,
    contradictions=CONTRADICTIONS,
)
EMPTY = Collection(articles=(), actors=(), statements=(), links=())
