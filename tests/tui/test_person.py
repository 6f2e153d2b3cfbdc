"""A person across the articles of the library."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

import reader.annotate
from reader.library.people import Person
from reader.library.search import QuoteHit
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.model.document import Document
from reader.session.reading import Reading
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.screens.article.screen import ArticleScreen
from reader.tui.screens.library.person import AboutPane, CompanyPane, PersonScreen, SaidPane
from reader.tui.screens.library.rows import PersonKey
from reader.tui.screens.library.screen import LibraryScreen
from tests.library.articles import add, article
from tests.tui.conftest import Open, library_after, press, said, screen_text, settle, until, write


@pytest.fixture
def shown(library: Store) -> Open:
    """The quotes of one person, opened from the library."""

    def run(width: int = 120, height: int = 40) -> AbstractAsyncContextManager[Pilot[int]]:
        return library_after(library, ("slash", *"okafor", "enter"), ("tab", "P"), width=width, height=height)

    return run


def copied(pilot: Pilot[int]) -> str:
    return pilot.app.clipboard


async def test_it_shows_what_was_said_and_what_articles_call_the_person(shown: Open) -> None:
    async with shown(160, 40) as pilot:
        text = screen_text(pilot)
        for words in (
            "2 articles · 2 quotes · 18 words · 4 Mar 2019 – 7 Mar 2019",
            "union secretary 1 (Harbour Post)",
            "Mara J. Okafor · Mara Okafor",
            "“Nobody wanted this strike, and nobody is paid,”",
            "Talks fail in Averil",
            "Mara Okafor-Lind",
            "Tom W. Brandt",
        ):
            assert words in text


async def test_enter_goes_to_the_quote_and_back_leads_to_the_person(shown: Open) -> None:
    async with shown() as pilot:
        await press(pilot, "enter")
        await until(pilot, "Nobody wanted this strike")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ArticleScreen)
        await press(pilot, "q")
        await settle(pilot)
        assert isinstance(pilot.app.screen, PersonScreen)
        await press(pilot, "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)
        await press(pilot, "escape", "escape")
        assert pilot.app.return_code is None


async def test_the_library_key_leads_past_the_person(shown: Open) -> None:
    async with shown() as pilot:
        await press(pilot, "enter")
        await until(pilot, "Nobody wanted this strike")
        await press(pilot, "L")
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert len(pilot.app.screen_stack) == 1


async def test_words_are_copied_with_their_source(shown: Open) -> None:
    async with shown() as pilot:
        await press(pilot, "y")
        assert copied(pilot) == "“Nobody wanted this strike, and nobody is paid,”"
        await press(pilot, "Y")
        assert copied(pilot).split("\n") == [
            "“Nobody wanted this strike, and nobody is paid,”",
            "— Mara J. Okafor",
            "Talks fail in Averil, Averil Gazette, 2019-03-07",
            "talks-fail-in-averil.txt, ¶ 1",
        ]
        assert "with their source" in said(pilot)
        await press(pilot, "w")
        assert "how sure" in screen_text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PersonScreen)


@pytest.mark.parametrize(("key", "told", "maybe", "quotes"), [("y", "one person", 0, 3), ("x", "two people", 0, 2)])
async def test_who_is_who_is_kept_for_good(
    shown: Open, key: str, told: str, maybe: int, quotes: int, library: Store
) -> None:
    async with shown() as pilot:
        await press(pilot, "tab", key)
        await settle(pilot)
        assert told in said(pilot)
        assert len(pilot.app.screen.query_one(SaidPane).listed) == quotes
        shelf = Shelf(library)
        (mara,) = [one for one in shelf.people("Mara Okafor") if "Lind" not in one.name]
        assert len(shelf.portrait(mara).maybe) == maybe
        await press(pilot, "G", key)
        assert "may be the same person first" in said(pilot)


async def test_other_people_are_one_key_away(shown: Open) -> None:
    async with shown(80, 24) as pilot:
        assert "Named with" not in screen_text(pilot)
        await press(pilot, "tab")
        assert "Named with" in screen_text(pilot)
        await press(pilot, "G", "enter")
        await settle(pilot)
        assert "Tom W. Brandt " in screen_text(pilot).split("\n", 1)[0]
        await press(pilot, "escape")
        assert pilot.app.screen.query_one(CompanyPane).has_focus


async def test_quotes_are_filtered_and_arranged(shown: Open, library: Store) -> None:
    async with shown() as pilot:
        pane = pilot.app.screen.query_one(SaidPane)
        await press(pilot, "slash", *"night", "enter")
        assert len(pane.listed) == 1
        await press(pilot, "escape")
        assert len(pane.listed) == 2
        await press(pilot, "f")
        assert "in quotation marks" in screen_text(pilot)
        assert len(pane.listed) == 2
        await press(pilot, "s")
        assert len(pane.listed) == 2
        assert "Dockers ask for night pay" in screen_text(pilot)


async def test_lists_stay_while_they_are_looked_up_again(
    shown: Open, library: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = (("Mara Okafor", "We stay"), ("Jo Lind", "Mara Okafor has to go, and soon"))
    add(Shelf(library), article("The union votes", said, published="2017-03-08", publisher="Harbour Post"))
    is_answered, quotes_about = Event(), Shelf.quotes_about

    def answer_late(shelf: Shelf, person: Person, limit: int) -> Sequence[QuoteHit]:
        is_answered.wait(60)
        return quotes_about(shelf, person, limit)

    async with shown(120, 40) as pilot:
        await press(pilot, "tab")
        monkeypatch.setattr(Shelf, "quotes_about", answer_late)
        await press(pilot, "w")
        await until(pilot, "how sure")
        await press(pilot, "escape")
        for _ in range(20):
            await pilot.pause(0.02)
            assert pilot.app.screen.query_one(AboutPane).has_focus
            assert "Said about (1)" in screen_text(pilot)
        is_answered.set()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_what_others_say_of_the_person_is_listed(shown: Open, library: Store, size: tuple[int, int]) -> None:
    add(
        Shelf(library),
        article(
            "The union votes",
            (("Mara Okafor", "We stay"), ("Jo Lind", "Mara Okafor has to go, and soon")),
            published="2017-03-08",
            publisher="Harbour Post",
        ),
    )
    async with shown(*size) as pilot:
        assert ("Said about (1)" in screen_text(pilot)) == (size[0] >= 100)
        await press(pilot, "tab")
        assert pilot.app.screen.query_one(AboutPane).has_focus
        assert "Said about (1)" in screen_text(pilot)
        assert "“Mara Okafor has to go, and soon,”" in screen_text(pilot)
        await press(pilot, "y")
        assert copied(pilot) == "“Mara Okafor has to go, and soon,”"
        await press(pilot, "w")
        assert "Jo Lind" in screen_text(pilot)
        await press(pilot, "escape", "enter")
        await until(pilot, "has to go, and soon")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ArticleScreen)


async def test_a_name_in_an_article_leads_to_the_person(
    plain: Document, annotated: Document, library: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader.annotate, "annotate", lambda document, engine: annotated)
    add(Shelf(library), article("Elsewhere", (("Mara Okafor", "So it goes"),), published="2020-01-01"))
    async with ReaderApp([Reading(document=plain)], Settings(), library).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "P")
        assert "Nobody here" in said(pilot)
        await press(pilot, "1", "P")
        await settle(pilot)
        assert isinstance(pilot.app.screen, PersonScreen)
        assert "“So it goes,”" in screen_text(pilot)
        await press(pilot, "L")
        await settle(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ArticleScreen)


async def test_somebody_whom_the_library_does_not_know_is_named(
    plain: Document, annotated: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader.annotate, "annotate", lambda document, engine: annotated)
    async with ReaderApp([Reading(document=plain)], Settings(), Store.off()).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "1", "P")
        assert "The library knows no person called" in said(pilot)


async def test_what_was_said_is_written_to_a_file(shown: Open, tmp_path: Path) -> None:
    async with shown() as pilot:
        await write(pilot, tmp_path / "okafor.md")
        text = (tmp_path / "okafor.md").read_text("utf-8")
        assert "> “Nobody wanted this strike, and nobody is paid,”\n\n— Mara J. Okafor · Talks fail in Averil" in text
        assert "union secretary (1 article: Harbour Post)" in text
        await write(pilot, tmp_path / "okafor.json")
        assert json.loads((tmp_path / "okafor.json").read_text("utf-8"))["quote_count"] == 2
        await write(pilot, tmp_path / "okafor.doc")
        assert "unknown format" in said(pilot)


async def test_the_articles_that_name_somebody_are_written_to_a_file(shown: Open, tmp_path: Path) -> None:
    async with shown() as pilot:
        await write(pilot, tmp_path / "okafor.bib")
        assert (tmp_path / "okafor.bib").read_text("utf-8").count("@") == 2
        await write(pilot, tmp_path / "okafor.notes.md")
        assert "No article with a note was found." in said(pilot)


@pytest.fixture
def namesakes(library: Store) -> Store:
    """Three articles on two people of one name."""
    said = (("Ola Brandt", "We won by forty runs"),)
    for headline, publisher, role in (
        ("Lowmere wins", "Sports Day", "cricketer"),
        ("Lowmere loses", "Sports Day", "cricketer"),
        ("Port opens", "Ship News", "port director"),
    ):
        add(Shelf(library), article(headline, said, publisher=publisher, roles={"Ola Brandt": role}))
    return library


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_one_name_is_told_apart(namesakes: Store, size: tuple[int, int]) -> None:
    keys = (("slash", *"brandt", "enter"), ("tab", "P"), ("tab",))
    async with library_after(namesakes, *keys, width=size[0], height=size[1]) as pilot:
        pane = pilot.app.screen.query_one(CompanyPane)
        assert "Maybe several people of one name: " in screen_text(pilot)
        await press(pilot, "g", "j", "x")
        await settle(pilot)
        assert "two people" in said(pilot)
        assert len(pilot.app.screen.query_one(SaidPane).listed) == 2
        assert "port director" in screen_text(pilot)
        await press(pilot, "g", "x")
        assert "two people already" in said(pilot)
        assert pane.has_focus
        await press(pilot, "g", "enter")
        await settle(pilot)
        assert len(pilot.app.screen.query_one(SaidPane).listed) == 1
        await press(pilot, "tab", "g", "y")
        await settle(pilot)
        assert "one person" in said(pilot)
        assert len(pilot.app.screen.query_one(SaidPane).listed) == 3
        await press(pilot, "g", "y")
        await settle(pilot)
        assert "Maybe several" not in screen_text(pilot)


async def test_a_quote_is_given_to_another_of_the_name(namesakes: Store) -> None:
    async with library_after(namesakes, ("slash", *"brandt", "enter"), ("tab", "P")) as pilot:
        await press(pilot, "S")
        assert "is it another Ola Brandt?" in screen_text(pilot)
        await press(pilot, "n")
        assert len(pilot.app.screen.query_one(SaidPane).listed) == 3
        await press(pilot, "S", "y")
        await settle(pilot)
        assert len(pilot.app.screen.query_one(SaidPane).listed) == 2
        await press(pilot, "S")
        assert "Who is Ola Brandt in" in screen_text(pilot)
        assert "somebody else of that name" in screen_text(pilot)
        await press(pilot, "enter")
        await settle(pilot)
        assert len(pilot.app.screen.query_one(SaidPane).listed) == 1
        await press(pilot, "S")
        assert "No other article" in said(pilot)


async def test_another_name_is_said_to_be_the_persons(namesakes: Store) -> None:
    async with library_after(namesakes, ("slash", *"brandt", "enter"), ("tab", "P")) as pilot:
        await press(pilot, "M", *"Nobody Here", "enter")
        assert "knows no other person called Nobody Here" in said(pilot)
        await press(pilot, "M", *"okafor", "enter")
        await settle(pilot)
        assert "Which of them is Ola Brandt?" in screen_text(pilot)
        await press(pilot, "enter")
        await settle(pilot)
        assert "one person" in said(pilot)
        assert len(Shelf(namesakes).named("Ola Brandt")[0].ids) == 3
        assert "You said these are the same" in screen_text(pilot)
        (okafor,) = Shelf(namesakes).portrait(Shelf(namesakes).named("Ola Brandt")[0]).united
        await press(pilot, "tab")
        pilot.app.screen.query_one(CompanyPane).mark(PersonKey(okafor.ids))
        await press(pilot, "y")
        assert "one person already" in said(pilot)
        await press(pilot, "x")
        await settle(pilot)
        assert "two people" in said(pilot)
        assert len(Shelf(namesakes).named("Ola Brandt")[0].ids) == 1
