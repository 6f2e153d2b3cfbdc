"""Tell speech from marks of distance: words in quotation marks that nobody speaks become scare quotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reader import lexicon
from reader.annotate.quotes.claim import Claim
from reader.annotate.quotes.passage import SENTENCE_ENDS, Passage
from reader.annotate.quotes.repair.titles import is_title
from reader.model.annotation import Certainty, QuoteKind
from reader.model.index import SpanIndex
from reader.model.span import Span

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings

REASON = "in quotation marks, but nobody speaks"
TITLE_REASON = "in quotation marks as the name of something"
_BESIDE = 2
"""Letters between a verb and the quotation that it introduces: a blank, or a comma and a blank."""
_FEW = 3
"""Words up to which a phrase is a mark of distance rather than somebody's, where no verb of speech stands by."""
_PHRASE = 8
"""Words up to which a quotation that nothing introduces may be a mere phrase."""


def run(findings: QuoteFindings) -> None:
    """Turn claims that nobody makes into scare quotes, and add the quotations that no claim holds."""
    findings.claims = sort_out(findings.passages, findings.claims)


def sort_out(passages: Sequence[Passage], claims: list[Claim]) -> list[Claim]:
    """The claims, with those that nobody speaks turned into scare quotes, and every run that no claim holds added."""
    runs = SpanIndex(
        (passage.runs[number].span, (passage, first, last))
        for passage in passages
        for number, first, last in passage.bounds
    )
    kept: list[Claim] = []
    for claim in claims:
        attributed = claim.kind is not None or claim.cue is not None or claim.source is not None
        under = [place for span in claim.content for place in runs.within(span)]
        if claim.kind is None and under and _is_narration(claim, under):
            continue
        if attributed or under:
            kept.append(claim)  # words without marks, a verb and a speaker are nobody's quote
        if not attributed and len(under) == 1 and _only(claim.content[0], under[0][0]) and _is_loose(*under[0][1]):
            claim.kind, claim.reason, claim.certainty = QuoteKind.SCARE, REASON, Certainty.LIKELY
    return kept + _left_over(passages, kept)


def _is_narration(claim: Claim, under: Sequence[tuple[Span, tuple[Passage, int, int]]]) -> bool:
    """Whether no verb of speech stands there, only phrases in marks: "the regime has recognised its “rule”"."""
    cue = claim.cue
    longest = _PHRASE if claim.source is None else _FEW
    # The last of several may hold the full stop of the sentence around it.
    phrases = under[:-1] if len(under) > 1 else under
    if cue is None or not all(_is_phrase(*place, longest=longest) for _, place in phrases):
        return False
    if claim.source is None:  # neither a speaker nor more than a phrase of what was said
        return True
    if any(-1 <= run.start - cue.end <= _BESIDE or -1 <= cue.start - run.end <= _BESIDE for run, _ in under):
        return False
    passage = under[0][1][0]
    words = [low for token, low in zip(passage.tokens, passage.lows, strict=True) if cue.contains(token)]
    return not any(
        low in lexicon.words("quotes/cues_speech") or low in lexicon.words("quotes/cues_claim") for low in words
    )


def _is_loose(passage: Passage, first: int, last: int) -> bool:
    """Whether a quotation that nothing introduces is a part of its sentence: a phrase, or what "is" or "was" so."""
    if first and last < len(passage.words) and passage.lows[last] in lexicon.words("quotes/finite_verbs"):
        return True
    return _is_phrase(passage, first, last)


def _only(content: Span, run: Span) -> bool:
    """Whether a content is one quoted run and hardly a letter more."""
    return content.start >= run.start - 1 and content.end <= run.end + 2


def _is_phrase(passage: Passage, first: int, last: int, longest: int = _PHRASE) -> bool:
    """Whether quoted words are set into somebody else's sentence rather than spoken by themselves."""
    words = passage.words[first + 1 : last - 1]
    if first == 0 or not words:
        return False
    if len(words) > longest or words[0][0].isupper():
        return False
    return words[-1] not in SENTENCE_ENDS


def _left_over(passages: Iterable[Passage], claims: Sequence[Claim]) -> list[Claim]:
    taken = sorted(span for claim in claims for span in claim.content)
    found: list[Claim] = []
    at = 0
    for passage in passages:
        for run, first, last in passage.bounds:
            span = passage.runs[run].span
            while at < len(taken) and taken[at].end <= span.start:
                at += 1
            if at < len(taken) and taken[at].overlaps(span):
                continue
            if any(word[0].isalpha() for word in passage.words[first:last]):
                reason = TITLE_REASON if is_title(passage, first, last) else REASON
                found.append(Claim([span], kind=QuoteKind.SCARE, reason=reason, certainty=Certainty.LIKELY))
    return found
