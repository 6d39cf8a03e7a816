"""Single constructions: what syntax, operators and moods make of an act."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from escalate.extract.events import EventLexicon, Reading, code_sentence
from escalate.model import BlockKind, Event
from escalate.parse import Parser, Sentence, Token
from tests.extract.events import coded


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser.load()


@pytest.fixture(scope="module")
def lexicon() -> EventLexicon:
    return EventLexicon.load()


def code(parser: Parser, lexicon: EventLexicon, text: str) -> list[Reading]:
    return [r for s in coded.parse(parser, text) for r in code_sentence(s, lexicon=lexicon)]


def one(parser: Parser, lexicon: EventLexicon, text: str) -> Reading:
    readings = code(parser, lexicon, text)
    assert len(readings) == 1, [r.rule for r in readings]
    return readings[0]


def sides(reading: Reading) -> tuple[list[str], list[str]]:
    return [coded.words_of(t) for t in reading.sources], [coded.words_of(t) for t in reading.targets]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Turkey attacked the Kurdish militia.", Event.ASSAULT),
        ("Turkey threatened to attack the Kurdish militia.", Event.THREATEN),
        ("Turkey will attack the Kurdish militia.", Event.THREATEN),
        ("Turkey imposed sanctions on Syria.", Event.COERCE),
        ("Turkey lifted sanctions on Syria.", Event.CONCEDE),
        ("Turkey sent aid to Syria.", Event.AID),
        ("Turkey promised to send aid to Syria.", Event.AGREE),
        ("Turkey has suspended its aid to Syria.", Event.SANCTION),
        ("Turkey refused to send aid to Syria.", Event.REJECT),
        ("Turkey withdrew its troops from Syria.", Event.RETREAT),
        ("Turkey agreed to withdraw its troops from Syria.", Event.AGREE),
        ("Turkey refused to withdraw its troops from Syria.", Event.REJECT),
    ],
)
def test_mood_decides_the_code(parser: Parser, lexicon: EventLexicon, text: str, event: Event) -> None:
    assert one(parser, lexicon, text).event is event


def test_a_passive_has_its_agent_for_source(parser: Parser, lexicon: EventLexicon) -> None:
    reading = one(parser, lexicon, "Two villages were shelled by Russian artillery.")
    assert sides(reading) == (["by Russian artillery"], ["Two villages"])


def test_a_relative_clause_finds_its_antecedent(parser: Parser, lexicon: EventLexicon) -> None:
    readings = code(parser, lexicon, "The soldiers who attacked the Turkish base fled.")
    assert ["The soldiers"] in [sides(r)[0] for r in readings if r.event is Event.ASSAULT]


def test_two_coordinated_verbs_are_two_events_of_one_source(parser: Parser, lexicon: EventLexicon) -> None:
    readings = code(parser, lexicon, "France condemned the Malian junta and expelled its ambassador.")
    assert [r.event for r in readings] == [Event.ACCUSE, Event.SANCTION]
    assert [sides(r)[0] for r in readings] == [["France"], ["France"]]


def test_both_sides_of_a_mutual_act_stand_on_both_sides(parser: Parser, lexicon: EventLexicon) -> None:
    reading = one(parser, lexicon, "Russia and Ukraine signed a truce.")
    assert reading.event is Event.RETREAT
    assert reading.mutual
    assert {t.text for t in reading.sources} == {"Russia", "Ukraine"} == {t.text for t in reading.targets}


def test_a_day_is_never_a_party(parser: Parser, lexicon: EventLexicon) -> None:
    reading = one(parser, lexicon, "On Tuesday Poland expelled a Russian diplomat.")
    assert [t.text for t in reading.sources] == ["Poland"]
    assert "Tuesday" not in [t.text for t in reading.targets]


def test_a_statement_speaks_for_whoever_issued_it(parser: Parser, lexicon: EventLexicon) -> None:
    readings = code(parser, lexicon, "The African Union issued a statement condemning the coup leaders.")
    assert [(r.event, [t.sentence.words(t, t) for t in r.sources]) for r in readings] == [(Event.ACCUSE, ["Union"])]


def test_an_obligation_that_somebody_voices_is_a_demand(parser: Parser, lexicon: EventLexicon) -> None:
    reading = one(parser, lexicon, "The minister said that Serbia must arrest the general.")
    assert reading.event is Event.REQUEST
    assert sides(reading) == (["The minister"], ["Serbia"])


@pytest.mark.parametrize(
    "text",
    [
        "Iran denied that it had attacked the tanker.",
        "If Russia attacks Poland, the alliance will answer.",
        "The general may attack the town.",
        "France considered expelling the ambassador.",
        "The group claimed responsibility for the attack on the embassy.",
        "Nobody attacked the Turkish soldiers.",
    ],
)
def test_what_is_denied_supposed_or_only_possible_is_no_event(parser: Parser, lexicon: EventLexicon, text: str) -> None:
    assert [r for r in code(parser, lexicon, text) if r.event is not Event.THREATEN] == []


def test_a_rule_names_operators_and_entry_from_the_outermost_in(parser: Parser, lexicon: EventLexicon) -> None:
    reading = one(parser, lexicon, "Turkey refused to send aid to Syria.")
    assert reading.rule.startswith("refuse > ")
    assert reading.trigger.text == "refused"
    assert reading.act.text in {"send", "aid"}


def test_a_threat_is_graver_the_graver_what_it_threatens(parser: Parser, lexicon: EventLexicon) -> None:
    attack = one(parser, lexicon, "Turkey threatened to bomb the Kurdish militia.")
    protest = one(parser, lexicon, "The union threatened to strike against the Turkish company.")
    assert attack.intensity < protest.intensity < 0


WORDS = [
    "Iran", "attacked", "the", "base", "refused", "to", "threat", "of", "sanctions", "by", "and", "said", "will", "not",
    "end", "strike", "Tuesday", "who", "it", "agreed", "peace", "-", ",", "troops", "withdrew", "from", "must", "talks",
]  # fmt: skip
TAGS = ["NOUN", "VERB", "PROPN", "ADJ", "AUX", "ADP", "PRON", "PUNCT", "NUM"]
RELATIONS = [
    "nsubj",
    "obj",
    "obl",
    "nmod",
    "xcomp",
    "ccomp",
    "acl",
    "acl:relcl",
    "advcl",
    "conj",
    "amod",
    "compound",
    "case",
    "mark",
    "nsubj:pass",
    "aux:pass",
    "nmod:poss",
    "parataxis",
    "dep",
    "cop",
    "iobj",
]


@st.composite
def random_trees(draw: st.DrawFn) -> Sentence:
    """Any words with any tags in any tree, also such as no parser would give."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
    text = " ".join(words)
    sentence = Sentence(article="random", index=0, paragraph=0, kind=BlockKind.BODY, start=0, end=len(text), text=text)
    start = 0
    for i, word in enumerate(words):
        sentence.tokens.append(
            Token(
                i=i, start=start, end=start + len(word), text=word, lower=word.lower(),
                lemma=word.lower().removesuffix("ed"),
                upos=draw(st.sampled_from(TAGS)), xpos=draw(st.sampled_from(["VBN", "VBD", "VB", "VBG", "NN", "NNP"])),
                feats="", dep=draw(st.sampled_from(RELATIONS)),
                entity=draw(st.sampled_from(["", "", "LOC", "ORG", "PERSON", "NORP"])), sentence=sentence,
            )
        )  # fmt: skip
        start += len(word) + 1
    order = draw(st.permutations(range(len(words))))
    sentence.tokens[order[0]].dep = "root"
    for place, i in enumerate(order[1:], 1):
        head = sentence.tokens[order[draw(st.integers(0, place - 1))]]
        sentence.tokens[i].head = head
        head.children.append(sentence.tokens[i])
    for token in sentence.tokens:
        token.children.sort(key=lambda t: t.i)
    return sentence


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(random_trees())
def test_any_tree_is_coded_without_an_error_and_the_same_way_twice(sentence: Sentence) -> None:
    lexicon = EventLexicon.load()
    first, second = code_sentence(sentence, lexicon=lexicon), code_sentence(sentence, lexicon=lexicon)
    assert [(r.event, r.trigger.i, r.rule) for r in first] == [(r.event, r.trigger.i, r.rule) for r in second]
    assert all(t.sentence is sentence for r in first for t in (*r.sources, *r.targets, r.trigger, r.act))


