"""Find whom a turn, an answer or a letter quotes: "My father told me: “Jump.”". Needs the segments of its passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader import lexicon
from reader.annotate.quotes.assemble.reports import join_segments
from reader.annotate.quotes.claim import Claim, Segment
from reader.annotate.quotes.noun_phrases import reporting_verbs
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.tag.quote_rules import MIN_SPEECH_WORDS
from reader.model.span import Span


def find_within(outer: Claim, passages: Sequence[Passage], tagged: Sequence[Sequence[Segment]]) -> Iterator[Claim]:
    """The quotes of others within the words of one who speaks, each with a source and a verb that reports.

    `passages` are those that the outer claim covers, with their segments.
    """
    segments = [
        [each for each in of_passage if passage.tokens[each.first].start >= outer.start]
        for passage, of_passage in zip(passages, tagged, strict=True)
    ]
    for claim in join_segments(passages, segments):
        if claim.content == outer.content or claim.source is None or claim.cue is None:
            continue
        source, cue, content = (_words(passages, span) for span in (claim.source, claim.cue, claim.content[0]))
        speaks_for_another = not source or source[0] not in lexicon.words("quotes/pronouns") - {"he", "she", "they"}
        verbs = reporting_verbs() if _is_quoted(passages, claim.content[0]) else lexicon.words("quotes/cues_speech")
        reports = any(word in verbs or word == "according" for word in cue)
        if speaks_for_another and reports and len(content) >= MIN_SPEECH_WORDS:
            claim.within = outer
            yield claim


def _is_quoted(passages: Sequence[Passage], span: Span) -> bool:
    return any(run.span.overlaps(span) for passage in passages for run in passage.runs)


def _words(passages: Sequence[Passage], span: Span) -> list[str]:
    """The words in a span, in lower case."""
    return [
        lower
        for passage in passages
        if passage.span.overlaps(span)
        for token, lower in zip(passage.tokens, passage.lowered, strict=True)
        if span.contains(token) and lower[0].isalnum()
    ]
