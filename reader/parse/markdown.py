"""Markdown to blocks: sets the parser up, and puts what the front matter says over the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from reader.base.regex import expression
from reader.model.document import BlockKind
from reader.model.draft import DraftBlock
from reader.parse.front_matter import front_blocks, metadata_of, split_front_matter
from reader.parse.markdown_blocks import blocks_of_tokens
from reader.parse.parsed import Parsed

MAX_NESTING = 40
"""Quotations and lists within each other. The parser drops what is nested deeper than its limit, so deeper marks go."""

TOP_BLOCKS = 6
"""Blocks at the top of the article in which its title and author are printed."""

MAX_BRACKETS = 2000
"""Brackets in one paragraph from which something is wrong with it."""

_TOO_DEEP = expression(rf"(?m)^((?:[ \t]*(?:>|[*+-][ \t])){{{MAX_NESTING}}})(?:[ \t]*(?:>|[*+-][ \t]))+")
_TOO_FAR = expression(rf"(?m)^[ ]{{{2 * MAX_NESTING},}}")
_SIGN = expression(r"[\\`*_\[\]<>&!~^]|  \n")
_LINK_END = expression(r"\]\([^()]+\)")


def parse_markdown(text: str) -> Parsed:
    """The blocks of a Markdown text, and what its front matter says."""
    fields, body = split_front_matter(text)
    found: dict[str, Any] = {}
    tokens = _parser().parse(_shallow(body), found)
    blocks = tuple(blocks_of_tokens(tokens, _referred(found)))
    return Parsed(_under_title(front_blocks(fields), blocks), metadata_of(fields))


def _referred(found: dict[str, Any]) -> frozenset[str]:
    """The labels of the footnotes that are referred to, by what the parser notes of all: their numbers, from 0."""
    numbers: dict[str, int] = found.get("footnotes", {}).get("refs", {})
    return frozenset(label.removeprefix(":") for label, number in numbers.items() if number >= 0)


def _under_title(front: Sequence[DraftBlock], blocks: Sequence[DraftBlock]) -> tuple[DraftBlock, ...]:
    """What the front matter prints over the article, less what the article prints itself."""
    top = " ".join(block.text for block in blocks[:TOP_BLOCKS])
    fresh = [block for block in front if not all(part in top for part in block.text.split(", "))]
    titled = len(fresh) < len(front) and len(blocks) > 0 and blocks[0].level > 0
    if titled and not any(block.kind is BlockKind.HEADLINE for block in fresh):
        return (blocks[0], *fresh, *blocks[1:])
    return (*fresh, *blocks)


def _shallow(text: str) -> str:
    return _TOO_FAR.sub(" " * 2 * MAX_NESTING, _TOO_DEEP.sub(r"\1", text))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 5 * MAX_NESTING}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin)
    # Footnotes stay where they were written: the plugin would move them, and drop those that nobody refers to.
    parser.disable(["footnote_tail", "footnote_inline"])
    parser.core.ruler.at("inline", _parse_inline)
    return parser


@cache
def _inline_parser() -> MarkdownIt:
    """Links and emphases within each other keep to the usual limit: beyond it signs are text, and nothing is lost."""
    return MarkdownIt("commonmark")


def _parse_inline(state: StateCore) -> None:
    """What the parser does itself, but for paragraphs without any sign of markup, which are most of them."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        content = token.content
        if not _SIGN.search(content) or _is_hopeless(content):
            token.children = list(_lines(content))
        else:
            token.children = token.children or []
            state.md.inline.parse(content, _inline_parser(), state.env, token.children)


def _is_hopeless(content: str) -> bool:
    """Whether brackets are opened by the thousand and few of them are links; looking for these takes for ever then."""
    opened = content.count("[")
    return opened > MAX_BRACKETS and sum(1 for _ in _LINK_END.finditer(content)) * 2 < opened


def _lines(content: str) -> Iterator[Token]:
    for number, line in enumerate(content.split("\n")):
        if number:
            yield Token("softbreak", "br", 0)
        yield Token("text", "", 0, content=line.strip(" "))
