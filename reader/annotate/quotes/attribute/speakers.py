"""Find the speaker of each quote: the entity of its source, or the speaker of the quote before. Finds no quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from reader.annotate.quotes.attribute.candidates import CandidateMention, Candidates
from reader.annotate.quotes.attribute.descriptions import described_gender
from reader.annotate.quotes.attribute.pronouns import SpeakerHistory, is_subject
from reader.annotate.quotes.attribute.resolvers import SourceCase, resolve
from reader.annotate.quotes.claim import Claim
from reader.annotate.quotes.interviewers import interviewed, is_interviewer
from reader.model.annotation import Certainty, EntityKind, QuoteKind
from reader.model.document import Document
from reader.model.span import Span

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings

_ROLE_WORDS = re.compile(r"(?:(?!(?:and|or|of|for|a|an|the|his|her|their)\b)[^\W\d_][\w.’'-]*\s+){0,5}")
_ASKS = frozenset({"asked", "asks"})
_MAX_VERB_GAP_CHARS = 12
"""Between a name and its verb: room for "has also"."""
_SENTENCE_END = re.compile(r"[.!?]['”’\"]?\s+|\n+")
_MAX_INTRODUCTION_CHARS = 100
_VIEW = "For "
_MAX_VIEW_CHARS = 250
"""Limit for a paragraph such as "For Dole, who has run the club for years, the numbers miss the point."."""
_QUOTATION_MARKS = '“”"«»'
_MAX_GAP_CHARS = 400
"""A quote that starts further after another one does not continue it."""


def run(findings: QuoteFindings) -> None:
    """Fill in the speakers."""
    quoted = [run.span for passage in findings.passages for run in passage.runs]
    link(findings.document, findings.claims, quoted)


def link(document: Document, claims: Sequence[Claim], quoted: Sequence[Span]) -> None:
    """Fill in speaker, reason and certainty of every claim but scare quotes. `quoted` are the quoted runs."""
    candidates = Candidates(document)
    asking = {author.casefold() for author in document.metadata.authors}
    history = SpeakerHistory(quoted)
    before: Claim | None = None
    report: Claim | None = None
    first_answer = min((claim.start for claim in claims if claim.is_answer), default=0)
    for claim in sorted(claims, key=lambda claim: (claim.source or claim.content[0]).start):
        if claim.kind is QuoteKind.SCARE:
            continue
        history.narrator = claim.within.speaker if claim.within else None
        if claim.is_answer:
            _attribute_answer(document.text, candidates, claim, first_answer, asking)
        elif claim.source is None and report is not None and _goes_on(document.text, report, claim):
            _inherit_speaker(report, claim, "goes on after what was reported before", Certainty.LIKELY)
        elif claim.source is None and before is not None and _follows(document.text, before, claim):
            _inherit_speaker(before, claim, "no speaker of its own: goes on after the quote before", Certainty.UNSURE)
            _prefer_subject(document.text, candidates, before, claim)
        elif not _name_from_before(document.text, candidates, claim):
            _attribute(document.text, candidates, claim, history)
        if claim.kind is QuoteKind.DIRECT:
            before = claim
        report = claim if claim.kind is not QuoteKind.DIRECT else None


def _follows(text: str, before: Claim, claim: Claim) -> bool:
    """Whether a direct quote is in the same paragraph as another one before it, or in the next."""
    gap = text[before.content[-1].end : claim.start]
    return (
        claim.kind is QuoteKind.DIRECT
        and before.source is not None
        and before.content[-1].end <= claim.start
        and len(gap) < _MAX_GAP_CHARS
        and gap.count("\n\n") <= 1
    )


def _goes_on(text: str, report: Claim, claim: Claim) -> bool:
    """Whether a direct quote begins right after a report, or the paragraph after it, without a word between."""
    if claim.kind is not QuoteKind.DIRECT or claim.cue is not None or report.source is None:
        return False
    end = max(span.end for span in (*report.content, report.source, report.cue or report.source))
    gap = text[end : claim.start]
    return end <= claim.start and gap.count("\n\n") <= 1 and not any(char.isalnum() for char in gap)


def _inherit_speaker(before: Claim, claim: Claim, reason: str, certainty: Certainty) -> None:
    claim.source, claim.speaker, claim.carried_over = before.source, before.speaker, True
    claim.reason, claim.certainty = reason, certainty


def _prefer_subject(text: str, candidates: Candidates, before: Claim, claim: Claim) -> None:
    """Make whoever is the subject of the sentence right before a quote its speaker: "Dole disagreed. “No.”"."""
    start = _sentence_start(text, before.content[-1].end, claim.start)
    subject = _subject(text, candidates, start, claim.start) if start is not None else None
    if subject is not None and subject.entity.id != before.speaker:
        claim.source, claim.speaker = subject.span, subject.entity.id
        claim.reason = "named at the beginning of the sentence before"


def _name_from_before(text: str, candidates: Candidates, claim: Claim) -> bool:
    """Make whoever is the subject right before a quote without a source its speaker; False if nobody is."""
    if claim.source is not None or claim.kind is not QuoteKind.DIRECT:
        return False
    return _name_paragraph_before(text, candidates, claim) or _name_sentence_before(text, candidates, claim)


def _name_paragraph_before(text: str, candidates: Candidates, claim: Claim) -> bool:
    """Make whoever the paragraph before a quote is about its speaker, if that is one sentence: whose view it gives, or
    the subject of a short one, "Dole laughed."."""
    start = text.rfind("\n\n", 0, max(0, claim.start - 2)) + 2
    paragraph = text[start : claim.start]
    if not paragraph.endswith(".\n\n") or ". " in paragraph or any(mark in paragraph for mark in _QUOTATION_MARKS):
        return False
    speaker = _viewer(candidates, paragraph, start)
    if speaker is None and len(paragraph) <= _MAX_INTRODUCTION_CHARS:
        speaker = _subject(text, candidates, start, claim.start)
    return _name_speaker(claim, speaker, "named in the paragraph before")


def _viewer(candidates: Candidates, paragraph: str, start: int) -> CandidateMention | None:
    """The person named right after the "For" that begins a paragraph at offset `start`, which gives their view."""
    view = paragraph.removeprefix(_VIEW)
    if view == paragraph or len(view) > _MAX_VIEW_CHARS:
        return None
    name = start + len(_VIEW)
    named = candidates.within(Span(name, name + 1))
    return named[0] if named and named[0].entity.kind is EntityKind.PERSON else None


def _name_sentence_before(text: str, candidates: Candidates, claim: Claim) -> bool:
    """Make the subject of the sentence before a quote its speaker, if no other quote precedes: "Dole smiled. “No.”"."""
    start = text.rfind("\n", 0, claim.start) + 1
    before = text[start : claim.start].rstrip()
    if not before.endswith((".", "!", "?")) or any(mark in before for mark in _QUOTATION_MARKS):
        return False
    stops = [match.end() for match in _SENTENCE_END.finditer(text, start, start + len(before))]
    subject = _subject(text, candidates, stops[-1] if stops else start, claim.start)
    return _name_speaker(claim, subject, "named in the sentence before")


def _name_speaker(claim: Claim, mention: CandidateMention | None, reason: str) -> bool:
    """Make whoever was mentioned before a quote its speaker; False if nobody was."""
    if mention is None:
        return False
    claim.source, claim.speaker, claim.carried_over = mention.span, mention.entity.id, True
    claim.reason, claim.certainty = reason, Certainty.UNSURE
    return True


def _subject(text: str, candidates: Candidates, start: int, end: int) -> CandidateMention | None:
    """The first person named from `start` to `end`, if that is whom the sentence there is about."""
    people = [mention for mention in candidates.people_before(end) if mention.span.start >= start]
    return people[-1] if people and is_subject(text, people[-1].span.start) else None


def _sentence_start(text: str, floor: int, end: int) -> int | None:
    """Where the sentence begins that ends before offset `end`; None if it begins in another paragraph or before
    `floor`."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, floor, end)]
    return ends[-2] if len(ends) > 1 else None


