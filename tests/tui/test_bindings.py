"""What must be true of every key: help, line of keys, palette and keymap are made from the bindings themselves, and
everything that a key does can be done with the mouse as well."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.pilot import Pilot

import reader.tui
from reader.library.store import Store
from reader.model.document import Document
from reader.session.reading import Reading
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.app_bindings import OF_ARTICLES
from reader.tui.screens.article.screen import ArticleScreen
from reader.tui.screens.help import HelpScreen, key_groups
from reader.tui.screens.overlay import AnswerScreen, OverlayScreen
from reader.tui.widgets.keys_line import KeysLine
from reader.tui.widgets.lines import StatusLine, TopLine
from tests.tui.conftest import Open, press, screen_text, settle, view_of

for _module in pkgutil.walk_packages(reader.tui.__path__, "reader.tui."):
    importlib.import_module(_module.name)


def _kinds(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for below in kind.__subclasses__():
        yield below
        yield from _kinds(below)


OURS = sorted(
    {kind for kind in _kinds(DOMNode) if kind.__module__.startswith("reader.")}, key=lambda kind: kind.__name__
)
BINDINGS = [(kind.__name__, binding) for kind in OURS for binding in kind.__dict__.get("BINDINGS", ())]


@pytest.mark.parametrize(
    "binding", [binding for _, binding in BINDINGS], ids=[f"{kind}-{b.key}" for kind, b in BINDINGS]
)
def test_every_binding_can_be_documented_and_changed(binding: Binding) -> None:
    assert isinstance(binding, Binding)
    assert binding.id
    assert binding.description
    assert binding.tooltip


def test_no_two_actions_share_an_id() -> None:
    names = [binding.id for _, binding in BINDINGS]
    assert sorted(names) == sorted(set(names))
    assert len(names) > 60


HARD = {"ctrl+i", "ctrl+m", "ctrl+s", "ctrl+j", "ctrl+h", "ctrl+left_square_brace"}
"""Keys that a terminal cannot distinguish from others, or keeps for itself."""


def test_no_action_needs_a_key_that_terminals_do_not_send() -> None:
    keys: dict[str, set[str]] = {}
    for _, binding in BINDINGS:
        keys.setdefault(binding.id or "", set()).update(binding.key.split(","))
    for name, own in keys.items():
        easy = {key for key in own - HARD if not key.startswith(("alt+", "ctrl+shift+", "f")) or len(key) == 1}
        assert easy, name


# By mouse

SITUATIONS: dict[str, tuple[str, tuple[str, ...]]] = {
    "article": ("article", ()),
    "trail": ("article", ("right_square_bracket",)),
    "selecting": ("article", ("v",)),
    "narrowed": ("article", ("right_square_bracket", "ampersand")),
    "who": ("article", ("1",)),
    "quotes": ("article", ("2",)),
    "facts": ("article", ("3",)),
    "captions": ("article", ("c",)),
    "find": ("article", ("slash", "q")),
    "filter": ("article", ("1", "slash", "m")),
    "card": ("article", ("1", "w")),
    "picture": ("article", ("c", "i")),
    "choice": ("article", ("1", "f")),
    "prompt": ("article", ("E",)),
    "help": ("article", ("question_mark",)),
    "library over an article": ("article", ("L",)),
    "library": ("nothing", ()),
    "searching the library": ("nothing", ("slash", "a")),
    "quotes of the library": ("shelf", ("tab",)),
    "people of the library": ("shelf", ("tab", "tab")),
    "marked": ("shelf", ("m", "m")),
    "comparison": ("shelf", ("m", "G", "k", "k", "m", "C")),
    "versions": ("shelf", ("slash", *"ferry", "enter", "d")),
    "steps": ("shelf", ("slash", *"ferry", "enter", "d", "tab")),
    "all notes": ("shelf", ("n",)),
    "person": ("shelf", ("tab", "P")),
    "others": ("shelf", ("tab", "P", "tab")),
    "fetching": ("page", ()),
    "failed": ("page", ("escape",)),
}
"""States of the interface, with the keys that lead there, where every action must be reachable by mouse too."""

ELSEWHERE = {
    "list.down": "a click on an entry",
    "list.up": "a click on an entry",
    "list.page_down": "the wheel, the scroll bar",
    "list.page_up": "the wheel, the scroll bar",
    "list.half_down": "the wheel, the scroll bar",
    "list.half_up": "the wheel, the scroll bar",
    "list.first": "the scroll bar",
    "list.last": "the scroll bar",
    "help.down": "the wheel, the scroll bar",
    "help.up": "the wheel, the scroll bar",
    "help.page_down": "the wheel, the scroll bar",
    "help.page_up": "the wheel, the scroll bar",
    "help.half_down": "the wheel, the scroll bar",
    "help.half_up": "the wheel, the scroll bar",
    "help.top": "the scroll bar",
    "help.bottom": "the scroll bar",
    "over.quit": "a click beside it, then the palette",
    "over.suspend": "a click beside it, then the palette",
    "over.redraw": "a click beside it, then the palette",
}
"""Keys of screens over the article, which have no palette, and their mouse equivalents."""

Begin = Callable[[str], AbstractAsyncContextManager[Pilot[int]]]


@pytest.fixture
def begun(opened: Open, site: Any, full_library: Store) -> Begin:
    """The interface on the article of conftest, on a page that never arrives, on nothing, or on a library."""

    @asynccontextmanager
    async def run(what: str) -> AsyncIterator[Pilot[int]]:
        if what == "article":
            async with opened() as pilot:
                yield pilot
            return
        app = ReaderApp([], Settings(), full_library if what == "shelf" else Store.off())
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            if what == "page":
                app.articles.open(Reading(source=site.send("/ferry", b"HTTP/1.1 200 OK\r\n\r\n", hang=True)))
                await pilot.pause()
            if what == "shelf":
                await settle(pilot)
            yield pilot
            app.workers.cancel_all()

    return run


NAMES = {binding.id for _, binding in BINDINGS if binding.id}


def keys_here(pilot: Pilot[int]) -> dict[str, str]:
    """The actions of all our keys that are available now, by id."""
    active = [active.binding for active in pilot.app.screen.active_bindings.values()]
    return {binding.id: binding.action for binding in active if binding.id and binding.id in NAMES}


def clicked_here(pilot: Pilot[int]) -> set[str]:
    """The actions that can be clicked: on the line of keys, or in the palette."""
    screen = pilot.app.screen
    told = {key.key for line in screen.query(KeysLine) if line.display for key in line._fitting()}
    actions = {active.binding.action for key, active in screen.active_bindings.items() if key in told}
    if not isinstance(screen, OverlayScreen):
        offered = {command.help for command in pilot.app.get_system_commands(screen)}
        for active in screen.active_bindings.values():
            if f"{active.tooltip} ({pilot.app.get_key_display(active.binding)})" in offered:
                actions.add(active.binding.action)
    return actions


def told_here(pilot: Pilot[int]) -> set[str]:
    """What the help lists, on screens that have one."""
    screens = [screen for screen in pilot.app.screen_stack if not isinstance(screen, OverlayScreen)]
    return {does for screen in screens for _, lines in key_groups(screen) for _, does in lines}


@pytest.mark.parametrize(("what", "keys"), SITUATIONS.values(), ids=SITUATIONS.keys())
async def test_every_key_is_documented_and_has_a_mouse_equivalent(
    what: str, keys: tuple[str, ...], begun: Begin
) -> None:
    async with begun(what) as pilot:
        await press(pilot, *keys)
        if keys:
            await settle(pilot)
        by_mouse = clicked_here(pilot)
        spared = {*ELSEWHERE} if isinstance(pilot.app.screen, ArticleScreen) else {*ELSEWHERE, *OF_ARTICLES}
        unreachable = {name for name, action in keys_here(pilot).items() if action not in by_mouse}
        assert unreachable <= spared
        ours = [active.binding for active in pilot.app.screen.active_bindings.values() if active.binding.id in NAMES]
        keys_told = {key.key for line in pilot.app.screen.query(KeysLine) for key in line._keys}
        on_line = {binding.id for binding in ours if binding.key in keys_told}
        helped = told_here(pilot)
        assert [one.id for one in ours if one.id not in on_line and one.tooltip not in helped] == []


@pytest.mark.timeout(120)  # it opens all of them, one after the other
async def test_the_list_of_states_covers_every_key(begun: Begin) -> None:
    seen: set[str] = {"interrupt"}  # Ctrl+C asks the mouse first what it has selected
    for what, keys in SITUATIONS.values():
        async with begun(what) as pilot:
            await press(pilot, *keys)
            if keys:
                await settle(pilot)
            seen |= keys_here(pilot).keys()
    assert NAMES - seen == set()


async def test_a_click_outside_a_card_closes_it(opened: Open) -> None:
    async with opened() as pilot:
        for keys in (("1", "w"), ("question_mark",), ("E",)):
            await press(pilot, *keys)
            assert isinstance(pilot.app.screen, OverlayScreen)
            await pilot.click(".card", offset=(3, 1))
            assert isinstance(pilot.app.screen, OverlayScreen), "a click on it does not"
            await pilot.click(offset=(2, 2))
            await pilot.pause()
            assert isinstance(pilot.app.screen, ArticleScreen)


@pytest.mark.parametrize("keys", [("1", "w"), ("question_mark",), ("E",), ("m",)])
async def test_an_answer_is_given_once_however_fast_keys_come(keys: tuple[str, ...], opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, *keys)
        screen = pilot.app.screen
        assert isinstance(screen, AnswerScreen)
        screen.dismiss(None)
        screen.dismiss(None)
        await settle(pilot)
        assert isinstance(pilot.app.screen, ArticleScreen)


@pytest.mark.parametrize("keys", [("1", "w"), ("question_mark",)])
async def test_quitting_at_once_works_whatever_is_open(keys: tuple[str, ...], opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, *keys, "Q")
        assert pilot.app.return_code == 0


@pytest.mark.parametrize(
    "keys", [("1", "w"), ("question_mark",), ("colon",), ("colon", "q"), ("E",), ("slash", "q"), ("v",)]
)
async def test_ctrl_c_twice_quits_whatever_is_open(keys: tuple[str, ...], opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, *keys, "ctrl+c", "ctrl+c")
        assert pilot.app.return_code == 130


@pytest.mark.parametrize("keys", [(("interrupt", "f5"),), (("trail.next", "ctrl+c"),)], ids=["moved", "taken"])
async def test_ctrl_c_twice_quits_whatever_the_keys_are(keys: tuple[tuple[str, str], ...], plain: Document) -> None:
    unbound = tuple((action, "f6") for action in ("close", "quit", "quit.always"))
    for before in ((), ("1", "w"), ("question_mark",), ("slash", "a")):
        app = ReaderApp([Reading(document=plain)], Settings(theme="reader-dark", keys=(*unbound, *keys)))
        async with app.run_test() as pilot:
            await settle(pilot)
            await press(pilot, *before, "ctrl+c")
            assert pilot.app.is_running
            await press(pilot, "ctrl+c")
            assert pilot.app.return_code == 130


async def test_the_hints_of_a_trail_can_be_clicked(opened: Open) -> None:
    async with opened(80, 24) as pilot:
        await press(pilot, "1", "enter")
        status = pilot.app.screen.query_one(StatusLine)

        async def click(words: str) -> None:
            line = screen_text(pilot).splitlines()[-2]
            await pilot.click(status, offset=(line.index(words) + 1, 0))
            await pilot.pause()

        for words, label in (("n next", "2/2"), ("N back", "1/2"), ("n next", "2/2")):
            await click(words)
            assert f"Mara Okafor  {label} mentions" in screen_text(pilot)
        await pilot.hover(status, offset=(screen_text(pilot).splitlines()[-2].index("N back"), 0))
        assert status.tooltip == "Previous of what is highlighted"
        await click("Mara Okafor")
        assert "Okafor: surname" in screen_text(pilot), "its card"
        await press(pilot, "escape")
        await click("Esc clear")
        assert view_of(pilot).reading.trail is None
        await press(pilot, "v")
        await click("Esc leave")
        assert view_of(pilot).reading.selecting is None


async def test_hints_show_the_users_keys_and_survive_long_names(plain: Document) -> None:
    settings = Settings(theme="reader-dark", keys=(("trail.next", "x"), ("leave", "escape,f4")))
    async with ReaderApp([Reading(document=plain)], settings).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"of the long wait, told by those who stood in it", "enter")
        status = screen_text(pilot).splitlines()[-2]
        assert "x next  N back  Esc clear" in status
        assert "…" in status
        await press(pilot, "x")
        assert "2/80 hits" in pilot.app.screen.query_one(StatusLine).left


async def test_the_top_line_leads_to_all_articles_and_to_the_document_card(opened: Open) -> None:
    async with opened(copies=2) as pilot:
        await pilot.click(TopLine, offset=(3, 0))
        await pilot.pause()
        assert "2 articles" in screen_text(pilot)
        await press(pilot, "escape")
        await pilot.click(TopLine, offset=(20, 0))
        await pilot.pause()
        assert "About this document" in screen_text(pilot)


async def test_no_two_commands_of_the_palette_have_one_name(opened: Open) -> None:
    async with opened() as pilot:
        names = [command.title for command in pilot.app.get_system_commands(pilot.app.screen)]
        assert sorted(names) == sorted(set(names))


async def test_the_palette_of_the_library_offers_nothing_that_needs_an_article(opened: Open) -> None:
    needs_article = {"Edit", "Export", "Pipe", "Read again", "Read in the pager"}
    async with opened() as pilot:
        offered = {command.help: command.title for command in pilot.app.get_system_commands(pilot.app.screen)}
        assert needs_article <= set(offered.values())
        await press(pilot, "L")
        await settle(pilot)
        here = {command.help for command in pilot.app.get_system_commands(pilot.app.screen)}
        assert not {about for about, name in offered.items() if name in needs_article} & here


@pytest.mark.parametrize("keys", [(), ("2",), ("L",)])
async def test_help_and_palette_name_the_usual_key_first(keys: tuple[str, ...], opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, *keys)
        screen = pilot.app.screen
        lines = [line for _, lines in key_groups(screen) for line in lines]
        helped = {does: shown.split()[0] for shown, does in lines}
        assert {("b pgup ^b", "A page up"), ("space pgdn ^f", "A page down")} <= set(lines)
        for command in pilot.app.get_system_commands(screen):
            does, _, key = command.help.rpartition(" (")
            if does in helped and (keys, does) != (("L",), "Half a page down"):  # d is for something else there
                assert key == f"{helped[does]})", does


async def test_help_shows_the_users_keys(plain: Document) -> None:
    settings = Settings(theme="reader-dark", keys=(("panel.who", "f4"),))
    async with ReaderApp([Reading(document=plain)], settings).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        assert any(" f4 " in line and "Who is named" in line for line in screen_text(pilot).splitlines())


@pytest.mark.parametrize(
    ("what", "keys", "told"),
    [
        (
            "article",
            (),
            "Next quote|Sort the list in another way|One line down|Somebody else said it|Keep what was found",
        ),
        ("nothing", (), "Read this one|One entry down|Search texts, quotes and people"),
        ("page", (), "Stop fetching|Try again"),
    ],
)
async def test_help_lists_every_key_of_the_screen_once(
    what: str, keys: tuple[str, ...], told: str, begun: Begin
) -> None:
    async with begun(what) as pilot:
        await press(pilot, *keys)
        groups = key_groups(pilot.app.screen)
        for _title, lines in groups:
            assert len(lines) == len(set(lines))
            for shown, _does in lines:
                assert len(shown.split()) == len(set(shown.split())), "each key once"
        every = "\n".join(does for _, lines in groups for _, does in lines)
        assert [words for words in told.split("|") if words not in every] == []
        assert ("In a list" in dict(groups)) == (what != "page")


@pytest.mark.parametrize(("what", "keys"), SITUATIONS.values(), ids=SITUATIONS.keys())
async def test_escape_leaves_one_thing_at_a_time_and_never_the_program(
    what: str, keys: tuple[str, ...], begun: Begin
) -> None:
    async with begun(what) as pilot:
        await press(pilot, *keys, *["escape"] * 5)
        assert pilot.app.return_code is None
        assert len(pilot.app.screen_stack) == (2 if what == "page" else 1)
