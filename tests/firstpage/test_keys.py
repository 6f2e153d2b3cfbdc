"""Keys on the first page: which are answered, and what is left to the interface."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from threading import Event

import pytest
from textual.binding import Binding

from reader.firstpage.keys import READ_BYTES, SCROLLS, FirstKeys, scrolls_by_sequence, take_apart
from reader.firstpage.render import FirstScreen
from reader.model.raw import Raw
from reader.page.status_text import QUIT_HINT
from reader.pipeline import parse_document
from reader.settings import Settings
from reader.tui.widgets.article_view import ArticleView

USUAL = scrolls_by_sequence({})
TIDE = "The tide waits\n\n" + "\n\n".join(f"At {hour} nobody was on the pier to meet it." for hour in range(40))
PATIENCE = 30.0


def names_of(data: bytes) -> list[str]:
    """The names of what is answered of some input."""
    names = {scroll: keys for keys, scroll in SCROLLS.values()}
    return [names[scroll].partition(",")[0] for scroll in take_apart(data, USUAL).scrolls]


def test_the_keys_are_those_of_the_article() -> None:
    of_article = {one.id: one.key for one in ArticleView.BINDINGS if isinstance(one, Binding)}
    assert {action: keys for action, (keys, _) in SCROLLS.items()} == {action: of_article[action] for action in SCROLLS}


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (b"jk", ["j", "k"]),
        (b" b", ["space", "b"]),
        (b"\x1b[B\x1bOA", ["j", "k"]),
        (b"\x1b[6~\x1b[5~", ["space", "b"]),
        (b"gG\x1b[H\x1b[F", ["g", "G", "g", "G"]),
        (b"\x04\x15\x06\x02", ["d", "u", "space", "b"]),
        (b"\x1b[106;;106u\x1b[103;2;71u\x1b[32;1;32u", ["j", "G", "space"]),
    ],
)
def test_scrolling_keys_are_answered(data: bytes, names: list[str]) -> None:
    typed = take_apart(data, USUAL)
    assert names_of(data) == names
    assert (typed.others, typed.rest, typed.has_other_key) == (b"", b"", False)


@pytest.mark.parametrize(
    ("data", "answered", "others"),
    [
        (b"q", 0, b"q"),
        (b"jj2k", 2, b"2k"),
        (b"j\x03j", 1, b"\x03j"),
        (b"10j", 0, b"10j"),
        (b"\x1bj", 0, b"\x1bj"),
        (b"j\x1b[200~pasted j\x1b[201~j", 1, b"\x1b[200~pasted j\x1b[201~j"),
        (b"\x1b[113;;113uj", 0, b"\x1b[113;;113uj"),
        (b"\x1b[27ujj", 0, b"\x1b[27ujj"),
        (b"j\x1b[<64;10;10Mj", 1, b"\x1b[<64;10;10Mj"),
        ("jé".encode(), 1, "é".encode()),
        (b"\xff\x80j", 0, b"\xff\x80j"),
        (b"\x1b[9999999;;9999999uj", 0, b"\x1b[9999999;;9999999uj"),
        (b"\x1b[55296;;55296uj", 0, b"\x1b[55296;;55296uj"),
    ],
)
def test_everything_from_the_first_other_key_on_is_left(data: bytes, answered: int, others: bytes) -> None:
    typed = take_apart(data, USUAL)
    assert (len(typed.scrolls), typed.others, typed.rest) == (answered, others, b"")
    assert typed.has_other_key


def test_what_the_terminal_answers_is_left_and_keys_after_it_are_answered() -> None:
    typed = take_apart(b"j\x1b[?2026;2$y\x1b[Ij\x1b[?2048;0$yk\x1b[O", USUAL)
    assert len(typed.scrolls) == 3
    assert typed.others == b"\x1b[?2026;2$y\x1b[I\x1b[?2048;0$y\x1b[O"
    assert not typed.has_other_key


@pytest.mark.parametrize("data", [b"j\x1b[?2026;2$yk\x1b[Bj\x1b[6~ \x1b[106;;106u2\x1b[A", b"\x1bOBg\x1b[Ij\x1b"])
def test_input_may_be_split_anywhere(data: bytes) -> None:
    whole = take_apart(data, USUAL)
    for cut in range(len(data) + 1):
        first = take_apart(data[:cut], USUAL)
        if first.has_other_key:
            assert first.others + data[cut:] == whole.others
            continue
        second = take_apart(first.rest + data[cut:], USUAL)
        assert [*first.scrolls, *second.scrolls] == whole.scrolls
        assert first.others + second.others == whole.others
        assert second.rest == whole.rest


def test_own_keys_are_answered() -> None:
    own = scrolls_by_sequence({"article.line_down": "n,down,ctrl+n", "trail.next": "j", "copy": "b"})
    down, up = SCROLLS["article.line_down"][1], SCROLLS["article.line_up"][1]
    assert own[b"n"] is own[b"\x1b[B"] is own[b"\x0e"] is down
    assert own[b"k"] is up
    assert b"j" not in own
    assert b"b" not in own


@pytest.fixture
def keyboard() -> Iterator[tuple[Callable[[bytes], object], int]]:
    """Types keys; the descriptor that they are read from."""
    reading, writing = os.pipe()
    yield lambda data: os.write(writing, data), reading
    os.close(writing)
    os.close(reading)


class Page:
    """The first page, and how often it was drawn."""

    def __init__(self, fits: bool = True) -> None:
        self.screen = FirstScreen(parse_document(Raw("tide.txt", TIDE.encode())), 80, 24, Settings())
        self.drawn: list[int] = []
        self.is_drawn = Event()
        self._fits = fits

    def draw(self) -> bool:
        self.drawn.append(self.screen.top)
        self.is_drawn.set()
        return self._fits


def test_keys_typed_are_answered_and_handed_over(keyboard: tuple[Callable[[bytes], object], int]) -> None:
    type_keys, descriptor = keyboard
    page, turn = Page(), sys.getswitchinterval()
    keys = FirstKeys(page.screen, page.draw, USUAL, descriptor)
    keys.start()
    assert keys.moved_to is None
    page.screen.scroll(1)
    before = page.screen.top
    type_keys(b"Gj2j")
    assert page.is_drawn.wait(PATIENCE)
    keys.hand_over()
    keys.hand_over()
    assert keys.others() == b"2j"
    assert page.drawn[-1:] == [keys.moved_to] == [page.screen.top]
    assert keys.leaps == [before]
    assert sys.getswitchinterval() == turn


def test_what_is_typed_after_the_hand_over_is_left_where_it_is(
    keyboard: tuple[Callable[[bytes], object], int],
) -> None:
    type_keys, descriptor = keyboard
    page = Page()
    keys = FirstKeys(page.screen, page.draw, USUAL, descriptor)
    keys.start()
    keys.hand_over()
    type_keys(b"j")
    assert keys.others() == b""
    assert page.drawn == []
    assert os.read(descriptor, READ_BYTES) == b"j"


@pytest.mark.parametrize("interrupt", [b"\x03", b"\x1b[99;5u"], ids=["as ever", "kitty"])
def test_ctrl_c_shows_how_to_quit_and_the_second_one_quits(
    interrupt: bytes, keyboard: tuple[Callable[[bytes], object], int]
) -> None:
    type_keys, descriptor = keyboard
    page, has_quit = Page(), Event()
    keys = FirstKeys(page.screen, page.draw, USUAL, descriptor)
    before = signal.signal(signal.SIGINT, lambda *_: has_quit.set())
    try:
        keys.start()
        type_keys(interrupt)
        assert page.is_drawn.wait(PATIENCE)
        assert QUIT_HINT in "".join(part.text for part in page.screen.rows()[-2])
        type_keys(b"j" + interrupt)
        assert has_quit.wait(PATIENCE)
    finally:
        signal.signal(signal.SIGINT, before)
    keys.hand_over()
    assert keys.others() == interrupt + b"j" + interrupt, "nothing is lost if it does not quit"
    assert keys.moved_to is None, "keys after it wait"


def test_once_the_terminal_has_another_size_nothing_is_answered(
    keyboard: tuple[Callable[[bytes], object], int],
) -> None:
    type_keys, descriptor = keyboard
    page = Page(fits=False)
    keys = FirstKeys(page.screen, page.draw, USUAL, descriptor)
    keys.start()
    type_keys(b"j")
    assert page.is_drawn.wait(PATIENCE)
    type_keys(b"j")
    keys.hand_over()
    assert page.drawn == [keys.moved_to], "the place counts, though it is not drawn"
    assert os.read(descriptor, READ_BYTES) == b"j"
