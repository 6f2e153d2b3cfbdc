"""Text that was formatted for a terminal is read as the terminal shows it."""

from __future__ import annotations

import pytest

from reader.parse.decode import clean
from reader.parse.terminal_codes import drop_terminal_codes

FORMATTED = {
    "colours": ("\x1b[1;31mThe ferry\x1b[0m waits", "The ferry waits"),
    "256 colours, with colons": ("\x1b[38:5:208mThe ferry\x1b[m waits", "The ferry waits"),
    "a title": ("\x1b]0;quay\x07The ferry waits", "The ferry waits"),
    "a link": ("\x1b]8;;https://lantern.example\x1b\\The ferry\x1b]8;;\x1b\\ waits", "The ferry waits"),
    "a character set": ("\x1b(BThe ferry waits", "The ferry waits"),
    "a sequence without an end": ("The ferry waits\x1b[12", "The ferry waits12"),
    "a title without an end": ("The ferry\x1b]0;quay\nwaits", "The ferry\nwaits"),
    "an escape on its own": ("The ferry waits\x1b", "The ferry waits"),
    "struck twice": ("T\bTh\bhe\be ferry", "The ferry"),
    "underlined": ("_\bT_\bh_\be ferry", "The ferry"),
    "underlined from behind": ("T\b_h\b_e\b_ ferry", "The ferry"),
    "underlined and struck twice": ("_\bT\bT ferry", "T ferry"),
    "a backspace at the beginning of a line": ("The\n\bferry", "The\n\bferry"),
}


@pytest.mark.parametrize(("written", "shown"), FORMATTED.values(), ids=FORMATTED.keys())
def test_formatting_is_dropped_whole(written: str, shown: str) -> None:
    assert drop_terminal_codes(written) == shown


def test_no_escape_or_backspace_is_left_in_a_clean_text() -> None:
    for written, _ in FORMATTED.values():
        assert not {"\x1b", "\b", "\x07"} & set(clean(written))


def test_work_grows_with_the_length_of_the_text() -> None:
    for part in ("\x1b]", "\x1b[1", "\x1b[;", "a\b", "\b", "_\b"):
        assert len(drop_terminal_codes(part * 200_000)) <= 400_000
