"""Find reports without quotation marks whose source ends the sentence: "The lake is frozen, said the ranger."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import (
    RELATIVES,
    TOLD,
    clause_verbs,
    finite_verbs,
    is_clause,
    is_cue,
    names_speaker,
    phrase_before,
)
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.repair.frame_reports import replace_reports

_MIN_CONTENT_WORDS = 2
_MIN_REST_WORDS = 3
"""Between the last quotation in a content and its verb; fewer, and the quotation is what was said."""
_MAX_LEAD_IN_WORDS = 6
"""Limit for a phrase such as "in Bergen", which is not what somebody said."""
_MAX_SOURCE_WORDS = 45
"""Limit for a source with its apposition or its relative clause."""
_MAX_PLAIN_WORDS = 9
"""Limit for a source without a name at its end: "a top official of the harbour board"; longer ones are clauses."""
_MAX_ADDRESSEE_WORDS = 14
"""Limit for what follows "told" at the end of a sentence."""
_THINGS = frozenset({"this", "that", "it"})
"""Words that are the object of a verb, not its speaker: "The chairman, Piers Abbot, confirmed this"."""
_RELATIVES = RELATIVES | {"where"}
_OCCASIONS = frozenset({("in", "a"), ("in", "an"), ("in", "his"), ("in", "her"), ("in", "its"), ("at", "a")})
"""Words that begin where somebody spoke: "in a statement", "at a meeting"."""
_AFTER_NOUN_PHRASES = _RELATIVES | {",", "(", "—", "–"}


def invert(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of one passage, those of frames with an inverted report replaced by its content, cue and source."""
    if lexicon.words("quotes/cues_inverted").isdisjoint(passage.lowered) and TOLD.isdisjoint(passage.lowered):
        return list(segments)
    return replace_reports(passage, segments, _report)


def _report(passage: Passage, here: Sequence[Segment], frame_start: int, frame_end: int) -> list[Segment]:
    """The report of a frame that is no quotation, if an inverted verb or who was told closes it; else nothing."""
    if max(passage.run_at[frame_start:frame_end]) < 0:
        return _inverted_report(passage, here, frame_start, frame_end) or _told_report(passage, frame_start, frame_end)
    quoted_end = max(index for index in range(frame_start, frame_end) if passage.run_at[index] >= 0) + 1
    narrates = passage.run_at[frame_start] < 0 and not any(is_cue(passage, i) for i in range(frame_start, quoted_end))
    return _inverted_report(passage, here, frame_start, frame_end, quoted_end + _MIN_REST_WORDS) if narrates else []


def _inverted_report(
    passage: Passage, here: Sequence[Segment], frame_start: int, frame_end: int, floor: int = 0
) -> list[Segment]:
    """The report of a frame that an inverted verb at word `floor` or later closes; empty if there is none."""
    end = passage.last_word_end(frame_start, frame_end)
    for cue in _inverted_cues(passage, frame_start, end):
        if cue - frame_start <= _MAX_LEAD_IN_WORDS and passage.lowered[frame_start] in lexicon.words(
            "quotes/tail_words"
        ):
            continue  # "In Bergen, said Dahl, …"
        if cue < floor or any(segment.end <= cue and _is_told(passage, segment) for segment in here):
            continue
        name_end = _noun_phrase_end(passage, cue + 1, end)
        reported = _is_reported(here, cue) and not _is_main_clause(passage, frame_start, cue)
        if name_end is None or (reported and not _ends_with_name(passage, name_end)):
            continue
        if passage.lowered[cue + 1] in _THINGS or _is_subject(passage, here, frame_start, cue):
            continue
        return [
            Segment(ReportPart.CONTENT, frame_start, cue - 1, side=1),
            Segment(ReportPart.CUE, cue, cue + 1),
            Segment(ReportPart.SOURCE, cue + 1, _source_end(passage, name_end, end)),
        ]
    return []


def _is_subject(passage: Passage, here: Sequence[Segment], first: int, cue: int) -> bool:
    """Whether the words before a verb and its comma are its subject with an apposition, as they were tagged, or only a
    pronoun: "The chairman, Piers Abbot, confirmed the deaths", "He, however, warned residents"."""
    if passage.lowered[first] in lexicon.words("quotes/pronouns") and passage.words[first + 1] == ",":
        return True
    tagged = any(s.part is ReportPart.SOURCE and s.first == first and s.end >= cue - 1 for s in here)
    return tagged and "," in passage.words[first : cue - 1] and not is_clause(passage, first, cue)


