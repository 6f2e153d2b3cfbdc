"""Find whose view a sentence gives without a verb of speech: "For Dole, it is “a gift”", "In her view, it leaks"."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import POSSESSIVES, RELATIVES, clause_verbs, is_clause, is_cue, names_role
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.repair.frame_reports import replace_reports

_IN_THE_WORDS = ("in", "the", "words", "of")
_OPENINGS = (_IN_THE_WORDS, ("as", "for"), ("for",), ("to",))
VIEW_CUES = frozenset({"for", "to"})
"""The last words of cues that are no verbs."""
_VIEWS = frozenset({"view", "opinion", "eyes", "words", "telling"})
_POSSESSIVES = POSSESSIVES | {"'", "’"}
_MAX_SOURCE_WORDS = 18
"""Limit for who it is with an apposition or a relative clause."""
_MAX_OWNER_WORDS = 5
_MIN_CONTENT_WORDS = 2


def find_viewpoints(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of one passage, those of sentences that begin with whose view they give replaced by that report."""
    return replace_reports(passage, segments, _viewpoint)


def _viewpoint(passage: Passage, _here: Sequence[Segment], first: int, end: int) -> list[Segment]:
    """The report of a frame in which nobody speaks with a verb; nothing if it gives nobody's view."""
    opening = next((words for words in _OPENINGS if passage.lowered[first : first + len(words)] == words), None)
    if opening is None and (inside := _in_the_words(passage, first, end)):
        return inside
    if opening is None:
        return _in_the_view(passage, first, end) if passage.lowered[first] == "in" else []
    start = first + len(opening)
    quoted = passage.quotation_start(first, end)
    speaks = any(is_cue(passage, index) for index in range(first, end) if passage.run_at[index] < 0)
    if quoted == end or speaks or not _may_have_view(passage, start, quoted):
        return []
    stop = _source_end(passage, start, quoted)
    if stop is None:
        return []
    content = stop + (passage.words[stop] == ",")
    return [
        Segment(ReportPart.CUE, first, start),
        Segment(ReportPart.SOURCE, start, stop),
        Segment(ReportPart.CONTENT, content, end, side=-1),
    ]


def _in_the_words(passage: Passage, first: int, end: int) -> list[Segment]:
    """The report of "It was, in the words of Dole, “a gift”", or of one that such words end: nothing without them."""
    if "words" not in passage.lowered:
        return []
    size = len(_IN_THE_WORDS)
    start = next((i for i in range(first + 1, end - size) if passage.lowered[i : i + size] == _IN_THE_WORDS), None)
    if start is None or passage.run_at[start] >= 0:
        return []
    stop = next((i for i in range(start + size, end) if passage.words[i] in (",", ".") or passage.run_at[i] >= 0), end)
    quoted = [(a, b) for _, a, b in passage.run_bounds if first <= a and b <= end and (a >= stop or b <= start)]
    if not quoted or not _may_have_view(passage, start + size, stop):
        return []
    return sorted(
        [
            Segment(ReportPart.CUE, start, start + size),
            Segment(ReportPart.SOURCE, start + size, stop),
            *(Segment(ReportPart.CONTENT, a, b, side=-1 if a > start else 1) for a, b in quoted),
        ],
        key=lambda segment: segment.first,
    )


def _may_have_view(passage: Passage, first: int, limit: int) -> bool:
    """Whether somebody may be named from word `first` on: by a name, or after a determiner by what they are."""
    if first >= limit:
        return False
    if passage.words[first][0].isupper():
        return passage.lowered[first] not in lexicon.words("names/calendar")
    stop = next((i for i in range(first, limit) if passage.words[i] == ","), limit)
    return any(names_role(passage.lowered[index]) for index in range(first, min(stop, first + _MAX_OWNER_WORDS)))


def _source_end(passage: Passage, first: int, quoted: int) -> int | None:
    """Where the words end that say whose view it is: before the clause with the quotation; None if they do not."""
    limit = min(quoted, first + _MAX_SOURCE_WORDS)
    commas = [index for index in range(first + 1, limit) if passage.words[index] == ","]
    if not commas:
        stop = next((i for i in range(first, limit) if not passage.words[i][0].isupper()), limit)
        opens = stop < limit and passage.lowered[stop] in lexicon.words("quotes/determiners")
        return stop if stop > first and opens and is_clause(passage, stop, quoted) else None
    for comma in reversed(commas):
        if comma + 1 == quoted:
            return comma
        if passage.lowered[comma + 1] not in RELATIVES | clause_verbs() and is_clause(passage, comma + 1, quoted):
            return comma
    return None


def _in_the_view(passage: Passage, first: int, end: int) -> list[Segment]:
    """The report of "In Dole’s view, the town is full"."""
    limit = min(end - 1, first + _MAX_OWNER_WORDS + 2)
    view = next((i for i in range(first + 2, limit) if passage.lowered[i] in _VIEWS), None)
    end = passage.last_word_end(first, end)
    if view is None or passage.words[view + 1] != "," or end - view - 2 < _MIN_CONTENT_WORDS:
        return []
    owner_end = view - (passage.lowered[view - 1] in _POSSESSIVES)
    owned = owner_end < view or passage.lowered[first + 1 : view] in (("his",), ("her",), ("their",))
    if not owned or owner_end <= first + 1:
        return []
    return [
        Segment(ReportPart.SOURCE, first + 1, owner_end),
        Segment(ReportPart.CUE, view, view + 1),
        Segment(ReportPart.CONTENT, view + 2, end, side=-1),
    ]
