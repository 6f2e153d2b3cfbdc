"""The manual page, in man macros, generated from the definitions of the commands and settings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.cli import VERSION
from reader.cli.definitions import Command, CommandOption, commands
from reader.settings.options import OPTIONS
from reader.settings.template import toml

STATUSES = (
    ("0", "Every source was read."),
    ("1", "Some source failed: each is named on standard error, and the others are still done."),
    ("2", "Wrong usage."),
    ("130", "Interrupted; 143 or 129 when a signal asked it to end."),
)

ENVIRONMENT = (
    (
        "XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_CACHE_HOME, XDG_STATE_HOME",
        "Folders for the settings, what is remembered, copies of pages, and the log.",
    ),
    ("NO_COLOR", "Use no colours."),
    ("VISUAL, EDITOR, PAGER, BROWSER", "Commands to use where the settings name none."),
    ("TEXTUAL_THEME", "The theme to use where the settings name none."),
    ("TEXTUAL_ANIMATIONS", "With none, nothing slides or fades unless the settings say so."),
    ("http_proxy, https_proxy, all_proxy, no_proxy", "How to reach the web."),
)

FILES = (
    ("~/.config/article-reader/config.toml", "Settings; reader config init writes it."),
    (
        "~/.local/state/article-reader/failure.log",
        "What went wrong the last time that names and quotes could not be found.",
    ),
    ("~/.local/share/article-reader/library.db", "What was read, how far, and what was corrected."),
    ("~/.cache/article-reader/pages", "Copies of web pages."),
)


def manual() -> str:
    """The text of `reader.1`."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    known = list(commands())
    yield f'.TH READER 1 "" "{VERSION}" "User Commands"'
    yield from (".SH NAME", "reader \\- read the news, and see who is named and who said what", ".SH SYNOPSIS")
    for number, command in enumerate(known):
        yield from ([".br"] if number else []) + [_synopsis(command)]
    yield ".SH DESCRIPTION"
    yield from _prose(known[0].description)
    for command in known:
        yield f".SH {_text('OPTIONS' if not command.path else command.name.upper())}"
        if command.path:
            yield from _prose(command.description or _sentence(command.summary))
        # For subcommands, --help, the first option, is left out: it is described often enough.
        for option in command.options if len(command.path) < 2 else command.options[1:]:
            yield from (".TP", _heading(option), _text(_sentence(option.help)))
    yield ".SH SETTINGS"
    yield _text("The settings file is TOML. A dot in a name stands for a table.")
    for setting in OPTIONS:
        default = "" if setting.default is None or setting.key == "keys" else f" Default: {toml(setting.default)}."
        yield from (".TP", f".B {_text(setting.key)}", _text(setting.about.meaning + default))
    for title, entries in (("EXIT STATUS", STATUSES), ("ENVIRONMENT", ENVIRONMENT), ("FILES", FILES)):
        yield f".SH {title}"
        for name, meaning in entries:
            yield from (".TP", f".B {_text(name)}", _text(meaning))


def _synopsis(command: Command) -> str:
    words = f"\\fB{_text(command.name)}\\fR"
    if command.options:
        words += " [\\fIOPTION\\fR]..."
    if command.operand:
        return f"{words} " + re.sub(r"[A-Z]+", r"\\fI\g<0>\\fR", _text(command.operand))
    return words + (f" {{{'|'.join(map(_text, command.words))}}}" if command.words else "")


def _heading(option: CommandOption) -> str:
    names = ", ".join(f"\\fB{_text(name)}\\fR" for name in option.names)
    value = "|".join(option.words) if option.words and option.value == option.names[-1][2:].upper() else option.value
    return names + (f" \\fI{_text(value)}\\fR" if value else "")


def _prose(description: str) -> Iterator[str]:
    """Paragraphs; indented lines stay lines of their own, below their heading."""
    for part in description.split("\n\n"):
        lines = part.splitlines()
        heading = [] if lines[0].startswith("  ") else lines[:1]
        examples = [line for line in lines[len(heading) :] if line.startswith("  ")]
        if examples:
            yield from (".PP", *map(_text, heading), ".RS", ".nf", *(_text(line.strip()) for line in examples))
            yield from (".fi", ".RE")
        else:
            yield from (".PP", *map(_text, lines))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")


def _text(words: str) -> str:
    """Escape text, so that none of it is taken for a macro, and hyphens can be copied."""
    safe = words.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return "\\&" + safe if safe.startswith(".") else safe
