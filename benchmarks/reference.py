"""Score pronoun resolution on documents with coreference groups: `python -m benchmarks.reference FILE.conllu`.

Reads CoNLL-U whose MISC column holds GUM's `Entity` annotation (entity spans
with type and coreference group). The text is parsed by escalate's own
pipeline. For each third-person pronoun that has an earlier mention in its
group it counts whether the antecedent found is headed by a word of a mention
of that group (right), not so (wrong), or not given (abstained). Writes the
shares as JSON: over all pronouns, over those of persons, organisations and
places, and by pronoun.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from escalate.model import Block, BlockKind
from escalate.parse import Parser
from escalate.resolve.actors import ActorResolver, Gazetteer

SINGULAR = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
NEUTER = frozenset({"it", "its", "itself"})
PRONOUNS = SINGULAR | PLURAL | NEUTER
ACTORS = frozenset({"person", "organization", "place"})

# "(3-person-new-sssss-cf1-1-coref-NAME" opens mention 3, a person whose head is its first word; "3)" closes it.
_PIECE = re.compile(r"\(\d+-[^()]*\)?|\d+\)")
_OPENING = re.compile(r"\((?P<group>\d+)-(?P<sort>[a-z]+)-[^-()]*-[^-()]*-[^-()]*-(?P<heads>[\d,]*)")


@dataclass(slots=True)
class GoldMention:
    """A mention: its group, its entity type, the offsets of its first, last and head words."""

    group: str
    sort: str
    start: int
    end: int
    heads: frozenset[int] = frozenset()


@dataclass(slots=True)
class Document:
    """One document: its text, the edges of its paragraphs, its mentions."""

    name: str
    text: str = ""
    blocks: list[tuple[int, int]] = field(default_factory=list)
    mentions: list[GoldMention] = field(default_factory=list)


class _Open(list[tuple[GoldMention, list[int], list[int]]]):
    """Mentions of one group that are still open: the mention, the starts of its words, which of these are heads."""


class DocumentReader:
    """Reads CoNLL-U line by line and lays the words out as text."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self._open: dict[str, _Open] = defaultdict(_Open)
        self._new_paragraph = False
        self._inside_until = 0  # number of the last word of the multiword token being read
        self._inside_at = 0  # offset of the next word in it

    def read(self, line: str) -> None:
        """Take one line."""
        if line.startswith("# newdoc"):
            self.documents.append(Document(line.partition("=")[2].strip()))
        elif line.startswith("# newpar") and "block" not in line:
            self._new_paragraph = True
        elif line.startswith("# text ="):
            self._begin_sentence()
        elif line[:1].isdigit():
            self._read_word(line.split("\t"))

    def _begin_sentence(self) -> None:
        document = self.documents[-1]
        if self._new_paragraph or not document.text:
            document.text = document.text.rstrip() + ("\n\n" if document.text else "")
            document.blocks.append((len(document.text), len(document.text)))
        elif not document.text.endswith(" "):
            document.text += " "
        self._new_paragraph = False

    def _read_word(self, cells: list[str]) -> None:
        number, form = cells[0], cells[1]
        misc = dict(piece.split("=", 1) for piece in cells[9].split("|") if "=" in piece)
        document = self.documents[-1]
        if "." in number:
            return
        if "-" not in number and int(number) <= self._inside_until:
            start = self._inside_at
            self._inside_at += len(form)
            self._annotate(misc.get("Entity", ""), start)
            return
        start = len(document.text)
        document.text += form + ("" if misc.get("SpaceAfter") == "No" else " ")
        document.blocks[-1] = (document.blocks[-1][0], len(document.text.rstrip()))
        if "-" in number:
            self._inside_until, self._inside_at = int(number.split("-")[1]), start
        else:
            self._inside_until = 0
            self._annotate(misc.get("Entity", ""), start)

    def _annotate(self, entity: str, start: int) -> None:
        pieces = _PIECE.findall(entity)
        for piece in pieces:
            found = _OPENING.match(piece)
            if found:
                heads = [int(n) for n in found["heads"].split(",") if n] or [1]
                self._open[found["group"]].append((GoldMention(found["group"], found["sort"], start, start), [], heads))
        for stack in self._open.values():
            for _, starts, _ in stack:
                starts.append(start)
        for piece in pieces:
            if piece.endswith(")"):
                mention, starts, heads = self._open[re.sub(r"\D.*", "", piece.lstrip("("))].pop()
                mention.heads = frozenset(starts[n - 1] for n in heads if n <= len(starts))
                mention.end = start
                self.documents[-1].mentions.append(mention)


def read_documents(path: Path) -> list[Document]:
    """Return the documents of a CoNLL-U file."""
    reader = DocumentReader()
    for line in path.read_text(encoding="utf-8").splitlines():
        reader.read(line)
    return reader.documents


def score(document: Document, *, parser: Parser, gazetteer: Gazetteer) -> list[tuple[str, str, str]]:
    """Return (pronoun, entity type, right | wrong | abstained) for each third-person pronoun with an antecedent."""
    blocks = [Block(kind=BlockKind.BODY, start=start, end=end) for start, end in document.blocks]
    sentences = parser.parse(document.text, article=document.name, blocks=blocks)
    resolver = ActorResolver(sentences, article=document.name, published=None, gazetteer=gazetteer)
    tokens = {token.start: token for sentence in sentences for token in sentence.tokens}
    groups: dict[str, list[GoldMention]] = defaultdict(list)
    for mention in document.mentions:
        groups[mention.group].append(mention)
    outcomes = []
    for mention in document.mentions:
        token = tokens.get(mention.start)
        others = [m for m in groups[mention.group] if m is not mention]
        if token is None or mention.end != mention.start or token.lower not in PRONOUNS:
            continue
        if not any(m.start < mention.start for m in others):
            continue
        found = resolver.antecedent(token)
        right = found is not None and any(found.start in m.heads for m in others)
        outcomes.append((token.lower, mention.sort, "abstained" if found is None else "right" if right else "wrong"))
    return outcomes


def main() -> None:
    """Print the shares."""
    parser, gazetteer = Parser.load(), Gazetteer.load()
    documents = read_documents(Path(sys.argv[1]))
    outcomes = [o for d in documents for o in score(d, parser=parser, gazetteer=gazetteer)]
    chosen = {
        "all": outcomes,
        "persons, organisations, places": [o for o in outcomes if o[1] in ACTORS],
        "he, she": [o for o in outcomes if o[0] in SINGULAR],
        "they": [o for o in outcomes if o[0] in PLURAL],
        "it": [o for o in outcomes if o[0] in NEUTER],
    }
    report = {}
    for name, some in chosen.items():
        counts = Counter(outcome for _, _, outcome in some)
        shares = {k: round(counts[k] / len(some), 3) for k in ("right", "wrong", "abstained")} if some else {}
        report[name] = {"pronouns": len(some), **shares}
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
