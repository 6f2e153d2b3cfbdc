"""Parse Markdown into blocks: set up the parser, and put the front matter above the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from reader.base import lazy_regex
from reader.model.document import BlockKind
from reader.model.draft import DraftBlock
from reader.parse.front_matter import front_blocks, metadata_of, split_front_matter
from reader.parse.markdown_blocks import blocks_of_tokens
from reader.parse.parsed import Parsed

MAX_NESTING = 40
"""Levels of nested quotations and lists. The parser drops what is nested deeper than its limit, so the markers of
deeper levels are removed first."""

TOP_BLOCKS = 6
"""Blocks at the top of the article that are searched for its title and author."""

MAX_BRACKETS = 2000
"""Brackets in one paragraph beyond which it is checked for containing few links."""

_DEEP_MARKERS = lazy_regex.compile(rf"(?m)^((?:[ \t]*(?:>|[*+-][ \t])){{{MAX_NESTING}}})(?:[ \t]*(?:>|[*+-][ \t]))+")
_DEEP_INDENT = lazy_regex.compile(rf"(?m)^[ ]{{{2 * MAX_NESTING},}}")
_MARKUP = lazy_regex.compile(r"[\\`*_\[\]<>&!~^]|  \n")
_LINK_END = lazy_regex.compile(r"\]\([^()]+\)")


def parse_markdown(text: str) -> Parsed:
    """The blocks of a Markdown text, with those of its front matter, and the metadata in the front matter."""
    fields, body = split_front_matter(text)
    environment: dict[str, Any] = {}
    tokens = _parser().parse(_limit_nesting(body), environment)
    blocks = tuple(blocks_of_tokens(tokens, _referenced_labels(environment)))
    return Parsed(_below_title(front_blocks(fields), blocks), metadata_of(fields))


def _referenced_labels(environment: dict[str, Any]) -> frozenset[str]:
    """The labels of the footnotes that the text refers to. The parser gives the others a negative number."""
    numbers: dict[str, int] = environment.get("footnotes", {}).get("refs", {})
    return frozenset(label.removeprefix(":") for label, number in numbers.items() if number >= 0)


def _below_title(front: Sequence[DraftBlock], blocks: Sequence[DraftBlock]) -> tuple[DraftBlock, ...]:
    """The blocks, below those of the front matter that the article does not print itself."""
    top = " ".join(block.text for block in blocks[:TOP_BLOCKS])
    missing = [block for block in front if not all(part in top for part in block.text.split(", "))]
    prints_title = len(missing) < len(front) and len(blocks) > 0 and blocks[0].level > 0
    if prints_title and not any(block.kind is BlockKind.HEADLINE for block in missing):
        return (blocks[0], *missing, *blocks[1:])
    return (*missing, *blocks)


def _limit_nesting(text: str) -> str:
    return _DEEP_INDENT.sub(" " * 2 * MAX_NESTING, _DEEP_MARKERS.sub(r"\1", text))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 5 * MAX_NESTING}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin)
    # Footnotes stay where they are: the plugin would move them, and drop those without a reference.
    parser.disable(["footnote_tail", "footnote_inline"])
    parser.core.ruler.at("inline", _parse_inline)
    return parser


@cache
def _inline_parser() -> MarkdownIt:
    """A parser with the usual nesting limit for links and emphasis; beyond it, markup is kept as text."""
    return MarkdownIt("commonmark")


def _parse_inline(state: StateCore) -> None:
    """Parse inline markup as the parser itself does, but skip paragraphs without any, which are most of them."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        content = token.content
        if not _MARKUP.search(content) or _has_excess_brackets(content):
            token.children = list(_plain_tokens(content))
        else:
            token.children = token.children or []
            state.md.inline.parse(content, _inline_parser(), state.env, token.children)


def _has_excess_brackets(content: str) -> bool:
    """Whether there are thousands of brackets and few links, which would take the parser very long."""
    bracket_count = content.count("[")
    return bracket_count > MAX_BRACKETS and sum(1 for _ in _LINK_END.finditer(content)) * 2 < bracket_count


def _plain_tokens(content: str) -> Iterator[Token]:
    for number, line in enumerate(content.split("\n")):
        if number:
            yield Token("softbreak", "br", 0)
        yield Token("text", "", 0, content=line.strip(" "))
