"""What a terminal sends becomes the same messages wherever it is cut."""

from __future__ import annotations

import pytest
from textual import events
from textual.message import Message

from reader.tui.received import BEGIN, END, Received
from tests.work import lines_run


def told(messages: list[Message]) -> list[str]:
    """Keys by their names, pastes by what was pasted, others by their kind."""
    return [
        one.key if isinstance(one, events.Key) else one.text if isinstance(one, events.Paste) else type(one).__name__
        for one in messages
    ]


def received(*pieces: bytes) -> list[str]:
    terminal = Received()
    messages = [message for piece in pieces for message in terminal.take(piece)]
    return told([*messages, *terminal.take(b"", is_last=True)])


PASTED = f"a{BEGIN}Tide\n\x1b[31mé\0{END}b\x1b[A{BEGIN}{END}c".encode()


def test_a_paste_is_one_message_in_its_place() -> None:
    assert received(PASTED) == ["a", "Tide\n\x1b[31mé", "b", "up", "", "c"]


@pytest.mark.parametrize("size", range(1, 12))
def test_it_does_not_matter_where_it_is_cut(size: int) -> None:
    pieces = [PASTED[start : start + size] for start in range(0, len(PASTED), size)]
    assert received(*pieces) == received(PASTED)


def test_a_key_before_a_paste_comes_before_it() -> None:
    assert received(b"\x1b", f"{BEGIN}Tide{END}".encode()) == ["escape", "Tide"]


def test_the_beginning_of_a_sign_is_a_key_where_nothing_follows() -> None:
    terminal = Received()
    assert told(list(terminal.take(b"\x1b["))) == []
    assert told(list(terminal.rest())) == ["left_square_bracket"]
    assert told(list(terminal.take(b"\x1b"))) == []
    assert told(list(terminal.rest())) == ["escape"]


def test_bytes_that_are_no_text_are_replaced() -> None:
    assert received(b"\xffa\xc3", b"b") == [*received("\ufffda\ufffdb".encode())]
    assert received(f"{BEGIN}a".encode() + b"\xff" + END.encode()) == ["a\ufffd"]


def test_the_characters_of_a_paste_are_not_looked_at_one_by_one() -> None:
    pieces = [b"It will come, said Mara Okafor. " * 2000] * 80

    def paste() -> None:
        assert received(BEGIN.encode(), *pieces, END.encode()) == [b"".join(pieces).decode()]

    assert lines_run(paste) < 100 * len(pieces)
