"""Parse HTML into blocks: walk the page once, find the story with an extractor, label the rest by its markup."""

from __future__ import annotations

from collections.abc import Sequence

from reader.base.urls import joined
from reader.base.values import replace
from reader.model.document import BlockKind, Metadata
from reader.model.draft import DraftBlock
from reader.parse.decode import clean
from reader.parse.html.blocks import HtmlPage
from reader.parse.html.extraction import extract_article, is_sentence
from reader.parse.html.fallback import fallback_notice, fallback_story
from reader.parse.html.head import head_of, summaries_of, titles_of
from reader.parse.html.hidden import reveal_article
from reader.parse.html.metadata import metadata_of
from reader.parse.html.missed import missed_sentences
from reader.parse.html.page_kind import kind_notice
from reader.parse.html.paywall import PAYWALL, is_stub
from reader.parse.html.pieces import Piece
from reader.parse.html.scripts import article_in_scripts
from reader.parse.html.signature import signature_of
from reader.parse.html.story import find_story, tell_all
from reader.parse.html.title import find_headline, fold, strip_site_name
from reader.parse.html.tree import Element, parse_tree
from reader.parse.html.walk import pieces_of
from reader.parse.parsed import Parsed
from reader.parse.text import blocks_of

MIN_STATIC_CHARS = 300
"""Code points of sentences below which a page may be filled in by a script."""

FROM_DATA = "this page is filled in by a script: the article is taken from the data that came along"


def parse_html(text: str, url: str | None = None) -> Parsed:
    """The blocks of a page and its metadata. Relative links are resolved with `url`, where it was found."""
    root = parse_tree(text)
    if root is None:
        return Parsed(())
    if (plain_text := _saved_text(root)) is not None:
        return Parsed(blocks_of(plain_text))
    base = _base_url(root, url)
    head = head_of(root)
    titles = titles_of(head)
    metadata = metadata_of(root, head, titles, base)
    pieces = pieces_of(root, base)
    if sum(len(piece.text) for piece in pieces if is_sentence(piece)) < MIN_STATIC_CHARS:
        if data := article_in_scripts(root, head):
            return _from_data(data, base, pieces, metadata)
        pieces = max(pieces, pieces_of(root, base, all_of_it=True), key=_total_chars)
    if not pieces:
        return Parsed(_with_headline([], metadata), metadata)
    reveal_article(pieces)
    extraction = extract_article(root, pieces)
    story = find_story(pieces, extraction, frozenset(map(fold, titles)))
    notices = [notice] if (notice := kind_notice(root, head, url or metadata.url)) is not None else []
    if story is None:
        story = fallback_story(pieces)
        notices.append(fallback_notice(pieces, story))
    elif is_stub(head, pieces, story):
        notices.append(PAYWALL)
    headline = find_headline(pieces, titles, story.first)
    if missed := missed_sentences(pieces, story, headline):
        story = tell_all(pieces, extraction, story, missed)
    if not metadata.authors and (author := signature_of(pieces, headline, story)):
        metadata = replace(metadata, authors=(author,))
    if headline is not None:
        metadata = replace(metadata, headline=strip_site_name(metadata.headline, pieces[headline].text))
    blocks = list(HtmlPage(pieces, story, headline, metadata, summaries_of(head), head.json_ld_captions).blocks())
    return Parsed(tuple(blocks) if headline is not None else _with_headline(blocks, metadata), metadata, tuple(notices))


def parse_article(text: str, url: str | None = None) -> Parsed:
    """The blocks of an article that comes as HTML without the page around it. Nothing in it is taken for furniture of a
    site because of where it stands."""
    return Parsed(tuple(_article_blocks(text, url, Metadata())))


def _article_blocks(text: str, base: str | None, metadata: Metadata) -> list[DraftBlock]:
    root = parse_tree(f"<article>{text}</article>")
    pieces = pieces_of(root, base) if root is not None else []
    in_story = HtmlPage(pieces, fallback_story(pieces), None, metadata).blocks() if pieces else ()
    return [replace(block, in_story=True) for block in in_story]


def _saved_text(root: Element) -> str | None:
    """The text of a page that consists of one `pre`, as browsers and mail archives save plain text; else None."""
    body = root.find("body")
    if body is None or len(body) != 1 or body[0].tag != "pre":
        return None
    outside = f"{body.text or ''}{body[0].tail or ''}"
    return clean("".join(body[0].itertext())) if not outside.strip() else None


def _from_data(data: str, base: str | None, furniture_pieces: Sequence[Piece], metadata: Metadata) -> Parsed:
    blocks = _article_blocks(data, base, metadata)
    article_texts = {fold(metadata.headline or ""), *(fold(block.text) for block in blocks)}
    furniture = "\n".join(piece.text for piece in furniture_pieces if fold(piece.text) not in article_texts)
    if furniture:
        blocks.append(DraftBlock(furniture, BlockKind.FURNITURE))
    return Parsed(_with_headline(blocks, metadata), metadata, (FROM_DATA,))


def _with_headline(blocks: list[DraftBlock], metadata: Metadata) -> tuple[DraftBlock, ...]:
    """The blocks with the headline from the page's head in front of the first block that is not furniture."""
    if not metadata.headline:
        return tuple(blocks)
    index = next((index for index, block in enumerate(blocks) if block.kind is not BlockKind.FURNITURE), 0)
    return (*blocks[:index], DraftBlock(metadata.headline, BlockKind.HEADLINE), *blocks[index:])


def _total_chars(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)


def _base_url(root: Element, url: str | None) -> str | None:
    """The URL that relative links of a page are resolved with."""
    base_element = root.find(".//base[@href]")
    if base_element is None:
        return url
    return joined(url or "", base_element.get("href").strip()) or url
