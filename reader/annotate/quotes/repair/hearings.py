"""Find what was told to a court or a committee: "The inquest heard that …", "A pier burned, jurors were told.".

What tells nothing, as in "The court heard evidence", is no report.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import POSSESSIVES, finite_verbs, passive_start, phrase_start
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.repair.frame_reports import replace_reports

_HEARD, _TOLD = "heard", "told"
_PASSIVE = frozenset({"was", "were", "been"})
_MIN_CONTENT_WORDS = 3
_MAX_SUBJECT_WORDS = 12
"""Limit for who hears: "Members of the town’s planning committee"."""
_CLAUSE_STARTS = frozenset({"there", "he", "she", "it", "they", "how", "that"})
_GIVERS = frozenset({"from", "by"})
"""Before whoever gave what was heard: "evidence from three captains"."""
_CLAUSE_LINKS = frozenset({"who", "whom", "which", "when", "where", "while", "before", "after", "until", ",", ";"})
"""After these, a verb is not that of what was heard."""
_MAX_THING_WORDS = 4
"""Limit for what is heard but tells nothing, before who gave it: "a very short statement by the clerk"."""


def add_hearings(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of one passage, with the reports of what was told to those who hear evidence."""
    if {_HEARD, _TOLD}.isdisjoint(passage.lowered) or lexicon.words("quotes/hearings").isdisjoint(passage.lowered):
        return list(segments)
    return replace_reports(passage, _without_things(passage, segments), _hearing)


def _without_things(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments without whoever heard a thing, and without that: "The court heard evidence from three captains"."""
    found = list(segments)
    for first, end in passage.frames() if _HEARD in passage.lowered else ():
        verb = next((i for i in range(first + 1, min(end, first + _MAX_SUBJECT_WORDS)) if _is_heard(passage, i)), None)
        if verb is None or not _hears(passage, first, passive_start(passage, verb, first)):
            continue
        stop = _thing_end(passage, verb + 1, end)
        if stop is not None:
            found = [segment for segment in found if not first <= segment.first < stop]
    return found


def _is_heard(passage: Passage, index: int) -> bool:
    return passage.lowered[index] == _HEARD and passage.run_at[index] < 0


def _thing_end(passage: Passage, first: int, end: int) -> int | None:
    """Where the thing that was heard ends, with whoever gave it; None if a clause was heard, or may have been."""
    end = passage.last_word_end(first, end)
    stop = next((index for index in range(first, end) if passage.lowered[index] in _CLAUSE_LINKS), end)
    words = passage.lowered[first:stop]
    if not words or passage.words[first][0].isupper() or max(passage.run_at[first:stop]) >= 0:
        return None
    giver = next((number for number, word in enumerate(words) if word in _GIVERS), 0)
    lone = 1 + (words[0] in lexicon.words("quotes/phrase_starts"))  # "evidence", "an appeal"
    if (giver or len(words)) > (_MAX_THING_WORDS if giver else lone):
        return None
    tells = any(word in _CLAUSE_STARTS or word in finite_verbs() or word.endswith("ed") for word in words)
    return None if tells else stop


def _hearing(passage: Passage, _here: Sequence[Segment], first: int, end: int) -> list[Segment]:
    """The report of a frame without quotations that is what somebody heard or was told; else nothing."""
    if max(passage.run_at[first:end]) >= 0:
        return []
    end = passage.last_word_end(first, end)
    if end - first > 2 and _is_verb(passage, end - 1):
        return _closing(passage, first, end - 1)
    limit = min(end, first + _MAX_SUBJECT_WORDS)
    verb = next((index for index in range(first + 1, limit) if _is_verb(passage, index)), None)
    return _opening(passage, first, verb, end) if verb is not None else []


def _is_verb(passage: Passage, index: int) -> bool:
    """Whether a word is "heard", or "told" in the passive."""
    lower = passage.lowered[index]
    return lower == _HEARD or (lower == _TOLD and not _PASSIVE.isdisjoint(passage.lowered[max(0, index - 2) : index]))


def _opening(passage: Passage, first: int, verb: int, end: int) -> list[Segment]:
    """The report of "The inquest heard that …"."""
    start = passive_start(passage, verb, first)
    after = passage.lowered[verb + 1 : verb + 2]
    opens = after[:1] and (after[0] in _CLAUSE_STARTS or after[0] in lexicon.words("quotes/phrase_starts"))
    named = passage.words[verb + 1 : verb + 2] and passage.words[verb + 1][0].isupper()
    clause = opens or (named and passage.lowered[verb] == _HEARD)
    content = verb + 2 if after == ("that",) else verb + 1
    if not clause or not _hears(passage, first, start) or finite_verbs().isdisjoint(passage.lowered[content:end]):
        return []
    if _is_heard(passage, verb) and _thing_end(passage, content, end) is not None:
        return []
    return [
        Segment(ReportPart.SOURCE, first, start),
        Segment(ReportPart.CUE, verb, verb + 1),
        Segment(ReportPart.CONTENT, content, end, side=-1),
    ]


def _closing(passage: Passage, first: int, verb: int) -> list[Segment]:
    """The report of "…, a court heard."."""
    start = passive_start(passage, verb, first)
    source = phrase_start(passage, start, first)
    if source - first <= _MIN_CONTENT_WORDS or passage.words[source - 1] != "," or not _hears(passage, source, start):
        return []
    if passage.lowered[first] in lexicon.words("quotes/lead_in_words"):
        return []
    return [
        Segment(ReportPart.CONTENT, first, source - 1, side=1),
        Segment(ReportPart.SOURCE, source, start),
        Segment(ReportPart.CUE, verb, verb + 1),
    ]


def _hears(passage: Passage, first: int, end: int) -> bool:
    """Whether words `[first, end)` name those who hear evidence, without a mark or a verb among them."""
    words = passage.lowered[first:end]
    marked = any(not word[0].isalnum() and word != "-" and word not in POSSESSIVES for word in words)
    return not marked and any(word in lexicon.words("quotes/hearings") for word in words)
