"""Score pronoun resolution on documents with coreference groups: `python -m benchmarks.reference FILE.conllu`.

Reads CoNLL-U whose MISC column holds GUM's `Entity` annotation (entity spans
with type and coreference group). The text is parsed by escalate's own
pipeline. For each third-person pronoun that has an earlier mention in its
group it counts whether the antecedent found is headed by a word of a mention
of that group (right), not so (wrong), or not given (abstained).
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

PRONOUNS = frozenset(
    [
        "he",
        "him",
        "his",
        "himself",
        "she",
        "her",
        "hers",
        "herself",
        "it",
        "its",
        "itself",
        "they",
        "them",
        "their",
        "theirs",
        "themselves",
    ]
)
_OPEN = re.compile(r"\((\d+)-([a-z]+)-([^()]*)")
_PIECE = re.compile(r"\(\d+-[^()]*\)?|\d+\)")
ACTORS = ("person", "organization", "place", "animal")


@dataclass(slots=True)
class GoldMention:
    """A mention: its group, its entity type, the offsets of its head words, its first and last offset."""

    group: str
    sort: str
    start: int
    end: int
    heads: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Document:
    """One document: text, paragraph edges, gold mentions."""

    name: str
    text: str = ""
    blocks: list[tuple[int, int]] = field(default_factory=list)
    mentions: list[GoldMention] = field(default_factory=list)


def read_documents(path: Path) -> list[Document]:
    """Return the documents of a CoNLL-U file with their text laid out in paragraphs."""
    documents: list[Document] = []
    open_mentions: dict[str, list[tuple[GoldMention, list[int], str]]] = defaultdict(list)
    paragraph = False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            documents.append(Document(line.split("=")[1].strip()))
        elif line.startswith("# newpar") and "block" not in line:
            paragraph = True
        elif line.startswith("# text ="):
            _begin_sentence(documents[-1], new_paragraph=paragraph)
            paragraph = False
        elif line and line[0].isdigit():
            _read_word(documents[-1], line.split("\t"), open_mentions)
    for document in documents:
        _close_block(document)
    return documents


def _close_block(document: Document) -> None:
    document.text = document.text.rstrip()
    if document.blocks:
        document.blocks[-1] = (document.blocks[-1][0], len(document.text))


def _begin_sentence(document: Document, *, new_paragraph: bool) -> None:
    if new_paragraph or not document.text:
        _close_block(document)
        document.text += "\n\n" if document.text else ""
        document.blocks.append((len(document.text), len(document.text)))
    elif not document.text.endswith(" "):
        document.text += " "


_skip = {"until": 0}


def _read_word(
    document: Document, cells: list[str], open_mentions: dict[str, list[tuple[GoldMention, list[int], str]]]
) -> None:
    misc = dict(p.split("=", 1) for p in cells[9].split("|") if "=" in p)
    if "." in cells[0]:
        return
    if "-" in cells[0]:
        _skip["until"] = int(cells[0].split("-")[1])
        document.text += cells[1] + ("" if misc.get("SpaceAfter") == "No" else " ")
        _skip["start"] = len(document.text.rstrip()) - len(cells[1])
        return
    if int(cells[0]) <= _skip["until"]:
        start = _skip["start"]
        _skip["start"] += len(cells[1])
        if int(cells[0]) == _skip["until"]:
            _skip["until"] = 0
    else:
        start = len(document.text)
        document.text += cells[1] + ("" if misc.get("SpaceAfter") == "No" else " ")
    pieces = _PIECE.findall(misc.get("Entity", ""))
    for piece in pieces:
        found = _OPEN.match(piece)
        if found:
            fields = found.group(3).split("-")
            mention = GoldMention(found.group(1), found.group(2), start, start)
            open_mentions[mention.group].append((mention, [], fields[3] if len(fields) > 3 else "1"))
    for stack in open_mentions.values():
        for _, starts, _ in stack:
            starts.append(start)
    for piece in pieces:
        if piece.endswith(")"):
            group = re.match(r"\(?(\d+)", piece)
            assert group is not None
            mention, starts, minspan = open_mentions[group.group(1)].pop()
            wanted = [int(n) for n in re.findall(r"\d+", minspan)] or [1]
            mention.heads = {starts[n - 1] for n in wanted if n <= len(starts)}
            mention.end = starts[-1]
            document.mentions.append(mention)


def score(document: Document, parser: Parser, gazetteer: Gazetteer) -> list[tuple[str, str, str]]:
    """Return (pronoun, entity type, right | wrong | abstained) for each third-person pronoun with an antecedent."""
    blocks = [Block(kind=BlockKind.BODY, start=s, end=e) for s, e in document.blocks]
    sentences = parser.parse(document.text, article=document.name, blocks=blocks)
    resolver = ActorResolver(sentences, article=document.name, published=None, gazetteer=gazetteer)
    at = {t.start: t for s in sentences for t in s.tokens}
    by_group: dict[str, list[GoldMention]] = defaultdict(list)
    for mention in document.mentions:
        by_group[mention.group].append(mention)
    outcomes = []
    for mention in sorted(document.mentions, key=lambda m: m.start):
        token = at.get(mention.start)
        if mention.end != mention.start or token is None or token.lower not in PRONOUNS:
            continue
        earlier = [m for m in by_group[mention.group] if m.start < mention.start]
        if not earlier:
            continue
        found = resolver.antecedent(token)
        if found is None:
            outcome = "abstained"
        else:
            outcome = (
                "right" if any(found.start in m.heads for m in by_group[mention.group] if m is not mention) else "wrong"
            )
        outcomes.append((token.lower, mention.sort, outcome))
        if "--show" in sys.argv:
            before = document.text[max(0, mention.start - 220) : mention.start].replace("\n", " ")
            gold = max(earlier, key=lambda m: m.start)
            print(
                f"{outcome}\t{document.name}\t{before}[{token.text}]{document.text[mention.start + len(token.text) : mention.start + 50]!r}"
                f"\tgold: {document.text[gold.start : gold.end + 12]!r}\tfound: {found and found.text}",
                file=sys.stderr,
            )
    return outcomes


def main() -> None:
    """Print the shares as JSON."""
    parser, gazetteer = Parser.load(), Gazetteer.load()
    outcomes = [o for d in read_documents(Path(sys.argv[1])) for o in score(d, parser, gazetteer)]
    report = {}
    for name, chosen in (
        ("all", outcomes),
        ("persons, organisations, places", [o for o in outcomes if o[1] in ACTORS]),
        ("he, she", [o for o in outcomes if o[0][0] in "hs" and o[0] != "its"]),
        ("they", [o for o in outcomes if o[0].startswith("th")]),
        ("it", [o for o in outcomes if o[0].startswith("it")]),
    ):
        counts = Counter(o[2] for o in chosen)
        total = sum(counts.values())
        report[name] = {
            "pronouns": total,
            **{k: round(counts[k] / total, 3) for k in ("right", "wrong", "abstained") if total},
        }
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
