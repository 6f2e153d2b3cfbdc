"""The library: articles read before, and how to open them and come back."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from reader.library import search_tables
from reader.library.identity import Origin
from reader.library.search import QuoteHit
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.session.reading import Reading
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.screens.article.screen import ArticleScreen
from reader.tui.screens.library.panes import ArticlePane
from reader.tui.screens.library.rows import format_day, short_day
from reader.tui.screens.library.screen import LibraryScreen
from tests.library.articles import add, article
from tests.tui.conftest import Open, library_after, press, said, screen_text, settle, until, view_of

FERRY = "The ferry is late again\n\n" + "\n\n".join(f"“We wait on pier {n},” said Mara Okafor." for n in range(200))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Two articles were read: an existing file and a missing one."""
    (tmp_path / "ferry.txt").write_text(FERRY, "utf-8")
    store = Store.open(tmp_path / "library.db")
    note(store, str(tmp_path / "gone.txt"), "A strike that ended", -90_000)
    note(store, str(tmp_path / "ferry.txt"), "The ferry is late again")
    note(store, "-", "Something that was piped in")
    return store


def note(store: Store, uri: str, headline: str, seconds: float = 0) -> None:
    """Record an article as read at so many seconds from now."""
    store.begin(Origin(uri, headline.encode()), headline, time.time() + seconds)


@pytest.fixture
def begun(store: Store) -> Callable[[], ReaderApp]:
    """The interface with nothing to open."""
    return lambda: ReaderApp([], Settings(), store)


FERRY_TITLE, STRIKE_TITLE = "The ferry is late again", "A strike that ended"


def listed(pilot: Pilot[int]) -> list[str]:
    """The articles, by headline, and what else can be picked."""
    pane = pilot.app.screen.query_one(ArticlePane)
    hits = {key: pane.entry(key) for key in pane.listed}
    return [str(key) if hit is None else hit.listed.headline or "" for key, hit in hits.items()]


async def test_without_articles_it_lists_those_read_before(begun: Callable[[], ReaderApp]) -> None:
    async with begun().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert listed(pilot) == [FERRY_TITLE, STRIKE_TITLE, "sample", "tour"], "what was piped in is not kept"
        assert "The ferry is late again" in screen_text(pilot)
        assert "reader FILE" in screen_text(pilot)


async def test_the_first_articles_are_listed_before_anything_is_searched(
    begun: Callable[[], ReaderApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.tui.screens.library.screen.find", lambda *_: None)
    async with begun().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert listed(pilot)[:2] == [FERRY_TITLE, STRIKE_TITLE]
        assert "3 articles" in screen_text(pilot)


@pytest.mark.parametrize("back", ["q", "backspace", "L"])
async def test_backspace_leads_back_from_a_picked_article(begun: Callable[[], ReaderApp], back: str) -> None:
    async with begun().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        await until(pilot, "We wait on pier 1,")
        await press(pilot, back)
        assert isinstance(pilot.app.screen, LibraryScreen)
        await press(pilot, "q")
        assert pilot.app.return_code == 0


async def test_an_article_opens_where_it_was_left(begun: Callable[[], ReaderApp]) -> None:
    async with begun().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        await until(pilot, "We wait on pier 1,")
        await settle(pilot)
        await press(pilot, "G", "q", "enter")
        await until(pilot, "We wait on pier 1,")
        await settle(pilot)
        assert "You left at" in said(pilot)


async def test_a_missing_file_shows_an_error(begun: Callable[[], ReaderApp]) -> None:
    async with begun().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "enter")
        await until(pilot, "No such file")
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_the_tour_starts_on_the_sample(begun: Callable[[], ReaderApp]) -> None:
    async with begun().run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "G", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ArticleScreen)
        await until(pilot, "Tour 1/10")


