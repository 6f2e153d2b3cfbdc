"""How much of what people see in invented articles the shipped models see too. `python -m tests.quality` prints it.

An article of `tests/cases/whole` has a block a line, `kind: words`. In the words are marked

- names, `{person:Mara Okafor}`,
- speech, in quotation marks or in a transcript, `<Mara Okafor|“It will pass,”>`,
- reports of speech, `<Mara Okafor~it would pass>`.

With `+` in place of the speaker the last quote goes on; without a speaker the article names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reader.model.annotation import Certainty, EntityKind, Quote, QuoteKind
from reader.model.document import BlockKind, Document
from reader.model.raw import Raw
from reader.model.span import Span
from reader.pipeline import read_raw

FOLDER = Path(__file__).parent / "cases" / "whole"

KINDS = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.FACILITY, EntityKind.GROUP})
"""Kinds of names that are scored; names of other kinds count neither for nor against."""

STORY = frozenset(
    {BlockKind.HEADLINE, BlockKind.DEK, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CAPTION}
)
"""Blocks in which names are scored."""

SAME_WORDS = {True: 0.8, False: 0.5}
"""How far the words of two quotes must agree (F1), in speech and in reports: where a report ends is less clear."""

_MARK = re.compile(r"\{(?P<kind>\w+):|<(?P<speaker>[^<>|~]*)(?P<how>[|~])|(?P<end>[}>])")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Name:
    """A name as a person marked it."""

    span: Span
    kind: EntityKind


@dataclass
class Said:
    """A quote as a person marked it."""

    speaker: str
    is_speech: bool
    spans: list[Span] = field(default_factory=list)


@dataclass
class Article:
    """An invented article: its text, and all that a person marked in it."""

    text: str = ""
    blocks: list[tuple[BlockKind, Span]] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    quotes: list[Said] = field(default_factory=list)


@dataclass
class Score:
    """How often something was given, how often it was there to be given, and how often both agree."""

    right: int = 0
    given: int = 0
    there: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.given

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.given + self.there)


@dataclass
class Scores:
    """What is scored, over all articles."""

    blocks: Score = field(default_factory=Score)
    """Blocks of the right kind and extent."""
    names: Score = field(default_factory=Score)
    """Mentions of the right kind and extent."""
    speech: Score = field(default_factory=Score)
    """Quotes in quotation marks and of transcripts, with the right words."""
    speech_and_speaker: Score = field(default_factory=Score)
    """The same, with the right speaker too."""
    reports: Score = field(default_factory=Score)
    reports_and_speaker: Score = field(default_factory=Score)
    certain: Score = field(default_factory=Score)
    """Quotes called certain, with the right words and the right speaker."""


def articles() -> Iterator[Article]:
    """The invented articles."""
    for path in sorted(FOLDER.glob("*.txt")):
        yield marked(path.read_text("utf-8"))


def marked(lines: str) -> Article:
    """The article that these lines of a case file stand for."""
    article = Article()
    for line in lines.splitlines():
        kind, _, words = line.partition(": ")
        article.text += "\n\n" if article.text else ""
        start = len(article.text)
        _add(article, words)
        span = Span(start, len(article.text))
        if kind == "dateline paragraph":  # one line that becomes two blocks
            dateline, dash, _rest = article.text[start:].partition(" — ")
            end = start + len(dateline)
            article.blocks += [
                (BlockKind.DATELINE, Span(start, end)),
                (BlockKind.PARAGRAPH, Span(end + len(dash), span.end)),
            ]
        else:
            article.blocks.append((BlockKind(kind), span))
    return article


def _add(article: Article, words: str) -> None:
    """Add a line to an article without its marks, and what they mean."""
    open_marks: list[tuple[re.Match[str], int]] = []
    last = 0
    for mark in _MARK.finditer(words):
        article.text += words[last : mark.start()]
        last = mark.end()
        if mark["end"]:
            begun, start = open_marks.pop()
            _close(article, begun, Span(start, len(article.text)))
        else:
            open_marks.append((mark, len(article.text)))
    assert not open_marks, words
    article.text += words[last:]


def _close(article: Article, mark: re.Match[str], span: Span) -> None:
    if mark["kind"]:
        article.names.append(Name(span, EntityKind(mark["kind"])))
        return
    if mark["speaker"] != "+":
        article.quotes.append(Said(mark["speaker"], mark["how"] == "|"))
    article.quotes[-1].spans.append(span)


def score(cases: Iterable[Article]) -> Scores:
    """What the shipped models find in these articles, against what a person marked."""
    scores = Scores()
    for article in cases:
        document = read_raw(Raw("case.txt", article.text.encode()))
        assert document.text == article.text
        _score_blocks(scores, article, document)
        _score_names(scores, article, document)
        _score_quotes(scores, article, document)
    return scores


def _score_blocks(scores: Scores, article: Article, document: Document) -> None:
    given = {(block.kind, block.span) for block in document.blocks}
    _count(scores.blocks, len(given & set(article.blocks)), len(given), len(article.blocks))


def _score_names(scores: Scores, article: Article, document: Document) -> None:
    story = [span for kind, span in article.blocks if kind in STORY]
    there = {(name.span, name.kind) for name in article.names if name.kind in KINDS}
    others = [name.span for name in article.names if name.kind not in KINDS]
    given = {
        (mention, entity.kind)
        for entity in document.entities
        if entity.kind in KINDS
        for mention in entity.mentions
        if any(block.contains(mention) for block in story) and not any(mention.overlaps(other) for other in others)
    }
    _count(scores.names, len(given & there), len(given), len(there))


def _score_quotes(scores: Scores, article: Article, document: Document) -> None:
    given = [quote for quote in document.quotes if quote.kind is not QuoteKind.SCARE]
    pairs = _matched(article, given)
    for is_speech, words, speakers in (
        (True, scores.speech, scores.speech_and_speaker),
        (False, scores.reports, scores.reports_and_speaker),
    ):
        here = [(said, quote) for said, quote in pairs if said.is_speech == is_speech]
        counts = (
            sum(_is_speech(quote) == is_speech for quote in given),
            sum(said.is_speech == is_speech for said in article.quotes),
        )
        _count(words, len(here), *counts)
        _count(speakers, sum(_same_speaker(document, said, quote) for said, quote in here), *counts)
    certain = [quote for quote in given if quote.certainty is Certainty.CERTAIN]
    right = sum(_same_speaker(document, said, quote) for said, quote in pairs if quote in certain)
    _count(scores.certain, right, len(certain), len(article.quotes))


def _matched(article: Article, given: Sequence[Quote]) -> list[tuple[Said, Quote]]:
    """Each quote that was marked with the one that was found for it, the best first; none stands twice."""
    agreeing = sorted(
        (
            (agreement, at, number)
            for at, said in enumerate(article.quotes)
            for number, quote in enumerate(given)
            if _is_speech(quote) == said.is_speech
            and (agreement := _agreement(article.text, said.spans, quote.content)) >= SAME_WORDS[said.is_speech]
        ),
        key=lambda each: (-each[0], *each[1:]),
    )
    pairs: dict[int, int] = {}
    for _, at, number in agreeing:
        if at not in pairs and number not in pairs.values():
            pairs[at] = number
    return [(article.quotes[at], given[number]) for at, number in pairs.items()]


def _is_speech(quote: Quote) -> bool:
    return quote.kind is not QuoteKind.INDIRECT


def _agreement(text: str, some: Sequence[Span], others: Sequence[Span]) -> float:
    """How far two extents hold the same words, from 0 to 1."""
    one, other = (
        {span.start + word.start() for span in spans for word in _WORD.finditer(text[span.start : span.end])}
        for spans in (some, others)
    )
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)


def _same_speaker(document: Document, said: Said, quote: Quote) -> bool:
    speaker = document.speaker_of(quote)
    if speaker is None:
        return not said.speaker
    return said.speaker in (speaker.name, *map(document.slice, speaker.mentions))


def _count(score: Score, right: int, given: int, there: int) -> None:
    score.right += right
    score.given += given
    score.there += there


def main() -> None:
    """Print every figure."""
    for name, each in vars(score(articles())).items():
        counts = f"{each.right} right, {each.given} given, {each.there} there"
        print(f"{name:20} precision {each.precision:.3f}  F1 {each.f1:.3f}  {counts}")


if __name__ == "__main__":
    main()
