"""Turn the pieces of a page into blocks: decide which belong to the article, and which kind the markup gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from reader.base import lazy_regex
from reader.model.document import BlockKind, Mark, Metadata
from reader.model.draft import DraftBlock
from reader.model.landings import TOP, Landing, possible_names
from reader.parse.html.extraction import is_sentence
from reader.parse.html.figures import caption_kind, figure_of
from reader.parse.html.pieces import Box, Piece
from reader.parse.html.story import Story
from reader.parse.html.title import fold
from reader.parse.html.traits import Trait

MAX_BYLINE_CHARS = 200
"""Code points in the longest byline."""

MAX_DATE_CHARS = 120
"""Code points in the longest line with a date."""


_ISO_DATE = lazy_regex.compile(r"(?P<year>\d{4})-\d{2}-(?P<day>\d{2})")
_NUMERIC_DATE = lazy_regex.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}\b|\d{4}[./-]\d{1,2}[./-]\d{1,2}\b")
_TIME_OF_ISO_DATE = lazy_regex.compile(r"\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\.?| ?(?:[A-Z]{2,4}|Uhr))*")
_NUMBER = lazy_regex.compile(r"\d+")

_SENTENCE_ENDINGS = (".", "!", "?", "”", '"')

_BYLINE_TRAITS = Trait.DATE | Trait.BYLINE

MAX_SIGNATURE_WORDS = 6
"""Words in the longest line that names the author of a page whose head names none."""

_NAME = lazy_regex.compile(r"(?:(?i:(?:written |posted )?by):? )?[^\W\d_]\S+(?: [^\W\d_][^\s,:;|!?]*){0,3}")

MIN_CAPTION_WORDS = 3
"""Words in the shortest caption that only the page's head shows to be one."""

MIN_SUMMARY_WORDS = 5
"""Words in the shortest summary."""

MIN_DEK_WORDS = 8
"""Words in the shortest dek that neither a class nor the page's head shows to be one."""

MAX_PIECES_TO_DEK = 8
"""Pieces below the headline among which the dek is looked for."""

MAX_DEK_CHARS = 600
"""Code points in the longest dek."""

_NOT_DEK = Trait.CHROME | Trait.HIDDEN | Trait.ASIDE | Trait.PROMOTION | Trait.COMMENTS | Trait.BYLINE | Trait.DATE
"""Traits of boxes that hold no dek."""

MAX_PIECES_ABOVE_HEADLINE = 3
"""Pieces above the headline among which the date and the authors are looked for."""

SUBHEADING_LEVEL = 3
"""Level of a heading that is recognised by its class only."""


