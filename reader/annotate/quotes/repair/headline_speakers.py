"""Find who speaks in headlines: "Minister: Tax will fall", “We fight on”: union vows action, "Tax falls, says Dole"."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import POSSESSIVES, is_cue, names_role
from reader.annotate.quotes.passage import Passage
from reader.model.index import SpanIndex

_MAX_SPEAKER_WORDS = 5
_MIN_CONTENT_WORDS = 3
_MIN_QUOTED_WORDS = 2
"""Of somebody with an office before a colon: one quoted word may be only a name."""
_MAX_SHORT_WORD_CHARS = 3
_AFTER_SPEAKERS = (("on",), ("about",), ("who",), ())
"""What follows whoever is quoted in "‘It cracked’: divers on the dam"."""
_DASHES = frozenset("—–-")
_HEARD = frozenset({"hears", "heard", "told"})
"""What a court does at the end of a headline: "Carer stole savings, court told"."""
_FORMS_THAT_REPORT = ("s", "say", "warn", "claim")
"""Endings of the verbs of headlines, which are in the present: "police say"."""


def find_headline_speakers(passage: Passage, segments: Sequence[Segment], names: SpanIndex[None]) -> list[Segment]:
    """The segments of a headline with whoever is named before its colon, after the colon that follows a quotation, or
    at its end.

    `names` are those of whoever can speak.
    """
    mark = _mark_after_quotation(passage)
    if mark is not None and (report := _after_quotation(passage, segments, names, mark)) is not None:
        return report
    if mark is not None or ":" not in passage.words:
        return _closing_report(passage, names) or list(segments)
    colon = passage.words.index(":")
    if not 0 < colon <= _MAX_SPEAKER_WORDS or not _is_speaker(passage, names, 0, colon):
        return list(segments)
    is_quoted = passage.run_at[colon + 1 :][:1] == (0,) and passage.run_at[-1] == 0
    sourced = any(segment.part is ReportPart.SOURCE for segment in segments)
    if not is_quoted and (sourced or not _reports_after(passage, colon)):
        return list(segments)
    return [
        Segment(ReportPart.SOURCE, 0, colon),
        Segment(ReportPart.CUE, colon, colon + 1),
        Segment(ReportPart.CONTENT, colon + 1, len(passage.words), side=-1),
    ]


def _reports_after(passage: Passage, colon: int) -> bool:
    """Whether the words after a colon are a clause or, from somebody with an office, hold some words in quotation
    marks."""
    if any(size >= _MIN_QUOTED_WORDS for size in passage.run_sizes):
        return names_role(passage.lowered[colon - 1])
    return not passage.runs and any(lower in _verbs() for lower in passage.lowered[colon + 1 :])


def _mark_after_quotation(passage: Passage) -> int | None:
    """Where a colon or a dash follows the quotation that begins a headline; None if none does."""
    if passage.run_at[0] < 0:
        return None
    end = next((first for first, run in enumerate(passage.run_at) if run != passage.run_at[0]), len(passage.words))
    return end if end < len(passage.words) - 1 and passage.words[end] in _DASHES | {":"} else None


def _after_quotation(
    passage: Passage, segments: Sequence[Segment], names: SpanIndex[None], mark: int
) -> list[Segment] | None:
    """The report of a headline that begins with a quotation and a mark, if somebody with a verb or a name follows; the
    segments as they are if nobody follows a colon, None if nobody follows a dash."""
    start = mark + 1
    content, cue_mark = Segment(ReportPart.CONTENT, 0, mark, side=1), Segment(ReportPart.CUE, mark, start)
    reacting = _reacting_end(passage, start)
    if reacting is not None:
        return [content, cue_mark, Segment(ReportPart.SOURCE, start, reacting)]
    is_colon = passage.words[mark] == ":"
    if is_colon and any(segment.part is ReportPart.SOURCE for segment in segments):
        return [content, *(segment for segment in segments if segment.first > mark)]
    limit = min(len(passage.words), start + _MAX_SPEAKER_WORDS + 1)
    cue = next((index for index in range(start + 1, limit) if is_cue(passage, index)), None)
    if cue is None or not any(names_role(lower) for lower in passage.lowered[start:cue]):
        end = _named_end(passage, names, start) if is_colon else None
        if end is None:
            return list(segments) if is_colon else None
        return [content, cue_mark, Segment(ReportPart.SOURCE, start, end)]
    return [content, Segment(ReportPart.SOURCE, start, cue), Segment(ReportPart.CUE, cue, cue + 1)]


def _reacting_end(passage: Passage, start: int) -> int | None:
    """Where the words end that begin at word `start` and say who reacts, without a name: "mother of three | breaks
    silence", "diver | ’s fury"; None if nobody does."""
    limit = min(len(passage.words) - 1, start + _MAX_SPEAKER_WORDS + 1)
    reactions = lexicon.words("quotes/headline_reactions")
    verb = next((i for i in range(start + 1, limit + 1) if passage.lowered[i] in reactions), None)
    if verb is None or not any(map(names_role, passage.lowered[start:verb])):
        return None
    owner = next((i for i in range(start + 1, verb) if passage.lowered[i] in POSSESSIVES), verb)
    return None if any(is_cue(passage, index) for index in range(start, owner)) else owner


