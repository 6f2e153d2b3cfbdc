"""Distinguish scare quotes from speech: words in quotation marks that nobody says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reader import lexicon
from reader.annotate.quotes.claim import Claim
from reader.annotate.quotes.noun_phrases import reporting_verbs
from reader.annotate.quotes.passage import SENTENCE_ENDS, Passage
from reader.annotate.quotes.repair.titles import is_title
from reader.annotate.quotes.repair.viewpoints import VIEW_CUES
from reader.model.annotation import Certainty, QuoteKind
from reader.model.index import SpanIndex
from reader.model.span import Span

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings

REASON = "in quotation marks, but nobody speaks"
TITLE_REASON = "in quotation marks as the name of something"
_MAX_CUE_GAP_CHARS = 2
"""Between a verb and the quotation that it introduces: a space, or a comma and a space."""
_MAX_DISTANCING_WORDS = 3
"""Limit for a scare quote in a sentence that has a source but no verb of speech."""
_NO_VERBS = frozenset({":", "hears", "heard"})
"""Cues that are not verbs of speech, though somebody speaks before or after them."""
_MAX_PHRASE_WORDS = 8
"""Limit for a phrase in quotation marks that has no cue."""


def run(findings: QuoteFindings) -> None:
    """Turn claims that nobody makes into scare quotes, and add the quoted runs that no claim covers."""
    findings.claims = mark_scare_quotes(findings.passages, findings.claims)


def mark_scare_quotes(passages: Sequence[Passage], claims: list[Claim]) -> list[Claim]:
    """The claims, unattributed phrases marked as scare quotes, plus a scare quote for each run that no claim covers."""
    runs = SpanIndex(
        (passage.runs[number].span, (passage, first, end))
        for passage in passages
        for number, first, end in passage.run_bounds
    )
    kept: list[Claim] = []
    for claim in claims:
        attributed = claim.kind is not None or claim.cue is not None or claim.source is not None
        under = [place for span in claim.content for place in runs.within(span)]
        if claim.kind is None and under and _is_narration(claim, under):
            continue
        if attributed or under:
            kept.append(claim)  # words without quotation marks, cue and source are not a quote
        if (
            not attributed
            and len(under) == 1
            and _is_single_run(claim.content[0], under[0][0])
            and _is_part_of_sentence(*under[0][1])
        ):
            claim.kind, claim.reason, claim.certainty = QuoteKind.SCARE, REASON, Certainty.LIKELY
    return kept + _unclaimed_runs(passages, kept)


def _is_narration(claim: Claim, under: Sequence[tuple[Span, tuple[Passage, int, int]]]) -> bool:
    """Whether a claim is only narration with phrases in quotation marks: "the regime has recognised its “rule”"."""
    cue = claim.cue
    # The last of several may include the full stop of the sentence around it.
    phrases = under[:-1] if len(under) > 1 else under
    has_source = claim.source is not None
    if cue is None or not all(_is_phrase(*place, has_source=has_source) for _, place in phrases):
        return False
    if not has_source:  # neither a source nor more than phrases
        return True
    if any(
        -1 <= run.start - cue.end <= _MAX_CUE_GAP_CHARS or -1 <= cue.start - run.end <= _MAX_CUE_GAP_CHARS
        for run, _ in under
    ):
        return False
    passage = under[0][1][0]
    words = [lower for token, lower in zip(passage.tokens, passage.lowered, strict=True) if cue.contains(token)]
    return VIEW_CUES.isdisjoint(words[-1:]) and _NO_VERBS.isdisjoint(words) and reporting_verbs().isdisjoint(words)


def _is_part_of_sentence(passage: Passage, first: int, end: int) -> bool:
    """Whether a quotation without a cue is part of its sentence: a phrase, or the subject of "is" or "was"."""
    if first and end < len(passage.words) and passage.lowered[end] in lexicon.words("quotes/finite_verbs"):
        return True
    return _is_phrase(passage, first, end)


def _is_single_run(content: Span, run: Span) -> bool:
    """Whether a content is one quoted run, give or take a character."""
    return content.start >= run.start - 1 and content.end <= run.end + 2


def _is_phrase(passage: Passage, first: int, end: int, *, has_source: bool = False) -> bool:
    """Whether quoted words are a phrase inside the sentence rather than a sentence of their own; a short phrase, if
    the sentence `has_source`."""
    words = passage.words[first + 1 : end - 1]
    if has_source and words[-1:] == (".",):
        words = words[:-1]  # the full stop of the sentence around it: cut its rating to “hold.”
    if first == 0 or not words:
        return False
    if len(words) > (_MAX_DISTANCING_WORDS if has_source else _MAX_PHRASE_WORDS) or words[0][0].isupper():
        return False
    return words[-1] not in SENTENCE_ENDS


def _unclaimed_runs(passages: Iterable[Passage], claims: Sequence[Claim]) -> list[Claim]:
    taken = sorted(span for claim in claims for span in claim.content)
    found: list[Claim] = []
    at = 0
    for passage in passages:
        for run, first, end in passage.run_bounds:
            span = passage.runs[run].span
            while at < len(taken) and taken[at].end <= span.start:
                at += 1
            if at < len(taken) and taken[at].overlaps(span):
                continue
            if any(word[0].isalpha() for word in passage.words[first:end]):
                reason = TITLE_REASON if is_title(passage, first, end) else REASON
                found.append(Claim([span], kind=QuoteKind.SCARE, reason=reason, certainty=Certainty.LIKELY))
    return found
