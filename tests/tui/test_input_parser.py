"""Terminal input becomes the same messages wherever it is split."""

from __future__ import annotations

import pytest
from textual import events
from textual.message import Message

from reader.tui.input_parser import MAX_WHEEL_EVENTS, PASTE_END, PASTE_START, InputParser
from tests.work import lines_run


def told(messages: list[Message]) -> list[str]:
    """Keys by name, pastes by content, other messages by type."""
    return [
        one.key if isinstance(one, events.Key) else one.text if isinstance(one, events.Paste) else type(one).__name__
        for one in messages
    ]


def received(*pieces: bytes) -> list[str]:
    terminal = InputParser()
    messages = [message for piece in pieces for message in terminal.take(piece)]
    return told([*messages, *terminal.take(b"", is_last=True)])


PASTED = f"a{PASTE_START}Tide\n\x1b[31mé\0{PASTE_END}b\x1b[A{PASTE_START}{PASTE_END}c".encode()


def test_a_paste_is_one_message_in_its_place() -> None:
    assert received(PASTED) == ["a", "Tide\n\x1b[31mé", "b", "up", "", "c"]


@pytest.mark.parametrize("size", range(1, 12))
def test_input_may_be_split_anywhere(size: int) -> None:
    pieces = [PASTED[start : start + size] for start in range(0, len(PASTED), size)]
    assert received(*pieces) == received(PASTED)


def test_a_key_before_a_paste_comes_before_it() -> None:
    assert received(b"\x1b", f"{PASTE_START}Tide{PASTE_END}".encode()) == ["escape", "Tide"]


def test_an_unfinished_marker_is_a_key_if_nothing_follows() -> None:
    terminal = InputParser()
    assert told(list(terminal.take(b"\x1b["))) == []
    assert told(list(terminal.rest())) == ["left_square_bracket"]
    assert told(list(terminal.take(b"\x1b"))) == []
    assert told(list(terminal.rest())) == ["escape"]


def test_invalid_utf_8_is_replaced() -> None:
    assert received(b"\xffa\xc3", b"b") == [*received("\ufffda\ufffdb".encode())]
    assert received(f"{PASTE_START}a".encode() + b"\xff" + PASTE_END.encode()) == ["a\ufffd"]


def test_the_characters_of_a_paste_are_not_parsed_one_by_one() -> None:
    pieces = [b"It will come, said Mara Okafor. " * 2000] * 80

    def paste() -> None:
        assert received(PASTE_START.encode(), *pieces, PASTE_END.encode()) == [b"".join(pieces).decode()]

    assert lines_run(paste) < 100 * len(pieces)


DOWN, UP = b"\x1b[<65;20;20M", b"\x1b[<64;20;20M"


def test_a_flood_of_the_wheel_is_cut_short_and_single_turns_are_not() -> None:
    flood = received(DOWN * 10_000 + b"j" + UP * 3)
    assert flood == ["MouseScrollDown"] * MAX_WHEEL_EVENTS + ["j"] + ["MouseScrollUp"] * 3
    assert received(*[DOWN] * 20) == ["MouseScrollDown"] * 20
    assert received(b"j" * 50) == ["j"] * 50
