"""Load a spaCy pipeline once and turn article text into sentences of tokens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from escalate.model import Block, BlockKind
from escalate.parse.boundaries import abbreviations, find_boundaries
from escalate.parse.casing import find_evidence, is_headline, is_shouted, recase
from escalate.parse.lemmas import find_lemma
from escalate.parse.loading import check_pipeline, load_pipeline
from escalate.parse.names import join_names, restore_name
from escalate.parse.normalise import Squeezed, squeeze
from escalate.parse.repairs import repair
from escalate.parse.schemes import convert
from escalate.parse.tokens import Sentence, Token
from escalate.parse.trees import Tree, mend, read_trees

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

PROSE = (BlockKind.TITLE, BlockKind.BODY, BlockKind.CAPTION)
# Characters the pipeline gets at once, and blocks a batch: memory stays bounded whatever an article is like.
_LONGEST = 20_000
_BATCH = 64


class Parser:
    """A loaded language pipeline."""

    def __init__(self, nlp: Language) -> None:
        """Take a spaCy pipeline; raises `PipelineUnusableError` if it lacks what escalate reads."""
        self._nlp = nlp
        self._scheme = check_pipeline(nlp)
        tokenizer = cast("Tokenizer", nlp.tokenizer)
        for form in sorted(abbreviations(ends="no") | abbreviations(ends="maybe")):
            tokenizer.add_special_case(form, [{"ORTH": form}])

    @classmethod
    def load(cls, name: str | None = None) -> Parser:
        """Load the shipped pipeline, or the installed spaCy pipeline called `name`.

        Raises `PipelineUnusableError` when there is no such pipeline or it
        lacks what escalate reads: trees and parts of speech of English, with
        labels of Universal Dependencies or of spaCy's own English pipelines.
        """
        return cls(load_pipeline(name))

    def parse(self, text: str, *, article: str, blocks: Sequence[Block]) -> list[Sentence]:
        """Return the sentences of the prose among `blocks`; `article` is the id that their spans carry.

        No sentence crosses the edge of a block. Every sentence is a tree with
        one root, and holds a letter or a digit.
        """
        prose = [(number, piece) for number, b in enumerate(blocks) if b.kind in PROSE for piece in _pieces(text, b)]
        texts = [text[block.start : block.end] for _, block in prose]
        squeezed_texts = _prepare(texts)
        tokenised = (self._tokenise(s, t) for s, t in zip(squeezed_texts, texts, strict=True))
        docs = self._nlp.pipe(tokenised, batch_size=_BATCH)
        sentences: list[Sentence] = []
        for (number, block), squeezed, doc in zip(prose, squeezed_texts, docs, strict=True):
            for tree in read_trees(doc):
                convert(tree, self._scheme)
                mend(tree)
                repair(tree)
                mend(tree)
                sentence = Sentence(
                    article=article,
                    index=len(sentences),
                    paragraph=number,
                    kind=block.kind,
                    start=block.start + squeezed.span(tree.starts[0], tree.ends[0])[0],
                    end=block.start + squeezed.span(tree.starts[-1], tree.ends[-1])[1],
                    text="",
                )
                sentence.text = text[sentence.start : sentence.end]
                _fill(sentence, tree, squeezed, text, block.start)
                sentences.append(sentence)
        return sentences

    def prose(self, text: str, *, blocks: Sequence[Block]) -> list[str]:
        """Return the blocks of `text` that `parse` analyses, as the pipeline gets them."""
        pieces = [piece for block in blocks if block.kind in PROSE for piece in _pieces(text, block)]
        return [s.text for s in _prepare([text[piece.start : piece.end] for piece in pieces])]

    def run_bare(self, texts: Iterable[str]) -> int:
        """Run the pipeline alone over `texts` and return the number of tokens: the yardstick of speed measurements."""
        return sum(len(doc) for doc in self._nlp.pipe(texts, batch_size=_BATCH))

    def _tokenise(self, squeezed: Squeezed, text: str) -> Doc:
        """Tokenise a block and mark where sentences begin or can't."""
        doc = self._nlp.make_doc(squeezed.text)
        gaps = [token.whitespace_ for token in doc]
        if "\n" in text:
            for i in range(len(doc) - 1):
                end = doc[i].idx + len(doc[i])
                gaps[i] = gaps[i] and text[squeezed.span(end, end + 1)[0] : squeezed.span(end + 1, end + 2)[0]]
        for token, begins in zip(doc, find_boundaries([t.text for t in doc], gaps), strict=True):
            if begins is not None:
                token.is_sent_start = begins
        return doc


def _pieces(text: str, block: Block) -> Iterator[Block]:
    """Yield `block`, or the pieces of a very long one, cut at the end of a line, a sentence or a word."""
    start = block.start
    while block.end - start > _LONGEST:
        last = start + _LONGEST
        cuts = (text.rfind(mark, start + 1, last) for mark in ("\n", ". ", " "))
        end = next((cut + 1 for cut in cuts if cut > 0), last)
        yield replace(block, start=start, end=end)
        start = end
    yield replace(block, start=start)


def _prepare(texts: Sequence[str]) -> list[Squeezed]:
    """Return the blocks of an article as the pipeline gets them."""
    squeezed = [squeeze(text) for text in texts]
    if any(is_shouted(s.text) or is_headline(s.text) for s in squeezed):
        evidence = find_evidence(s.text for s in squeezed)
        squeezed = [replace(s, text=recase(s.text, evidence)) for s in squeezed]
    return [replace(s, text=join_names(s.text)) for s in squeezed]


def _fill(sentence: Sentence, tree: Tree, squeezed: Squeezed, text: str, offset: int) -> None:
    """Give `sentence` the tokens of `tree`."""
    entity = [""] * len(tree.words)
    for start, end, label in tree.entities:
        entity[start:end] = [label] * (end - start)
    for i, word in enumerate(tree.words):
        start, end = squeezed.span(tree.starts[i], tree.ends[i])
        own = text[offset + start : offset + end]
        lower = restore_name(word, own).lower()
        lemma = tree.lemmas[i].lower() if lower == word.lower() else lower
        token = Token(
            i=i,
            start=offset + start,
            end=offset + end,
            text=own,
            lower=lower,
            lemma=find_lemma(lower, tree.xpos[i], lemma),
            upos=tree.upos[i],
            xpos=tree.xpos[i],
            feats=tree.feats[i],
            dep=tree.deps[i],
            entity=entity[i],
            sentence=sentence,
        )
        sentence.tokens.append(token)
    tokens = sentence.tokens
    for token, head in zip(tokens, tree.heads, strict=True):
        if head != token.i:
            token.head = tokens[head]
            tokens[head].children.append(token)
    sentence.entities = tree.entities
