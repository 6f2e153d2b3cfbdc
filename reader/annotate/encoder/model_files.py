"""Where the files of the encoder are."""

from __future__ import annotations

from pathlib import Path

MODEL_FOLDER = Path(__file__).parent / "model"
"""The folder that holds the trained encoder."""
MODEL_FILE = "encoder.onnx"
TOKENIZER_FILE = "tokenizer.json"
TRANSITIONS_FILE = "transitions.tsv"
