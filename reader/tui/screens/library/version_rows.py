"""Rows of what changed from one version of an article to the next. Knows values; knows no screens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.base.text import one_line
from reader.compare.comparison import QuoteChange, VersionChanges
from reader.compare.versions import Change, ParagraphChange
from reader.export.comparisons.wording import ComparedArticle, named, paragraph_place, word_pieces
from reader.model.span import Span
from reader.tui.screens.library.rows import harmless
from reader.tui.widgets.entry import EntryLine
from reader.tui.widgets.pick_list import Item

_SIGNS = {Change.GONE: ("[-", "-]"), Change.CAME: ("{+", "+}")}
"""What is around words that are gone and that came, as in `reader library diff`."""


GONE, CAME = "No longer quoted", "Newly quoted"
"""Headings of those who are quoted in one version only."""


class ChangeKey(NamedTuple):
    """One of the changes."""

    what: str
    """`headline`, `paragraph` or `quote`, or the heading of a list of speakers."""
    number: int


class Place(NamedTuple):
    """Where a change is."""

    is_before: bool
    """Whether it is in the earlier version, because the later one has nothing of it."""
    start: int


def change_rows(changes: VersionChanges, before: ComparedArticle, after: ComparedArticle) -> Iterator[Item]:
    """The headline, the paragraphs, the quotes, and who is quoted in one version only."""
    if changes.headline is not None:
        yield _heading("Headline")
        old, new = (one_line(words or "none") for words in (changes.headline.before, changes.headline.after))
        yield Item(ChangeKey("headline", 0), (_line("was", old), _line("is", new)))
    if changes.paragraphs:
        yield _heading("Paragraphs")
    for index, paragraph in enumerate(changes.paragraphs):
        yield Item(ChangeKey("paragraph", index), tuple(_paragraph(paragraph, before, after)))
    if changes.quotes:
        yield _heading("Quotes")
    for index, quote in enumerate(changes.quotes):
        yield Item(ChangeKey("quote", index), tuple(_quote(quote, before, after)))
    speakers = ((GONE, before, changes.speakers_gone), (CAME, after, changes.speakers_came))
    for what, article, own in speakers:
        if own:
            yield _heading(what)
        for number, speaker in enumerate(own):
            line = EntryLine(harmless(named(speaker)), article.places(speaker.quotes), "plain", 2)
            yield Item(ChangeKey(what, number), (line,))


def place_of(changes: VersionChanges, key: ChangeKey) -> Place:
    """Where a change is in the later version, if it has anything of it; else where it was in the earlier one."""
    if key.what == "headline":
        return Place(False, 0)
    old: Span | None
    new: Span | None
    if key.what in (GONE, CAME):
        speakers = changes.speakers_gone if key.what == GONE else changes.speakers_came
        return Place(key.what == GONE, speakers[key.number].quotes[0].content[0].start)
    if key.what == "paragraph":
        paragraph = changes.paragraphs[key.number]
        old, new = paragraph.before, paragraph.after
    else:
        quote = changes.quotes[key.number]
        old, new = (side.content[0] if side else None for side in (quote.before, quote.after))
    place = new or old
    assert place is not None
    return Place(new is None, place.start)


def _paragraph(change: ParagraphChange, before: ComparedArticle, after: ComparedArticle) -> Iterator[EntryLine]:
    words, lit = "", []
    for piece in word_pieces(change, before, after):
        opening, closing = _SIGNS[piece.change] if piece.change else ("", "")
        signed = f"{opening}{harmless(piece.text)}{closing}"
        start = len(words) + bool(words)
        words = f"{words} {signed}" if words else signed
        if piece.change:
            lit.append(Span(start, start + len(signed)))
    yield EntryLine(f"{change.change.value} {paragraph_place(change, before, after)}", "", "muted")
    yield EntryLine(words, "", "plain", 2, wraps=True, lit=tuple(lit))


def _quote(change: QuoteChange, before: ComparedArticle, after: ComparedArticle) -> Iterator[EntryLine]:
    sides = [(label, article, quote) for label, article, quote in _sides(change, before, after)]
    places = " → ".join(dict.fromkeys(place for _, place, _ in sides))
    yield EntryLine(f"{change.change.value} {places}", "", "muted")
    for label, _, words in sides:
        yield _line(label if len(sides) > 1 else "", words)


def _sides(change: QuoteChange, before: ComparedArticle, after: ComparedArticle) -> Sequence[tuple[str, str, str]]:
    """What it was and what it is: a label, the place, who said what."""
    both = (("was", before, change.before), ("is", after, change.after))
    return [
        (label, article.place(quote.content[0]), f"{article.facts(quote).who}: {article.facts(quote).words}")
        for label, article, quote in both
        if quote is not None
    ]


def _heading(words: str) -> Item:
    return Item(None, (EntryLine(words, "", "strong"),), apart=True)


def _line(label: str, words: str) -> EntryLine:
    if not label:
        return EntryLine(harmless(words), "", "plain", 2, wraps=True)
    return EntryLine(harmless(words), "", "plain", wraps=True, label=f"  {label} ")
