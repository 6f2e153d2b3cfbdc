"""Tell speech from names and distancing marks between quotation marks, by words and by what stands beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader import lexicon
from reader.annotate.quotes.claim import Claim, Part, Segment
from reader.annotate.quotes.passage import SENTENCE_ENDS, Passage
from reader.model.annotation import Certainty, QuoteKind
from reader.model.document import BlockKind
from reader.model.index import SpanIndex
from reader.model.span import Span

REASON = "in quotation marks, but nobody speaks"
TITLE_REASON = "in quotation marks as the name of something"
_FRAME_WORDS = 3
"""Words that the tagger may have taken in around a title: "his 1994"."""
_PLACING = frozenset({"on", "in", "during", "at"})
"""Words that begin the place of what is said: "On “Harbour Hour”, Dole said …"."""
_BESIDE = 2
"""Letters between a verb and the quotation that it introduces: a blank, or a comma and a blank."""
_FEW = 3
"""Words up to which a phrase is a mark of distance rather than somebody's, where no verb of speech stands by."""
_PHRASE = 8
"""Words up to which a quotation that nothing introduces may be a mere phrase."""


def without_titles(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments without those contents that are only the names of things in quotation marks."""
    cues = {index for s in segments if s.part is Part.CUE for index in range(s.first, s.last)}
    runs = [(first, last) for _, first, last in passage.bounds]
    distanced = {i for first, last in runs if _so_called(passage, first) for i in range(first - 3, last)}
    segments = [s for s in segments if s.first not in distanced]
    titles = {first for first, last in runs if _is_name(passage, first, last, cues)}
    if not titles:
        return list(segments)
    return [s for s in segments if s.part is not Part.CONTENT or not _only_titles(passage, s, runs, titles)]


def _so_called(passage: Passage, first: int) -> bool:
    return passage.lows[max(0, first - 3) : first] == ("so", "-", "called")


def _is_name(passage: Passage, first: int, last: int, cues: set[int]) -> bool:
    """Whether a run only names something: a title set into the sentence, or behind "titled"."""
    if (
        first
        and passage.lows[first - 1] in lexicon.words("quotes/naming_words")
        and passage.words[first + 1][0].isupper()
    ):
        return True
    if (
        first > 1
        and passage.words[first - 1] == ","
        and passage.lows[first - 2] in lexicon.words("quotes/writing_nouns")
    ):
        return True
    return is_title(passage, first, last) and _set_in(passage, first, last, cues)


def _set_in(passage: Passage, first: int, last: int, cues: set[int]) -> bool:
    """Whether a title is a noun of its sentence: "on “Harbour Hour”", not “Boats Not Bridges!” she shouted."""
    if first and (passage.words[first - 1][0].isalnum() or passage.lows[first - 1] in ("'s", "’s")):
        return first - 1 not in cues or passage.lows[first - 1] in lexicon.words("quotes/calling_words")
    behind = passage.words[last] if last < len(passage.words) else ""
    return behind[:1].islower() and passage.words[last - 2][0].isalnum() and last not in cues


def _only_titles(passage: Passage, content: Segment, runs: list[tuple[int, int]], titles: set[int]) -> bool:
    held = [(first, last) for first, last in runs if content.first < last and first < content.last]
    if not held or any(first not in titles for first, _ in held):
        return False
    other = [
        index
        for index in range(content.first, content.last)
        if passage.words[index][0].isalnum() and not any(first <= index < last for first, last in held)
    ]
    return len(other) <= _FRAME_WORDS * len(held) or passage.lows[content.first] in _PLACING


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


def is_title(passage: Passage, first: int, last: int) -> bool:
    """Whether every weighty word of a short run is capitalised, as in the name of a book, a show or a law."""
    if passage.kind in (BlockKind.HEADLINE, BlockKind.HEADING):  # where every word may be capitalised
        return False
    words = [word for word in passage.words[first + 1 : last] if word[0].isalnum()]
    if not 2 <= len(words) <= 10 or passage.words[last - 2] in SENTENCE_ENDS - {"."}:
        return False
    weighty = [word for word in words if len(word) > 3 or word[0].isupper()]
    return len(weighty) >= 2 and all(not word[0].islower() for word in weighty) and words[0][0].isupper()


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