async def test_pasted_text_opens_from_the_library(begun: Callable[[], ReaderApp], tmp_path: Path) -> None:
    async with begun().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app = pilot.app
        assert isinstance(app, ReaderApp)
        app.post_message(events.Paste(str(tmp_path / "ferry.txt")))
        await until(pilot, "We wait on pier 1,")
        await press(pilot, "backspace")
        assert isinstance(pilot.app.screen, LibraryScreen)


@pytest.mark.parametrize("key", ["e", "E", "vertical_line", "R", "B", "right_parenthesis", "escape", "backspace", "L"])
async def test_article_keys_are_harmless_in_the_library(begun: Callable[[], ReaderApp], key: str) -> None:
    async with begun().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, key, "escape")
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert pilot.app.return_code is None


@pytest.mark.parametrize("back", ["q", "escape", "backspace"])
async def test_over_an_article_it_leads_back_to_that(store: Store, tmp_path: Path, back: str) -> None:
    opening = Reading(source=str(tmp_path / "ferry.txt"))
    opening.load(lambda _: None, lambda: False)
    async with ReaderApp([opening], Settings(), store).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "L")
        assert isinstance(pilot.app.screen, LibraryScreen)
        await press(pilot, back)
        assert view_of(pilot).document is not None
        await press(pilot, "L", "G", "k", "enter")
        await until(pilot, "2 of 2")
        await press(pilot, "backspace")
        await until(pilot, "1 of 2")


async def test_a_key_that_leads_on_from_the_library_leaves_it(store: Store, tmp_path: Path) -> None:
    openings = [Reading(source=str(tmp_path / "ferry.txt")) for _ in range(3)]
    async with ReaderApp(openings, Settings(), store).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "right_parenthesis")
        await settle(pilot)
        await press(pilot, "L", "right_parenthesis")
        await until(pilot, "3 of 3")
        assert len(pilot.app.screen_stack) == 2


DAYS = {
    "a day": ("2025-03-04", "4 Mar 2025", "4 Mar 2025"),
    "this year": (f"{date.today().year}-01-12", f"12 Jan {date.today().year}", "12 Jan"),
    "none": ("", "", ""),
    "nonsense": ("\x1b[2J", " [2J", " [2J"),
}


@pytest.mark.parametrize(("day", "said", "in_short"), DAYS.values(), ids=DAYS.keys())
def test_a_day_is_named_as_people_do(day: str, said: str, in_short: str) -> None:
    assert (format_day(day), short_day(day)) == (said, in_short)


async def test_slash_searches_as_one_types(begun: Callable[[], ReaderApp]) -> None:
    async with begun().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"STRIK")
        await settle(pilot)
        assert listed(pilot) == [STRIKE_TITLE]
        await press(pilot, "enter")
        await settle(pilot)
        assert "1 article" in screen_text(pilot)
        assert "esc Back" in screen_text(pilot)
        await press(pilot, "escape")
        await settle(pilot)
        assert len(listed(pilot)) == 4
        await press(pilot, "slash", *"ferry.txt", "enter", "enter")
        await until(pilot, "We wait on pier 1,")
        await press(pilot, "q")
        await settle(pilot)
        assert listed(pilot) == [FERRY_TITLE], "it is as it was left"
        await press(pilot, "escape", "slash", *"zebra")
        await settle(pilot)
        assert "Nothing has “zebra” in it." in screen_text(pilot)
        await press(pilot, "escape")
        await settle(pilot)
        assert len(listed(pilot)) == 4
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_more_is_listed_as_one_comes_near_the_end(store: Store) -> None:
    for number in range(300):
        note(store, f"/gone/{number}.txt", f"News of day {number}", number)
    async with ReaderApp([], Settings(), store).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert 190 < len(listed(pilot)) < 205
        await press(pilot, "G")
        await settle(pilot)
        assert len(listed(pilot)) == 304
        await press(pilot, "slash", *"strike that", "enter")
        await settle(pilot)
        assert listed(pilot) == [STRIKE_TITLE], "articles beyond the list are found"


