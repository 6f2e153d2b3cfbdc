"""Ignore requests not to be named: in "one driver, who asked not to be named, said", only the last verb reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader import lexicon
from reader.annotate.quotes.claim import Segment
from reader.annotate.quotes.passage import Passage

_MAX_REQUEST_WORDS = 9
"""Between "who" and "to be named"."""
_STARTS = frozenset({"who", "speaking", "requesting", "asking", "declining", "insisting"})
_MARKS = frozenset({",", ".", ";", "—", "–", "(", ")"})


def drop_requests(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of one passage but those inside a request not to be named."""
    if _last_words().isdisjoint(passage.lowered):
        return list(segments)
    requests = list(_requests(passage))
    return [s for s in segments if not any(first <= s.first < end for first, end in requests)]


def _requests(passage: Passage) -> Iterator[tuple[int, int]]:
    """The words of each clause such as "who spoke on condition of anonymity"."""
    for index in range(len(passage.words) - 1):
        phrase = next((p for p in _phrases() if passage.lowered[index : index + len(p)] == p), None)
        if phrase is None or passage.run_at[index] >= 0:
            continue
        floor = max(-1, index - _MAX_REQUEST_WORDS)
        first = next((i for i in range(index, floor, -1) if passage.lowered[i] in _STARTS), None)
        if first is not None:
            yield first, _clause_end(passage, index + len(phrase))


def _clause_end(passage: Passage, index: int) -> int:
    """Where a clause ends: before a mark, or a verb that reports."""
    plain = lexicon.words("quotes/cues_plain") | lexicon.words("quotes/cues_confirming")
    while index < len(passage.words) and passage.words[index] not in _MARKS and passage.lowered[index] not in plain:
        index += 1
    return index


@lexicon.per_language
def _last_words() -> frozenset[str]:
    return frozenset(phrase[-1] for phrase in _phrases())


@lexicon.per_language
def _phrases() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in lexicon.lines("quotes/unnamed_phrases"))
