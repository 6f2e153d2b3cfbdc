"""HTML to blocks: the page is walked once, an extractor is asked where the story is, the rest keeps its kind."""

from __future__ import annotations

from reader.model.document import BlockKind
from reader.model.draft import DraftBlock
from reader.parse.html.blocks import Page
from reader.parse.html.metadata import metadata_of, summaries_of, titles_of
from reader.parse.html.pieces import Piece
from reader.parse.html.story import find_story
from reader.parse.html.title import find_headline, fold
from reader.parse.html.tree import tree_of
from reader.parse.html.votes import vote_on
from reader.parse.html.walk import pieces_of
from reader.parse.parsed import Parsed


def parse_html(text: str, url: str | None = None) -> Parsed:
    """The blocks of a page and what it says of itself. `url` is where it was found; its links are relative to that."""
    root = tree_of(text)
    if root is None:
        return Parsed(())
    base = _base(root, url)
    metadata = metadata_of(root, base)
    pieces = pieces_of(root, base)
    titles = titles_of(root)
    story = find_story(pieces, vote_on(root, pieces), frozenset(map(fold, titles)))
    if story is None:
        return Parsed(tuple(map(_loose, pieces)), metadata)
    headline = find_headline(pieces, titles, story.first)
    page = Page(pieces, story, headline, metadata, summaries_of(root))
    blocks = list(page.blocks())
    if headline is None and metadata.headline:
        at = next((at for at, block in enumerate(blocks) if block.kind is not BlockKind.FURNITURE), 0)
        blocks.insert(at, DraftBlock(metadata.headline, BlockKind.HEADLINE))
    return Parsed(tuple(blocks), metadata)


def _base(root: object, url: str | None) -> str | None:
    return url


def _loose(piece: Piece) -> DraftBlock:
    return DraftBlock(piece.lead + piece.text, level=piece.level)
