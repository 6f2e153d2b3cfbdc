"""Tell the names of things in quotation marks from speech: books, shows, what is "so-called"."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.passage import SENTENCE_ENDS, Passage
from reader.model.document import BlockKind

_FRAME_WORDS = 3
"""Words that the tagger may have taken in around a title: "his 1994"."""
_PLACING = frozenset({"on", "in", "during", "at"})
"""Words that begin the place of what is said: "On “Harbour Hour”, Dole said …"."""


def without_titles(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments without those contents that are only the names of things in quotation marks."""
    cues = {index for s in segments if s.part is ReportPart.CUE for index in range(s.first, s.last)}
    runs = [(first, last) for _, first, last in passage.bounds]
    distanced = {i for first, last in runs if _so_called(passage, first) for i in range(first - 3, last)}
    segments = [s for s in segments if s.first not in distanced]
    titles = {first for first, last in runs if _is_name(passage, first, last, cues)}
    if not titles:
        return list(segments)
    return [s for s in segments if s.part is not ReportPart.CONTENT or not _only_titles(passage, s, runs, titles)]


def _so_called(passage: Passage, first: int) -> bool:
    return passage.lows[max(0, first - 3) : first] == ("so", "-", "called")


def _is_name(passage: Passage, first: int, last: int, cues: set[int]) -> bool:
    """Whether a run only names something: a title set into the sentence, or behind "titled"."""
    if (
        first
        and passage.lows[first - 1] in lexicon.words("quotes/naming_words")
        and passage.words[first + 1][0].isupper()
    ):
        return True
    if (
        first > 1
        and passage.words[first - 1] == ","
        and passage.lows[first - 2] in lexicon.words("quotes/writing_nouns")
    ):
        return True
    return is_title(passage, first, last) and _set_in(passage, first, last, cues)


def _set_in(passage: Passage, first: int, last: int, cues: set[int]) -> bool:
    """Whether a title is a noun of its sentence: "on “Harbour Hour”", not “Boats Not Bridges!” she shouted."""
    if first and (passage.words[first - 1][0].isalnum() or passage.lows[first - 1] in ("'s", "’s")):
        return first - 1 not in cues or passage.lows[first - 1] in lexicon.words("quotes/calling_words")
    behind = passage.words[last] if last < len(passage.words) else ""
    return behind[:1].islower() and passage.words[last - 2][0].isalnum() and last not in cues


def _only_titles(passage: Passage, content: Segment, runs: list[tuple[int, int]], titles: set[int]) -> bool:
    held = [(first, last) for first, last in runs if content.first < last and first < content.last]
    if not held or any(first not in titles for first, _ in held):
        return False
    other = [
        index
        for index in range(content.first, content.last)
        if passage.words[index][0].isalnum() and not any(first <= index < last for first, last in held)
    ]
    return len(other) <= _FRAME_WORDS * len(held) or passage.lows[content.first] in _PLACING


def is_title(passage: Passage, first: int, last: int) -> bool:
    """Whether every weighty word of a short run is capitalised, as in the name of a book, a show or a law."""
    if passage.kind in (BlockKind.HEADLINE, BlockKind.HEADING):  # where every word may be capitalised
        return False
    words = [word for word in passage.words[first + 1 : last] if word[0].isalnum()]
    if not 2 <= len(words) <= 10 or passage.words[last - 2] in SENTENCE_ENDS - {"."}:
        return False
    weighty = [word for word in words if len(word) > 3 or word[0].isupper()]
    return len(weighty) >= 2 and all(not word[0].islower() for word in weighty) and words[0][0].isupper()
