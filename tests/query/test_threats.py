"""The ledger: what becomes of threats, demands and promises."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from escalate.link import connect
from escalate.model import Event
from escalate.query import Fate, LedgerEntry, ledger
from escalate.query.threats import is_pending
from tests.link.crises import build_crisis

ACTORS: dict[str, Any] = {
    "usa": {"name": "United States", "aliases": ["US"]},
    "iran": {"name": "Iran"},
    "rouhani": {"name": "Rouhani", "kind": "person", "country": "iran"},
}
THREAT: dict[str, Any] = {
    "text": "Rouhani threatened to close the strait if the US stopped its oil exports.",
    "id": "threat", "event": "THREATEN", "by": "rouhani", "to": "usa", "trigger": "threatened",
    "content": "to close the strait if the US stopped its oil exports",
    "condition": "if the US stopped its oil exports",
}  # fmt: skip
DEMAND: dict[str, Any] = {
    "text": "Iran demanded that the US withdraw its warships from the gulf by 1 July.",
    "id": "demand", "event": "REQUEST", "by": "iran", "to": "usa", "trigger": "demanded",
    "content": "that the US withdraw its warships from the gulf", "deadline": "2018-07-01",
}  # fmt: skip


def keep_ledger(*told: tuple[str, dict[str, Any]], as_of: str | None = None) -> dict[str, LedgerEntry]:
    """Return the ledger of statements given with the day of their article, by id."""
    articles = [
        {"published": day, "sentences": [{"text": about["text"], "statements": [about]}]} for day, about in told
    ]
    built = build_crisis({"actors": ACTORS, "articles": articles})
    merged, links = connect(built.statements, cues=built.cues, actors=built.actors)
    return {e.statement: e for e in ledger(built.collect(links, statements=merged), as_of=as_of)}


def act(text: str, event: str, by: str, to: str, trigger: str, **more: Any) -> dict[str, Any]:
    return {"text": text, "id": "act", "event": event, "by": by, "to": to, "trigger": trigger, **more}


def test_undecided_threat_is_open_and_keeps_its_condition() -> None:
    entry = keep_ledger(("2018-07-03", THREAT))["threat"]
    assert entry.fate is Fate.OPEN
    assert entry.condition is not None
    assert entry.condition.text == "if the US stopped its oil exports"
    assert entry.dates == ("2018-07-03",)


BLOCKED = act("Iran blocked the strait to US ships.", "COERCE", "iran", "usa", "blocked")
STOPPED = act("The US stopped all oil exports of Iran with sanctions.", "SANCTION", "usa", "iran", "stopped")
WITHDREW = act("The US withdrew its warships from the gulf.", "RETREAT", "usa", "iran", "withdrew")
REFUSED = act("The US refused to withdraw its warships from the gulf.", "REJECT", "usa", "iran", "refused")
DROPPED = act("Iran dropped its demand on the warships of the US.", "CONCEDE", "iran", "usa", "dropped")


@pytest.mark.parametrize(
    ("pending", "deed", "fate"),
    [
        (THREAT, BLOCKED, Fate.CARRIED_OUT),
        (THREAT, STOPPED, Fate.DEFIED),
        (DEMAND, WITHDREW, Fate.MET),
        (DEMAND, REFUSED, Fate.DEFIED),
        (DEMAND, DROPPED, Fate.WITHDRAWN),
    ],
)
def test_later_act_decides_the_fate(pending: dict[str, Any], deed: dict[str, Any], fate: Fate) -> None:
    entry = keep_ledger(("2018-06-20", pending), ("2018-06-25", deed))[pending["id"]]
    assert entry.fate is fate
    assert entry.decided_by == ("act",)
    assert entry.decided_on == "2018-06-25"
    assert entry.reason


def test_act_before_the_threat_decides_nothing() -> None:
    assert keep_ledger(("2018-06-20", BLOCKED), ("2018-07-03", THREAT))["threat"].fate is Fate.OPEN


def test_deadline_that_has_passed_expires_only_then() -> None:
    assert keep_ledger(("2018-06-20", DEMAND))["demand"].fate is Fate.OPEN
    assert keep_ledger(("2018-06-20", DEMAND), as_of="2018-07-01")["demand"].fate is Fate.OPEN
    entry = keep_ledger(("2018-06-20", DEMAND), as_of="2018-07-02")["demand"]
    assert entry.fate is Fate.EXPIRED
    assert "2018-07-01" in entry.reason


def test_repeats_fold_into_one_line_with_their_dates() -> None:
    again = {**THREAT, "id": "again", "text": THREAT["text"].replace("threatened", "again threatened")}
    found = keep_ledger(("2018-07-03", THREAT), ("2018-07-22", again))
    assert list(found) == ["threat"]
    assert found["threat"].repeats == ("again",)
    assert found["threat"].dates == ("2018-07-03", "2018-07-22")


def test_negated_threat_is_no_entry() -> None:
    denied = {**THREAT, "negated": True}
    assert keep_ledger(("2018-07-03", denied)) == {}


def test_a_demand_of_nobody_known_is_not_met() -> None:
    unknown = {**DEMAND, "by": ""}
    assert keep_ledger(("2018-06-20", unknown), ("2018-06-25", WITHDREW))["demand"].fate is Fate.OPEN


def test_a_refusal_tied_to_one_demand_refuses_no_other() -> None:
    other = {
        "text": "Iran demanded that the US free the sailors.",
        "id": "other", "event": "REQUEST", "by": "iran", "to": "usa", "trigger": "demanded",
        "content": "that the US free the sailors",
    }  # fmt: skip
    cue = {"words": "rejected the demand to withdraw", "connective": "reject", "noun": "demand", "actor": "iran"}
    refusal = act("The US rejected the demand to withdraw by Iran.", "REJECT", "usa", "iran", "rejected", answers=cue)
    found = keep_ledger(("2018-06-18", other), ("2018-06-20", DEMAND), ("2018-06-21", refusal))
    assert found["demand"].fate is Fate.DEFIED
    assert found["other"].fate is Fate.OPEN


def test_an_appeal_to_somebody_is_a_demand_and_a_request_of_nobody_is_none() -> None:
    appeal = act("Iran urged the US to withdraw its warships.", "STATEMENT", "iran", "usa", "urged")
    crisis = build_crisis(
        {"actors": ACTORS, "articles": [{"published": "2018-07-03", "sentences": [
            {"text": appeal["text"], "statements": [appeal]},
            {"text": "Rouhani requested anonymity.", "statements": [
                {"id": "self", "event": "REQUEST", "by": "rouhani", "to": "", "trigger": "requested"}]},
        ]}]}
    )  # fmt: skip
    urged, own = (replace(s, mode=m) for s, m in zip(crisis.statements, ("appeal", "request"), strict=True))
    entries = ledger(crisis.collect(statements=(urged, own)))
    assert [(e.statement, e.event) for e in entries] == [("act", Event.REQUEST)]


@pytest.mark.parametrize(
    ("event", "to", "mode", "is_entry"),
    [
        ("THREATEN", "", "coerce", False),
        ("THREATEN", "", "warn", False),
        ("THREATEN", "usa", "warn", True),
        ("THREATEN", "", "vow", True),
        ("AGREE", "", "cooperate", False),
        ("AGREE", "usa", "visit", False),
        ("AGREE", "usa", "cooperate", True),
        ("AGREE", "", "promise", True),
    ],
)
def test_forecasts_and_plans_are_no_threats_or_promises(event: str, to: str, mode: str, is_entry: bool) -> None:
    told = act("Iran will shut the strait.", event, "iran", to, "shut", future=True)
    built = build_crisis(
        {"actors": ACTORS, "articles": [{"sentences": [{"text": told["text"], "statements": [told]}]}]}
    )
    assert is_pending(replace(built.statements[0], mode=mode)) is is_entry


@pytest.mark.parametrize(
    ("text", "trigger", "is_entry"),
    [
        ("Iran says that guests must pay a tax.", "pay", False),
        ("The law of Iran requires guests to pay a tax.", "requires", False),
        ("Iran demanded that guests pay a tax.", "demanded", True),
    ],
)
def test_a_duty_that_nobody_named_has_is_no_demand(text: str, trigger: str, is_entry: bool) -> None:
    actors = {**ACTORS, "guests": {"name": "guests", "kind": "unknown"}}
    told = act(text, "REQUEST", "iran", "guests", trigger)
    built = build_crisis(
        {
            "actors": actors,
            "articles": [{"published": "2018-07-01", "sentences": [{"text": text, "statements": [told]}]}],
        }
    )
    assert bool(ledger(built.collect())) is is_entry


@pytest.mark.parametrize(
    ("content", "is_entry"),
    [
        ("to reopen the strait in May", True),
        ("that it would reopen the strait", True),
        ("on a price for its oil", False),
    ],
)
def test_what_was_agreed_is_a_promise_where_something_is_to_be_done(content: str, is_entry: bool) -> None:
    told = act(f"Iran agreed {content}.", "AGREE", "iran", "usa", "agreed", content=content)
    assert ("act" in keep_ledger(("2018-07-01", told))) is is_entry


def test_who_asks_his_own_country_makes_a_demand_and_who_asks_himself_does_not() -> None:
    call = act("Rouhani called on Iran to save water.", "REQUEST", "rouhani", "iran", "called")
    alone = act("Iran asked Iran to save water.", "REQUEST", "iran", "iran", "asked")
    assert "act" in keep_ledger(("2018-07-01", call))
    assert keep_ledger(("2018-07-01", alone)) == {}
