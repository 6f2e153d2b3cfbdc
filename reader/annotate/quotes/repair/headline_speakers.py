"""Find who speaks in headlines: "Minister: Tax will fall", “We will fight on”: union vows action."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import is_cue, names_role
from reader.annotate.quotes.passage import Passage
from reader.model.index import SpanIndex

_MAX_SPEAKER_WORDS = 5


def find_headline_speakers(passage: Passage, segments: Sequence[Segment], names: SpanIndex[None]) -> list[Segment]:
    """The segments of a headline with whoever is named before its colon, or after the colon that follows a quotation.

    `names` are those of whoever can speak.
    """
    if ":" not in passage.words:
        return list(segments)
    colon = passage.words.index(":")
    if colon and passage.run_at[0] >= 0 and passage.run_at[colon - 1] == passage.run_at[0]:
        return _after_quotation(passage, segments, names, colon)
    if any(segment.part is ReportPart.SOURCE for segment in segments):
        return list(segments)
    if passage.runs or not 0 < colon <= _MAX_SPEAKER_WORDS or not _is_speaker(passage, names, colon):
        return list(segments)
    clause = passage.lowered[colon + 1 :]
    if not any(lower in _verbs() for lower in clause):
        return list(segments)
    return [
        Segment(ReportPart.SOURCE, 0, colon),
        Segment(ReportPart.CUE, colon, colon + 1),
        Segment(ReportPart.CONTENT, colon + 1, len(passage.words), side=-1),
    ]


def _after_quotation(
    passage: Passage, segments: Sequence[Segment], names: SpanIndex[None], colon: int
) -> list[Segment]:
    """The report of a headline that begins with a quotation and a colon, if somebody with a verb or a name follows."""
    content = Segment(ReportPart.CONTENT, 0, colon, side=1)
    if any(segment.part is ReportPart.SOURCE for segment in segments):
        return [content, *(segment for segment in segments if segment.first > colon)]
    start = colon + 1
    limit = min(len(passage.words), start + _MAX_SPEAKER_WORDS + 1)
    cue = next((index for index in range(start + 1, limit) if is_cue(passage, index)), None)
    if cue is None or not any(names_role(lower) for lower in passage.lowered[start:cue]):
        end = _named_end(passage, names, start)
        if end is None:
            return list(segments)
        return [content, Segment(ReportPart.CUE, colon, start), Segment(ReportPart.SOURCE, start, end)]
    return [content, Segment(ReportPart.SOURCE, start, cue), Segment(ReportPart.CUE, cue, cue + 1)]


def _named_end(passage: Passage, names: SpanIndex[None], start: int) -> int | None:
    """Where the name ends that begins at word `start`, or after a role there: "composer Pia Dahl on fame"."""
    limit = min(len(passage.words), start + _MAX_SPEAKER_WORDS + 1)
    name = next((index for index in range(start, limit) if names.within(passage.tokens[index])), None)
    if name is None or (name > start and not names_role(passage.lowered[name - 1])):
        return None
    end = name
    while end < len(passage.words) and names.within(passage.tokens[end]):
        end += 1
    return end


def _is_speaker(passage: Passage, names: SpanIndex[None], colon: int) -> bool:
    """Whether all words before the colon are a name, or the last of them says what somebody is."""
    if any(lower in lexicon.words("quotes/labels_not_speakers") for lower in passage.lowered[:colon]):
        return False
    named = all(names.within(token) for token in passage.tokens[:colon])
    return named or names_role(passage.lowered[colon - 1])


@lexicon.per_language
def _verbs() -> frozenset[str]:
    possessives = {"'s", "’s"}
    return lexicon.words("quotes/modal_verbs") | lexicon.words("quotes/finite_verbs") - possessives | {"are", "were"}
