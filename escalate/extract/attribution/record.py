"""What an attribution is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from escalate.model import Span
    from escalate.parse.tokens import Token


_WISHING = frozenset(
    {"demand", "request", "urge", "ask", "promise", "threaten", "vow", "propose", "insist", "call", "offer", "want"}
    | {"plan", "suggest", "warn", "predict", "decide", "agree", "order"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who said (thinks, wants, ...) what, with which cue.

    `source` is the words that name the speaker, `speaker` their head token
    (for "who" and a participle, the noun it stands for). `cue_token` heads
    the cue; `force` is the sort of act it reports, from the cue table;
    `stance` is True for a belief, wish or plan that need not have been put
    into words. `content` may be in several pieces and cross sentences;
    `direct` says that all of it is quoted, `mixed` that part of it is;
    `quotes` are its quoted runs, marks included. `parent` is the index, in
    the result, of the attribution whose content holds this one. `impersonal`
    says that nobody is named as the source. `negated`, `future` and
    `hypothetical` are about the act of saying, not about what is said.
    `confidence` lies between 0 and 1.
    """

    source: tuple[Span, ...]
    speaker: Token | None
    cue: tuple[Span, ...]
    cue_token: Token | None
    cue_lemma: str
    force: str
    stance: bool
    content: tuple[Span, ...]
    direct: bool
    mixed: bool
    quotes: tuple[Span, ...]
    addressee: tuple[Token, ...]
    venue: Span | None
    parent: int | None
    negated: bool
    future: bool
    hypothetical: bool
    impersonal: bool
    rule: str
    confidence: float

    @property
    def is_wish_for(self) -> bool:
        """Whether the content only says what was wanted, and is told by somebody else: "left, as Oslo demanded"."""
        return is_wish_for(self.rule, self.force)


def is_wish_for(rule: str, force: str) -> bool:
    """Return whether an as-clause with a cue of this force adds a wish or word to what the sentence tells itself."""
    return rule == "as-clause" and force in _WISHING