def _attribute(text: str, candidates: Candidates, claim: Claim, history: SpeakerHistory) -> None:
    if claim.source is None:
        claim.reason, claim.certainty = "nobody is named", Certainty.UNSURE
        return
    claim.source = _without_lead_in(text, candidates, claim, claim.source)
    case = SourceCase(text, candidates, claim, claim.source, history)
    resolution = resolve(case)
    claim.reason, claim.certainty = resolution.reason, resolution.certainty
    if resolution.entity is not None:
        claim.speaker = resolution.entity.id
        history.add(claim.source.start, resolution.entity, asks=case.cue_word in _ASKS)
    elif gender := described_gender(case.words):
        history.add_stranger(claim.source.start, gender)


def _attribute_answer(text: str, candidates: Candidates, claim: Claim, first_answer: int, asking: Set[str]) -> None:
    """Make whoever is named before the interview begins the speaker of an answer; not an author, who asks."""
    people = candidates.people_before(first_answer)
    asks = asking | {m.entity.name.casefold() for m in people if is_interviewer(text, m.span.start)}
    mentions = [mention for mention in people if mention.entity.name.casefold() not in asks]
    speaker = interviewed(mention.entity.id for mention in mentions)
    if speaker is None:
        claim.reason, claim.certainty = "answers in an interview, nobody is named", Certainty.UNSURE
        return
    claim.speaker = speaker
    claim.reason, claim.certainty = "answers in an interview", Certainty.LIKELY
    if claim.source is None:
        claim.source = next(mention.span for mention in mentions if mention.entity.id == speaker)
        claim.carried_over = True


def _without_lead_in(text: str, candidates: Candidates, claim: Claim, source: Span) -> Span:
    """A source without the words before its last comma, if a name follows the comma and the verb the name.

    In "of the party leader Dole, analyst Mara Okafor said", no comma closes an apposition: Okafor is the subject.
    """
    comma = text.rfind(",", source.start, source.end)
    if comma < 0 or claim.cue is None:
        return source
    gap = claim.cue.start - source.end
    people = [m.span for m in candidates.within(source) if m.entity.kind is EntityKind.PERSON]
    if not people or people[-1].end != source.end or not 0 <= gap <= _MAX_VERB_GAP_CHARS:
        return source
    start = source.end - len(text[comma + 1 : source.end].lstrip())
    is_subject = _ROLE_WORDS.fullmatch(text, start, people[-1].start) and "," not in text[source.end : claim.cue.start]
    return Span(start, source.end) if is_subject else source
