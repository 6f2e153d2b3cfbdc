"""Find the answers of an interview whose questions are set in bold, or as headings, without labels. Reads no verbs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from reader import lexicon
from reader.annotate.quotes.claim import Claim
from reader.annotate.quotes.interviewers import interviewed, is_interviewer
from reader.annotate.quotes.passage import Passage
from reader.model.annotation import EntityKind, QuoteKind
from reader.model.document import BlockKind, Document, MarkKind
from reader.model.index import SpanIndex

_MIN_QUESTIONS = 2
_MIN_SHARE_PERSONAL = 0.5
"""Of the answers, those with "I" or "my" outside quotation marks; an article with questions as headings has none."""


def find(document: Document, passages: Sequence[Passage]) -> list[tuple[Claim, list[int]]]:
    """Every answer as a claim, with the numbers of the passages that it covers; empty if it is no interview."""
    strong = SpanIndex((mark.span, None) for mark in document.marks if mark.kind is MarkKind.STRONG)
    questions = _questions(passages, strong)
    answers = [answer for answer in _answers(passages, questions) if answer]
    personal = sum(any(_is_personal(passages[number]) for number in answer) for answer in answers)
    if (
        len(answers) < _MIN_QUESTIONS
        or not _introduces_one(document, passages, answers[0][0])
        or personal < _MIN_SHARE_PERSONAL * len(answers)
    ):
        return []
    return [(_claim([passages[number] for number in answer]), answer) for answer in answers]


def _introduces_one(document: Document, passages: Sequence[Passage], first: int) -> bool:
    """Whether the passages before number `first` name one person, or one far more often than any other."""
    opening = [passage.span for passage in passages[:first]]
    people = [
        entity
        for entity in document.entities
        if entity.kind is EntityKind.PERSON
        and not any(is_interviewer(document.text, mention.start) for mention in entity.mentions)
    ]
    named = [entity.id for entity in people for m in entity.mentions if any(span.covers(m.start) for span in opening)]
    return interviewed(named) is not None


def _questions(passages: Sequence[Passage], strong: SpanIndex[None]) -> list[int]:
    """The numbers of the passages that ask: questions in bold or in headings or, from the first question on, everything
    in bold if several questions are."""
    bold = [number for number, passage in enumerate(passages) if not passage.runs and _is_bold(passage, strong)]
    asking = [number for number in bold if passages[number].words[-1] == "?"]
    if len(asking) >= _MIN_QUESTIONS:
        return [number for number in bold if number >= asking[0]]
    headings = [number for number, passage in enumerate(passages) if passage.kind is BlockKind.HEADING]
    questions = (number for number in headings if not passages[number].runs and passages[number].words[-1] == "?")
    return sorted({*asking, *questions})


def _is_bold(passage: Passage, strong: SpanIndex[None]) -> bool:
    within = strong.within(passage.span)
    return passage.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and any(
        span.start <= passage.span.start and passage.span.end - span.end <= 1 for span, _ in within
    )


def _answers(passages: Sequence[Passage], questions: Sequence[int]) -> Iterator[list[int]]:
    """The passages after each question, up to the next question or heading; after the last one a single passage."""
    for question, following in zip_longest(questions, questions[1:]):
        answer: list[int] = []
        for number in range(question + 1, len(passages) if following is None else following):
            if passages[number].kind is not BlockKind.PARAGRAPH or (following is None and answer):
                break
            answer.append(number)
        yield answer


def _is_personal(passage: Passage) -> bool:
    first_person = lexicon.words("quotes/first_person")
    return any(lower in first_person and run < 0 for lower, run in zip(passage.lowered, passage.run_at, strict=True))


def _claim(answer: Sequence[Passage]) -> Claim:
    return Claim(
        content=[passage.cover(0, len(passage.words)) for passage in answer],
        kind=QuoteKind.DIRECT,
        is_answer=True,
    )
