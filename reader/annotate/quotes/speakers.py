"""Find the entity that a source stands for: names, pronouns, nominals, a speaker carried on. Finds no quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotate.quotes.cast import PRONOUNS, Cast, Mention
from reader.annotate.quotes.claim import Claim
from reader.model.annotation import Certainty, Entity, EntityKind, QuoteKind
from reader.model.document import Document
from reader.model.span import Span

_HEAD_ENDS = re.compile(
    r"[,;:(—–]|\b(?:of|who|whom|whose|with|for|in|at|on|from|by|to|and|or|which|that|near|about|against|during|under|over"
    r"|after|before|outside|inside|among|as)\b"
)


def link(document: Document, claims: Sequence[Claim]) -> None:
    """Fill in speaker, reason and certainty of every claim; claims are in order."""
    cast = Cast(document)
    spoken: list[tuple[int, Entity]] = []
    before: Claim | None = None
    for claim in sorted(claims, key=lambda c: (c.source or c.content[0]).start):
        if claim.kind is QuoteKind.SCARE:
            continue
        if claim.source is None and before is not None and _follows(document.text, before, claim):
            _carry_on(before, claim)
        else:
            entity = _resolve(document.text, cast, claim, spoken)
            if entity is not None:
                claim.speaker = entity.id
                spoken.append(((claim.source or claim.content[0]).start, entity))
        before = claim if claim.kind is QuoteKind.DIRECT else before


def _follows(text: str, before: Claim, claim: Claim) -> bool:
    """Whether a direct quote stands in the paragraph right after another one, or in the same."""
    gap = text[before.content[-1].end : claim.start]
    return claim.kind is QuoteKind.DIRECT and gap.count("\n\n") <= 1 and len(gap) < 400


def _carry_on(before: Claim, claim: Claim) -> None:
    claim.source, claim.speaker, claim.carried = before.source, before.speaker, True
    claim.reason = "goes on after the speaker of the quote before"
    claim.certainty = Certainty.UNSURE


def _resolve(text: str, cast: Cast, claim: Claim, spoken: list[tuple[int, Entity]]) -> Entity | None:
    source = claim.source
    if source is None:
        claim.reason, claim.certainty = "nobody is named", Certainty.UNSURE
        return None
    place = _place(claim)
    word = text[source.start : source.end].strip().lower()
    if word in PRONOUNS:
        return _pronoun(text, cast, claim, spoken)
    mentions = _in_head(text, cast, source)
    if mentions:
        claim.reason, claim.certainty = f"name {place}", Certainty.CERTAIN if claim.cue else Certainty.LIKELY
        return mentions[-1].entity
    claim.reason, claim.certainty = f"named {place}, but not by a name", Certainty.LIKELY
    return None


def _place(claim: Claim) -> str:
    if claim.source is None:
        return ""
    verb = "and verb " if claim.cue else ""
    if claim.carried:
        return f"{verb}in the paragraph before"
    if claim.source.start < claim.content[0].start:
        return f"{verb}before the quote"
    if claim.source.start > claim.content[-1].start:
        return f"{verb}after the quote"
    return f"{verb}between the parts of the quote"


def _in_head(text: str, cast: Cast, source: Span) -> list[Mention]:
    """Mentions that the source is about: persons first, and nobody who only owns or follows its head word."""
    inside = [m for m in cast.within(source) if not text[m.span.end : m.span.end + 2].startswith(("'s", "’s"))]
    end = _HEAD_ENDS.search(text, source.start + 1, source.end)
    head = [m for m in inside if end is None or m.span.start < end.start()]
    people = [m for m in head if m.entity.kind is EntityKind.PERSON]
    if people:
        return people
    last = max((m.span.end for m in head), default=0)
    stop = end.start() if end else source.end
    return head if head and not re.search(r"\w", text[last:stop]) else []


def _pronoun(text: str, cast: Cast, claim: Claim, spoken: list[tuple[int, Entity]]) -> Entity | None:
    assert claim.source is not None
    word = text[claim.source.start : claim.source.end].strip()
    wanted = PRONOUNS[word.lower()]
    best, score, second = None, -1e9, -1e9
    seen: set[str] = set()
    for mention in cast.people_before(claim.source.start):
        gender = cast.gender(mention.entity)
        if gender not in (wanted, "?"):
            continue
        value = _fitness(text, mention, claim.source.start, spoken) + (1 if gender == wanted else 0)
        if mention.entity.id in seen:
            if best is not None and best.id == mention.entity.id:
                score = max(score, value)
            continue
        seen.add(mention.entity.id)
        if value > score:
            best, score, second = mention.entity, value, score
        else:
            second = max(second, value)
    if best is None:
        claim.reason, claim.certainty = f"“{word}” could be anybody", Certainty.UNSURE
        return None
    claim.reason = f"“{word}” is {best.name}, who fits best of those named before"
    claim.certainty = Certainty.LIKELY if score - second > 1 else Certainty.UNSURE
    return best


def _fitness(text: str, mention: Mention, offset: int, spoken: list[tuple[int, Entity]]) -> float:
    start = mention.span.start
    value = -(offset - start) / 150.0 - 1.5 * text.count("\n\n", start, offset)
    if spoken and spoken[-1][1] is mention.entity and offset - spoken[-1][0] < 1500:
        value += 2
    sentence = max(text.rfind(". ", max(0, start - 300), start) + 2, text.rfind("\n", max(0, start - 300), start) + 1)
    return value + (1.2 if start - sentence < 4 else 0)
