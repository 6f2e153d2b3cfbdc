"""Word lists about reporting, read once from the lexicon. Holds no list of its own."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The entries of `lexicon/NAME.txt`: every word of every line."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of `lexicon/NAME.txt`, comments and blank lines left out."""
    text = files("reader.annotate").joinpath("lexicon", f"{name}.txt").read_text("utf-8")
    return tuple(line for line in (raw.strip() for raw in text.splitlines()) if line and not line.startswith("#"))


@cache
def table(name: str) -> dict[str, str]:
    """The lines of `lexicon/NAME.txt` as pairs: the last word of a line is the value of what stands before it."""
    return {key: value for key, _, value in (line.rpartition(" ") for line in lines(name))}
