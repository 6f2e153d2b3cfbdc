"""Find the medium that relayed a quote: "according to the news agency Yonhap". Changes nothing else."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from reader import lexicon
from reader.annotate.quotes.claim import Claim
from reader.annotate.quotes.noun_phrases import TOLD, phrase_after, phrase_before
from reader.annotate.quotes.passage import Passage
from reader.model.annotation import EntityKind, QuoteKind
from reader.model.document import Document
from reader.model.index import SpanIndex
from reader.model.span import Span

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings

_REPORTING_VERBS = frozenset({"reported", "reports", "quoted", "cited"})
_MEDIUM_KINDS = frozenset(
    {
        EntityKind.ORGANIZATION,
        EntityKind.WORK,
        EntityKind.PRODUCT,
        EntityKind.PERSON,
        EntityKind.PLACE,
        EntityKind.GROUP,
    }
)
_NEWSROOM_KINDS = frozenset({EntityKind.ORGANIZATION, EntityKind.WORK})
"""Kinds of the names of those whom news is told."""


def run(findings: QuoteFindings) -> None:
    """Fill in the media that relayed the quotes."""
    link(findings.document, findings.passages, findings.claims)


def link(document: Document, passages: Sequence[Passage], claims: Sequence[Claim]) -> None:
    """Fill in `via` of every claim that has a source and names a medium."""
    names = SpanIndex(
        (span, entity.kind) for entity in document.entities if entity.kind in _MEDIUM_KINDS for span in entity.mentions
    )
    starts = [passage.span.start for passage in passages]
    for claim in claims:
        if claim.source is None or claim.carried_over or claim.kind is QuoteKind.SCARE:
            continue
        passage = passages[bisect_right(starts, claim.source.start) - 1]
        for first, end in _candidate_phrases(passage, claim):
            told = first > 0 and passage.lowered[first - 1] in TOLD
            if told:  # "told the Courier she was ready"
                clause = (i for i in range(first + 1, end) if passage.lowered[i] in lexicon.words("quotes/pronouns"))
                end = next(clause, end)
            span = passage.cover(first, end)
            if not span.overlaps(claim.source) and not any(span.overlaps(content) for content in claim.content):
                inside = names.within(span)
                claim.via = _medium(document.text, span, [name for name, _ in inside])
                if claim.via is None and told:
                    claim.via = _told_newsroom(document.text, span, inside)
            if claim.via is not None:
                break


def _candidate_phrases(passage: Passage, claim: Claim) -> Iterator[tuple[int, int]]:
    """The noun phrases in the claim's frame that may name the medium."""
    assert claim.source is not None
    anchor = claim.cue if claim.cue is not None and passage.span.contains(claim.cue) else claim.source
    index = bisect_right(passage.tokens, Span(anchor.start, anchor.start + 1)) - 1
    frame_start, frame_end = passage.frame_bounds(max(index, 0))
    told_cues, phrases, openers = lexicon.words("quotes/cues_telling"), _via_phrases(), _relaying_words()
    for at in range(frame_start, frame_end):
        if passage.lowered[at] not in openers or passage.run_at[at] >= 0:
            continue
        relays_nothing = at > frame_start and passage.lowered[at - 1] == "first"  # "first reported by"
        for length in () if relays_nothing else (2, 1):
            words = passage.lowered[at : at + length]
            if words in phrases and (
                words[0] not in told_cues or claim.cue is None or claim.cue.covers(passage.tokens[at].start)
            ):
                phrase = phrase_after(passage, at + length, frame_end)
                if phrase is not None:
                    yield phrase
                break
        if passage.lowered[at] in _REPORTING_VERBS:
            phrase = phrase_before(passage, at, frame_start)
            if phrase is not None:
                yield phrase


@lexicon.per_language
def _via_phrases() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(line.split()) for line in lexicon.lines("quotes/via_phrases"))


@lexicon.per_language
def _relaying_words() -> frozenset[str]:
    """The words before or after which a medium may be named, or that begin such phrases."""
    return _REPORTING_VERBS | {words[0] for words in _via_phrases()}


def _medium(text: str, phrase: Span, names: Sequence[Span]) -> Span | None:
    """The name of a medium in a noun phrase: a listed one, or one called a paper, an agency or the like."""
    words = text[phrase.start : phrase.end].split()
    is_media_phrase = any(_is_media_word(word.lower()) for word in words)
    media = [name for name in names if _names_medium(text[name.start : name.end])]
    if media:
        return media[-1]
    if is_media_phrase and names:
        return _with_media_noun(text, names[-1], phrase.end)
    capitals = list(takewhile(lambda word: word[0].isupper(), reversed(words)))[::-1]
    plain = " ".join(capitals).removesuffix("’s").removesuffix("'s")
    if not capitals or not (is_media_phrase or _names_medium(plain)):
        return None
    start = text.rindex(capitals[0], phrase.start, phrase.end)
    return Span(start, phrase.end - (2 if text[phrase.end - 2 : phrase.end] in ("’s", "'s") else 0))


def _told_newsroom(text: str, phrase: Span, names: Sequence[tuple[Span, EntityKind]]) -> Span | None:
    """The name that is all of the phrase after "told", if it is that of an organization: news is told to newsrooms.

    Those whose names say that they are something else, such as a court or a bank, are none.
    """
    start = phrase.start + 4 if text[phrase.start : phrase.start + 4] == "the " else phrase.start
    fitting = (name for name, kind in names if kind in _NEWSROOM_KINDS and name.start == start)
    name = next((name for name in fitting if name.end <= phrase.end), None)
    if name is None or any(word[0].isalnum() for word in text[name.end : phrase.end].split()):
        return None
    words = text[name.start : name.end].lower().split()
    is_known = text[name.start : name.end] in lexicon.entries("names/orgs_known")
    is_other = any(
        word in lexicon.entries("names/orgs_words") or word in lexicon.entries("names/orgs_common") for word in words
    )
    return None if is_known or is_other else name


def _names_medium(name: str) -> bool:
    """Whether a name is that of a medium: a listed one, or one with a word such as "Press" or "Radio" in it."""
    return _is_medium(name) or any(
        _is_media_word(word.lower()) or (word[0].isupper() and word.lower() in lexicon.words("quotes/media_name_words"))
        for word in name.split()
    )


def _with_media_noun(text: str, name: Span, limit: int) -> Span:
    """A name with the noun that it describes: "US media", not "US"."""
    after = text[name.end : limit].split(maxsplit=1)[:1]
    if not after or not after[0].islower() or not _is_media_word(after[0]):
        return name
    return Span(name.start, text.index(after[0], name.end) + len(after[0]))


def _is_medium(name: str) -> bool:
    """Whether a name is listed as a medium, with or without a leading "the"."""
    lower = name.lower()
    return lower in lexicon.entries("quotes/media") or lower.removeprefix("the ") in lexicon.entries("quotes/media")


def _is_media_word(lower: str) -> bool:
    """Whether a word is a common noun for media, or part of their names: "newspaper", "newspapers", "Press’s"."""
    bare = lower.removesuffix("’s").removesuffix("'s").rstrip("’'")
    return bare in lexicon.entries("quotes/media_words") or bare.removesuffix("s") in lexicon.entries(
        "quotes/media_words"
    )
