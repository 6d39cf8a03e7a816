"""Articles to statements: attribution, events, conditions."""

from escalate.extract.events import EventLexicon
from escalate.extract.statements import Extraction, extract_statements

__all__ = ["EventLexicon", "Extraction", "extract_statements"]