async def test_a_list_grows_as_its_end_comes_near_and_is_whole_at_its_end(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.tui.screens.library.screen.FIRST_PAGE", 50)
    for number in range(300):
        note(store, f"/gone/{number}.txt", f"News of day {number}", number)
    async with ReaderApp([], Settings(), store).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "space")
        await settle(pilot)
        assert len(listed(pilot)) == 200, "once as much as there was, four times over"
        await press(pilot, "G")
        await settle(pilot)
        pane = pilot.app.screen.query_one(ArticlePane)
        assert (len(listed(pilot)), pane.is_at_last) == (304, True)
        assert "A tour of two minutes" in screen_text(pilot)


async def test_going_elsewhere_while_the_end_is_looked_up_is_not_undone(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(300):
        note(store, f"/gone/{number}.txt", f"News of day {number}", number)
    async with ReaderApp([], Settings(), store).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        pane = pilot.app.screen.query_one(ArticlePane)
        pane.action_last()
        pane.action_first()
        await settle(pilot)
        assert (len(listed(pilot)), pane.highlighted) == (304, 0)


async def test_a_list_that_has_grown_is_short_again_after_an_article(store: Store, tmp_path: Path) -> None:
    for number in range(300):
        note(store, f"/gone/{number}.txt", f"News of day {number}", number)
    (tmp_path / "train.txt").write_text("The train is late\n\nNobody knows why.\n")
    async with ReaderApp([], Settings(), store).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "G")
        await settle(pilot)
        last = listed(pilot)[-5]
        pilot.app.post_message(events.Paste(str(tmp_path / "train.txt")))
        await until(pilot, "Nobody knows why.")
        await press(pilot, "escape", "escape", "q")
        await settle(pilot)
        assert last in listed(pilot), "the row of the cursor is there"
        await press(pilot, "g")
        pilot.app.post_message(events.Paste(str(tmp_path / "train.txt")))
        await until(pilot, "Nobody knows why.")
        await press(pilot, "escape", "escape", "q")
        await settle(pilot)
        assert len(listed(pilot)) < 205


async def test_the_end_of_the_articles_lengthens_no_other_list(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def newest_quotes(_shelf: Shelf, limit: int) -> list[QuoteHit]:
        asked.append(limit)
        return []

    monkeypatch.setattr(Shelf, "newest_quotes", newest_quotes)
    for number in range(300):
        note(store, f"/gone/{number}.txt", f"News of day {number}", number)
    async with ReaderApp([], Settings(), store).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "G")
        await settle(pilot)
        assert len(listed(pilot)) == 304
    assert len(asked) > 1
    assert len(set(asked)) == 1


@pytest.mark.parametrize("keys", [("1", "w"), ("question_mark",), ("m",)])
async def test_an_article_opened_over_a_card_replaces_the_article(
    keys: tuple[str, ...], begun: Callable[[], ReaderApp], tmp_path: Path
) -> None:
    (tmp_path / "train.txt").write_text("The train is late too\n\nNobody knows why.\n")
    async with begun().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        await until(pilot, "We wait on pier 1,")
        await settle(pilot)
        await press(pilot, *keys)
        pilot.app.post_message(events.Paste(str(tmp_path / "train.txt")))
        await until(pilot, "The train is late too")
        await settle(pilot)
        assert [type(screen) for screen in pilot.app.screen_stack] == [LibraryScreen, ArticleScreen]
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, LibraryScreen)


# Searching what is kept


@pytest.fixture
def kept(library: Store) -> Open:
    """The interface on a library of four articles whose sources are gone."""

    def run(width: int = 120, height: int = 40) -> AbstractAsyncContextManager[Pilot[int]]:
        return library_after(library, width=width, height=height)

    return run


async def search(pilot: Pilot[int], words: str) -> None:
    """Type words and press Enter."""
    await press(pilot, "slash", *words, "enter")
    await settle(pilot)


