"""Run the encoder. Knows the files of its model; knows no articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from reader.annotate.encoder.model_files import MODEL_FILE, TOKENIZER_FILE, TRANSITIONS_FILE
from reader.annotate.encoder.tags import TAGS
from reader.annotate.encoder.windows import Pieces, WordPieces, windows

if TYPE_CHECKING:
    from reader.annotate.encoder.tags import Scores


def open_word_pieces(path: Path) -> WordPieces:
    """What cuts words, by the tokenizer in a file."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return WordPieces(tokenizer)


def read_transitions(path: Path) -> dict[str, Scores]:
    """For each task, how much more often than by chance a tag follows another, as a logarithm.

    Raises `OSError`, and `ValueError` unless the file says so of all tags.
    """
    transitions = {task: np.full((len(tags), len(tags)), np.nan, np.float32) for task, tags in TAGS.items()}
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            task, tag, following, value = line.split("\t")
            tags = TAGS.get(task, ())
            transitions[task][tags.index(tag), tags.index(following)] = float(value)
    if not all(np.isfinite(values).all() for values in transitions.values()):
        raise ValueError(f"{path.name} is not complete")
    return transitions


class Network:
    """The trained encoder.

    It reads one window at a time: in eight bits, what it makes of a window would depend on others read with it.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(folder / MODEL_FILE, options, providers=["CPUExecutionProvider"])
        self.word_pieces = open_word_pieces(folder / TOKENIZER_FILE)
        self.transitions = read_transitions(folder / TRANSITIONS_FILE)

    def scores(self, pieces: Pieces) -> dict[str, Scores]:
        """For each task, the log-probabilities of the tags of each word."""
        count = len(pieces.shapes)
        scores = {task: np.empty((count, len(tags)), np.float32) for task, tags in TAGS.items()}
        for window in windows(pieces):
            inputs = {
                name: np.array([values], np.int64)
                for name, values in zip(("numbers", "shapes", "quotations"), window[:3], strict=True)
            }
            outputs = self._session.run(list(TAGS), inputs)
            for task, output in zip(TAGS, outputs, strict=True):
                scores[task][list(window.words)] = output[list(window.words.values())]
        return scores
