"""Everything that is set right in parsed sentences before anything is read of them, in the order it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.clauses import mend_clauses
from escalate.extract.headless import mend_headless
from escalate.extract.misattached import mend_attachments
from escalate.extract.mistagged import mend_words
from escalate.extract.names import restore_names
from escalate.extract.openings import mend_openings
from escalate.extract.regrouping import regroup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.extract.events import EventLexicon
    from escalate.parse import Sentence
    from escalate.resolve.actors import Gazetteer


def mend_sentences(sentences: Sequence[Sentence], *, gazetteer: Gazetteer, lexicon: EventLexicon) -> None:
    """Set right, in place, what the words of an article show that the parser took wrongly.

    `sentences` are all those of one article, in order: how a name is written
    in one of them tells it apart in another. Words come first, as clauses are
    told by their verbs; then sentences without a verb, clauses and names.
    """
    mend_words(sentences, lexicon=lexicon)
    regroup(sentences)
    mend_attachments(sentences)
    mend_headless(sentences)
    mend_clauses(sentences)
    mend_openings(sentences)
    restore_names(sentences, gazetteer=gazetteer)
