"""Another's words in quotation marks say what is answered."""

from __future__ import annotations

from typing import Any

from escalate.link import link
from escalate.model import LinkBasis
from tests.link.crises import build_crisis

ACTORS: dict[str, Any] = {
    "usa": {"name": "United States"},
    "trump": {"name": "Trump", "kind": "person", "country": "usa"},
    "nk": {"name": "North Korea"},
    "china": {"name": "China"},
}


def threat(text: str = "Trump promised fire and fury to North Korea.") -> dict[str, Any]:
    about = {
        "id": "fury", "event": "THREATEN", "by": "trump", "to": "nk", "trigger": "promised",
        "content": "fire and fury",
    }  # fmt: skip
    return {"published": "2017-08-08", "sentences": [{"text": text, "statements": [about]}]}


def answer(text: str, by: str = "nk", day: str = "2017-08-09", **more: Any) -> dict[str, Any]:
    about = {"id": "answer", "event": "ACCUSE", "by": by, "to": "", "trigger": "called", **more}
    return {"published": day, "sentences": [{"text": text, "statements": [about]}]}


def tied(*articles: dict[str, Any]) -> set[tuple[str, str]]:
    built = build_crisis({"actors": ACTORS, "articles": list(articles)})
    found = link(built.statements, cues=(), actors=built.actors)
    return {(k.antecedent, k.consequence) for k in found if k.basis is LinkBasis.EXPLICIT}


def test_words_taken_up_in_quotation_marks_are_those_of_whoever_said_them() -> None:
    assert tied(threat(), answer("North Korea called the “fire and fury” of Trump nonsense.")) == {("fury", "answer")}


def test_a_third_side_that_names_the_speaker_takes_them_up_too() -> None:
    later = answer('China called talk of "fire and fury" from the United States unwise.', by="china")
    assert tied(threat(), later) == {("fury", "answer")}


def test_a_speakers_own_quotation_is_no_echo() -> None:
    text = "North Korea called it “fire and fury” without end."
    assert tied(threat(), answer(text, quote="fire and fury")) == set()


def test_words_said_only_later_are_not_taken_up() -> None:
    early = answer("North Korea called the “fire and fury” of Trump nonsense.", day="2017-08-07")
    assert tied(threat(), early) == set()


def test_the_same_side_does_not_answer_itself() -> None:
    own = answer("Trump called “fire and fury” the least of it.", by="trump")
    assert tied(threat(), own) == set()
