"""Find whom a turn, an answer or a letter quotes: "My father told me: “Jump.”". Needs the segments of its passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader import lexicon
from reader.annotate.quotes.assemble.reports import join_segments
from reader.annotate.quotes.claim import Claim, Segment
from reader.annotate.quotes.noun_phrases import names_role, reporting_verbs
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.tag.quote_rules import MIN_SPEECH_WORDS
from reader.model.span import Span

_OTHERS = frozenset({"he", "she"})
"""Pronouns of somebody else than the one who speaks."""


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
        is_quoted = _is_quoted(passages, claim.content[0])
        verbs = reporting_verbs() if is_quoted else lexicon.words("quotes/cues_speech")
        reports = any(word.lower() in verbs or word.lower() == "according" for word in cue)
        if _is_another(source, is_quoted) and reports and len(content) >= MIN_SPEECH_WORDS:
            claim.within = outer
            yield claim


def _is_another(source: Sequence[str], is_quoted: bool) -> bool:
    """Whether a source is not whoever speaks around it; without quotation marks, only a name or what somebody is."""
    words = [word.lower() for word in source]
    if len(words) == 1 and words[0] in lexicon.words("quotes/pronouns"):
        return words[0] in _OTHERS or (is_quoted and words[0] == "they")
    if is_quoted:
        return True
    plain = lexicon.words("quotes/determiners") | lexicon.words("quotes/pronouns")
    return any((word[0].isupper() and word.lower() not in plain) or names_role(word.lower()) for word in source)


def _is_quoted(passages: Sequence[Passage], span: Span) -> bool:
    return any(run.span.overlaps(span) for passage in passages for run in passage.runs)


def _words(passages: Sequence[Passage], span: Span) -> list[str]:
    """The words in a span, without marks."""
    return [
        word
        for passage in passages
        if passage.span.overlaps(span)
        for token, word in zip(passage.tokens, passage.words, strict=True)
        if span.contains(token) and word[0].isalnum()
    ]
