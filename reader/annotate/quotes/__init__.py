"""Who said what. `find` adds quotes to a document that already has its entities."""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.quotes import (
    blockquotes,
    completing,
    joining,
    kinds,
    passage,
    relays,
    reshaping,
    rules,
    scare,
    signed,
    speakers,
    tagger,
    transcripts,
    trimming,
)
from reader.annotate.quotes.claim import Claim, Segment
from reader.annotate.quotes.passage import Passage
from reader.base.values import replace
from reader.model.annotation import Quote, QuoteKind
from reader.model.document import BlockKind, Document


def find(document: Document) -> Document:
    """The same document with its quotes, in the order of their first words."""
    passages = passage.passages(document)
    learnt = tagger.load()
    return attribute(document, passages, learnt.tag(passages) if learnt else [rules.tag(each) for each in passages])


def attribute(document: Document, passages: Sequence[Passage], tagged: Sequence[Sequence[Segment]]) -> Document:
    """The document with the quotes that a tagger's segments, passage by passage, amount to."""
    claims = scare.sort_out(passages, _claims(passages, tagged))
    kinds.name_kinds(document.text, passages, claims)
    claims.sort(key=lambda claim: claim.start)
    speakers.link(document, claims, [run.span for each in passages for run in each.runs])
    relays.link(document, passages, claims)
    return replace(document, quotes=tuple(_quote(number, claim) for number, claim in enumerate(claims, 1)))


def _claims(passages: Sequence[Passage], tagged: Sequence[Sequence[Segment]]) -> list[Claim]:
    """What the form of the page says, and under none of that, what the words say."""
    formal = transcripts.find(passages) or signed.find(passages)
    taken = {number for _, numbers in formal for number in numbers}
    blocks = blockquotes.segments(passages)
    mended = [
        [] if number in taken else _mended(each, blocks.get(number, segments), _opens(passages, number + 1))
        for number, (each, segments) in enumerate(zip(passages, tagged, strict=True))
    ]
    return [claim for claim, _ in formal] + joining.join(passages, mended)


def _mended(each: Passage, segments: Sequence[Segment], before_quote: bool) -> list[Segment]:
    """The segments of one passage without what is no report, with what the tagger left out, and trimmed."""
    shaped = reshaping.reshape(each, scare.without_titles(each, segments))
    return trimming.trim(each, completing.complete(each, shaped, before_quote))


def _opens(passages: Sequence[Passage], number: int) -> bool:
    """Whether passage `number` is there and begins with a quotation, or is one."""
    return number < len(passages) and (passages[number].inside[0] >= 0 or passages[number].kind is BlockKind.QUOTE)


def _quote(number: int, claim: Claim) -> Quote:
    return Quote(
        id=f"q{number}",
        kind=claim.kind or QuoteKind.INDIRECT,
        content=tuple(claim.content),
        source=claim.source,
        cue=claim.cue,
        speaker=claim.speaker,
        via=claim.via,
        reason=claim.reason,
        certainty=claim.certainty,
    )