class HtmlPage:
    """The pieces of one page, its story, and what surrounds it."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        story: Story,
        headline: int | None,
        metadata: Metadata,
        summaries: Sequence[str] = (),
        captions: Sequence[str] = (),
    ) -> None:
        self.pieces = pieces
        self.story = story
        self.headline = headline
        self.authors = [fold(name) for name in metadata.authors]
        self.given_names = tuple(f"{name.split()[0]} " for name in self.authors if name)
        self.published = _ISO_DATE.match(metadata.published or "")
        self.summaries = {fold(summary) for summary in summaries}
        self.article_box = self._article_box()
        headline_index = headline if headline is not None and headline < story.first else -1
        self.in_story = {
            index
            for index in story.in_story
            if index > headline_index and not (pieces[index].level == 1 and index < story.first)
        }
        self.bylines: set[str] = set()
        self.landing_names = {landing.name for piece in pieces for landing in piece.landings}
        self.title = fold(pieces[headline].text) if headline is not None else ""
        self.captions = {fold(caption) for caption in captions} - self.summaries - {self.title}
        self.dek = self._dek()

    def _dek(self) -> int | None:
        """Index of the first sentence between headline and story; None without one."""
        if self.headline is None:
            return None
        below = range(self.headline + 1, min(self.headline + 1 + MAX_PIECES_TO_DEK, self.story.first))
        return next((index for index in below if self._may_be_dek(self.pieces[index])), None)

    def _may_be_dek(self, piece: Piece) -> bool:
        if piece.level or piece.marker or piece.link_share > 0.3 or len(piece.text) > MAX_DEK_CHARS:
            return False
        if piece.has(Trait.FIGURE | Trait.CAPTION | Trait.QUOTE) or piece.has_outside(_NOT_DEK, self.article_box):
            return False
        if fold(piece.text).startswith(self.given_names):
            return False  # The author's biography.
        return len(piece.text.split()) >= MIN_DEK_WORDS and piece.text.endswith(_SENTENCE_ENDINGS)

    def _article_box(self) -> Box:
        """The smallest box that contains both headline and story."""
        box = self.story.box
        if self.headline is not None:
            headline_box = self.pieces[self.headline].box
            box = next((outer for outer in box.up() if headline_box.is_inside(outer)), box)
        return box

    def blocks(self) -> Iterator[DraftBlock]:
        """The blocks in order. Outside the article, each region of the page is one block."""
        for region, group in groupby(enumerate(self.pieces), self._region):
            if region is None:
                yield from (self._block(index, piece) for index, piece in group)
            else:
                yield _furniture_block([piece for _, piece in group])

    def _region(self, numbered: tuple[int, Piece]) -> Box | None:
        """The outermost box of a piece that does not contain the article; None for pieces of the article."""
        index, piece = numbered
        if self._is_in_article(index, piece):
            return None
        region = piece.box
        for box in piece.box.up():
            if self.article_box.is_inside(box):
                break
            region = box
        return region

    def _is_in_article(self, index: int, piece: Piece) -> bool:
        if index == self.headline or index in self.in_story:
            return True
        if (
            index > self.story.last
            and piece.has_outside(Trait.COMMENTS, self.story.box)
            and not piece.has_outside(Trait.CHROME, self.story.box)
        ):
            return True
        if (
            self.headline is not None
            and self.headline - MAX_PIECES_ABOVE_HEADLINE <= index < self.headline
            and piece.has(_BYLINE_TRAITS)
        ):
            return not piece.has_outside(Trait.CHROME, self.story.box)
        top = self.story.first if self.headline is None else min(self.headline, self.story.first)
        if index < top and not piece.has(Trait.FIGURE | Trait.CAPTION):
            return False
        return piece.box.is_inside(self.article_box)

    def _block(self, index: int, piece: Piece) -> DraftBlock:
        kind, in_story = self._kind(index, piece)
        marker_chars = len(piece.marker) if kind is BlockKind.LIST_ITEM else 0
        text = piece.marker + piece.text if marker_chars else piece.text
        marks = tuple(mark.shifted(marker_chars) for mark in piece.marks if self._has_destination(mark))
        landings = tuple(landing.shifted(marker_chars) for landing in piece.landings)
        figure = figure_of(piece) if kind in (BlockKind.CAPTION, BlockKind.CREDIT) else None
        level = piece.level or SUBHEADING_LEVEL * (
            in_story is True and kind is None and bool(piece.box.own_traits & Trait.HEADING)
        )
        level = level if kind in (None, BlockKind.LIST_ITEM) else 0
        image = figure.image if figure else None
        quoted = sum(box.tag == "blockquote" for box in piece.box.up()) if piece.has(Trait.QUOTE) else 0
        return DraftBlock(
            text,
            kind,
            level,
            marks,
            image=image,
            in_story=in_story,
            landings=landings,
            quoted=quoted,
            alignments=piece.alignments,
        )

    def _has_destination(self, mark: Mark) -> bool:
        """Whether a mark is not a link to a missing landing of this page, as links that act as buttons are."""
        if not mark.target or not mark.target.startswith("#"):
            return True
        return mark.target.lower() == TOP or not self.landing_names.isdisjoint(possible_names(mark.target))

    def _kind(self, index: int, piece: Piece) -> tuple[BlockKind | None, bool | None]:
        """The kind that the markup gives a piece, and whether the piece is part of the story."""
        if index == self.headline:
            return BlockKind.HEADLINE, None
        if (
            index <= self.story.first
            and (self._is_publication_date(piece) or self._is_date(piece))
            and not piece.text.endswith(_SENTENCE_ENDINGS)
        ):
            return self._byline_kind(piece) or BlockKind.DATELINE, False
        if self._is_summary(index, piece):
            return BlockKind.DEK, False  # Extractors may take it for part of the story.
        if self._is_stated_caption(piece):
            return BlockKind.CAPTION, False
        if index in self.in_story:
            return self._story_kind(piece), True
        if piece.has_outside(Trait.COMMENTS, self.story.box) and index > self.story.last:
            return BlockKind.COMMENTS, False
        if fold(piece.text) == self.title:
            return BlockKind.FURNITURE, False  # Also as the alternative text of a picture.
        if (kind := caption_kind(piece)) and not piece.has_outside(Trait.PROMOTION, self.story.box):
            return kind, False
        if self._is_entry_time(index, piece):
            return BlockKind.DATELINE, False
        if piece.has_outside(Trait.CHROME | Trait.HIDDEN, self.story.box):
            return BlockKind.FURNITURE, False
        return self._front_matter_kind(index, piece), False

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

    def _front_matter_kind(self, index: int, piece: Piece) -> BlockKind | None:
        """The kind of a piece outside the story that the markup makes a summary, a byline or a date."""
        if index > self.story.first + 2:
            return None
        if (
            self._is_above_story(index)
            and fold(piece.text) in self.summaries
            and not piece.has_outside(Trait.ASIDE, self.story.box)
        ):
            return BlockKind.DEK
        if byline := self._byline_kind(piece):
            return byline
        if self._is_date(piece):
            return BlockKind.DATELINE
        if index == self.dek:
            return BlockKind.DEK
        return None

    def _is_stated_caption(self, piece: Piece) -> bool:
        """Whether a piece without a caption's markup is what the page's head says of one of its pictures."""
        if not self.captions or piece.level or piece.marker or piece.has(Trait.CHROME):
            return False
        words = fold(piece.text)
        return words in self.captions and len(words.split()) >= MIN_CAPTION_WORDS

    def _is_entry_time(self, index: int, piece: Piece) -> bool:
        """Whether a piece is a time of day above part of the story, as above each entry in a live blog."""
        if piece.has_outside(
            Trait.ASIDE | Trait.CHROME | Trait.HIDDEN | Trait.FIGURE, self.story.box
        ) or not _TIME_OF_ISO_DATE.fullmatch(piece.text):
            return False
        return index + 1 in self.in_story or index + 2 in self.in_story

    def _is_above_story(self, index: int) -> bool:
        return self.headline is not None and self.headline < index < self.story.first

    def _is_summary(self, index: int, piece: Piece) -> bool:
        """Whether a piece between headline and story is a summary by its class."""
        if not piece.has(Trait.DEK) or piece.has_outside(Trait.ASIDE | Trait.CHROME | Trait.FIGURE, self.story.box):
            return False
        is_below_headline = self.headline is not None and self.headline < index <= self.story.first
        return is_below_headline and len(piece.text.split()) >= MIN_SUMMARY_WORDS

    def _byline_kind(self, piece: Piece) -> BlockKind | None:
        words = fold(piece.text)
        if not self.authors and self._is_signature(piece):
            return BlockKind.BYLINE
        if len(piece.text) > MAX_BYLINE_CHARS or not any(name and name in words for name in self.authors):
            return None
        if not piece.has(Trait.BYLINE) and not words.startswith("by "):
            return None
        if words in self.bylines:
            return BlockKind.FURNITURE  # A copy for another screen width.
        self.bylines.add(words)
        return BlockKind.BYLINE

    def _is_signature(self, piece: Piece) -> bool:
        """Whether a short line is marked up as the author's name, on a page whose head names no author."""
        return (
            piece.has_outside(Trait.BYLINE, self.article_box)
            and not piece.has_outside(Trait.CHROME | Trait.HIDDEN | Trait.COMMENTS, self.article_box)
            and len(piece.text.split()) <= MAX_SIGNATURE_WORDS
            and _NAME.fullmatch(piece.text) is not None
        )

    def _is_date(self, piece: Piece) -> bool:
        """Whether a short line is marked up as a date."""
        if len(piece.text) > MAX_DATE_CHARS or not any(map(str.isdigit, piece.text)):
            return False
        return piece.has_outside(Trait.DATE, self.story.box)

    def _is_publication_date(self, piece: Piece) -> bool:
        """Whether a short line above the story states the day of publication, in any language."""
        if len(piece.text) > MAX_DATE_CHARS or piece.level:
            return False
        if self.published is None:
            return bool(_NUMERIC_DATE.match(piece.text))
        numbers = {number.lstrip("0") for number in _NUMBER.findall(piece.text)}
        return self.published["year"] in numbers and self.published["day"].lstrip("0") in numbers


def _furniture_block(pieces: Sequence[Piece]) -> DraftBlock:
    """A region of the page outside the article, as one block."""
    lines: list[str] = []
    landings: list[Landing] = []
    start = 0
    for piece in pieces:
        lines.append(piece.marker + piece.text)
        landings += (landing.shifted(start + len(piece.marker)) for landing in piece.landings)
        start += len(lines[-1]) + 1
    return DraftBlock("\n".join(lines), BlockKind.FURNITURE, landings=tuple(landings))
