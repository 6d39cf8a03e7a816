"""Every event of a sentence: `python -m benchmarks.events DATA.jsonl > PREDICTIONS.jsonl`.

Reads `sentence`; writes `{"id", "source", "target", "code"}` for every event
and actor pair that the product finds, nothing for a sentence without one.
An actor is written as its words: the noun phrase without relative clauses,
appositions and further members of a list, and in brackets the side it belongs
to as the product resolves it ("Khrushchev (Soviet Union)"); a pronoun is
replaced by the phrase it stands for, else by the actor's name.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.sentences import read_sentences, rows
from escalate.extract.events import EventLexicon, arguments, code_sentence, phrases
from escalate.model import Event
from escalate.parse import Parser, Sentence, Token
from escalate.resolve.actors import ActorResolver, Gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HYPHENS = frozenset({"-", "–", "‑"})
_LEFT_OUT = frozenset(
    {"acl", "appos", "conj", "cc", "punct", "parataxis", "advcl", "case", "mark", "cop", "nsubj", "dep"}
)


def phrase(head: Token) -> str:
    """Return the words of the noun phrase of `head` as they stand in the text."""
    if head.upos in {"VERB", "AUX"}:
        return head.text
    tokens = [head]
    stack = [c for c in head.children if c.relation not in _LEFT_OUT]
    while stack:
        token = stack.pop()
        tokens.append(token)
        stack.extend(c for c in token.children if c.relation not in {"acl", "appos", "parataxis", "advcl"})
    inside = {t.i for t in tokens}
    first = last = head.i
    words = head.sentence.tokens
    while first - 1 in inside or (first > 1 and words[first - 1].text in _HYPHENS and first - 2 in inside):
        first -= 1
    while last + 1 in inside or (last + 2 < len(words) and words[last + 1].text in _HYPHENS and last + 2 in inside):
        last += 1
    return head.sentence.words(words[first], words[last])


def named(head: Token, resolver: ActorResolver) -> str:
    """Return the words for one party: its phrase, with the side it belongs to where the words do not say so.

    A pronoun, and a phrase without a name such as "the group", is replaced by
    the actor it stands for.
    """
    words = phrase(head)
    mentions = resolver.resolve(head) or resolver.behind(head)
    owner = next((c for c in head.children if c.dep == "nmod:poss" and c.upos == "PRON"), None)
    if owner is not None and not any(m.affiliations for m in mentions):
        mentions = resolver.resolve(owner) or mentions
    if not mentions:
        told = arguments.speaker(head) if head.upos == "PRON" else None
        return phrase(told) if told is not None else words
    if head.upos == "PRON":
        antecedent = resolver.antecedent(head)
        words = mentions[0].name if antecedent is None or antecedent.upos == "PRON" else phrase(antecedent)
    known = {a.id: a for a in resolver.actors()}
    country = known[mentions[0].actor].country if mentions[0].actor in known else None
    sides = [*mentions[0].affiliations, *([known[country].name] if country in known else [])]
    if country is None and not mentions[0].affiliations:
        sides = [mentions[0].name]
    extra = next((side for side in sides if side.lower() not in words.lower()), None)
    return f"{words} ({extra})" if extra else words


def actors(heads: Sequence[Token], resolver: ActorResolver) -> list[str]:
    """Return the parties of a role, each head with what is coordinated with it."""
    found = {named(one, resolver): None for head in heads for one in phrases.conjuncts(head)}
    return list(found)


def predictions(
    sentences: Sequence[Sentence], *, lexicon: EventLexicon, gazetteer: Gazetteer
) -> Iterator[dict[str, object]]:
    """Yield one row an event; `source` and `target` are the first of each side, `sources` and `targets` all of them."""
    resolver = ActorResolver(sentences, article="benchmark", published=None, gazetteer=gazetteer)
    for sentence in sentences:
        for reading in code_sentence(sentence, lexicon=lexicon):
            if reading.event is Event.STATEMENT:
                continue
            sources, targets = actors(reading.sources, resolver), actors(reading.targets, resolver)
            yield {
                "source": sources[0] if sources else "",
                "target": next((t for t in targets if t not in sources[:1]), ""),
                "sources": sources,
                "targets": targets,
                "code": reading.event.value,
            }


def main(path: Path) -> None:
    """Write the predictions for the rows of `path` to standard output."""
    parser, lexicon, gazetteer = Parser.load(), EventLexicon.load(), Gazetteer.load()
    for row in rows(path):
        sentences = read_sentences(row["sentence"], parser=parser, gazetteer=gazetteer, lexicon=lexicon)
        for prediction in predictions(sentences, lexicon=lexicon, gazetteer=gazetteer):
            print(json.dumps({"id": row["id"], **prediction}, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
