"""Find readers' letters by their layout: from "DEAR NORA:" to the signature, "-- BITTEN IN BERGEN". Reads no verbs."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.assemble.signed_quotations import DASHES
from reader.annotate.quotes.claim import Claim
from reader.annotate.quotes.passage import SENTENCE_ENDS, Passage
from reader.base.values import Value
from reader.model.annotation import EntityKind, QuoteKind
from reader.model.document import BlockKind, Document
from reader.model.index import SpanIndex

_MAX_SALUTATION_WORDS = 6
_MAX_SIGNATURE_TOKENS = 12
_MAX_SIGNED_LINE_TOKENS = 16
"""Limit for a line with a name and an address."""
_MAX_CLOSING_TOKENS = 6
"""Limit for "– Yours, etc.," at the end of a letter."""
_MAX_PASSAGES = 12
"""Limit for one letter."""
_SALUTATION_ENDS = DASHES | {":", ","}
_WRITERS = frozenset({EntityKind.PERSON, EntityKind.GROUP, EntityKind.ORGANIZATION})


class _Signature(Value):
    """Where a letter is signed: words `[first, end)` of a passage; the letter's own words end before word `stop`."""

    first: int
    end: int
    stop: int


def find(document: Document, passages: Sequence[Passage]) -> list[tuple[Claim, list[int]]]:
    """Every signed letter as a claim, with the numbers of the passages that it covers."""
    salutations = {number: start for number, each in enumerate(passages) if (start := _after_salutation(each))}
    if not salutations and not any(map(_is_closing, passages)):
        return []
    names = SpanIndex(
        (mention, None) for entity in document.entities if entity.kind in _WRITERS for mention in entity.mentions
    )
    signatures = {
        number: signature
        for number, each in enumerate(passages)
        if (signature := _in_capitals(each) or (None if number in salutations else _signed_line(each, names)))
    }
    found: list[tuple[Claim, list[int]]] = []
    start = 0
    for last, signature in signatures.items():
        opened = [number for number in salutations if start <= number <= last]
        first = opened[-1] if opened else _first_of_letter(passages, start, last)
        if first is not None and last - first < _MAX_PASSAGES:
            claim = _claim(passages[first : last + 1], salutations.get(first, 0), signature)
            found += [(claim, list(range(first, last + 1)))] if claim.content else []
        start = last + 1
    return found


def _after_salutation(passage: Passage) -> int | None:
    """The first word after "DEAR NORA:" or "Sir, –"; None if the passage does not begin so."""
    if passage.lowered[0] not in lexicon.entries("label/salutations"):
        return None
    longest = _MAX_SALUTATION_WORDS if passage.lowered[0] in lexicon.entries("label/salutations_with_names") else 2
    limit = min(len(passage.words), longest)
    end = next((index for index in range(1, limit) if passage.words[index] in _SALUTATION_ENDS), None)
    while end is not None and end < len(passage.words) and passage.words[end] in _SALUTATION_ENDS:
        end += 1
    return end


def _first_of_letter(passages: Sequence[Passage], start: int, last: int) -> int | None:
    """The first passage of a letter without a salutation that ends with passage `last`; None if it has no words."""
    return next((number for number in range(start, last) if _is_prose(passages[number])), None)


def _is_prose(passage: Passage) -> bool:
    ends = passage.words[-1] in SENTENCE_ENDS | {","}
    return ends and passage.kind is BlockKind.PARAGRAPH and len(passage.words) > _MAX_CLOSING_TOKENS


def _in_capitals(passage: Passage) -> _Signature | None:
    """The signature in capitals after a dash that ends a passage, "-- BITTEN IN BERGEN"; None if there is none."""
    words = passage.words
    for index in range(len(words) - 2, max(0, len(words) - _MAX_SIGNATURE_TOKENS), -1):
        if words[index] in DASHES:
            return _Signature(index + 1, len(words), _before_dashes(passage, index))
        if words[index][0].isalpha() and not words[index].isupper():
            return None
    return None


def _signed_line(passage: Passage, names: SpanIndex[None]) -> _Signature | None:
    """The name that a passage begins with which is only that and an address: "Mara Okafor, by email"."""
    words = passage.words
    if passage.kind is not BlockKind.PARAGRAPH or len(words) > _MAX_SIGNED_LINE_TOKENS or passage.runs:
        return None
    first = 0
    while first < len(words) - 1 and words[first] in DASHES:
        first += 1
    end = next((i for i in range(first, len(words)) if words[i] in (",", "(", ".") and i > first + 1), len(words))
    if "." in words[end:-1] or not all(word[0].isupper() or not word[0].isalpha() for word in words[first:end]):
        return None
    named = [index for index in range(first, end) if names.within(passage.tokens[index])]
    in_capitals = end - first > 1 and all(word.isupper() for word in words[first:end])
    if not in_capitals and (not named or named[-1] != end - 1):
        return None
    return _Signature(first, end, 0)


def _is_closing(passage: Passage) -> bool:
    return _closing_start(passage) == 0


def _closing_start(passage: Passage) -> int:
    """Where "Yours, etc." begins at the end of a passage; its end if it does not."""
    end = len(passage.words)
    closings = lexicon.entries("label/letter_closings")
    return next((i for i in range(max(0, end - _MAX_CLOSING_TOKENS), end) if passage.lowered[i] in closings), end)


def _claim(letter: Sequence[Passage], start: int, signature: _Signature) -> Claim:
    last = letter[-1]
    bounds = [
        (passage, start if number == 0 else 0, signature.stop if passage is last else _closing_start(passage))
        for number, passage in enumerate(letter)
    ]
    return Claim(
        content=[
            passage.cover(first, max(first + 1, _before_dashes(passage, stop)))
            for passage, first, stop in bounds
            if first < stop
        ],
        source=last.cover(signature.first, signature.end),
        cue=last.cover(signature.stop, signature.first) if signature.stop else None,
        kind=QuoteKind.DIRECT,
    )


def _before_dashes(passage: Passage, end: int) -> int:
    """Where the dashes begin that end before word `end`; `end` if there are none."""
    while end > 0 and passage.words[end - 1] in DASHES:
        end -= 1
    return end