def _told_report(passage: Passage, frame_start: int, frame_end: int) -> list[Segment]:
    """The report of a frame that ends with who was told: "Taxes will rise, the minister told parliament on Monday."."""
    cue = next((i for i in range(frame_start, frame_end) if passage.lowered[i] in TOLD), None)
    if cue is None:
        return []
    source = phrase_before(passage, cue, frame_start)
    if source is None or source[0] - frame_start <= _MIN_CONTENT_WORDS or passage.words[source[0] - 1] != ",":
        return []
    content, rest = passage.lowered[frame_start : source[0] - 1], passage.lowered[cue + 1 : frame_end]
    subordinate = content[0] in lexicon.words("quotes/lead_in_words") or content[0].endswith(("ing", "ed"))
    if subordinate or finite_verbs().isdisjoint(content) or not _is_addressee(rest):
        return []
    return [
        Segment(ReportPart.CONTENT, frame_start, source[0] - 1, side=1),
        Segment(ReportPart.SOURCE, *source),
        Segment(ReportPart.CUE, cue, cue + 1),
    ]


def _is_addressee(words: Sequence[str]) -> bool:
    """Whether words after "told" say only to whom, where and when: "parliament on Monday", not "her she must wait"."""
    return 0 < len(words) <= _MAX_ADDRESSEE_WORDS and _words_after_addressees().isdisjoint(words)


@lexicon.per_language
def _words_after_addressees() -> frozenset[str]:
    """Words that show that more was told than to whom, where and when."""
    return _clause_words() | {"to", "of", "about", "how", "why", "what"}


def _inverted_cues(passage: Passage, frame_start: int, end: int) -> Iterator[int]:
    """The verbs after a comma that a noun phrase follows."""
    for index in range(frame_start + _MIN_CONTENT_WORDS + 1, end - 1):
        inverted = passage.words[index - 1] == "," and passage.lowered[index] in lexicon.words("quotes/cues_inverted")
        if inverted and end - index <= _MAX_SOURCE_WORDS and names_speaker(passage, index + 1, end):
            yield index


def _is_told(passage: Passage, cue: Segment) -> bool:
    """Whether a segment is a verb that reports plainly, in the active: "said", not "were warned" nor "let her say"."""
    if cue.part is not ReportPart.CUE or passage.lowered[cue.end - 1] not in lexicon.words("quotes/cues_plain"):
        return False
    return lexicon.words("quotes/forms_of_be").isdisjoint(passage.lowered[max(0, cue.first - 1) : cue.end])


def _is_reported(here: Sequence[Segment], cue: int) -> bool:
    """Whether a source before the verb and a content after it were tagged."""
    before = any(segment.part is ReportPart.SOURCE and segment.end <= cue for segment in here)
    return before and any(segment.part is ReportPart.CONTENT and segment.first > cue for segment in here)


def _is_main_clause(passage: Passage, first: int, end: int) -> bool:
    """Whether a verb is among words `[first, end)` before any relative clause."""
    return is_clause(passage, first, _relative_start(passage, first, end))


def _relative_start(passage: Passage, first: int, end: int) -> int:
    """Where the first relative clause among words `[first, end)` begins; `end` if none does."""
    return next((i for i in range(first, end) if passage.lowered[i] in _RELATIVES), end)


def _noun_phrase_end(passage: Passage, first: int, end: int) -> int | None:
    """Where the noun phrase of the source ends: before a comma or "who"; None if there is a verb in or after it."""
    stop = next((i for i in range(first, end) if passage.words[i] in _AFTER_NOUN_PHRASES), end)
    words = passage.lowered[first : _relative_start(passage, first, end)]
    if not _clause_words().isdisjoint(words):
        return None
    plain = not _ends_with_name(passage, stop)
    if plain and (stop - first > _MAX_PLAIN_WORDS or any(word.endswith("ed") for word in passage.lowered[first:stop])):
        return None
    return stop


def _ends_with_name(passage: Passage, end: int) -> bool:
    return passage.words[end - 1][0].isupper()


def _source_end(passage: Passage, name_end: int, end: int) -> int:
    """Where the source ends: before when or where somebody spoke, "on Monday" or "in a statement"."""
    for index in range(name_end - 1, 0, -1):
        if passage.lowered[index] in lexicon.words("quotes/cues_inverted"):
            break
        if passage.lowered[index : index + 2] in _OCCASIONS or (
            passage.lowered[index] == "on" and index + 1 < end and passage.words[index + 1][0].isupper()
        ):
            return index
    return end


@lexicon.per_language
def _clause_words() -> frozenset[str]:
    """Words that show that a clause follows the verb, not only a source."""
    return clause_verbs() | lexicon.words("quotes/modal_verbs") | lexicon.words("quotes/pronouns") | {"that", "do"}
