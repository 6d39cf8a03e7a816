"""Language analysis: article text in, sentences of tokens out. The only place that knows spaCy."""

from escalate.parse.parser import Parser
from escalate.parse.tokens import Sentence, Token

__all__ = ["Parser", "Sentence", "Token"]
