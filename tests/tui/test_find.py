"""Finding: words as printed, expressions with a time limit, matches shown while typing."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from reader.model.build import build
from reader.model.document import BlockKind, Document, Metadata, Source
from reader.model.draft import Draft, DraftBlock
from reader.page.find import CHUNK_CHARS, MAX_MATCHES, Haystack, InvalidExpression, Search, find
from reader.page.limit import TimeLimitExceeded, run_within
from reader.page.status_text import StatusText
from reader.session.reading import Reading
from reader.session.worker import ReadingProgress
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.screens.article.screen import ArticleScreen
from reader.tui.widgets.find_bar import EXPRESSION, FindBar
from reader.tui.widgets.lines import StatusLine
from tests.tui.conftest import Open, press, screen_text, settle, until, view_of, wait_for


def story(*paragraphs: str) -> Document:
    blocks = tuple(DraftBlock(text, BlockKind.PARAGRAPH) for text in paragraphs)
    return build(Draft(Source("tide.txt", "text"), blocks, Metadata(headline="Tide")))


def found(text: str, words: str) -> list[str]:
    document = story(text)
    return [document.slice(span) for span in find(document, words)]


@pytest.mark.parametrize(
    ("text", "words", "hits"),
    [
        ("The Tide took the tide-board.", "tide", ["Tide", "tide"]),
        ("The Tide took the tide-board.", "Tide", ["Tide"]),
        ("The café closed, the cafe did not.", "cafe", ["café", "cafe"]),
        ("The café closed, the cafe did not.", "café", ["café"]),
        ("The cafe\u0301 closed.", "cafe", ["cafe\u0301"]),
        ("Ørsta and Éire", "eire", ["Éire"]),
        ("It’s the owner's “quay”.", "it's", ["It’s"]),
        ("It’s the owner's “quay”.", '"quay"', ["“quay”"]),
        ("A half–full, half-full glass", "half-full", ["half–full", "half-full"]),
        ("two\u00a0 words", "two words", ["two\u00a0 words"]),
        ("İstanbul is Istanbul, it said", "said", ["said"]),
        ("a [sic] (b) .* c", "[sic]", ["[sic]"]),
    ],
)
def test_words_match_as_they_are_printed(text: str, words: str, hits: list[str]) -> None:
    assert found(text, words) == hits


def expression(document: Document, typed: str, start: int = 0) -> Search:
    search = Search(Haystack(document), typed, start, is_expression=True)
    search.run()
    return search


def test_expressions_are_matched_paragraph_by_paragraph() -> None:
    document = story("Ferry 12 left.", "Ferry 7 stayed at Pier 3.")
    assert [document.slice(span) for span in expression(document, r"ferry \d+").hits] == ["Ferry 12", "Ferry 7"]
    assert [document.slice(span) for span in expression(document, r"^\w+|\W$").hits] == ["Ferry", ".", "Ferry", "."]
    assert not expression(document, "x*").hits, "nothing is no hit"


@pytest.mark.parametrize("wrong", ["(", "[a", "a**", "(?P<1>a)", "\\", "a{99999999999999999999}"])
def test_an_invalid_expression_is_reported(wrong: str) -> None:
    with pytest.raises(InvalidExpression):
        Search(Haystack(story("a")), wrong, is_expression=True)


def test_a_search_that_takes_too_long_is_abandoned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.page.find.TIMEOUT", 0.25)
    document = story("Here a hit: aab.", "a" * 5000 + "!")
    search = Search(Haystack(document), "(a+)+b", is_expression=True)
    while not search.is_done:
        search.run(0.01)
    assert search.timed_out
    assert [document.slice(span) for span in search.hits] == ["aab"]


def test_endless_work_is_abandoned_and_other_work_is_not() -> None:
    def turn() -> None:
        while True:
            pass

    with pytest.raises(TimeLimitExceeded):
        run_within(0.02, turn)
    assert run_within(1, lambda: 7) == 7


def test_matches_from_here_on_come_first_and_stay_in_order() -> None:
    document = story(*["filler " * 2000 + f"needle {number}" for number in range(40)])
    assert len(document.text) > 4 * CHUNK_CHARS
    search = Search(Haystack(document), "needle", start=len(document.text) // 2)
    search.run(0)
    assert search.hits[0].start > CHUNK_CHARS
    search.run()
    assert len(search.hits) == 40
    assert list(search.hits) == sorted(search.hits)


def test_a_match_across_chunks_is_found_once() -> None:
    document = story("x" * (CHUNK_CHARS - 3) + "needle and needle")
    assert len(find(document, "needle")) == 2
    assert len(find(document, "needle and needle")) == 1


def test_the_number_of_matches_is_limited() -> None:
    search = Search(Haystack(story("a " * (MAX_MATCHES + 50))), "a")
    search.run()
    assert search.is_truncated
    assert len(search.hits) == MAX_MATCHES


async def test_ctrl_r_switches_to_expressions_and_shows_errors(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "slash", *"[qk]ay")
        assert "No match for “[qk]ay”." in screen_text(pilot)
        await press(pilot, "ctrl+r")
        assert EXPRESSION in screen_text(pilot)
        assert "No match for /[qk]ay/." in screen_text(pilot)
        await press(pilot, *"|q(")
        assert "Not a regular expression" in screen_text(pilot)
        await press(pilot, "backspace", "u", "enter")
        trail = view_of(pilot).reading.trail
        assert trail is not None
        assert trail.label.startswith("/[qk]ay|qu/  1/")
        assert not pilot.app.screen.query(FindBar)


async def test_n_repeats_the_last_search(opened: Open) -> None:
    async with opened(80, 24) as pilot:
        view = view_of(pilot)
        await press(pilot, "slash", *"dark", "enter", "escape")
        assert view.reading.trail is None
        await press(pilot, "g", "n")
        assert view.reading.trail is not None
        assert view.reading.trail.name == "“dark”"
        await press(pilot, "escape", "N")
        assert view.reading.trail is not None
        assert "voice said in the dark" in screen_text(pilot)


async def test_the_count_grows_while_a_long_text_is_searched() -> None:
    document = story(*[f"The needle {number} in the hay of the north." for number in range(MAX_MATCHES + 500)])
    async with ReaderApp([Reading(document=document)], Settings()).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"needle")
        status = pilot.app.screen.query_one(StatusLine)
        await wait_for(pilot, lambda: status.left.startswith("“needle”  1/10,000+ hits"))


async def test_a_search_without_matches_ends_with_escape(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "slash", *"zzz", "escape")
        assert "No match" not in screen_text(pilot)


async def test_what_was_unfolded_is_set_aside_again_if_nothing_is_kept(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "slash", *"newsletter")
        assert view_of(pilot).show_aside, "the hit is in the furniture"
        await press(pilot, "backspace", *" that")
        assert not view_of(pilot).show_aside
        await press(pilot, "escape", "slash", *"newsletter", "escape")
        assert not view_of(pilot).show_aside
        await press(pilot, "slash", *"newsletter", "enter")
        assert view_of(pilot).show_aside


@pytest.mark.parametrize("keys", [(), ("j",)])
async def test_words_without_matches_are_searched_in_text_that_arrives_later(
    keys: tuple[str, ...], opened: Open, plain: Document
) -> None:
    longer = build(
        Draft(
            plain.source,
            tuple(DraftBlock(text, BlockKind.PARAGRAPH) for text in (*[plain.text] * 3, "A zebra stood on the quay.")),
            plain.metadata,
        )
    )
    async with opened(80, 24) as pilot:
        await press(pilot, "slash", *"zebra", "enter", *keys)
        assert "No match" in screen_text(pilot)
        screen = pilot.app.screen
        step = ReadingProgress(longer, has_findings=False, is_last=False)
        screen.post_message(ArticleScreen.Stepped(step, StatusText(longer), view_of(pilot).shown_of(longer)))
        await settle(pilot)
        assert "No match" not in screen_text(pilot)
        assert ("“zebra”  1/1 hits" in screen_text(pilot)) == (not keys), "it does not come in between"


async def test_a_step_past_an_end_says_that_it_began_again(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "slash", *"long wait", "enter", "N")
        await until(pilot, "Began again at the end:")
        await press(pilot, "n")
        await until(pilot, "Began again at the top:")
        await press(pilot, "escape", "slash", *"gate", "enter", "n")
        assert "Began again" not in screen_text(pilot), "there is only one"


async def test_earlier_searches_come_back(opened: Open) -> None:
    async with opened() as pilot:
        for words in ("gate", "dawn", "gate"):
            await press(pilot, "slash", *words, "enter", "escape")
        await press(pilot, "slash", *"qu")
        typed = pilot.app.screen.query_one(Input)
        shown = []
        for key in ("up", "up", "up", "down", "down", "down"):
            await press(pilot, key)
            shown.append(typed.value)
        assert shown == ["gate", "dawn", "dawn", "gate", "qu", "qu"]


async def test_a_filter_has_no_earlier_searches(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "slash", *"gate", "enter", "escape", "1", "slash", "up")
        assert pilot.app.screen.query_one(Input).value == ""
