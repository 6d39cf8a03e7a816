"""Who said what, with which cue: direct, indirect and mixed speech, stances, and the chain of reporters."""

from escalate.extract.attribution.assembly import find_attributions
from escalate.extract.attribution.quotes import Quote, find_quotes
from escalate.extract.attribution.record import Attribution

__all__ = ["Attribution", "Quote", "find_attributions", "find_quotes"]