@pytest.mark.parametrize(
    "text",
    [
        "Norway is preparing a proposal for troops in the north.",
        "The ambassador warned that a ban would be unacceptable.",
        "Merkel warned against isolating Russia.",
        "The envoy warned of Russian retaliation.",
        "The militia carried out its threat.",
        "The minister returned the compliment.",
        "The campaign released an advertisement about Romney.",
        "Obama ended the news conference.",
        "The agency is charged with verifying the deal with Iran.",
    ],
)
def test_what_only_sounds_like_an_act_is_none(parser: Parser, lexicon: EventLexicon, text: str) -> None:
    assert code(parser, lexicon, text) == []


@pytest.mark.parametrize(
    ("text", "event", "source", "target"),
    [
        ("Iran warned the Americans against closing the strait.", Event.THREATEN, "Iran", "Americans"),
        ("Sweden has ceased providing Ankara with arms.", Event.SANCTION, "Sweden", "Ankara"),
        ("The spy is in Israeli custody.", Event.COERCE, "Israeli", "spy"),
        ("Kim called the Americans fools.", Event.ACCUSE, "Kim", "Americans"),
        ("The murder of the journalist by Saudi agents shocked Turkey.", Event.ASSAULT, "agents", "journalist"),
    ],
)
def test_the_sides_stand_where_the_construction_puts_them(
    parser: Parser, lexicon: EventLexicon, text: str, event: Event, source: str, target: str
) -> None:
    reading = one(parser, lexicon, text)
    sources, targets = sides(reading)
    assert reading.event is event
    assert source in sources[0]
    assert target in targets[0]


def test_the_one_criticized_is_the_doer_of_what_is_criticized(parser: Parser, lexicon: EventLexicon) -> None:
    readings = code(parser, lexicon, "Senators criticized Obama for proposing sanctions against Iran.")
    assert (["Obama"], ["against Iran"]) in [sides(r) for r in readings]


@pytest.mark.parametrize(
    "text", ["The Paris attacks killed 130 people.", "Two blasts in Baghdad killed thirty people."]
)
def test_neither_a_town_nor_a_deed_is_the_doer_of_an_attack(parser: Parser, lexicon: EventLexicon, text: str) -> None:
    assert one(parser, lexicon, text).sources == ()


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("The general travelled to Kenya after the bombings that killed 200 people.", []),
        ("The general condemned the bombings that killed 200 people.", []),
        ("The militia launched the attack that killed 200 people.", ["The militia"]),
    ],
)
def test_only_who_commits_a_deed_is_its_doer(
    parser: Parser, lexicon: EventLexicon, text: str, doers: list[str]
) -> None:
    killed = [r for r in code(parser, lexicon, text) if r.entry.lemma == "kill"]
    assert [sides(r)[0] for r in killed] == [doers]
