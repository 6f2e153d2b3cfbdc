"""Pages to parse: a story of invented people in an invented town, and what surrounds it."""

from __future__ import annotations

from reader.model.document import BlockKind
from reader.parse.html import parse_html
from reader.parse.html.pieces import Piece
from reader.parse.html.tree import parse_tree
from reader.parse.html.walk import pieces_of

PARAGRAPHS = (
    "Cranes stood still on Monday at the port of Averil as dockers went home after a vote that nobody had expected.",
    "The drivers want the night shift to end by the summer, said Mara Okafor, who speaks for the union at the harbour.",
    "A company spokesman said that talks would go on in the morning, and that no ship had been turned away so far.",
    "On the quay the first lorries waited before sunrise, their engines off, while the gulls walked between the rails.",
    "Two smaller ports up the coast have offered to take some of the ships, but the pilots there would rather not.",
)

STORY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)

NAV = '<nav><ul><li><a href="/">Home</a></li><li><a href="/harbour">Harbour</a></li></ul></nav>'
FOOTER = '<footer><p>The Averil Courier, 1 Quay Street</p><a href="/terms">Terms</a></footer>'


def page(inside: str = STORY, *, head: str = "", title: str = "Port workers walk out") -> str:
    """A page of the Averil Courier with `inside` below its headline."""
    return (
        f"<!doctype html><html lang=en><head><title>{title} | The Averil Courier</title>{head}</head><body>{NAV}"
        f"<main><article><h1>{title}</h1>{inside}</article></main>{FOOTER}</body></html>"
    )


def pieces_in(html: str) -> list[Piece]:
    """The pieces of a page."""
    root = parse_tree(html)
    assert root is not None
    return pieces_of(root)


def story_texts(html: str) -> list[str]:
    """The texts of the blocks that belong to the story according to the markup."""
    return [block.text for block in parse_html(html).blocks if block.in_story]


def of_kind(html: str, kind: BlockKind) -> list[str]:
    """The texts of the blocks that have this kind by markup alone."""
    return [block.text for block in parse_html(html).blocks if block.kind is kind]
