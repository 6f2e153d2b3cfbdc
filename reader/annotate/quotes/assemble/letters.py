"""Find readers' letters by their layout: from "DEAR NORA:" to the signature, "-- BITTEN IN BERGEN". Reads no verbs."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.assemble.signed_quotations import DASHES
from reader.annotate.quotes.claim import Claim
from reader.annotate.quotes.passage import Passage
from reader.model.annotation import QuoteKind

_MAX_SALUTATION_WORDS = 5
_MAX_SIGNATURE_TOKENS = 12
_MAX_PASSAGES = 12
"""Limit for one letter."""


def find(passages: Sequence[Passage]) -> list[tuple[Claim, list[int]]]:
    """Every signed letter as a claim, with the numbers of the passages that it covers."""
    found: list[tuple[Claim, list[int]]] = []
    for number, passage in enumerate(passages):
        start = _after_salutation(passage)
        if start is None:
            continue
        for last in range(number, min(len(passages), number + _MAX_PASSAGES)):
            if last > number and _after_salutation(passages[last]) is not None:
                break
            dash = _signature_dash(passages[last])
            if dash is not None:
                claim = _claim(passages[number : last + 1], start, dash)
                found += [(claim, list(range(number, last + 1)))] if claim.content else []
                break
    return found


def _after_salutation(passage: Passage) -> int | None:
    """The first word after "DEAR NORA:"; None if the passage does not begin so."""
    if passage.lowered[0] not in lexicon.words("quotes/salutations"):
        return None
    limit = min(len(passage.words), _MAX_SALUTATION_WORDS)
    return next((index + 1 for index in range(1, limit) if passage.words[index] in (":", ",")), None)


def _signature_dash(passage: Passage) -> int | None:
    """The dash before a signature in capitals that ends the passage; None if there is none."""
    words = passage.words
    for index in range(len(words) - 2, max(0, len(words) - _MAX_SIGNATURE_TOKENS), -1):
        if words[index] in DASHES:
            return index
        if words[index][0].isalpha() and not words[index].isupper():
            return None
    return None


def _claim(letter: Sequence[Passage], start: int, dash: int) -> Claim:
    last = letter[-1]
    end = dash
    while end > 0 and last.words[end - 1] in DASHES:
        end -= 1
    bounds = [
        (passage, start if number == 0 else 0, end if passage is last else len(passage.words))
        for number, passage in enumerate(letter)
    ]
    return Claim(
        content=[passage.cover(first, stop) for passage, first, stop in bounds if first < stop],
        source=last.cover(dash + 1, len(last.words)),
        cue=last.cover(end, dash + 1),
        kind=QuoteKind.DIRECT,
    )
