"""The articles and actors of the sample collection, and how to quote them and tell of them."""

# ruff: noqa: E501  the lines of an article are its paragraphs

from __future__ import annotations

from typing import Any

from escalate.model import (
    Actor,
    ActorKind,
    Article,
    Basis,
    Event,
    Mention,
    Precision,
    Report,
    Span,
    Statement,
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
