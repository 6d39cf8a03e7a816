"""Multiply the treebanks by sentences that end in who said them.

"The talks failed, two officials said Wednesday": news ends many of its
sentences so, the treebanks one in a hundred and fifty. A
declarative sentence of theirs becomes what was said; the clause after it comes
from report_clauses.conllu. The choice is seeded, so two runs agree.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

from training.conllu import Sentence, read_conllu

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CLAUSES = Path(__file__).parent / "report_clauses.conllu"
_SEED = 7
_SHORTEST, _LONGEST = 5, 30
_QUOTED = 0.4


def report_sentences(sentences: Iterable[Sentence], *, share: float) -> Iterator[Sentence]:
    """Yield new sentences made from about `share` of those of `sentences` that state something."""
    chance = random.Random(_SEED)  # noqa: S311 - not for secrets
    clauses = list(read_conllu(CLAUSES))
    for sentence in sentences:
        if chance.random() < share and is_plain_statement(sentence):
            yield append_report(sentence, chance.choice(clauses), quoted=chance.random() < _QUOTED)


def is_plain_statement(sentence: Sentence) -> bool:
    """Return whether the sentence is one statement of moderate length: subject, verb, full stop, no quotation."""
    if not _SHORTEST <= len(sentence.words) <= _LONGEST or sentence.words[-1] != ".":
        return False
    root = next(i for i, head in enumerate(sentence.heads) if head == i)
    below = {sentence.deps[i] for i, head in enumerate(sentence.heads) if head == root}
    marks = {'"', "'", "(", ":", ";", "?", "!", "-", "—"}
    return (
        sentence.heads[-1] == root
        and bool(below & {"nsubj", "nsubj:pass"})
        and not below & {"parataxis", "ccomp", "discourse", "vocative", "list"}
        and sentence.words[0][:1].isupper()
        and not marks.intersection(sentence.words)
    )


def append_report(said: Sentence, clause: Sentence, *, quoted: bool) -> Sentence:
    """Return one sentence of `said` without its full stop, a comma, and `clause`, which heads it."""
    root = next(i for i, head in enumerate(said.heads) if head == i)
    shift = int(quoted)
    made = Sentence()
    if quoted:
        _append(made, '"', "``", root + shift, space=False)
    for i in range(len(said.words) - 1):
        made.words.append(said.words[i])
        made.spaces.append(said.spaces[i] and i < len(said.words) - 2)
        made.lemmas.append(said.lemmas[i])
        made.upos.append(said.upos[i])
        made.xpos.append(said.xpos[i])
        made.feats.append(said.feats[i])
        made.heads.append(said.heads[i] + shift)
        made.deps.append(said.deps[i])
    _append(made, ",", ",", root + shift, space=not quoted)
    if quoted:
        _append(made, '"', "''", root + shift, space=True)
    offset = len(made.words)
    made.words += clause.words
    made.spaces += clause.spaces
    made.lemmas += clause.lemmas
    made.upos += clause.upos
    made.xpos += clause.xpos
    made.feats += clause.feats
    made.heads += [offset + head for head in clause.heads]
    made.deps += clause.deps
    made.heads[root + shift] = offset + clause.deps.index("ROOT")
    made.deps[root + shift] = "ccomp"
    made.entity = [""] * len(made.words)
    return made


def _append(sentence: Sentence, mark: str, xpos: str, head: int, *, space: bool) -> None:
    sentence.words.append(mark)
    sentence.spaces.append(space)
    sentence.lemmas.append(mark)
    sentence.upos.append("PUNCT")
    sentence.xpos.append(xpos)
    sentence.feats.append("")
    sentence.heads.append(head)
    sentence.deps.append("punct")
