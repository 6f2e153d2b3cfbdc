"""The settings file as `reader config init` writes it: every key with its meaning and default, all commented out."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from reader.settings.options import OPTIONS, Option

_INTRODUCTION = (
    "Settings of reader. Each line shows a setting with its default, commented out: to change it, remove the # at "
    "its start. `reader config show` prints the settings in force."
)

KEYS = ("[keys]", '#"trail.next" = "n"', '#"article.page_down" = ["space", "pagedown", "ctrl+f"]')
"""Names of actions stand in quotation marks: to TOML a bare dot opens a table."""


def template() -> str:
    """The text of the file. As it is, it changes nothing; with the # removed, it is valid TOML."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield from _comment(_INTRODUCTION)
    table = ""
    for option in OPTIONS:
        yield ""
        if option.table != table:
            table = option.table
            if table:
                yield from (f"[{table}]", "")
        yield from _comment(option.about.meaning)
        if option.key == "keys":
            yield from KEYS
            continue
        yield from _comment(_remarks(option))
        value = option.about.example if option.default is None else option.default
        yield f"#{option.name} = {toml(value)}"


def _remarks(option: Option) -> str:
    remarks = [f"Expected: {option.about.check.expected}."]
    if option.about.environment:
        variables = ", then ".join(f"${name}" for name in option.about.environment)
        remarks.append(f"If unset: {variables}.")
    if option.default is None:
        remarks.append("No default; for example:")
    return " ".join(remarks)


def _comment(words: str) -> Iterator[str]:
    yield from (f"# {line}" for line in wrap(words, 90, break_on_hyphens=False, break_long_words=False))


def toml(value: Any) -> str:
    """One value, as TOML writes it. Strings are one line of printable characters."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)
