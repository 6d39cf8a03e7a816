"""Who did what to whom: from a sentence's tree and the event lexicon to coded events."""

from escalate.extract.events.coding import code_sentence
from escalate.extract.events.entries import EventLexicon
from escalate.extract.events.reading import Reading

__all__ = ["EventLexicon", "Reading", "code_sentence"]