async def test_articles_quotes_and_people_stand_side_by_side(kept: Open) -> None:
    async with kept(160, 40) as pilot:
        assert "4 articles · 4 unread" in screen_text(pilot)
        await search(pilot, "by:okafor nobody")
        assert listed(pilot) == ["Talks fail in Averil"]
        shown = screen_text(pilot)
        assert "1 article · 1 quote" in shown
        assert "“Nobody wanted this strike, and nobody is paid,”" in shown
        assert "Mara Okafor-Lind " in shown, "the people of that name"


async def test_where_there_is_room_for_one_list_tab_shows_the_next(kept: Open) -> None:
    async with kept(80, 24) as pilot:
        await search(pilot, "okafor")
        assert "union secretary" in screen_text(pilot)
        assert "“Nobody wanted" not in screen_text(pilot)
        await press(pilot, "tab")
        assert "“Nobody wanted" in screen_text(pilot)
        await press(pilot, "tab")
        assert "2 quotes · 2 articles" in screen_text(pilot)
        await press(pilot, "tab")
        assert "union secretary" in screen_text(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_quote_opens_its_article_there_in_the_copy_that_is_kept(kept: Open, size: tuple[int, int]) -> None:
    async with kept(*size) as pilot:
        await search(pilot, "loses money")
        await press(pilot, "tab", "enter")
        await until(pilot, "The port loses money")
        await settle(pilot)
        assert "This is the copy in your library: no such file" in said(pilot)
        await press(pilot, "q")
        await settle(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert pilot.app.screen.query_one(ArticlePane).here is None or "3 unread" in screen_text(pilot)


async def test_an_article_opens_where_the_words_are(kept: Open) -> None:
    async with kept() as pilot:
        await search(pilot, '"day 390"')
        await press(pilot, "enter")
        await until(pilot, "day 391 came")
        assert "Dockers ask" not in screen_text(pilot).split("\n", 2)[2]


async def test_what_was_piped_in_opens_again(kept: Open) -> None:
    async with kept() as pilot:
        await search(pilot, "nothing was said")
        await press(pilot, "enter")
        await until(pilot, "Nothing was said, by nobody at all.")
        await settle(pilot)
        assert "it was piped in or pasted" in said(pilot)


async def test_unread_articles_are_found_with_a_key(kept: Open, library: Store) -> None:
    async with kept() as pilot:
        await press(pilot, "enter")
        await until(pilot, "Nothing was said")
        await settle(pilot)
        await press(pilot, "q", "f")
        await settle(pilot)
        assert len(listed(pilot)) == 3
        assert "is:unread" in screen_text(pilot)
        await press(pilot, "f")
        await settle(pilot)
        assert len(listed(pilot)) == 6, "with the sample and the tour"


async def test_articles_are_ranked_with_a_key(kept: Open) -> None:
    async with kept() as pilot:
        await press(pilot, "s")
        assert "no words to rank by" in said(pilot)
        await search(pilot, "pay")
        assert listed(pilot) == ["Dockers ask for night pay", "Ferry waits for wind"]
        await press(pilot, "s")
        await settle(pilot)
        assert "most relevant first" in screen_text(pilot)
        await press(pilot, "s")
        await settle(pilot)
        assert "newest first" in screen_text(pilot)


@pytest.mark.parametrize(("answer", "left"), [("y", 3), ("n", 4)])
async def test_an_article_is_forgotten_after_a_question(kept: Open, answer: str, left: int, library: Store) -> None:
    async with kept() as pilot:
        await press(pilot, "x")
        assert "Forget “" in screen_text(pilot)
        await press(pilot, answer)
        await settle(pilot)
        await settle(pilot)
        assert len(library.recent()) == left
        assert f"{left} articles" in screen_text(pilot)


async def test_enter_before_anything_is_found_opens_it_then(kept: Open) -> None:
    async with kept() as pilot:
        await press(pilot, "slash")
        await pilot.press(*"quiet", "enter", "enter")
        await until(pilot, "Nothing was said, by nobody at all.")


async def test_namesakes_show_when_articles_name_them(kept: Open, library: Store) -> None:
    for day in ("1931-05-02", "2024-01-01"):
        add(Shelf(library), article(f"News of {day}", (("Kim Holt", "We row"),), published=day))
    async with kept(160, 40) as pilot:
        await search(pilot, "kim holt")
        assert "Kim Holt (1931)" in screen_text(pilot)
        assert "Kim Holt (2024)" in screen_text(pilot)


async def test_an_answer_to_an_earlier_question_is_dropped(kept: Open) -> None:
    async with kept() as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, LibraryScreen)
        await search(pilot, "ferry")
        stale = screen._found
        assert stale is not None
        await search(pilot, "talks")
        screen.post_message(LibraryScreen.Answered(stale))
        await settle(pilot)
        assert listed(pilot) == ["Talks fail in Averil"]


async def test_earlier_searches_come_back(kept: Open) -> None:
    async with kept() as pilot:
        await search(pilot, "ferry")
        await press(pilot, "escape", "slash", "up", "enter")
        await settle(pilot)
        assert listed(pilot) == ["Ferry waits for wind"]


async def test_a_library_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(b"This is no database. " * 400)
    async with ReaderApp([], Settings(), Store.open(path)).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "not a database" in screen_text(pilot)
        await search(pilot, "ferry")
        await press(pilot, "x", "P", "f", "s", "tab")
        await settle(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_without_full_text_search_headlines_are_searched(
    kept: Open, library: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_tables, "can_search", lambda connection: False)
    async with kept() as pilot:
        await press(pilot, "slash", *"ferry")
        await settle(pilot)
        assert listed(pilot) == ["Ferry waits for wind"]
        assert "only headlines and addresses are searched" in screen_text(pilot)
        await press(pilot, "enter", "tab", "tab")
        await settle(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_copies_of_a_story_are_one_row_with_their_outlets(full_library: Store) -> None:
    body = "Fishermen waited outside Lowmere harbour throughout yesterday, because somebody had forgotten the lamps."
    for outlet in ("Wire", "Post", "Gazette", "Mirror"):
        add(Shelf(full_library), article(f"Lamps out, says the {outlet}", body=body, publisher=outlet))
    async with library_after(full_library, ("slash", *"fishermen", "enter"), width=160) as pilot:
        assert len(pilot.app.screen.query_one(ArticlePane).listed) == 1
        assert "≈ Wire, Post +1" in screen_text(pilot)
        assert "1 article " in screen_text(pilot)


async def test_what_a_row_stands_for_is_copied(full_library: Store) -> None:
    async with library_after(full_library, ("slash", *"night", "enter")) as pilot:
        await press(pilot, "y")
        assert pilot.app.clipboard.endswith(".txt")
        await press(pilot, "Y")
        headline, address = pilot.app.clipboard.split("\n")
        assert headline == "Dockers want their night pay, Averil Gazette, 2019-03-05"
        assert address.endswith(".txt")
        await press(pilot, "w")
        assert "No quote here" in said(pilot)
        await press(pilot, "o")
        assert "No web address" in said(pilot)
        await press(pilot, "tab", "y")
        assert "night pay" in pilot.app.clipboard
        await press(pilot, "Y")
        assert "— Mara Okafor" in pilot.app.clipboard
        await press(pilot, "w")
        assert "how sure" in screen_text(pilot)
        await press(pilot, "escape", "escape", "tab", "tab", "y")
        assert pilot.app.clipboard in screen_text(pilot)


@pytest.mark.parametrize("key", ["R", "B", "e", "|"])
async def test_keys_of_an_article_say_in_the_library_that_they_need_one(key: str, full_library: Store) -> None:
    async with library_after(full_library, (key,)) as pilot:
        assert "for an open article" in said(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)
