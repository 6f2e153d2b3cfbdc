"""The trained tagger of names: linear-chain CRFs over the words of a sentence. Loads the model; does not train it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reader.annotate import bio_tags, crf
from reader.annotate.crf import Scores
from reader.annotate.entities import gazetteer
from reader.annotate.entities.detect import misc_kinds
from reader.annotate.entities.detect.first_pass_features import FirstPassFeatures
from reader.annotate.entities.detect.name_features import ArticleReader, SentenceProfile
from reader.annotate.entities.detect.pattern_spans import PatternSpans
from reader.annotate.entities.gazetteer import Gazetteer
from reader.annotate.entities.mention import Mention, Sentence
from reader.model.annotation import EntityKind
from reader.model.index import SpanIndex
from reader.model.span import Span

FIRST_FILE = "first.crfsuite"
SECOND_FILE = "second.crfsuite"
_FIRST, _SECOND = 0, 1
"""The numbers of the models."""
_MAX_SENTENCES = 2000
"""Limit for one article; longer texts are read in parts, and no part uses the others as context."""

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
_MISC = "Misc"
"""The label of events, works, laws and other names, which `misc_kinds` tells apart."""
LABELS = frozenset({*_KINDS, _MISC})
"""All labels of names that the models tell apart."""
_LABELS_BY_KIND = {kind: label for label, kind in _KINDS.items()}


class DescribedSentence(NamedTuple):
    """A sentence with what its words say to the models."""

    sentence: Sentence
    patterns: PatternSpans
    scores: Scores


class NameCrf:
    """Finds names with two models: the second uses what the first found in the whole article."""

    def __init__(self, first: bytes, second: bytes, lists: Gazetteer) -> None:
        self._models = crf.open_models(first, second)
        self._article_reader = ArticleReader(lists)
        self._score: Callable[[SentenceProfile], Scores] = getattr(self._models, "score_names", self._score_features)

    def tag(self, text: str, sentences: Sequence[Sentence]) -> list[Mention]:
        """The mentions in the sentences of one article, in order, without overlaps."""
        return [
            mention
            for each in self.described(text, sentences)
            for mention in mentions_of(text, each.sentence, each.patterns, self._models.tag(each.scores, _SECOND))
        ]

    def described(self, text: str, sentences: Sequence[Sentence]) -> Iterator[DescribedSentence]:
        """The sentences of one article as the second model reads them."""
        for start in range(0, len(sentences), _MAX_SENTENCES):
            yield from self._described(text, sentences[start : start + _MAX_SENTENCES])

    def _described(self, text: str, sentences: Sequence[Sentence]) -> Iterator[DescribedSentence]:
        words = [sentence.words for sentence in sentences]
        patterns_by_sentence = [PatternSpans.find(text, sentence) for sentence in sentences]
        marks = [patterns.marks(sentence) for patterns, sentence in zip(patterns_by_sentence, sentences, strict=True)]
        scored = list(map(self._score, self._article_reader.read(words, marks)))
        tagged = [self._models.tag(scores, _FIRST) for scores in scored]
        first_pass = FirstPassFeatures(words, tagged).extract()
        rows = zip(sentences, patterns_by_sentence, first_pass, scored, strict=True)
        for sentence, patterns, features, scores in rows:
            yield DescribedSentence(sentence, patterns, self._models.score(features, scores))

    def _score_features(self, sentence: SentenceProfile) -> Scores:
        return self._models.score(sentence.features())

    def labels(self) -> list[str]:
        """The labels of the second model, in its order."""
        return self._models.labels(_SECOND)

    def marginals(self, described: DescribedSentence) -> list[list[float]]:
        """For each word of a sentence, the probability of each label, in the order of `labels`."""
        return self._models.marginals(described.scores, _SECOND)


def mentions_of(text: str, sentence: Sentence, patterns: PatternSpans, tags: Sequence[str]) -> Iterator[Mention]:
    """The mentions of one sentence; sums and dates found by pattern win over the tags."""
    found = [Mention(span, EntityKind.MONEY) for span in patterns.sums]
    sums = SpanIndex((span, span) for span in patterns.sums) if patterns.sums else None
    days = frozenset(patterns.dates)
    for first, end, label in bio_tags.decode(tags):
        span = Span(sentence.spans[first].start, sentence.spans[end - 1].end)
        if sums is None or not sums.within(span):
            found.append(Mention(span, EntityKind.DATE if span in days else _kind(text, span, label)))
    return iter(sorted(found, key=lambda mention: mention.span))


def label_of(kind: EntityKind) -> str:
    """The label that names of this kind have in the training data."""
    return _LABELS_BY_KIND.get(kind, _MISC)


def _kind(text: str, span: Span, label: str) -> EntityKind:
    return _KINDS.get(label) or misc_kinds.classify(text, span)


@cache
def load() -> NameCrf | None:
    """Load the tagger that ships with the package; None if its files or python-crfsuite are missing."""
    return open_folder(gazetteer.MODEL_FOLDER)


def open_folder(folder: Path) -> NameCrf | None:
    """Load a tagger that `reader.training.names` wrote; None if a file or python-crfsuite is missing."""
    try:
        first, second = ((folder / name).read_bytes() for name in (FIRST_FILE, SECOND_FILE))
        return NameCrf(first, second, gazetteer.open_folder(folder))
    except (ImportError, OSError, ValueError):
        return None
