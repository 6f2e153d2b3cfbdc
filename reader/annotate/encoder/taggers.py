"""The taggers of the strong engine: the encoder's opinion on every word, and that of the trained CRFs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from reader.annotate.encoder import paragraphs, windows
from reader.annotate.encoder.tags import NAME_TAGS, QUOTE_TAGS, most_probable
from reader.annotate.entities.detect.name_crf import NameCrf, mentions_of
from reader.annotate.entities.detect.pattern_spans import PatternSpans
from reader.annotate.entities.mention import Mention, Sentence
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.tag import segment_labels
from reader.annotate.quotes.tag.quote_crf import QuoteCrf
from reader.annotate.quotes.tag.tagged import Probabilities, TaggedPassage

if TYPE_CHECKING:
    from reader.annotate.encoder.network import Network
    from reader.annotate.encoder.tags import Scores

CRF_SHARE = {"names": 0.5, "quotes": 0.3}
"""How much the CRFs count beside the encoder."""
QUOTE_BIAS = {"S": 0.8, "C": 0.8, "T": 0.5}
"""What is added to the score of sources, cues and contents outside quotation marks, where the encoder misses some."""
NAME_BIAS = {"Product": 2.0}
"""What is added to the score of a kind of names that is rare in annotated articles, and that the encoder misses."""
TRANSITIONS_WEIGHT = 0.25
"""How much it counts which tags follow each other in annotated articles. Without it, what is uncertain is often cut
within a phrase, since the encoder judges every word for itself."""
_LEAST = 1e-5
"""Added to the probabilities of the CRFs, for which much is impossible."""
_MAX_SENTENCES = 2000
"""Sentences that are read at once, so that a book needs no more memory than a chapter."""


class _Read(NamedTuple):
    """What the encoder has said about the words of a text."""

    text: str
    starts: np.ndarray
    """Where each word starts, in order."""
    quotes: Scores


class EncodedText:
    """Reads each text once, for both taggers."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._last: _Read | None = None

    def transitions(self, task: str) -> Scores:
        """What is added to the scores of a tag for the tag before it."""
        return TRANSITIONS_WEIGHT * self._network.transitions[task]

    def name_scores(self, text: str, sentences: Sequence[Sentence]) -> Iterator[Scores]:
        """For each sentence, the scores of the tags of its words."""
        starts: list[int] = []
        quotes: list[Scores] = []
        for first in range(0, len(sentences), _MAX_SENTENCES):
            part = sentences[first : first + _MAX_SENTENCES]
            scores = self._network.scores(windows.cut(paragraphs.of_sentences(text, part), self._network.word_pieces))
            starts += [span.start for sentence in part for span in sentence.spans]
            quotes.append(scores["quotes"])
            yield from _split(scores["names"], [len(sentence.words) for sentence in part])
        if quotes:
            self._last = _Read(text, np.array(starts), np.concatenate(quotes))

    def quote_scores(self, text: str, passages: Sequence[Passage]) -> Iterator[Scores]:
        """For each passage, the scores of the tags of its words."""
        known = self._last
        starts = np.array([token.start for passage in passages for token in passage.tokens])
        sizes = [len(passage.words) for passage in passages]
        if known is not None and known.text == text and len(starts):
            places = np.searchsorted(known.starts, starts)
            if places.max() < len(known.starts) and np.array_equal(known.starts[places], starts):
                return _split(known.quotes[places], sizes)
        pieces = windows.cut(list(map(paragraphs.of_passage, passages)), self._network.word_pieces)
        return _split(self._network.scores(pieces)["quotes"], sizes)


def _split(scores: Scores, sizes: Sequence[int]) -> Iterator[Scores]:
    return (scores[start:end] for start, end in pairwise(accumulate(sizes, initial=0)))


class StrongNames:
    """Finds names."""

    def __init__(self, encoded: EncodedText, names: NameCrf) -> None:
        self._encoded = encoded
        self._crf = names

    def tag(self, text: str, sentences: Sequence[Sentence]) -> list[Mention]:
        """The mentions in the sentences of one article, in order, without overlaps."""
        patterns: list[PatternSpans] = []
        scores: list[Scores] = []
        labels = self._crf.labels()
        described = self._crf.described(text, sentences)  # one by one: the features of a whole book take much memory
        for encoded, each in zip(self._encoded.name_scores(text, sentences), described, strict=True):
            patterns.append(each.patterns)
            marginals = self._crf.marginals(each)
            scores.append(_mixed(encoded, labels, marginals, NAME_TAGS, CRF_SHARE["names"]) + _NAME_BIAS)
        found = most_probable(scores, NAME_TAGS, self._encoded.transitions("names"))
        return [
            mention
            for sentence, spans, tags in zip(sentences, patterns, found, strict=True)
            for mention in mentions_of(text, sentence, spans, tags)
        ]


class StrongQuotes:
    """Finds sources, cues and contents."""

    def __init__(self, encoded: EncodedText, quotes: QuoteCrf) -> None:
        self._encoded = encoded
        self._crf = quotes

    def tag(self, text: str, passages: Sequence[Passage]) -> list[TaggedPassage]:
        """The segments of every passage, and how probable the part of each word is."""
        labels = self._crf.labels()
        rows = zip(self._encoded.quote_scores(text, passages), passages, self._crf.marginals(passages), strict=True)
        scores = [
            _mixed(encoded, labels, marginals, QUOTE_TAGS, CRF_SHARE["quotes"]) + quote_bias(passage)
            for encoded, passage, marginals in rows
        ]
        found = most_probable(scores, QUOTE_TAGS, self._encoded.transitions("quotes"))
        segments = map(segment_labels.decode_segments, found)
        return list(map(TaggedPassage, segments, map(_part_probabilities, scores)))


def _part_probabilities(scores: Scores) -> Probabilities:
    """Those of the words of a passage, without regard to which tags follow each other."""
    probable = np.exp(scores - scores.max(axis=1, keepdims=True))
    sums = probable @ _PARTS / probable.sum(axis=1, keepdims=True)
    return {part: np.ascontiguousarray(sums[:, number]).data for number, part in enumerate(segment_labels.PARTS)}


_NAME_BIAS = np.array([NAME_BIAS.get(tag[2:], 0.0) for tag in NAME_TAGS], np.float32)
_PARTS = np.array(
    [[segment_labels.part_number(tag) == number for number in range(len(segment_labels.PARTS))] for tag in QUOTE_TAGS]
)
_QUOTE_BIAS = np.array([QUOTE_BIAS.get(tag[2:3], 0.0) for tag in QUOTE_TAGS], np.float32)


def quote_bias(passage: Passage) -> Scores:
    """What is added to the scores of the words of a passage that stand outside quotation marks."""
    return _QUOTE_BIAS * np.array([[run < 0] for run in passage.run_at], np.float32)


def _mixed(
    encoded: Scores, labels: Sequence[str], marginals: Sequence[Sequence[float]], tags: Sequence[str], share: float
) -> Scores:
    """The encoder's scores with the given share of a CRF's."""
    columns: Scores = np.full((len(marginals), len(tags)), _LEAST, np.float32)
    probable = np.array(marginals, np.float32)
    for index, tag in enumerate(tags):
        if tag in labels:
            columns[:, index] += probable[:, labels.index(tag)]
    return ((1 - share) * encoded + share * np.log(columns)).astype(np.float32)
