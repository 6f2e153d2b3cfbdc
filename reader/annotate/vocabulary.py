"""Word lists, read once from the lexicon. Holds no list of its own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_LEXICON = Path(__file__).parent / "lexicon"


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of `lexicon/NAME.txt`, comments and blank lines left out."""
    text = (_LEXICON / f"{name}.txt").read_text("utf-8")
    return tuple(line for line in (raw.strip() for raw in text.splitlines()) if line and not line.startswith("#"))


@cache
def entries(name: str) -> frozenset[str]:
    """The lines of `lexicon/NAME.txt`, each an entry of one or more words."""
    return frozenset(lines(name))


@cache
def table(name: str) -> dict[str, str]:
    """The lines of `lexicon/NAME.txt` as pairs: what stands behind the bar belongs to each entry before it.

    "France | French" gives {"France": "French"}; several keys are parted by commas.
    """
    pairs = (line.partition("|") for line in lines(name))
    return {key.strip(): value.strip() for keys, _, value in pairs for key in keys.split(",")}


@cache
def words(name: str) -> frozenset[str]:
    """Every word of every line of `lexicon/NAME.txt`."""
    return frozenset(word for line in lines(name) for word in line.split())
