"""Find who speaks in a sentence that introduces a quotation with a colon, whatever its verb: "Dole laughed: …"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import POSSESSIVES, is_cue, names_role
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.repair.headline_speakers import find_headline_speakers
from reader.base.values import replace
from reader.model.annotation import EntityKind
from reader.model.document import BlockKind
from reader.model.index import SpanIndex

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings

_SPEAKING_KINDS = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.GROUP})
_INSIDE_SUBJECTS = POSSESSIVES | {"-"}
_MAX_SUBJECT_WORDS = 8
_MAX_APPOSITION_WORDS = 12
_MAX_DESCRIPTION_WORDS = 6
_MAX_CUE_WORDS = 12
"""Between the subject and the colon; more are another clause."""


def run(findings: QuoteFindings) -> None:
    """Add the sources and cues before colons."""
    document = findings.document
    names = SpanIndex(
        (mention, None) for entity in document.entities if entity.kind in _SPEAKING_KINDS for mention in entity.mentions
    )
    findings.segments = [
        _find(passage, segments, names) for passage, segments in zip(findings.passages, findings.segments, strict=True)
    ]


def _find(passage: Passage, segments: Sequence[Segment], names: SpanIndex[None]) -> list[Segment]:
    in_headline = passage.kind in (BlockKind.HEADLINE, BlockKind.DEK, BlockKind.HEADING)
    if in_headline:
        return find_headline_speakers(passage, segments, names)
    return find_introductions(passage, segments, names) if ":" in passage.words else list(segments)


def find_introductions(passage: Passage, segments: Sequence[Segment], names: SpanIndex[None]) -> list[Segment]:
    """The segments of one passage, with the source and the cue before each colon that introduces a quotation.

    `names` are those of whoever can speak.
    """
    found = list(segments)
    for _, first, end in passage.run_bounds:
        frame_start, _ = passage.frame_bounds(first)
        colon = first - 1
        if colon <= frame_start or passage.words[colon] != ":" or passage.run_at[colon] >= 0:
            continue
        before = [segment for segment in found if frame_start <= segment.first < first]
        if any(segment.part is not ReportPart.CUE for segment in before):
            continue
        subject = _subject(passage, names, frame_start, colon)
        if subject is not None:
            found += _introduction(passage, subject, colon, before)
            found = [_introduced(segment) if first <= segment.first < end else segment for segment in found]
    return sorted(found, key=lambda segment: segment.first)


def _introduction(passage: Passage, subject: tuple[int, int], colon: int, cues: Sequence[Segment]) -> list[Segment]:
    source = Segment(ReportPart.SOURCE, *subject)
    if cues:
        return [source]
    start = subject[1] + 1 if passage.words[subject[1]] == "," else subject[1]
    cue = (start, colon) if start < colon else (colon, colon + 1)
    return [source, Segment(ReportPart.CUE, *cue)]


def _introduced(segment: Segment) -> Segment:
    """A content of the quotation, with its verb before it."""
    return replace(segment, side=-1) if segment.part is ReportPart.CONTENT else segment


def _subject(passage: Passage, names: SpanIndex[None], frame_start: int, colon: int) -> tuple[int, int] | None:
    """The person who is the subject of words `[frame_start, colon)`, with an apposition; None if there is none."""
    first = frame_start
    if passage.lowered[first] in lexicon.words("quotes/lead_in_words"):
        comma = next((i for i in range(first, colon) if passage.words[i] == ","), None)
        if comma is None:
            return None
        first = comma + 1
    first = max(
        (i + 1 for i in range(first, colon) if passage.lowered[i] == "what"), default=first
    )  # "what Dole said:"
    end = _subject_end(passage, names, first, colon) if first < colon else None
    if end is None or colon - end > _MAX_CUE_WORDS:
        return None
    if passage.words[end] != ",":
        return first, end
    limit = min(colon, end + _MAX_APPOSITION_WORDS)
    closing = next((i for i in range(end + 1, limit) if passage.words[i] == ","), None)
    if closing is not None:
        return first, closing
    return (first, colon) if _is_description(passage, end + 1, colon) else None


def _is_description(passage: Passage, first: int, colon: int) -> bool:
    """Whether the words between a name and a colon only say what somebody is: "Dole, defence lawyer:"."""
    if not 0 < colon - first <= _MAX_DESCRIPTION_WORDS:
        return False
    verbs = lexicon.words("quotes/finite_verbs") | lexicon.words("quotes/forms_of_be")
    words = range(first, colon)
    return not any(
        is_cue(passage, index) or passage.lowered[index] in verbs or passage.lowered[index].endswith(("ed", "ing"))
        for index in words
    )


def _subject_end(passage: Passage, names: SpanIndex[None], first: int, colon: int) -> int | None:
    """Where the noun phrase at word `first` ends, if it is a name or says what somebody is."""
    end = first
    while end < min(colon, first + _MAX_SUBJECT_WORDS):
        if bracket := _bracketed_title_end(passage, end):  # "Prof. (Mrs) Okafor"
            end = bracket
        elif _ends_subject(passage, names, end, first):
            break
        else:
            end += 1
    named = any(names.within(token) for token in passage.tokens[first:end])
    somebody = passage.lowered[first] in lexicon.words("quotes/indefinite_persons")
    return end if named or somebody or any(names_role(lower) for lower in passage.lowered[first:end]) else None


def _bracketed_title_end(passage: Passage, index: int) -> int | None:
    """Where a title in brackets that opens at word `index` is closed, if more of the name follows."""
    if passage.words[index : index + 3 : 2] != ("(", ")") or passage.words[index + 1][0].islower():
        return None
    return index + 3 if passage.words[index + 3 : index + 4] and passage.words[index + 3][0].isupper() else None


def _ends_subject(passage: Passage, names: SpanIndex[None], index: int, first: int) -> bool:
    """Whether a subject ends before a word: a verb, a mark, or a word in lower case after a name."""
    lower = passage.lowered[index]
    if lower in _INSIDE_SUBJECTS:  # "Dole’s lawyer"
        return False
    if not lower[0].isalnum() or is_cue(passage, index):
        return index > first
    if lower in lexicon.words("quotes/finite_verbs") or lower in lexicon.words("quotes/forms_of_be"):
        return True
    if index > first and passage.words[index][0].islower() and names.within(passage.tokens[index - 1]):
        return lower not in lexicon.words("names/particles")
    return lower.endswith("ed") and index > first + 1
