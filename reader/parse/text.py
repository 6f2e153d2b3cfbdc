"""Plain text to blocks: paragraphs, list items, block quotations, tables, code. Knows lines; knows nothing of news."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from reader.base.regex import expression
from reader.model.document import BlockKind
from reader.model.draft import DraftBlock
from reader.parse.wrapping import SAMPLE, Wrap, find_wrap, join, was_broken

_BULLET = expression(r"(?:[•◦▪‣●·]|[*+-](?=[ \t]))[ \t\u00a0]*(?=\S)", begins=tuple("•◦▪‣●·*+-"))
_NUMBER = expression(r"\(?([0-9]{1,2})[.)][ \t\u00a0]+(?=\S)", begins=tuple("(0123456789"))
_QUOTED = expression(r">+ ?")
_CODE_SIGNS = expression(r"[{};=<>]|\(\)|^\s*(?:def|class|import|return|#include)\b")

TAB_STOP = 8

LONGEST_RULE = 200
"""Code points."""

SPACED_RUNS = 3
"""Runs of lines from which blank lines can be said to part the paragraphs."""

LONGEST_RUN = 12
"""Lines that a run has on average where they do."""


def blocks_of(text: str) -> tuple[DraftBlock, ...]:
    """The blocks of a plain text, in order. A kind is given only where the layout itself shows it."""
    lines = [line.rstrip() for line in text.split("\n")]
    wrap = find_wrap([line.expandtabs(TAB_STOP) for line in lines[:SAMPLE]])
    runs = [list(run) for is_blank, run in groupby(lines, lambda line: not line) if not is_blank]
    spaced = len(runs) >= SPACED_RUNS and sum(map(len, runs)) <= LONGEST_RUN * len(runs)
    return tuple(block for run in runs for block in _blocks_of_run(run, wrap, spaced))


def _blocks_of_run(lines: Sequence[str], wrap: Wrap | None, spaced: bool) -> Iterator[DraftBlock]:
    """The blocks of lines without a blank one between them."""
    for kind, group in groupby(_with_kinds(lines), lambda pair: pair[0]):
        members = [line for _, line in group]
        if kind is BlockKind.QUOTE:
            inner = [_QUOTED.sub("", line.strip(), count=1) for line in members]
            pieces = _pieces(inner, find_wrap(inner) or wrap, spaced)
            yield from (DraftBlock(join(piece), BlockKind.QUOTE) for piece in pieces)
        elif kind is BlockKind.CODE:
            yield DraftBlock("\n".join(members), kind)
        elif kind is BlockKind.TABLE:
            yield from (DraftBlock(line.strip(), kind) for line in members)
        else:
            yield from (_block(piece) for piece in _pieces(members, wrap, spaced))


def _block(piece: Sequence[str]) -> DraftBlock:
    text = join([line.strip() for line in piece])
    if _BULLET.match(text) and not _is_rule(text):
        return DraftBlock(text, BlockKind.LIST_ITEM, level=_indent(piece[0]) // 2 if _indent(piece[0]) < 12 else 0)
    return DraftBlock(text)


def _pieces(lines: Sequence[str], wrap: Wrap | None, spaced: bool) -> Iterator[Sequence[str]]:
    """The lines that belong together: one each where the text is not wrapped."""
    piece: list[str] = []
    base = min((_indent(line) for line in lines if line), default=0)
    for line in lines:
        if piece and not _goes_on(piece, line, wrap, spaced=spaced, base=base):
            yield piece
            piece = []
        if line.strip():
            piece.append(line)
    if piece:
        yield piece


def _goes_on(piece: Sequence[str], line: str, wrap: Wrap | None, *, spaced: bool, base: int) -> bool:
    if wrap is None or not line.strip() or _starts_item(line):
        return False
    above = piece[-1]
    if _is_rule(line) or _is_rule(above):
        return False
    if _indent(line) > base and not _starts_item(piece[0]):
        return False  # The first line of a paragraph that is told by its indent.
    narrowed = wrap._replace(width=wrap.width - _indent(line))
    return was_broken(above.expandtabs(TAB_STOP), line, narrowed, spaced=spaced)


def _starts_item(line: str) -> bool:
    stripped = line.strip()
    return bool(_BULLET.match(stripped) or _NUMBER.match(stripped)) and not _is_rule(stripped)


def _is_rule(line: str) -> bool:
    """Whether it is a line drawn between parts: "* * *"."""
    return len(line) < LONGEST_RULE and not any(map(str.isalnum, line))


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
    for number, line in enumerate(lines):
        neighbours = columns[max(0, number - 1) : number] + columns[number + 1 : number + 2]
        if columns[number] > 1 and columns[number] in neighbours:
            yield BlockKind.TABLE, line
        elif line.lstrip().startswith(">"):
            yield BlockKind.QUOTE, line
        else:
            yield None, line


def _is_code(lines: Sequence[str]) -> bool:
    return 2 * sum(bool(_CODE_SIGNS.search(line)) for line in lines) > len(lines)


def _columns(line: str) -> int:
    """Cells of a table's row, 1 where it is none: parted by tabs, or by bars with blanks round them."""
    stripped = line.strip()
    if "\t" not in stripped and " | " not in stripped:
        return 1
    bars = stripped.count(" | ")
    return 1 + max(len(re.findall(r"\t+", stripped)), bars if bars > 1 else 0)
