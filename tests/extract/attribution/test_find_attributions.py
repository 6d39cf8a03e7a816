"""Who said what: sentences written for these tests, one attribution to find in each."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from escalate.extract.attribution import find_attributions
from escalate.lexicon import Row, read_table
from escalate.parse import Parser
from escalate.read.layout import find_blocks

if TYPE_CHECKING:
    from escalate.extract.attribution import Attribution

CASES = read_table(Path(__file__).parent / "cases.tsv", columns=("kind", "text", "source", "cue", "content"))
FLOOR = 0.93


@cache
def parser() -> Parser:
    return Parser.load()


def attribute(text: str) -> tuple[Attribution, ...]:
    return find_attributions(text, parser().parse(text, article="test", blocks=find_blocks(text)), article="test")


def words(attribution: Attribution) -> str:
    return " | ".join(s.text for s in attribution.content)


def source(attribution: Attribution) -> str:
    return " | ".join(s.text for s in attribution.source) or "-"


def the(text: str, lemma: str) -> Attribution:
    found = [a for a in attribute(text) if a.cue_lemma == lemma]
    assert found, f"no attribution with {lemma!r} in {text!r}: {[(a.cue_lemma, words(a)) for a in attribute(text)]}"
    return found[0]


def is_found(case: Row) -> bool:
    return any(
        a.cue_lemma == case["cue"] and case["source"] in source(a) and case["content"] in words(a)
        for a in attribute(case["text"])
    )


def test_there_are_at_least_150_sentences() -> None:
    assert len(CASES) >= 150


def test_the_attribution_of_nearly_every_sentence_is_found() -> None:
    missed = [case["text"] for case in CASES if not is_found(case)]
    assert len(missed) <= (1 - FLOOR) * len(CASES), "\n".join(missed)


def test_speech_over_several_paragraphs_stays_with_its_speaker() -> None:
    text = (
        '"We will not leave," Salih said on Monday. "This is our land.\n\n'
        '"Our fathers died here.\n\n"We will die here too."\n\nThe meeting ended.'
    )
    said = the(text, "say")
    assert source(said) == "Salih"
    assert [s.text for s in said.content] == [
        '"We will not leave,"', '"This is our land.', '"Our fathers died here.', '"We will die here too."',
    ]  # fmt: skip
    assert said.direct


def test_a_colon_leads_to_the_quotes_of_the_next_paragraphs() -> None:
    said = the('The president said:\n\n"They will regret this day.\n\n"We shall not yield."\n\nHe sat down.', "say")
    assert source(said) == "The president"
    assert words(said) == '"They will regret this day. | "We shall not yield."'


def test_a_colon_leads_to_an_unquoted_block() -> None:
    said = the("The ministry said:\n\nThe embassy will close at noon. Visitors should leave.\n\nIt did.", "say")
    assert words(said) == "The embassy will close at noon. Visitors should leave."


def test_a_follow_on_quote_without_a_cue_belongs_to_the_last_speaker() -> None:
    said = the('"The bridge is gone," the mayor said. "Nobody can cross the river."', "say")
    assert words(said) == '"The bridge is gone," | "Nobody can cross the river."'


def test_a_lone_quoted_paragraph_goes_to_the_speaker_before_it() -> None:
    said = the('"The bridge is gone," the mayor said.\n\n"Nobody can cross the river any more."', "say")
    assert words(said).endswith('"Nobody can cross the river any more."')


def test_reports_nest_and_keep_the_chain_of_reporters() -> None:
    found = attribute("Reuters quoted state television as saying the army had crossed the border.")
    outer, inner = (next(a for a in found if a.cue_lemma == lemma) for lemma in ("quote", "say"))
    assert (source(outer), source(inner)) == ("Reuters", "state television")
    assert inner.parent == found.index(outer)
    assert outer.parent is None


def test_a_cue_inside_a_quotation_lies_below_the_one_who_is_quoted() -> None:
    found = attribute('"The enemy says we are weak," the general told his men.')
    told = next(n for n, a in enumerate(found) if a.cue_lemma == "tell")
    says = next(a for a in found if a.cue_lemma == "say")
    assert says.parent == told


def test_direct_mixed_and_indirect_speech_are_told_apart() -> None:
    direct = the('"We will fight," the rebel said.', "say")
    mixed = the('The rebel said they would fight "to the end".', "say")
    indirect = the("The rebel said they would fight.", "say")
    assert (direct.direct, direct.mixed) == (True, False)
    assert (mixed.direct, mixed.mixed) == (False, True)
    assert (indirect.direct, indirect.mixed) == (False, False)
    assert [q.text for q in mixed.quotes] == ['"to the end"']


@pytest.mark.parametrize(
    ("text", "lemma", "force"),
    [
        ("The rebels threatened to blow up the dam.", "threaten", "threaten"),
        ("The king vowed to stay.", "vow", "vow"),
        ("Minsk denied that its jet had crossed the line.", "deny", "deny"),
        ("The minister warned that war was near.", "warn", "warn"),
        ("Tunis demanded that the ship be returned.", "demand", "demand"),
    ],
)
def test_the_cue_tells_what_sort_of_act_it_reports(text: str, lemma: str, force: str) -> None:
    found = the(text, lemma)
    assert found.force == force
    assert not found.stance


def test_a_belief_is_a_stance() -> None:
    assert the("The admiral believes that war can be avoided.", "believe").stance


@pytest.mark.parametrize(
    ("text", "lemma", "addressee"),
    [
        ("The minister told reporters that the talks had failed.", "tell", "reporters"),
        ("Rubio told Lavrov that the offer stood.", "tell", "Lavrov"),
        ("In a letter to the president, the general said he would resign.", "say", "president"),
    ],
)
def test_who_was_told_is_the_addressee(text: str, lemma: str, addressee: str) -> None:
    assert addressee in [t.text for t in the(text, lemma).addressee]


@pytest.mark.parametrize(
    ("text", "lemma", "venue"),
    [
        ("The chancellor said in an interview with CBS that the troops would stay.", "say", "in an interview with CBS"),
        ('"We are ready," Putin said at a news conference in Sochi.', "say", "at a news conference in Sochi"),
        ('Khamenei wrote on Twitter: "They can do nothing."', "write", "on Twitter"),
    ],
)
def test_where_it_was_said_is_the_venue(text: str, lemma: str, venue: str) -> None:
    found = the(text, lemma).venue
    assert found is not None
    assert found.text == venue


def test_denied_future_and_supposed_reports_are_marked() -> None:
    assert the("The ministry did not say who had fired.", "say").negated
    assert the("The president will announce that the war is over.", "announce").future
    assert the("She could say that the vote was rigged.", "say").hypothetical
    plain = the("The ministry said who had fired.", "say")
    assert not (plain.negated)
    assert not (plain.future)
    assert not (plain.hypothetical)


def test_an_impersonal_report_has_no_source() -> None:
    found = the("It was reported that three soldiers had died.", "report")
    assert found.impersonal
    assert found.source == ()
    assert found.speaker is None


def test_who_stands_for_its_noun() -> None:
    said = the("The spokesman, who said the airport was safe, left the room.", "say")
    assert source(said) == "who"
    assert said.speaker is not None
    assert said.speaker.text == "spokesman"


@pytest.mark.parametrize(
    "text",
    [
        'The film "Apocalypse Now" was shown on Tuesday.',
        'She read "War and Peace" on the train.',
        "The troops crossed the so-called 'green line' at dawn.",
        "The town of Port Said lies on the canal.",
        'The ship "Sea Breeze" left the harbour.',
        "Rain fell on the camp all night.",
        'The "Iron Dome" system shot down two rockets.',
        "The minister's car was parked outside.",
        "The pipeline is 900 kilometres long.",
        "Two soldiers died in the blast.",
    ],
)
def test_no_speech_where_nobody_speaks(text: str) -> None:
    assert attribute(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        '"We will not leave, Salih said on Monday. He then left the hall.',
        'We will not leave," Salih said on Monday.',
        "“We will not leave, Salih said on Monday. “This is our land.”",
        '"We will not leave," Salih said. "This is our land.\n\nThe meeting ended.',
    ],
)
def test_unbalanced_marks_cost_neither_article_nor_speaker(text: str) -> None:
    after = text + '\n\nNobody was hurt.\n\n"The talks are over," the envoy said.'
    found = attribute(after)
    assert any(source(a) == "the envoy" and words(a) == '"The talks are over,"' for a in found)
    assert any("Salih" in source(a) for a in found)


def test_an_empty_text_has_no_attributions() -> None:
    assert find_attributions("", [], article="test") == ()


def test_the_result_is_in_text_order_and_the_same_twice() -> None:
    text = 'The army said it had won. "It is over," the king said, adding that he would speak on Friday.'
    first, second = attribute(text), attribute(text)
    starts = [min(a.cue[0].start, a.content[0].start) for a in first]
    assert starts == sorted(starts)
    assert [(a.cue, a.content) for a in first] == [(a.cue, a.content) for a in second]


PIECES = st.sampled_from(
    ['"', "“", "”", "'", "’", "‘", "``", "''", "«", "»", "said", "he", "told", "reporters", "that", "the army", "fled",
     "according to", ":", ",", ".", "\n\n", "vowed", "to", "strike", "accused", "was", "asked", "who", "as saying"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=60))
def test_every_span_is_its_slice_of_any_text(text: str) -> None:
    found = attribute(text)
    for number, a in enumerate(found):
        spans = [*a.source, *a.cue, *a.content, *a.quotes, *([a.venue] if a.venue else [])]
        assert all(text[s.start : s.end] == s.text for s in spans)
        assert a.content
        assert a.parent is None or (0 <= a.parent < len(found) and a.parent != number)


def test_a_transcript_gives_each_turn_to_the_name_that_opens_it() -> None:
    text = (
        "Interview with the foreign minister\n\nQ: Will you talk to the rebels?\n\n"
        "A: We will talk to anyone who lays down arms.\n\nQ: When will that be?\n\nA: We hope it will be soon."
    )
    turns = [(source(a), words(a)) for a in attribute(text) if a.rule == "turn"]
    assert turns == [
        ("Q", "Will you talk to the rebels?"),
        ("A", "We will talk to anyone who lays down arms."),
        ("Q", "When will that be?"),
        ("A", "We hope it will be soon."),
    ]


def test_a_name_and_a_colon_lead_to_a_quote_inside_a_paragraph() -> None:
    found = the('The town is empty now. More from Jones: "Nobody stayed behind."', ":")
    assert source(found) == "Jones"
    assert words(found) == '"Nobody stayed behind."'


def test_lines_of_labels_are_no_transcript() -> None:
    assert attribute("Facts\n\nPlace: Baghdad\n\nDate: Monday\n\nSource: Army") == ()


def test_a_bare_cue_leads_to_the_quote_of_the_next_sentence() -> None:
    found = the('The ambassador agreed. "We are running out of time and the winter is near."', "agree")
    assert source(found) == "The ambassador"
    assert words(found) == '"We are running out of time and the winter is near."'


def test_a_quote_with_a_cue_of_its_own_is_left_to_it() -> None:
    text = 'One man interrupted the candidate, shouting:\n\n"They stole the country," the man cried.'
    assert [source(a) for a in attribute(text) if "stole" in words(a)] == ["the man"]
