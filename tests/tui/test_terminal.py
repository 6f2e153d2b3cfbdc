"""What is sent to the terminal: colours and links, but nothing that an article contains."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.segment import Segment
from textual import events
from textual.app import App
from textual.filter import NoColor
from textual.pilot import Pilot

import reader.annotate
from reader.base.values import replace
from reader.model.document import Document
from reader.model.raw import Raw
from reader.pipeline import parse_document
from reader.session.reading import Reading
from reader.settings import Settings
from reader.tui.app import ReaderApp
from tests.tui.conftest import press, screen_text, settle, view_of

HOSTILE = (
    "Row [over] ferries\n\nShe said [sic] “DPRK [North Korea] such as [Red],” [/] [@click=app.quit]here[/].\n\n"
    "It has \x1b]52;c;aGVsbG8=\x07 and \x1b[31m, \x9b31m and \u202eright to left\u202c in it.\n"
)


def drawn(pilot: Pilot[int]) -> Iterator[Segment]:
    """The parts of the screen as they are written."""
    app = pilot.app
    for strip in app.screen._compositor.render_strips():
        segments = list(strip)
        for one in app._filters:
            segments = one.apply(segments, app.screen.background_colors[1])
        yield from segments


@pytest.mark.parametrize("theme", ["reader-light", "reader-contrast", "nord"])
async def test_a_theme_that_the_environment_names_is_shown(
    theme: str, annotated: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def colours() -> set[object]:
        async with ReaderApp([Reading(document=annotated)], Settings(theme=theme)).run_test(size=(120, 30)) as pilot:
            await settle(pilot)
            return {part.style.bgcolor for part in drawn(pilot) if part.style is not None}

    wanted = await colours()
    monkeypatch.setattr(App.theme, "_default", theme)  # as Textual sets it from the environment
    assert await colours() == wanted


async def test_the_row_of_the_highlight_is_seen_in_the_colours_of_the_terminal(
    annotated: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader.annotate, "annotate", lambda _, engine: annotated)
    settings = Settings(theme="ansi-dark")
    async with ReaderApp([Reading(document=annotated)], settings).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        words = "We will hold this quay"

        def is_bold() -> bool:
            return any(words in part.text and part.style is not None and part.style.bold for part in in_panel())

        def in_panel() -> list[Segment]:
            return [part for part in drawn(pilot) if "“" not in part.text]

        assert not is_bold()
        await press(pilot, "]")
        assert is_bold()


@pytest.mark.parametrize("theme", ["", "reader-light", "ansi-dark"])
async def test_no_color_drops_colours_but_still_shows_the_cursor(
    theme: str, annotated: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(reader.annotate, "annotate", lambda _, engine: annotated)
    settings = Settings(theme=theme or None)
    async with ReaderApp([Reading(document=annotated)], settings).run_test(size=(200, 50)) as pilot:
        await settle(pilot)
        await press(pilot, "1")
        assert any(isinstance(one, NoColor) for one in pilot.app._filters)
        shown = list(drawn(pilot))
        for part in shown:
            assert part.style is None or (part.style.color is None or part.style.color.is_default), part
            assert part.style is None or (part.style.bgcolor is None or part.style.bgcolor.is_default), part

        def reverse() -> str:
            return "".join(part.text for part in drawn(pilot) if part.style is not None and part.style.reverse)

        assert "Mara Okafor" in reverse()
        assert "80%" not in reverse(), "there is one cursor"
        await press(pilot, "2")
        assert reverse().count("Mara Okafor") == 1, "the list of quotes opens on the name that is selected"
        assert "80%" in reverse()


async def test_control_sequences_in_an_article_are_drawn_not_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader.annotate, "annotate", lambda document, engine: document)
    document = parse_document(Raw("[bold]a.txt", HOSTILE.encode()))
    document = replace(document, metadata=replace(document.metadata, authors=("[/b] Okafor",)))
    async with ReaderApp([Reading(document=document)], Settings(theme="reader-dark")).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        for keys in (
            (),
            ("1",),
            ("2",),
            ("3",),
            ("i",),
            ("escape", "slash", *"[red]", "enter"),
            ("y",),
            ("Y",),
            ("B",),
        ):
            await press(pilot, *keys)
            text = screen_text(pilot)
            assert not set(text) & {"\x1b", "\x07", "\x00", "\x9b", "\u202e"}
        await press(pilot, *["escape"] * 5, "g")
        text = screen_text(pilot)
        for words in (
            "Row [over] ferries",
            "[sic] “DPRK [North Korea] such as [Red],” [/]",
            "[@click=app.quit]here[/]",
        ):
            assert words in text
        assert "[/b] Okafor" in text
        row = next(number for number, line in enumerate(text.splitlines()) if "]here[" in line)
        await pilot.click(offset=(text.splitlines()[row].index("]here[") + 2, row))
        await pilot.pause()
        assert pilot.app.is_running, "it is no button"


async def test_only_web_links_can_be_followed_in_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader.annotate, "annotate", lambda document, engine: document)
    text = "# Row\n\nA [page](https://example.org/a), a [file](file:///etc/passwd), a [script](javascript:alert(1)).\n"
    document = parse_document(Raw("a.md", text.encode()))
    async with ReaderApp([Reading(document=document)], Settings(theme="reader-dark")).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        links = {part.style.link: part.text for part in drawn(pilot) if part.style is not None and part.style.link}
        assert links == {"https://example.org/a": "page"}


async def test_a_screen_that_opened_behind_another_window_has_the_focus_afterwards() -> None:
    text = "\n\n".join(["A tide", *(f"It came in at {hour} and nobody was there to meet it." for hour in range(40))])
    app = ReaderApp([Reading(Raw(name, text.encode())) for name in ("one.txt", "two.txt")], Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.post_message(events.AppBlur())
        await pilot.pause()
        app.action_article(1)
        await settle(pilot)
        assert app.focused is None
        await press(pilot, "j")
        assert app.focused is view_of(pilot)
        assert view_of(pilot).scroll_offset.y == 1
