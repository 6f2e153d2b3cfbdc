"""The learnt tagger: linear-chain CRFs over the words of a sentence. Knows the model's files; trains nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from reader.annotate import bio_tags
from reader.annotate.entities import gazetteer
from reader.annotate.entities.detect import misc_kinds
from reader.annotate.entities.detect.first_pass_features import FirstPassFeatures
from reader.annotate.entities.detect.name_features import Describer
from reader.annotate.entities.detect.pattern_spans import PatternSpans
from reader.annotate.entities.gazetteer import Gazetteer
from reader.annotate.entities.mention import Mention, Sentence
from reader.model.annotation import EntityKind
from reader.model.index import SpanIndex
from reader.model.span import Span

FIRST_FILE = "first.crfsuite"
SECOND_FILE = "second.crfsuite"
_ARTICLE = 2000
"""Sentences that are read as one article; of longer texts, each part is described by itself."""

_KINDS = {
    "Person": EntityKind.PERSON,
    "Organization": EntityKind.ORGANIZATION,
    "Location": EntityKind.PLACE,
    "Facility": EntityKind.FACILITY,
    "NORP": EntityKind.GROUP,
    "Date": EntityKind.DATE,
    "Money": EntityKind.MONEY,
    "Product": EntityKind.PRODUCT,
}
"""What a label stands for; Misc, which is not here, for events, works, laws and what else has a name."""


class NameCrf:
    """Finds names by what it learnt: a first tagging of an article, and a second in the light of the first."""

    def __init__(self, first: bytes, second: bytes, lists: Gazetteer) -> None:
        import pycrfsuite  # late: nobody who only lists commands pays for it

        self._first = pycrfsuite.Tagger()
        self._first.open_inmemory(first)
        self._second = pycrfsuite.Tagger()
        self._second.open_inmemory(second)
        self._models = (first, second)  # the CRFs read from these bytes and do not keep them alive
        self._lists = lists

    def tag(self, text: str, sentences: Sequence[Sentence]) -> list[Mention]:
        """What the sentences of one article name, in order, none of it overlapping."""
        return [
            mention
            for start in range(0, len(sentences), _ARTICLE)
            for mention in self._read(text, sentences[start : start + _ARTICLE])
        ]

    def _read(self, text: str, sentences: Sequence[Sentence]) -> Iterator[Mention]:
        words = [sentence.words for sentence in sentences]
        forms = [PatternSpans.of(text, sentence) for sentence in sentences]
        marks = [each.marks(sentence) for each, sentence in zip(forms, sentences, strict=True)]
        described = list(Describer(self._lists).describe(words, marks))
        tagged = [self._first.tag(features) for features in described]
        first_pass = FirstPassFeatures(words, tagged).describe()
        for sentence, patterns, features, said in zip(sentences, forms, described, first_pass, strict=True):
            yield from _mentions(text, sentence, patterns, self._second.tag(join(features, said)))


def join(features: Sequence[list[str]], first_pass: Sequence[list[str]]) -> list[list[str]]:
    """The features of each word with the first_pass on it."""
    return [[*own, *said] for own, said in zip(features, first_pass, strict=True)]


def _mentions(text: str, sentence: Sentence, patterns: PatternSpans, tags: Sequence[str]) -> Iterator[Mention]:
    """The mentions of one sentence; a sum, and a day of the week, is what its form says, whatever was tagged."""
    found = [Mention(span, EntityKind.MONEY) for span in patterns.sums]
    sums = SpanIndex((span, span) for span in patterns.sums)
    days = frozenset(patterns.dates)
    for first, behind, label in bio_tags.decode(tags):
        span = Span(sentence.spans[first].start, sentence.spans[behind - 1].end)
        if not sums.within(span):
            found.append(Mention(span, EntityKind.DATE if span in days else _kind(text, span, label)))
    return iter(sorted(found, key=lambda mention: mention.span))


def _kind(text: str, span: Span, label: str) -> EntityKind:
    return _KINDS.get(label) or misc_kinds.kind_of(text, span)


@cache
def load() -> NameCrf | None:
    """The tagger that ships with the package; None where its files or python-crfsuite are missing."""
    return open_folder(gazetteer.MODEL)


def open_folder(folder: Path) -> NameCrf | None:
    """The tagger in a folder that `reader.training.names` wrote; None where something is missing."""
    try:
        first, second = ((folder / name).read_bytes() for name in (FIRST_FILE, SECOND_FILE))
        return NameCrf(first, second, gazetteer.open_folder(folder))
    except (ImportError, OSError, ValueError):
        return None