def _closing_report(passage: Passage, names: SpanIndex[None]) -> list[Segment]:
    """The report of a headline that ends with who says so: "Tax ‘a fraud’, says Dole", "Bees can count, study finds",
    "Pier ‘unsafe’ – inspectors"; nothing if it does not."""
    end = passage.last_word_end(0, len(passage.words))
    mark = next((i for i in range(end - 2, _MIN_CONTENT_WORDS - 1, -1) if _may_close(passage, i)), None)
    if mark is None or not 1 < end - mark <= _MAX_SPEAKER_WORDS + 2 or passage.run_at[end - 1] >= 0:
        return []
    first, stop, cue = mark + 1, end, None
    if passage.words[mark] == "," or passage.run_at[mark] >= 0:
        if is_cue(passage, first) and passage.lowered[first].endswith(_FORMS_THAT_REPORT):
            cue, first = Segment(ReportPart.CUE, first, first + 1), first + 1
        elif _is_closing_verb(passage, end - 1):
            cue, stop = Segment(ReportPart.CUE, end - 1, end), end - 1
        else:
            return []
    elif not passage.runs:
        return []
    content_end = mark + 1 if passage.run_at[mark] >= 0 else mark
    speaks = _is_speaker(passage, names, first, stop) or (cue is not None and _is_named(passage, first, stop))
    if first >= stop or not speaks or not _is_said(passage, content_end):
        return []
    report = [Segment(ReportPart.CONTENT, 0, content_end, side=1), Segment(ReportPart.SOURCE, first, stop)]
    return sorted([*report, cue or Segment(ReportPart.CUE, mark, mark + 1)], key=lambda segment: segment.first)


def _is_closing_verb(passage: Passage, index: int) -> bool:
    """Whether a word reports in the present, "police say", or tells of a court: "inquest hears", "court told"."""
    lower = passage.lowered[index]
    present = is_cue(passage, index) and lower.endswith(_FORMS_THAT_REPORT)
    return present or (lower in _HEARD and passage.lowered[index - 1] in lexicon.words("quotes/hearings"))


def _is_named(passage: Passage, first: int, end: int) -> bool:
    """Whether words `[first, end)` have the capitals of a full name, and not all of the headline has."""
    name = passage.words[first:end]
    plain = any(len(word) > _MAX_SHORT_WORD_CHARS and word.islower() for word in passage.words[:first])
    return plain and len(name) in (2, 3) and all(word[0].isupper() for word in name)


def _may_close(passage: Passage, index: int) -> bool:
    """Whether the words that say who speaks may begin after this mark: a comma, a dash, the end of a quotation."""
    run = passage.run_at[index]
    if run >= 0:
        return passage.run_at[index + 1] != run and passage.words[index - 1] == ","
    is_joined = passage.tokens[index - 1].end == passage.tokens[index].start
    return passage.words[index] == "," or (passage.words[index] in _DASHES and not is_joined)


def _is_said(passage: Passage, end: int) -> bool:
    """Whether words up to `end` are what was said: a quotation is among them, or they are a clause."""
    return bool(passage.runs) or any(lower in _verbs() for lower in passage.lowered[:end])


def _named_end(passage: Passage, names: SpanIndex[None], start: int) -> int | None:
    """Where the name ends that begins at word `start`, or after a role there: "composer Pia Dahl on fame"."""
    limit = min(len(passage.words), start + _MAX_SPEAKER_WORDS + 1)
    if names_role(passage.lowered[start]) and passage.lowered[start + 1 : start + 2] in _AFTER_SPEAKERS:
        return start + 1
    name = next((index for index in range(start, limit) if names.within(passage.tokens[index])), None)
    if name is None or (name > start and not names_role(passage.lowered[name - 1])):
        return None
    end = name
    while end < len(passage.words) and names.within(passage.tokens[end]):
        end += 1
    return end


def _is_speaker(passage: Passage, names: SpanIndex[None], first: int, end: int) -> bool:
    """Whether words `[first, end)` are a name, one after a role, or the last of them says what somebody is."""
    if any(lower in lexicon.words("quotes/labels_not_speakers") for lower in passage.lowered[first:end]):
        return False
    name = end
    while name > first and names.within(passage.tokens[name - 1]):
        name -= 1
    if name == end and passage.lowered[end - 1] in lexicon.words("quotes/headline_sources"):
        return True
    return name == first or names_role(passage.lowered[name - 1])


@lexicon.per_language
def _verbs() -> frozenset[str]:
    return lexicon.words("quotes/modal_verbs") | lexicon.words("quotes/finite_verbs") - POSSESSIVES | {"are", "were"}
