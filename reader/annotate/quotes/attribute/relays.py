"""Find the medium that passed a quote on: "according to the news agency Yonhap". Changes nothing else."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from reader import lexicon
from reader.annotate.quotes.claim import Claim
from reader.annotate.quotes.noun_phrases import phrase_after, phrase_before
from reader.annotate.quotes.passage import Passage
from reader.model.annotation import EntityKind, QuoteKind
from reader.model.document import Document
from reader.model.index import SpanIndex
from reader.model.span import Span

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings

_REPORTING = frozenset({"reported", "reports", "quoted", "cited"})
_NAMES = frozenset({EntityKind.ORGANIZATION, EntityKind.WORK, EntityKind.PRODUCT, EntityKind.PERSON, EntityKind.PLACE})


def run(findings: QuoteFindings) -> None:
    """Fill in the media that quotes were passed on by."""
    link(findings.document, findings.passages, findings.claims)


def link(document: Document, passages: Sequence[Passage], claims: Sequence[Claim]) -> None:
    """Fill in `via` of every claim that has a source and says by whom it was passed on."""
    names = SpanIndex((span, span) for entity in document.entities if entity.kind in _NAMES for span in entity.mentions)
    starts = [passage.span.start for passage in passages]
    for claim in claims:
        if claim.source is None or claim.carried or claim.kind is QuoteKind.SCARE:
            continue
        passage = passages[bisect_right(starts, claim.source.start) - 1]
        for first, last in _relays(passage, claim):
            span = passage.cover(first, last)
            if not span.overlaps(claim.source) and not any(span.overlaps(content) for content in claim.content):
                claim.via = _medium(document.text, span, [name for name, _ in names.within(span)])
            if claim.via is not None:
                break


def _relays(passage: Passage, claim: Claim) -> Iterator[tuple[int, int]]:
    """The noun phrases in the claim's frame that may name who passed it on."""
    assert claim.source is not None
    anchor = claim.cue if claim.cue is not None and passage.span.contains(claim.cue) else claim.source
    index = bisect_right(passage.tokens, Span(anchor.start, anchor.start + 1)) - 1
    low, high = passage.frame_bounds(max(index, 0))
    telling, phrases = lexicon.words("quotes/cues_telling"), _phrases()
    for at in range(low, high):
        if passage.inside[at] >= 0:
            continue
        for length in (2, 1):
            words = passage.lows[at : at + length]
            if words in phrases and (
                words[0] not in telling or claim.cue is None or claim.cue.covers(passage.tokens[at].start)
            ):
                phrase = phrase_after(passage, at + length, high)
                if phrase is not None:
                    yield phrase
                break
        if passage.lows[at] in _REPORTING:
            phrase = phrase_before(passage, at, low)
            if phrase is not None:
                yield phrase


@lexicon.per_language
def _phrases() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(line.split()) for line in lexicon.lines("quotes/via_phrases"))


def _medium(text: str, phrase: Span, names: Sequence[Span]) -> Span | None:
    """The name of a medium in a noun phrase: one that the lexicon knows, or that calls itself a paper or an agency."""
    words = text[phrase.start : phrase.end].split()
    called = any(_is_of_the_trade(word.lower()) for word in words)
    for name in reversed(names):
        if called or _is_medium(text[name.start : name.end]):
            return name
    capitals = list(takewhile(lambda word: word[0].isupper(), reversed(words)))[::-1]
    plain = " ".join(capitals).removesuffix("’s").removesuffix("'s")
    if not capitals or not (called or _is_medium(plain)):
        return None
    start = text.rindex(capitals[0], phrase.start, phrase.end)
    return Span(start, phrase.end - (2 if text[phrase.end - 2 : phrase.end] in ("’s", "'s") else 0))


def _is_medium(name: str) -> bool:
    """Whether the lexicon knows a name; "the" may be part of it, as in The Guardian, or only stand before it."""
    low = name.lower()
    return low in lexicon.entries("quotes/media") or low.removeprefix("the ") in lexicon.entries("quotes/media")


def _is_of_the_trade(low: str) -> bool:
    """Whether a word is what media call themselves: "newspaper", "newspapers", "Press’s"."""
    bare = low.removesuffix("’s").removesuffix("'s").rstrip("’'")
    return bare in lexicon.entries("quotes/media_words") or bare.removesuffix("s") in lexicon.entries(
        "quotes/media_words"
    )
