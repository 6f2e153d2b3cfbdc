"""Distinguish titles in quotation marks from speech: books, shows, what is "so-called"."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import POSSESSIVES, REFLEXIVES
from reader.annotate.quotes.passage import SENTENCE_ENDS, Passage
from reader.model.document import BlockKind

_MAX_EXTRA_WORDS = 3
"""Words around a title that the tagger may have included: "his 1994"."""
_PLACE_PREPOSITIONS = frozenset({"on", "in", "during", "at"})
"""Prepositions before the place where something was said: "On “Harbour Hour”, Dole said …"."""

_BEFORE_OBJECTS = frozenset({"about", "on", "in", "for", "from"})
"""Prepositions that end a cue, "said about", and precede what was spoken of."""

_BY_NAME = frozenset({("by", "the", "name"), ("under", "the", "name")})


def drop_titles(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments without contents that are only titles in quotation marks."""
    cues = {index for s in segments if s.part is ReportPart.CUE for index in range(s.first, s.end)}
    runs = [(first, end) for _, first, end in passage.run_bounds]
    so_called = {i for first, end in runs if _is_so_called(passage, first) for i in range(first - 3, end)}
    segments = [s for s in segments if s.first not in so_called]
    titles = {first for first, end in runs if _is_name(passage, first, end, cues)}
    if not titles:
        return list(segments)
    return [s for s in segments if s.part is not ReportPart.CONTENT or not _has_only_titles(passage, s, runs, titles)]


def _is_so_called(passage: Passage, first: int) -> bool:
    return passage.lowered[max(0, first - 3) : first] == ("so", "-", "called")


def _is_name(passage: Passage, first: int, end: int, cues: set[int]) -> bool:
    """Whether a run is only a name: a title used as a noun of the sentence, or one after "titled"."""
    if (
        first
        and passage.lowered[first - 1] in lexicon.words("quotes/naming_words")
        and passage.words[first + 1][0].isupper()
    ):
        return True
    if _is_known_as(passage, first) or is_own_name(passage, first):
        return True
    if (
        first > 1
        and passage.words[first - 1] == ","
        and passage.lowered[first - 2] in lexicon.words("quotes/writing_nouns")
    ):
        return True
    return is_title(passage, first, end) and _is_noun_in_sentence(passage, first, end, cues)


def _is_known_as(passage: Passage, first: int) -> bool:
    """Whether a run is what somebody or something is known as: "known to all as “Soap”", "by the name “Soap”"."""
    if passage.lowered[max(0, first - 3) : first] in _BY_NAME:
        return True
    return passage.lowered[first - 1 : first] == ("as",) and "known" in passage.lowered[max(0, first - 5) : first]


def is_own_name(passage: Passage, first: int) -> bool:
    """Whether a run is what some call themselves: "call themselves the “Leftovers”"."""
    start = first - (passage.lowered[first - 1 : first] == ("the",))
    called = passage.lowered[start - 1 : start] and passage.lowered[start - 1] in REFLEXIVES
    return bool(called) and passage.words[first + 1][0].isupper()


def _is_noun_in_sentence(passage: Passage, first: int, end: int, cues: set[int]) -> bool:
    """Whether a title is a noun of its sentence: "on “Harbour Hour”", not “Boats Not Bridges!” she shouted."""
    if first and (passage.words[first - 1][0].isalnum() or passage.lowered[first - 1] in POSSESSIVES):
        before = passage.lowered[first - 1]
        called = before in lexicon.words("quotes/calling_words") or before in _BEFORE_OBJECTS
        return called or first - 1 not in cues
    after = passage.words[end] if end < len(passage.words) else ""
    return after[:1].islower() and passage.words[end - 2][0].isalnum() and end not in cues


def _has_only_titles(passage: Passage, content: Segment, runs: list[tuple[int, int]], titles: set[int]) -> bool:
    runs_inside = [(first, end) for first, end in runs if content.first < end and first < content.end]
    if not runs_inside or any(first not in titles for first, _ in runs_inside):
        return False
    other = [
        index
        for index in range(content.first, content.end)
        if passage.words[index][0].isalnum() and not any(first <= index < end for first, end in runs_inside)
    ]
    opens = passage.lowered[content.first] in _PLACE_PREPOSITIONS | REFLEXIVES
    return opens or len(other) <= _MAX_EXTRA_WORDS * len(runs_inside)


def is_title(passage: Passage, first: int, end: int) -> bool:
    """Whether a short run is in title case, as the name of a book, a show or a law."""
    if passage.kind in (BlockKind.HEADLINE, BlockKind.HEADING):  # every word may be capitalized
        return False
    words = [word for word in passage.words[first + 1 : end] if word[0].isalnum()]
    if not 2 <= len(words) <= 10 or passage.words[end - 2] in SENTENCE_ENDS - {"."}:
        return False
    content_words = [word for word in words if len(word) > 3 or word[0].isupper()]
    return len(content_words) >= 2 and all(not word[0].islower() for word in content_words) and words[0][0].isupper()
