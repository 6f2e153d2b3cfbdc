"""`&`: only the paragraphs with what is highlighted."""

from __future__ import annotations

from tests.tui.conftest import Open, press, screen_text, settle, view_of


async def test_the_paragraphs_with_the_typed_words_are_shown_until_esc(opened: Open) -> None:
    async with opened(80, 24) as pilot:
        view = view_of(pilot)
        everything = len(view.page.flows)
        await press(pilot, "ampersand", *"quay", "enter")
        await settle(pilot)
        assert view.reading.trail is not None
        assert 0 < len(view.page.flows) < everything
        assert all("quay" in view.document.slice(flow.span).lower() for flow in view.page.flows)
        assert "Esc shows all again" in screen_text(pilot)
        await press(pilot, "n", "N", "G", "escape")
        assert view.reading.trail is None
        assert len(view.page.flows) == everything


async def test_it_narrows_to_what_is_highlighted_already_and_back(opened: Open) -> None:
    async with opened(80, 24) as pilot:
        view = view_of(pilot)
        everything = len(view.page.flows)
        await press(pilot, "right_square_bracket", "ampersand")
        assert view.reading.trail is not None
        narrowed = len(view.page.flows)
        assert 0 < narrowed <= len(view.reading.trail.stops)
        await press(pilot, "ampersand")
        assert len(view.page.flows) == everything
        await press(pilot, "ampersand")
        assert len(view.page.flows) == narrowed
        await press(pilot, "1", "enter")
        assert len(view.page.flows) == everything, "something else is highlighted now"


async def test_a_caption_with_the_words_is_shown_as_well(opened: Open) -> None:
    async with opened(80, 24) as pilot:
        view = view_of(pilot)
        caption = view.document.captions[0]
        word = caption.text.split()[0]
        await press(pilot, "ampersand", *word, "enter")
        await settle(pilot)
        assert view.shows(caption.spans[0].start)
        await press(pilot, "escape")
        assert not view.shows(caption.spans[0].start)


async def test_without_a_match_nothing_is_left_out(opened: Open) -> None:
    async with opened(80, 24) as pilot:
        view = view_of(pilot)
        everything = len(view.page.flows)
        await press(pilot, "ampersand", *"zebra", "enter")
        await settle(pilot)
        assert "No match for “zebra”" in screen_text(pilot)
        assert len(view.page.flows) == everything
