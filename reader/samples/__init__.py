"""Sample articles that ship with the program; the people and places in them are invented."""

from __future__ import annotations

from pathlib import Path

SAMPLES: tuple[Path, ...] = tuple(sorted(Path(__file__).parent.glob("*.txt")))
"""The files of the samples, in the order of their names; the first is the one to open on a first run."""
