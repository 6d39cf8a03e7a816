import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from escalate.resolve.actors.slugs import find_words, slugify


def test_initials_apostrophes_and_accents_do_not_tell_words_apart() -> None:
    assert [w.text for w in find_words("U.S. troops")] == ["US", "troops"]
    assert [w.text for w in find_words("Asa'ib Ahl al-Haq")] == ["Asaib", "Ahl", "al", "Haq"]
    assert [w.text for w in find_words("Erdoğan")] == ["Erdogan"]


def test_a_possessive_is_no_part_of_the_word() -> None:
    word = find_words("Syria’s")[0]
    assert (word.text, word.start, word.end) == ("Syria", 0, 5)


def test_a_sentence_end_is_no_initial() -> None:
    assert [w.text for w in find_words("They left. The U.N. stayed.")] == ["They", "left", "The", "UN", "stayed"]


def test_slugs_are_readable() -> None:
    assert slugify("Kata'ib Hezbollah") == "kataib-hezbollah"
    assert slugify("São Paulo") == "sao-paulo"


def test_a_name_without_latin_letters_still_has_an_id() -> None:
    assert slugify("حزب") == slugify("حزب")
    assert slugify("حزب") != slugify("حماس")
    assert slugify("...") != ""


@given(st.text(max_size=40))
def test_words_lie_where_they_say(text: str) -> None:
    words = find_words(text)
    assert all(0 <= w.start < w.end <= len(text) for w in words)
    assert all(a.end <= b.start for a, b in pairwise(words))


@given(st.text(max_size=40))
def test_slugs_hold_only_what_an_id_may(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]+", slugify(text))
