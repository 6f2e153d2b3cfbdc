"""Find where the words begin that somebody was told: after the addressee, and after where, when and how they were told.

As in "told the agency | that it rained", "told the Courier from hospital | she was well".
"""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import (
    CONJUNCTIONS,
    OBJECT_PRONOUNS,
    RELATIVES,
    TOLD,
    clause_verbs,
    finite_verbs,
    is_clause,
    is_cue,
    phrase_before,
)
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.repair.frame_reports import replace_reports

_MAX_ADDRESSEE_WORDS = 9
"""Limit for the addressee, up to "that"."""
_MAX_TELLING_WORDS = 14
"""Limit for the addressee with where, when and how: "the Courier by phone from a hospital in Averil"."""
_MAX_TELLER_WORDS = 10
_MIN_TOLD_WORDS = 4
"""With the verb: "told her it leaked"."""
_SUBJECTS = frozenset({"he", "she", "it", "they", "we", "i"})
_ARTICLES = frozenset({"the", "a", "an"})
_LINKS = frozenset({"of", "via", "about", "for"})
"""Words that are not when or where somebody spoke, after which a noun belongs to the words before."""


def find_told(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of one passage, with what a subject tells somebody in frames of which only a report within that was
    tagged: "Dole told officers he ran because | he thought | it burned"."""
    if TOLD.isdisjoint(passage.lowered):
        return list(segments)
    return replace_reports(passage, segments, _told_report)


def _told_report(passage: Passage, here: Sequence[Segment], first: int, end: int) -> list[Segment]:
    """The report of a frame without quotations that begins with whoever told it to whom; else nothing."""
    told = next((i for i in range(first + 1, min(end, first + _MAX_TELLER_WORDS)) if passage.lowered[i] in TOLD), None)
    if told is None or max(passage.run_at[first:end]) >= 0:
        return []
    end = passage.last_word_end(told, end)
    if end - told < _MIN_TOLD_WORDS:
        return []
    source, content = phrase_before(passage, told, first), after_addressee(passage, told + 1, end)
    within = next((s.first for s in here if s.part is ReportPart.CUE and s.first > content), None)
    if source is None or source[0] != first or content == told + 1 or within is None:
        return []
    if any(s.part is ReportPart.CONTENT and s.first < within for s in here):
        return []
    return [
        Segment(ReportPart.SOURCE, *source),
        Segment(ReportPart.CUE, told, told + 1),
        Segment(ReportPart.CONTENT, content, end, side=-1),
    ]


def after_addressee(passage: Passage, first: int, end: int) -> int:
    """The first word of content `[first, end)` after whom, where, when and how it was told; `first` if it begins with
    none of that."""
    if first == 0 or passage.lowered[first - 1] not in lexicon.words("quotes/cues_telling"):
        return first
    told = first + 2 < end and passage.lowered[first] in OBJECT_PRONOUNS
    if told and passage.lowered[first + 1] in lexicon.words("quotes/pronouns"):  # "told her it leaked"
        return first + 1
    rest = passage.lowered[first + 2 : end]
    if told and passage.lowered[first + 1] in _ARTICLES and not finite_verbs().isdisjoint(rest):
        return first + 1
    for noun in (first + 1, first + 2):
        opens = passage.lowered[first] in lexicon.words("quotes/determiners") and noun + 3 < end
        if opens and passage.words[noun].islower() and passage.lowered[noun + 1] in _SUBJECTS:
            return noun + 1  # "told the bishop it leaked"
    limit = min(end - 2, first + _MAX_ADDRESSEE_WORDS)
    that = next((i for i in range(first + 1, limit) if passage.lowered[i] == "that" and passage.run_at[i] < 0), None)
    return that if that is not None else _clause_after(passage, first, end)


def _clause_after(passage: Passage, first: int, end: int) -> int:
    """Where a clause without "that" begins after an addressee that begins at word `first`; `first` if none does."""
    if passage.lowered[first - 2 : first - 1] and passage.lowered[first - 2] in lexicon.words("quotes/forms_of_be"):
        return first  # "was told the boat"
    for index in range(first + 1, min(end - 1, first + _MAX_TELLING_WORDS)):
        if not passage.words[index][0].isalnum() or _is_verb(passage, index) or passage.lowered[index] == "to":
            break  # "told the crew to leave the pier they had built"
        if _begins_clause(passage, first, index, end):
            return index
    return first


def _is_verb(passage: Passage, index: int) -> bool:
    return is_cue(passage, index) or passage.lowered[index] in clause_verbs()


def _begins_clause(passage: Passage, first: int, index: int, end: int) -> bool:
    """Whether a pronoun, or a noun phrase that a verb follows, begins at a word after the addressee."""
    lower, before = passage.lowered[index], passage.lowered[index - 1]
    if passage.run_at[index] >= 0 or before in _within_phrases() or not passage.words[index].islower():
        return False
    if lower in lexicon.words("quotes/pronouns") or lower == "there":
        return lower not in RELATIVES
    if lower not in lexicon.words("quotes/phrase_starts"):
        return False
    named = all(word[0].isupper() or word[0].isdigit() or word == "the" for word in passage.words[first:index])
    return named or is_clause(passage, index, end)


@lexicon.per_language
def _within_phrases() -> frozenset[str]:
    """Words after which a noun goes on with what they begin: "from the", "and her"."""
    links = lexicon.words("quotes/tail_words") | lexicon.words("quotes/determiners") | CONJUNCTIONS
    return links - {"this", "that"} | _LINKS
