"""Pieces and story to blocks: every piece of a page gets a place and, where the markup knows it, a kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from reader.base.regex import expression
from reader.model.document import BlockKind, Mark, Metadata
from reader.model.draft import DraftBlock
from reader.model.landings import TOP, Landing, names_meant
from reader.parse.html.extraction import is_sentence
from reader.parse.html.figures import caption_kind, figure_of
from reader.parse.html.pieces import Box, Piece
from reader.parse.html.story import Story
from reader.parse.html.title import fold
from reader.parse.html.traits import Trait

MAX_BYLINE_CHARS = 200
"""Code points of the longest line that names authors."""

MAX_DATE_CHARS = 120
"""Code points of the longest line that says when."""


_ISO_DATE = expression(r"(?P<year>\d{4})-\d{2}-(?P<day>\d{2})")
_NUMERIC_DATE = expression(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}\b|\d{4}[./-]\d{1,2}[./-]\d{1,2}\b")
_TIME_OF_ISO_DATE = expression(r"\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\.?| ?(?:[A-Z]{2,4}|Uhr))*")
_NUMBER = expression(r"\d+")

_SENTENCE_ENDINGS = (".", "!", "?", "”", '"')

_BYLINE_TRAITS = Trait.DATE | Trait.BYLINE

MIN_SUMMARY_WORDS = 5
"""Words of the shortest summary."""

MAX_PIECES_ABOVE_HEADLINE = 3
"""Pieces over the headline among which date and authors may stand."""

SUBHEADING_LEVEL = 3
"""Level of a heading that only its class makes one."""


class HtmlPage:
    """The pieces of one page, its story, and what stands round it."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        story: Story,
        headline: int | None,
        metadata: Metadata,
        summaries: Sequence[str] = (),
    ) -> None:
        self.pieces = pieces
        self.story = story
        self.headline = headline
        self.authors = [fold(name) for name in metadata.authors]
        self.published = _ISO_DATE.match(metadata.published or "")
        self.summaries = {fold(summary) for summary in summaries}
        self.article_box = self._article_box()
        over = headline if headline is not None and headline < story.first else -1
        self.in_story = {at for at in story.in_story if at > over and not (pieces[at].level == 1 and at < story.first)}
        self.bylines: set[str] = set()
        self.landing_names = {landing.name for piece in pieces for landing in piece.landings}
        self.title = fold(pieces[headline].text) if headline is not None else ""

    def _article_box(self) -> Box:
        """The smallest box that holds both headline and story."""
        box = self.story.box
        if self.headline is not None:
            around = set(map(id, self.pieces[self.headline].box.up()))
            box = next((found for found in box.up() if id(found) in around), box)
        return box

    def blocks(self) -> Iterator[DraftBlock]:
        """The blocks in order. What stands round the article comes as one block a part of the page."""
        for region, group in groupby(enumerate(self.pieces), self._region):
            if region is None:
                yield from (self._block(at, piece) for at, piece in group)
            else:
                yield _furniture([piece for _, piece in group])

    def _region(self, numbered: tuple[int, Piece]) -> Box | None:
        """The part of the page that a piece round the article stands in; None for pieces of the article."""
        at, piece = numbered
        if self._is_in_article(at, piece):
            return None
        outer = set(map(id, self.article_box.up()))
        region = piece.box
        for box in piece.box.up():
            if id(box) in outer:
                break
            region = box
        return region

    def _is_in_article(self, at: int, piece: Piece) -> bool:
        if at == self.headline or at in self.in_story:
            return True
        if (
            at > self.story.last
            and piece.has_outside(Trait.COMMENTS, self.story.box)
            and not piece.has_outside(Trait.CHROME, self.story.box)
        ):
            return True
        if (
            self.headline is not None
            and self.headline - MAX_PIECES_ABOVE_HEADLINE <= at < self.headline
            and piece.has(_BYLINE_TRAITS)
        ):
            return not piece.has_outside(Trait.CHROME, self.story.box)
        top = self.story.first if self.headline is None else min(self.headline, self.story.first)
        if at < top and not piece.has(Trait.FIGURE | Trait.CAPTION):
            return False
        return piece.box.is_inside(self.article_box)

    def _block(self, at: int, piece: Piece) -> DraftBlock:
        kind, in_story = self._kind(at, piece)
        shift = len(piece.marker) if kind is BlockKind.LIST_ITEM else 0
        text = piece.marker + piece.text if shift else piece.text
        marks = tuple(mark.shifted(shift) for mark in piece.marks if self._has_destination(mark))
        landings = tuple(landing.shifted(shift) for landing in piece.landings)
        figure = figure_of(piece) if kind in (BlockKind.CAPTION, BlockKind.CREDIT) else None
        level = piece.level or SUBHEADING_LEVEL * (
            in_story is True and kind is None and bool(piece.box.own_traits & Trait.HEADING)
        )
        level = level if kind in (None, BlockKind.LIST_ITEM) else 0
        image = figure.image if figure else None
        return DraftBlock(text, kind, level, marks, image=image, in_story=in_story, landings=landings)

    def _has_destination(self, mark: Mark) -> bool:
        """Whether a mark is anything but a link to a place of this page that is not there: buttons are made of such."""
        if not mark.target or not mark.target.startswith("#"):
            return True
        return mark.target.lower() == TOP or not self.landing_names.isdisjoint(names_meant(mark.target))

    def _kind(self, at: int, piece: Piece) -> tuple[BlockKind | None, bool | None]:
        """The kind that the markup gives a piece, and whether it is part of the story."""
        if at == self.headline:
            return BlockKind.HEADLINE, None
        if (
            at <= self.story.first
            and (self._is_publication_date(piece) or self._is_date(piece))
            and not piece.text.endswith(_SENTENCE_ENDINGS)
        ):
            return self._byline_kind(piece) or BlockKind.DATELINE, False
        if self._is_summary(at, piece):
            return BlockKind.DEK, False  # Extractors take it along.
        if at in self.in_story:
            return self._story_kind(piece), True
        if piece.has_outside(Trait.COMMENTS, self.story.box) and at > self.story.last:
            return BlockKind.COMMENTS, False
        if fold(piece.text) == self.title:
            return BlockKind.FURNITURE, False  # Also where it stands for a picture that nobody has described.
        if (kind := caption_kind(piece)) and not piece.has_outside(Trait.PROMOTION, self.story.box):
            return kind, False
        if self._is_entry_time(at, piece):
            return BlockKind.DATELINE, False
        if piece.has_outside(Trait.CHROME | Trait.HIDDEN, self.story.box):
            return BlockKind.FURNITURE, False
        return self._front_matter_kind(at, piece), False

    def _story_kind(self, piece: Piece) -> BlockKind | None:
        in_cell = piece.box.tag in ("td", "th")
        if piece.is_table or (in_cell and (piece.has(Trait.QUOTE) or not is_sentence(piece))):
            return BlockKind.TABLE
        if piece.marker:
            return BlockKind.LIST_ITEM
        if piece.has(Trait.QUOTE):
            return BlockKind.QUOTE
        if any(box.tag == "pre" for box in piece.box.up(self.story.box)):
            return BlockKind.CODE
        return None

    def _front_matter_kind(self, at: int, piece: Piece) -> BlockKind | None:
        """What the markup says round the story: who wrote it, when, a summary."""
        if at > self.story.first + 2:
            return None
        if (
            self._is_above_story(at)
            and fold(piece.text) in self.summaries
            and not piece.has_outside(Trait.ASIDE, self.story.box)
        ):
            return BlockKind.DEK
        if byline := self._byline_kind(piece):
            return byline
        if self._is_date(piece):
            return BlockKind.DATELINE
        return None

    def _is_entry_time(self, at: int, piece: Piece) -> bool:
        """Whether a time of day stands over what is told, as over each entry of a live log."""
        if piece.has_outside(
            Trait.ASIDE | Trait.CHROME | Trait.HIDDEN | Trait.FIGURE, self.story.box
        ) or not _TIME_OF_ISO_DATE.fullmatch(piece.text):
            return False
        return at + 1 in self.in_story or at + 2 in self.in_story

    def _is_above_story(self, at: int) -> bool:
        return self.headline is not None and self.headline < at < self.story.first

    def _is_summary(self, at: int, piece: Piece) -> bool:
        """Whether a class makes a piece between headline and story a summary."""
        if not piece.has(Trait.DEK) or piece.has_outside(Trait.ASIDE | Trait.CHROME | Trait.FIGURE, self.story.box):
            return False
        first = at == self.story.first and self.headline is not None and self.headline < at
        return (first or self._is_above_story(at)) and len(piece.text.split()) >= MIN_SUMMARY_WORDS

    def _byline_kind(self, piece: Piece) -> BlockKind | None:
        words = fold(piece.text)
        if len(piece.text) > MAX_BYLINE_CHARS or not any(name and name in words for name in self.authors):
            return None
        if not piece.has(Trait.BYLINE) and not words.startswith("by "):
            return None
        if words in self.bylines:
            return BlockKind.FURNITURE  # The same name for another width of screen.
        self.bylines.add(words)
        return BlockKind.BYLINE

    def _is_date(self, piece: Piece) -> bool:
        """Whether the markup says of a short line that it is a date."""
        if len(piece.text) > MAX_DATE_CHARS or not any(map(str.isdigit, piece.text)):
            return False
        return piece.has_outside(Trait.DATE, self.story.box)

    def _is_publication_date(self, piece: Piece) -> bool:
        """Whether a short line over the story names the day on which it was published, in whatever language."""
        if len(piece.text) > MAX_DATE_CHARS or piece.level:
            return False
        if self.published is None:
            return bool(_NUMERIC_DATE.match(piece.text))
        numbers = {number.lstrip("0") for number in _NUMBER.findall(piece.text)}
        return self.published["year"] in numbers and self.published["day"].lstrip("0") in numbers


def _furniture(pieces: Sequence[Piece]) -> DraftBlock:
    """A part of the page that stands round the article, as one block."""
    lines: list[str] = []
    landings: list[Landing] = []
    start = 0
    for piece in pieces:
        lines.append(piece.marker + piece.text)
        landings += (landing.shifted(start + len(piece.marker)) for landing in piece.landings)
        start += len(lines[-1]) + 1
    return DraftBlock("\n".join(lines), BlockKind.FURNITURE, landings=tuple(landings))
