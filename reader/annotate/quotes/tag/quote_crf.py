"""The learnt tagger: a linear-chain CRF over the words of a passage. Knows the model's files; trains nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from reader.annotate.quotes.claim import Segment
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.tag import quote_features, segment_labels

TAGGER_FILE = "tagger.crfsuite"
CUES_FILE = "cues.tsv"
MODEL = Path(__file__).parents[1] / "model"
"""The folder of what was learnt for quotes."""


class QuoteCrf:
    """Tags passages by what it learnt."""

    def __init__(self, model: bytes, cues: dict[str, int]) -> None:
        import pycrfsuite  # late: nobody who only lists commands pays for it

        self._crf = pycrfsuite.Tagger()
        self._crf.open_inmemory(model)
        self._model = model  # the CRF reads from these bytes and does not keep them alive
        self._cues = cues

    def tag(self, text: str, sentences: Sequence[Passage]) -> list[list[Segment]]:
        """The segments of every passage."""
        return [segment_labels.segments(self._crf.tag(each)) for each in quote_features.describe(sentences, self._cues)]


@cache
def load() -> QuoteCrf | None:
    """The tagger that ships with the package; None where its files or python-crfsuite are missing."""
    return open_folder(MODEL)


def open_folder(folder: Path) -> QuoteCrf | None:
    """The tagger in a folder that `reader.training.quotes` wrote; None where something is missing."""
    try:
        model = (folder / TAGGER_FILE).read_bytes()
        cues = (folder / CUES_FILE).read_text("utf-8")
        return QuoteCrf(model, read_cues(cues))
    except (ImportError, OSError, ValueError):
        return None


def read_cues(table: str) -> dict[str, int]:
    """The levels of words, from lines of word, tab and level."""
    pairs = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {word: int(level) for word, level in pairs}
