"""Split plain text into blocks: paragraphs, list items, block quotations, tables, code. Looks at layout only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from reader.base import lazy_regex
from reader.model.document import BlockKind
from reader.model.draft import DraftBlock
from reader.parse.wrapping import SAMPLE_LINES, Wrap, find_wrap, is_soft_break, join_lines

_BULLET = lazy_regex.compile(r"(?:[•◦▪‣●·]|[*+-](?=[ \t]))[ \t\u00a0]*(?=\S)", begins=tuple("•◦▪‣●·*+-"))
_NUMBER = lazy_regex.compile(r"\(?([0-9]{1,2})[.)][ \t\u00a0]+(?=\S)", begins=tuple("(0123456789"))
_QUOTE_MARKER = lazy_regex.compile(r">+ ?")
_CODE_PATTERN = lazy_regex.compile(r"[{};=<>]|\(\)|^\s*(?:def|class|import|return|#include)\b")

TAB_STOP = 8

MAX_RULE_CHARS = 200
"""Code points in the longest line that is taken for a horizontal rule."""

MIN_SPACED_RUNS = 3
"""Runs of lines from which blank lines are taken to separate paragraphs."""

MAX_LINES_PER_RUN = 12
"""Lines that such a run has at most, on average."""


def blocks_of(text: str) -> tuple[DraftBlock, ...]:
    """The blocks of a plain text, in order. Only blocks whose layout shows their kind have one."""
    lines = [line.rstrip() for line in text.split("\n")]
    wrap = find_wrap([line.expandtabs(TAB_STOP) for line in lines[:SAMPLE_LINES]])
    runs = [list(run) for is_blank, run in groupby(lines, lambda line: not line) if not is_blank]
    spaced = len(runs) >= MIN_SPACED_RUNS and sum(map(len, runs)) <= MAX_LINES_PER_RUN * len(runs)
    return tuple(block for run in runs for block in _blocks_of_run(run, wrap, spaced))


def _blocks_of_run(lines: Sequence[str], wrap: Wrap | None, spaced: bool) -> Iterator[DraftBlock]:
    """The blocks of consecutive lines without a blank line in between."""
    for kind, group in groupby(_with_kinds(lines), lambda pair: pair[0]):
        members = [line for _, line in group]
        if kind is BlockKind.QUOTE:
            inner = [_QUOTE_MARKER.sub("", line.strip(), count=1) for line in members]
            pieces = _pieces(inner, find_wrap(inner) or wrap, spaced)
            yield from (DraftBlock(join_lines(piece), BlockKind.QUOTE) for piece in pieces)
        elif kind is BlockKind.CODE:
            yield DraftBlock("\n".join(members), kind)
        elif kind is BlockKind.TABLE:
            yield from (DraftBlock(line.strip(), kind) for line in members)
        else:
            yield from (_block(piece) for piece in _pieces(members, wrap, spaced))


def _block(piece: Sequence[str]) -> DraftBlock:
    text = join_lines([line.strip() for line in piece])
    if _BULLET.match(text) and not _is_rule(text):
        return DraftBlock(text, BlockKind.LIST_ITEM, level=_indent(piece[0]) // 2 if _indent(piece[0]) < 12 else 0)
    return DraftBlock(text)


def _pieces(lines: Sequence[str], wrap: Wrap | None, spaced: bool) -> Iterator[Sequence[str]]:
    """Group the lines that belong together; each line is a group of its own if the text is not wrapped."""
    piece: list[str] = []
    base = min((_indent(line) for line in lines if line), default=0)
    for line in lines:
        if piece and not _continues(piece, line, wrap, spaced=spaced, base=base):
            yield piece
            piece = []
        if line.strip():
            piece.append(line)
    if piece:
        yield piece


def _continues(piece: Sequence[str], line: str, wrap: Wrap | None, *, spaced: bool, base: int) -> bool:
    if wrap is None or not line.strip() or _starts_item(line):
        return False
    above = piece[-1]
    if _is_rule(line) or _is_rule(above):
        return False
    if _indent(line) > base and not _starts_item(piece[0]):
        return False  # An indented first line begins a paragraph.
    narrowed = wrap._replace(width=wrap.width - _indent(line))
    return is_soft_break(above.expandtabs(TAB_STOP), line, narrowed, spaced=spaced)


def _starts_item(line: str) -> bool:
    stripped = line.strip()
    return bool(_BULLET.match(stripped) or _NUMBER.match(stripped)) and not _is_rule(stripped)


def _is_rule(line: str) -> bool:
    """Whether a line is a horizontal rule, such as "* * *"."""
    return len(line) < MAX_RULE_CHARS and not any(map(str.isalnum, line))


def _indent(line: str) -> int:
    if not line[:1].isspace():
        return 0
    expanded = line.expandtabs(TAB_STOP)
    return len(expanded) - len(expanded.lstrip())


def _with_kinds(lines: Sequence[str]) -> Iterator[tuple[BlockKind | None, str]]:
    if len(lines) > 1 and all(_indent(line) >= 4 for line in lines) and _is_code(lines):
        yield from ((BlockKind.CODE, line) for line in lines)
        return
    columns = [_columns(line) for line in lines]
    for index, line in enumerate(lines):
        neighbours = columns[max(0, index - 1) : index] + columns[index + 1 : index + 2]
        if columns[index] > 1 and columns[index] in neighbours:
            yield BlockKind.TABLE, line
        elif line.lstrip().startswith(">"):
            yield BlockKind.QUOTE, line
        else:
            yield None, line


def _is_code(lines: Sequence[str]) -> bool:
    return 2 * sum(bool(_CODE_PATTERN.search(line)) for line in lines) > len(lines)


def _columns(line: str) -> int:
    """The number of cells in a line, separated by tabs or by bars with spaces around them; 1 if it is not a row."""
    stripped = line.strip()
    if "\t" not in stripped and " | " not in stripped:
        return 1
    bars = stripped.count(" | ")
    return 1 + max(len(re.findall(r"\t+", stripped)), bars if bars > 1 else 0)
