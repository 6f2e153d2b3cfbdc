"""The terminal's answer to a request for the clipboard."""

from __future__ import annotations

from base64 import b64encode

import pytest
from textual.events import Key
from textual.message import Message

from reader.tui import answers
from reader.tui.answers import AnswerParser, ClipboardText

COPIED = "Ferry waits for wind – “soon”"
ANSWER = f"\x1b]52;c;{b64encode(COPIED.encode()).decode()}"


def heard(parser: AnswerParser, *parts: str) -> list[str]:
    """The resulting keys, and the clipboard text in angle brackets."""
    found: list[Message] = [message for part in parts for message in parser.feed(part)]
    return [
        f"<{one.text}>" if isinstance(one, ClipboardText) else one.key
        for one in found
        if isinstance(one, (Key, ClipboardText))
    ]


def asked() -> AnswerParser:
    parser = AnswerParser()
    parser.expect()
    return parser


@pytest.mark.parametrize("end", ["\x07", "\x1b\\"])
def test_the_answer_is_separated_from_the_keys_around_it(end: str) -> None:
    assert heard(asked(), f"j{ANSWER}{end}k") == ["j", f"<{COPIED}>", "k"]


@pytest.mark.parametrize("at", [2, 5, 9, len(ANSWER), len(ANSWER) + 1])
def test_the_answer_may_come_in_two_parts(at: int) -> None:
    answer = ANSWER + "\x1b\\"
    assert heard(asked(), answer[:at], answer[at:] + "k") == [f"<{COPIED}>", "k"]


@pytest.mark.parametrize("answer", ["\x1b]52;c;\x07", "\x1b]52;c;a\x07", "\x1b]52;\x07"])
def test_an_empty_answer_is_an_answer(answer: str) -> None:
    assert heard(asked(), answer + "k") == ["<>", "k"]


def test_only_one_answer_is_accepted_and_only_after_a_request() -> None:
    parser = asked()
    heard(parser, ANSWER + "\x07")
    for one in (parser, AnswerParser()):
        assert heard(one, "j" + ANSWER + "\x07" + "k") == ["j", "k"], "another is nothing, and never keys"


def test_keys_are_keys_while_an_answer_is_awaited() -> None:
    assert heard(asked(), "j", "\x1b[A", "\x1b", "[B", "]5") == ["j", "up", "down", "right_square_bracket", "5"]


def test_an_endless_answer_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MAX_ANSWER_CHARS", 10)
    assert heard(asked(), ANSWER, "\x1b[A", "k") == ["<>", "up", "k"]


def test_a_key_right_after_the_answer_stays_after_it() -> None:
    assert heard(asked(), f"{ANSWER}\x07k\x1b", "[A") == [f"<{COPIED}>", "k", "up"]


def test_a_long_answer_comes_in_many_parts() -> None:
    answer = b64encode(b"Ferry waits. " * 30_000).decode()
    parts = [answer[at : at + 100] for at in range(0, len(answer), 100)]
    (copied,) = heard(asked(), "\x1b]52;c;", *parts, "\x1b", "\\")
    assert copied == f"<{'Ferry waits. ' * 30_000}>"


def test_input_held_back_is_passed_on_if_it_is_no_answer() -> None:
    assert "5" in heard(asked(), "\x1b]5", "k" * 40), "a sequence is given up when it is longer than any"


def test_a_late_answer_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    parser = asked()
    monkeypatch.setattr("time.monotonic", lambda: float("inf"))
    assert heard(parser, ANSWER + "\x07k") == ["k"]
