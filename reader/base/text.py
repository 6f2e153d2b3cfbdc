"""Helpers for text: on one line, a counted noun, the most similar name, whether it begins as JSON."""

from __future__ import annotations

from collections.abc import Iterable

from reader.base import lazy_regex

_JSON_OBJECT = lazy_regex.compile(r'(?:\[\s*)?\{\s*"[^"\n]{1,200}"\s*:', begins=("{", "["))


def one_line(text: str) -> str:
    """`text` with every run of whitespace, newlines included, as one space."""
    return " ".join(text.split())


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 word", "1,200 words"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def nearest(wrong: str, right: Iterable[str]) -> str | None:
    """The right name most similar to a wrong one; None if none is similar."""
    from difflib import get_close_matches  # late: most names are right

    return next(iter(get_close_matches(wrong, list(right), n=1)), None)


def begins_as_json(text: str) -> bool:
    """Whether a text begins as an object in JSON does that has fields, or a list of such objects."""
    return bool(_JSON_OBJECT.match(text))
