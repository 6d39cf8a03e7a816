"""Load a spaCy pipeline once and turn article text into sentences of tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from escalate.model import Block, BlockKind
from escalate.parse.normalise import normalise
from escalate.parse.tokens import Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SHIPPED = Path(__file__).parent / "pipeline"
PROSE = (BlockKind.TITLE, BlockKind.BODY, BlockKind.CAPTION)


class Parser:
    """A loaded language pipeline."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    @classmethod
    def load(cls, name: str | None = None) -> Parser:
        """Load the shipped pipeline, or the installed spaCy pipeline called `name`."""
        import spacy

        return cls(spacy.load(name or SHIPPED))

    def parse(self, text: str, *, article: str, blocks: Sequence[Block]) -> list[Sentence]:
        """Return the sentences of the prose among `blocks`; `article` is the id that their spans carry."""
        prose = [(n, b) for n, b in enumerate(blocks) if b.kind in PROSE]
        clean = normalise(text)
        docs = self._nlp.pipe(clean[b.start : b.end] for _, b in prose)
        sentences: list[Sentence] = []
        for (number, block), doc in zip(prose, docs, strict=True):
            sentences.extend(_sentences(doc, text, block, article, number, len(sentences)))
        return sentences


def _sentences(doc: Doc, text: str, block: Block, article: str, paragraph: int, index: int) -> Iterator[Sentence]:
    offset = block.start
    for span in doc.sents:
        words = [t for t in span if not t.is_space]
        if not words:
            continue
        start, end = offset + words[0].idx, offset + words[-1].idx + len(words[-1])
        sentence = Sentence(
            article=article, index=index, paragraph=paragraph, kind=block.kind, start=start, end=end, text=text[start:end]
        )
        index += 1
        made = {
            t.i: Token(
                i=n, start=offset + t.idx, end=offset + t.idx + len(t), text=text[offset + t.idx : offset + t.idx + len(t)],
                lemma=t.lemma_.lower(), upos=t.pos_, xpos=t.tag_, feats=str(t.morph), dep=t.dep_.replace("ROOT", "root"),
                entity=t.ent_type_, sentence=sentence,
            )
            for n, t in enumerate(words)
        }  # fmt: skip
        sentence.tokens = list(made.values())
        for t in words:
            head = t.head
            while head.is_space and head.head.i != head.i:
                head = head.head
            token, above = made[t.i], made.get(head.i)
            if above is not None and above is not token:
                token.head = above
                above.children.append(token)
        for ent in span.ents:
            inside = [made[t.i].i for t in ent if t.i in made]
            if inside:
                sentence.entities.append((inside[0], inside[-1] + 1, ent.label_))
        yield sentence
