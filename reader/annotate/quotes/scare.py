"""Tell speech from names and distancing marks between quotation marks, by words and by what stands beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.annotate.quotes.claim import Claim, Part, Segment
from reader.annotate.quotes.passage import SENTENCE_ENDS, Passage, boundaries
from reader.model.annotation import Certainty, QuoteKind
from reader.model.document import BlockKind
from reader.model.index import SpanIndex
from reader.model.span import Span

REASON = "in quotation marks, but nobody speaks"
TITLE_REASON = "in quotation marks as the name of something"
_FRAME_WORDS = 3
"""Words that the tagger may have taken in around a title: "his 1994"."""
_PHRASE = 8
"""Words up to which a quotation that nothing introduces may be a mere phrase."""


def without_titles(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments without those contents that are only the name of something in quotation marks."""
    titles = [(first, last) for _, first, last in boundaries(passage) if is_title(passage, first, last)]
    if not titles:
        return list(segments)
    beside = {index for s in segments if s.part is not Part.CONTENT for index in (s.first, s.last - 1)}
    return [s for s in segments if s.part is not Part.CONTENT or not _is_only_title(passage, s, titles, beside)]


def _is_only_title(passage: Passage, content: Segment, titles: list[tuple[int, int]], beside: set[int]) -> bool:
    held = [(a, b) for a, b in titles if content.first <= a and b <= content.last]
    if len(held) != 1:
        return False
    words = [word for word in passage.words[content.first : content.last] if word[0].isalnum()]
    own = [word for word in passage.words[held[0][0] : held[0][1]] if word[0].isalnum()]
    # A verb right before or behind makes it speech: “Make Fares Fair Again,” she shouted.
    introduced = beside & {content.first - 1, content.first - 2, content.last}
    return len(words) - len(own) <= _FRAME_WORDS and not introduced


def sort_out(passages: Sequence[Passage], claims: list[Claim]) -> list[Claim]:
    """The claims, with those that nobody speaks turned into scare quotes, and every run that no claim holds added."""
    runs = SpanIndex(
        (passage.runs[number].span, (passage, first, last))
        for passage in passages
        for number, first, last in boundaries(passage)
    )
    for claim in claims:
        if claim.kind is not None or claim.cue or claim.source or len(claim.content) > 1:
            continue
        under = runs.within(claim.content[0])
        if len(under) == 1 and _only(claim.content[0], under[0][0]) and _is_phrase(*under[0][1]):
            claim.kind, claim.reason, claim.certainty = QuoteKind.SCARE, REASON, Certainty.LIKELY
    return claims + _left_over(passages, claims)


def _only(content: Span, run: Span) -> bool:
    """Whether a content is one quoted run and hardly a letter more."""
    return content.start >= run.start - 1 and content.end <= run.end + 2


def is_title(passage: Passage, first: int, last: int) -> bool:
    """Whether every weighty word of a short run is capitalised, as in the name of a book, a show or a law."""
    if passage.kind in (BlockKind.HEADLINE, BlockKind.HEADING):
        return False
    words = [word for word in passage.words[first + 1 : last] if word[0].isalnum()]
    if not 2 <= len(words) <= 10 or passage.words[last - 2] in SENTENCE_ENDS - {"."}:
        return False
    weighty = [word for word in words if len(word) > 3 or word[0].isupper()]
    return len(weighty) >= 2 and all(not word[0].islower() for word in weighty) and words[0][0].isupper()


def _is_phrase(passage: Passage, first: int, last: int) -> bool:
    """Whether quoted words are set into somebody else's sentence rather than spoken by themselves."""
    words = passage.words[first + 1 : last - 1]
    if first == 0 or not words:
        return False
    return len(words) <= _PHRASE and not words[0][0].isupper() and words[-1] not in SENTENCE_ENDS


def _left_over(passages: Iterable[Passage], claims: Sequence[Claim]) -> list[Claim]:
    taken = sorted(span for claim in claims for span in claim.content)
    found: list[Claim] = []
    at = 0
    for passage in passages:
        for run, first, last in boundaries(passage):
            span = passage.runs[run].span
            while at < len(taken) and taken[at].end <= span.start:
                at += 1
            if at < len(taken) and taken[at].overlaps(span):
                continue
            if any(word[0].isalpha() for word in passage.words[first:last]):
                reason = TITLE_REASON if is_title(passage, first, last) else REASON
                found.append(Claim([span], kind=QuoteKind.SCARE, reason=reason, certainty=Certainty.LIKELY))
    return found
