"""Constructions of attribution one by one: headlines, blocks, marks, addressees, denials, chains of reporters."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from escalate.extract.attribution import find_attributions
from escalate.parse import Parser
from escalate.read.layout import find_blocks

if TYPE_CHECKING:
    from escalate.extract.attribution import Attribution


@cache
def parser() -> Parser:
    return Parser.load()


def attribute(text: str) -> tuple[Attribution, ...]:
    return find_attributions(text, parser().parse(text, article="test", blocks=find_blocks(text)), article="test")


def the(text: str, lemma: str) -> Attribution:
    found = [a for a in attribute(text) if a.cue_lemma == lemma]
    assert found, f"no attribution with {lemma!r}: {[(a.cue_lemma, words(a)) for a in attribute(text)]}"
    return found[0]


def words(attribution: Attribution) -> str:
    return " | ".join(s.text for s in attribution.content)


def source(attribution: Attribution) -> str:
    return " | ".join(s.text for s in attribution.source) or "-"


@pytest.mark.parametrize(
    ("headline", "speaker", "lemma", "content"),
    [
        ("Iran: we will respond to any strike", "Iran", ":", "we will respond to any strike"),
        ("Putin: Russia will station missiles in Belarus", "Putin", ":", "Russia will station missiles in Belarus"),
        ("North Korea ready for talks, says Seoul", "Seoul", "say", "North Korea ready for talks"),
        ("Ceasefire to start at midnight, mediators say", "mediators", "say", "Ceasefire to start at midnight"),
        ("Army will stay in valley - minister", "minister", ":", "Army will stay in valley"),
        ("UN chief urges restraint after border clash", "UN chief", "urge", "restraint after border clash"),
        ("Taliban deny sheltering militants, accuse Pakistan of air raid", "Taliban", "accuse", "Pakistan of air raid"),
    ],
)
def test_a_headline_names_its_speaker(headline: str, speaker: str, lemma: str, content: str) -> None:
    found = the(f"{headline}\n\nThousands gathered in the capital on Monday.\n", lemma)
    assert (source(found), words(found)) == (speaker, content)


def test_a_headline_that_opens_with_a_quote_keeps_quote_and_clause() -> None:
    vowed = the("'No retreat': Pakistan vows to hold border posts\n\nShelling went on overnight.\n", "vow")
    assert words(vowed) == "'No retreat' | to hold border posts"


def test_the_name_of_a_site_after_a_dash_is_no_speaker() -> None:
    text = "Troops leave the valley after ten years - Morning Post\n\nThe last convoy left at dawn.\n"
    assert not [a for a in attribute(text) if a.rule == "headline dash"]


def test_a_post_belongs_to_the_name_that_signs_it() -> None:
    post = the("Talks are over. Our army knows what to do. — Ramzan Beshir (@RBeshir) March 4, 2021\n", ":")
    assert source(post) == "Ramzan Beshir"
    assert words(post) == "Talks are over. Our army knows what to do."


def test_a_signature_in_a_paragraph_of_its_own_signs_the_one_before() -> None:
    text = "The army posted this:\n\nTalks are over for good.\n\n— Ramzan Beshir (@RBeshir)\n"
    signed = [a for a in attribute(text) if a.rule == "signed post"]
    assert [(source(a), words(a)) for a in signed] == [("Ramzan Beshir", "Talks are over for good.")]


def test_a_statement_published_over_a_colon_is_said_by_who_publishes_it() -> None:
    text = 'The movement published a statement on its website:\n\n"Our fighters are ready. We do not fear them."\n'
    published = the(text, "publish")
    assert words(published) == '"Our fighters are ready. We do not fear them."'
    assert published.direct
    assert not published.stance


def test_a_message_over_a_colon_leads_to_all_its_paragraphs() -> None:
    text = 'He had a message for them:\n\n"Do not come.\n\n"You will not return."\n\nThe bloc meets on Thursday.\n'
    assert words(the(text, "message")) == '"Do not come. | "You will not return."'


def test_speech_named_only_at_its_end_reaches_back_over_its_paragraphs() -> None:
    text = "Reyes spoke first.\n\n“No vessel will be boarded.\n\n“My crews have orders,” Reyes told the briefing.\n"
    assert words(the(text, "tell")) == "“No vessel will be boarded. | “My crews have orders,”"


def test_a_quote_that_a_participle_interrupts_goes_on_after_it() -> None:
    text = '"This," he added, pointing at the crater, "is what they call a ceasefire."'
    assert words(the(text, "add")) == '"This," | "is what they call a ceasefire."'


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"The road is closed, Haile said. "Nobody gets through."\n\nThe UN said trucks had turned back.\n', "The UN"),
        ('Prosecutors called it an "act of terror.\n\nPolice said the search was going on.\n', "Police"),
        ("The “buffer zone will remain, officials said.\n\nKaya said the army would stay.\n", "Kaya"),
    ],
)
def test_an_unclosed_mark_costs_no_other_paragraph_its_speaker(text: str, speaker: str) -> None:
    assert speaker in [source(a) for a in attribute(text) if a.cue_lemma == "say"]


@pytest.mark.parametrize(
    ("text", "lemma", "told"),
    [
        ("Blinken told Lavrov that Russia should withdraw its forces.", "tell", "Lavrov"),
        ("Iran warned the Security Council in a letter that it would respond.", "warn", "Council"),
        ("In a letter to the governor, Ethiopia said the dam would be filled.", "say", "governor"),
        ("Speaking to reporters in Doha, Minister Rahmani said the door was open.", "say", "reporters"),
        ("Addressing the parliament, Lungu said no base would be allowed.", "say", "parliament"),
        ("The general wrote to the secretary that the garrison could not hold out.", "write", "secretary"),
        ("Villagers were warned by the army that the area would be shelled.", "warn", "Villagers"),
        ("The envoys appealed to Baku to open the corridor.", "appeal", "Baku"),
    ],
)
def test_who_is_told_is_found(text: str, lemma: str, told: str) -> None:
    assert told in [t.text for t in the(text, lemma).addressee]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The Pentagon declined to say how many troops would be sent.", "say"),
        ("The chancellor refused to rule out a ground operation.", "rule"),
        ("An army spokesman would not confirm that the base had been hit.", "confirm"),
        ("Officials did not say when the curfew would be lifted.", "say"),
        ("He would not elaborate, or comment on whether two suspects remained in detention.", "comment"),
        ("No one has claimed responsibility for the blast.", "claim"),
        ("Neither side has admitted that it broke the truce.", "admit"),
        ("Ankara stopped short of accusing Washington of complicity.", "accuse"),
        ("The general failed to mention that the bridge was mined.", "mention"),
    ],
)
def test_what_was_not_said_is_denied(text: str, lemma: str) -> None:
    assert the(text, lemma).negated


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The general did not hesitate to say that the war was lost.", "say"),
        ("The minister said that nobody would be spared.", "say"),
        ("The captain denied having ordered the attack.", "deny"),
    ],
)
def test_what_was_said_after_all_is_not_denied(text: str, lemma: str) -> None:
    assert not the(text, lemma).negated


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("Reuters quoted state television as saying the army had retaken the airport.", "Reuters", "state television"),
        ('"They fired first," the agency quoted a border guard as saying.', "the agency", "a border guard"),
        ('"We are ready," Aziz was quoted as saying by the Anadolu agency.', "the Anadolu agency", "Aziz"),
        ("Kim was quoted by local media as saying the island would hold.", "local media", "Kim"),
        ("The newspaper said the minister had told his aides that war was near.", "The newspaper", "the minister"),
        ("The minister had told his aides that war was near, the newspaper said.", "the newspaper", "The minister"),
        ("Sununu was told by an aide that he must go, two sources said.", "two sources", "an aide"),
    ],
)  # fmt: skip
def test_the_chain_of_reporters_is_kept(text: str, outer: str, inner: str) -> None:
    found = attribute(text)
    chains = [(source(found[a.parent]), source(a)) for a in found if a.parent is not None]
    assert (outer, inner) in chains


@pytest.mark.parametrize(
    ("text", "lemma", "speaker", "content"),
    [
        ("As state media reported on Saturday, the convoy was hit.", "report", "state media", "the convoy was hit"),
        ("The convoy, as reported by state media, was hit.", "report", "state media", "The convoy | was hit"),
        ("In the view of analysts, the mobilisation is a bluff.", "view", "analysts", "the mobilisation is a bluff"),
        ("Per the ministry, 14 drones were shot down.", "per", "the ministry", "14 drones were shot down"),
    ],
)  # fmt: skip
def test_a_phrase_sets_the_sentence_down_to_its_source(text: str, lemma: str, speaker: str, content: str) -> None:
    found = the(text, lemma)
    assert (source(found), words(found)) == (speaker, content)


def test_what_stands_inside_a_quote_is_set_down_within_it() -> None:
    viewed = the('"This, in my view, was made up," Aziz told the court then.', "view")
    assert "told" not in words(viewed)


def test_who_is_told_after_a_quote_does_not_speak() -> None:
    assert source(the('"We were wrong," Ramos, 58, told AFP in an interview.', "tell")).startswith("Ramos")


def test_a_time_before_the_verb_does_not_speak() -> None:
    assert source(the("Beck, the former envoy, last week said the accord was dead.", "say")).startswith("Beck")


def test_a_second_report_is_not_part_of_the_first() -> None:
    text = 'Orban said Brussels was "playing with fire" and vowed to veto the package.'
    assert words(the(text, "say")) == 'Brussels was "playing with fire"'
    assert source(the(text, "vow")) == "Orban"


def test_the_reporters_own_aside_ends_an_object() -> None:
    text = "Kigali denounced the raid, which killed nine people, as murder."
    assert "killed" not in words(the(text, "denounce")).partition(" | ")[0]


def test_fears_that_move_a_market_are_nobodys_own() -> None:
    assert source(the("Prices rose because of fears that the strait would be mined.", "fear")) == "-"


def test_a_threats_infinitive_ends_before_the_verb_of_the_sentence() -> None:
    assert words(the("The threat to close the strait alarmed Washington.", "threat")) == "to close the strait"
