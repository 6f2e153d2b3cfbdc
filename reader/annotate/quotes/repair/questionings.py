"""Tell who answers from who asks: in "Cross-examined by Mr Valdra, Dole said it leaked", Valdra says nothing."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import RELATIVES, is_clause, is_cue, names_speaker, verb_group_start
from reader.annotate.quotes.passage import Passage

_BY = "by"
_QUESTIONINGS = frozenset({"examination", "questioning"})
"""What somebody is under who answers: "Under cross-examination by Mr Valdra"."""
_QUESTION_STARTS = frozenset({"if", "whether"})
_MAX_OPENING_WORDS = 5
"""Limit for "When cross-examined" at the beginning of a sentence."""
_MAX_ANSWERER_WORDS = 20
"""Limit for whoever answers, with an apposition."""


def name_answerers(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of one passage, with whoever answers as the source where a sentence begins with who asks."""
    if lexicon.words("quotes/questioned").isdisjoint(passage.lowered) and _QUESTIONINGS.isdisjoint(passage.lowered):
        return list(segments)
    found = _without_asked(passage, segments)
    for first, end in passage.frames() if _BY in passage.lowered else ():
        by = _asked_by(passage, first, end)
        answerer = _answerer(passage, by, end) if by is not None else None
        if by is None or answerer is None:
            continue
        before = [segment for segment in found if first <= segment.first < answerer.end]
        found = [segment for segment in found if segment not in before]
        found += [*_question(passage, before, by, answerer.first), answerer]
    return sorted(found, key=lambda segment: segment.first)


def _without_asked(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments without whoever is asked, if tagged as words before a passive, "[The captain] was asked if …", and
    without what a report says they were asked: "he said when asked [about it]"."""
    found: list[Segment] = []
    dropped = -1
    for segment in segments:
        verb = segment.end - 1 - (passage.lowered[segment.end - 1] == _BY)
        is_verb = segment.part is ReportPart.CUE
        asked = is_verb and passage.lowered[verb] in lexicon.words("quotes/questioned")
        before = passage.lowered[verb - 1] if verb else ""
        if asked and before in lexicon.words("quotes/forms_of_be"):
            found = [s for s in found if not (s.part is ReportPart.CONTENT and s.end == segment.first)]
        if is_verb:
            dropped = (
                passage.frame_at[verb] if asked and before == "when" and not passage.begins_frame(verb - 1) else -1
            )
        if passage.frame_at[segment.first] != dropped or passage.run_at[segment.first] >= 0:
            found.append(segment)
    return found


def _asked_by(passage: Passage, first: int, end: int) -> int | None:
    """Where "by" follows a participle of asking that begins a frame, perhaps after "When"; None if none does."""
    limit = min(end, first + _MAX_OPENING_WORDS)
    by = next((i for i in range(first + 1, limit) if passage.lowered[i] == _BY and passage.run_at[i] < 0), None)
    if by is None:
        return None
    opening = passage.lowered[first : by - 1]
    if passage.lowered[by - 1] in _QUESTIONINGS:
        return by if opening[:1] == ("under",) else None
    asked = passage.lowered[by - 1] in lexicon.words("quotes/questioned")
    return by if asked and set(opening) <= {"when", "cross", "re", "-"} else None


def _answerer(passage: Passage, by: int, end: int) -> Segment | None:
    """Who answers: the subject of the first verb of a report after who asks; None if there is none."""
    commas = [index for index in range(by + 2, end) if passage.words[index] == "," and passage.run_at[index] < 0]
    for verb in (index for index in range(by + 3, end) if passage.run_at[index] < 0 and is_cue(passage, index)):
        stop = verb_group_start(passage, verb, by)
        for comma in commas:
            if comma + 1 < stop <= comma + _MAX_ANSWERER_WORDS and _is_subject(passage, comma + 1, stop):
                return Segment(ReportPart.SOURCE, comma + 1, stop - (passage.words[stop - 1] == ","))
    return None


def _is_subject(passage: Passage, first: int, stop: int) -> bool:
    """Whether words right before a verb are its subject, perhaps with an apposition between two commas."""
    commas = passage.words[first:stop].count(",")
    if commas not in (0, 2) or (commas and passage.words[stop - 1] != ","):
        return False
    if stop - first == 1:
        return passage.lowered[first] in lexicon.words("quotes/pronouns") or passage.words[first][0].isupper()
    related = next((index for index in range(first, stop) if passage.lowered[index] in RELATIVES), stop)
    return names_speaker(passage, first, stop) and not is_clause(passage, first, related)


def _question(passage: Passage, before: Sequence[Segment], by: int, limit: int) -> list[Segment]:
    """The report of what was asked, if that was tagged: "Asked by | Mr Valdra | whether it leaked"."""
    starts = _QUESTION_STARTS | lexicon.words("quotes/question_words")
    content = next((s for s in before if s.part is ReportPart.CONTENT and passage.lowered[s.first] in starts), None)
    cued = any(s.part is ReportPart.CUE and s.first < by <= s.end + 1 for s in before)
    if content is None or not cued or not by + 1 < content.first < content.end <= limit:
        return []
    asker = Segment(ReportPart.SOURCE, by + 1, content.first - (passage.words[content.first - 1] == ","))
    return [Segment(ReportPart.CUE, by - 1, by), asker, content]
