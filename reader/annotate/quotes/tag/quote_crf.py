"""The trained tagger of quotes: a linear-chain CRF over the words of a passage. Loads the model; does not train it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from reader.annotate import crf
from reader.annotate.crf import Scores
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.tag import segment_labels
from reader.annotate.quotes.tag.quote_features import FeatureExtractor
from reader.annotate.quotes.tag.tagged import TaggedPassage

TAGGER_FILE = "tagger.crfsuite"
CUES_FILE = "cues.tsv"
MODEL_FOLDER = Path(__file__).parents[1] / "model"
"""The folder that holds the trained model for quotes."""


class QuoteCrf:
    """Tags passages with a trained model."""

    def __init__(self, model: bytes, cues: dict[str, int]) -> None:
        self._model = crf.open_models(model)
        self._extractor = FeatureExtractor(cues)
        self._parts = bytes(map(segment_labels.part_number, self._model.labels()))

    def tag(self, text: str, passages: Sequence[Passage]) -> list[TaggedPassage]:
        """The segments of every passage, and how probable the part of each word is."""
        return list(map(self._tagged, self._scored(passages)))

    def _tagged(self, scores: Scores) -> TaggedPassage:
        segments = segment_labels.decode_segments(self._model.tag(scores))
        *probabilities, _of_none = self._model.group_marginals(scores, self._parts)
        return TaggedPassage(segments, dict(zip(segment_labels.PARTS, probabilities, strict=True)))

    def labels(self) -> list[str]:
        """The labels of the model, in its order."""
        return self._model.labels()

    def marginals(self, passages: Sequence[Passage]) -> Iterator[list[list[float]]]:
        """For each word of every passage, the probability of each label, in the order of `labels`."""
        return map(self._model.marginals, self._scored(passages))

    def _scored(self, passages: Sequence[Passage]) -> Iterator[Scores]:
        return map(self._model.score, self._extractor.extract(passages))


@cache
def load() -> QuoteCrf | None:
    """Load the tagger that ships with the package; None if its files or python-crfsuite are missing."""
    return open_folder(MODEL_FOLDER)


def open_folder(folder: Path) -> QuoteCrf | None:
    """Load a tagger that `reader.training.quotes` wrote; None if a file or python-crfsuite is missing."""
    try:
        model = (folder / TAGGER_FILE).read_bytes()
        cues = (folder / CUES_FILE).read_text("utf-8")
        return QuoteCrf(model, parse_cues(cues))
    except (ImportError, OSError, ValueError):
        return None


def parse_cues(table: str) -> dict[str, int]:
    """The cue level of each word, from lines of word, tab and level. Raises `ValueError` for a malformed line."""
    pairs = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {word: int(level) for word, level in pairs}
