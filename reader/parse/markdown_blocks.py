"""Convert Markdown tokens to blocks: headings, lists, quotations, tables, code, pictures."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence

from markdown_it.token import Token

from reader.base.values import replace
from reader.model.document import Alignment, BlockKind, Mark, MarkKind
from reader.model.draft import DraftBlock
from reader.model.landings import Landing
from reader.model.span import Span
from reader.parse.cells import TableCell, alignment_of, join_rows
from reader.parse.decode import clean
from reader.parse.fragments import images_of, parts_of
from reader.parse.markdown_inline import Inline, Picture, inline_of
from reader.parse.markdown_names import HeadingNames, note_name, reference_name

HORIZONTAL_RULE = "* * *"
"""The text of a horizontal rule."""


def blocks_of_tokens(tokens: Sequence[Token], referenced: Container[str] = ()) -> Iterator[DraftBlock]:
    """The blocks of a text's tokens, in order. `referenced` holds the labels of the footnotes that the text refers to;
    they get a link back to the reference."""
    return _Walker(tokens, referenced).blocks()


class _Walker:
    """Converts the tokens of a text in one pass."""

    def __init__(self, tokens: Sequence[Token], referenced: Container[str]) -> None:
        self._tokens = tokens
        self._referenced = referenced
        self._lists: list[int | None] = []
        """The number of the next item in each open list, the innermost last; None for bulleted lists."""
        self._marker = ""
        self._quote_depth = 0
        self._note_label = ""
        """The label of the open footnote, until its first text has been read."""
        self._is_note = False
        self._rows: list[list[TableCell]] = []
        """The cells of the open table."""
        self._last_image: str | None = None
        """Address of the picture if the previous paragraph consisted of one."""
        self._headings = HeadingNames()
        self._pending_names: list[str] = []
        """Names of landings at the text that comes next."""

    def blocks(self) -> Iterator[DraftBlock]:
        """The blocks in order, with their landings."""
        last: DraftBlock | None = None
        for block in self._blocks():
            if last is not None:
                yield last
            last = self._with_landings(block, 0) if block.text else block
            if self._quote_depth:
                last = replace(last, quoted=self._quote_depth)
        if last is not None:
            yield self._with_landings(last, max(0, len(last.text) - 1))

    def _with_landings(self, block: DraftBlock, offset: int) -> DraftBlock:
        """The block with the pending names as landings at `offset`, in code points of its text."""
        if not self._pending_names:
            return block
        landings = tuple(Landing(name, offset) for name in self._pending_names)
        self._pending_names.clear()
        return replace(block, landings=(*landings, *block.landings))

    def _blocks(self) -> Iterator[DraftBlock]:
        for index, token in enumerate(self._tokens):
            if step := _STEPS.get(token.type):
                step(self, token)
            elif token.type == "inline":
                yield from self._inline_blocks(self._tokens[index - 1], inline_of(token.children or ()))
            elif token.type in ("fence", "code_block"):
                yield DraftBlock(clean(token.content).rstrip("\n"), BlockKind.CODE)
            elif token.type == "table_close":
                table, self._rows = join_rows(self._rows), []
                yield DraftBlock(
                    table.text,
                    BlockKind.TABLE,
                    marks=table.marks,
                    landings=table.landings,
                    alignments=table.alignments,
                )
            elif token.type == "html_block":
                yield from self._html_blocks(token.content)
            elif token.type == "hr":
                yield DraftBlock(HORIZONTAL_RULE, BlockKind.FURNITURE)

    def _inline_blocks(self, opener: Token, inline: Inline) -> Iterator[DraftBlock]:
        if opener.type in ("th_open", "td_open"):
            cell = _cell(inline, alignment_of(opener.attrGet("style")))
            self._rows[-1].append(cell.as_header() if opener.type == "th_open" else cell)
            return
        image, self._last_image = self._last_image, None
        for picture in inline.pictures:
            yield from _picture_blocks(picture)
            image = picture.address
        if inline.text and image is not None and inline.is_emphasised():
            yield DraftBlock(inline.text, BlockKind.CAPTION, marks=inline.marks, image=image, landings=inline.landings)
        elif inline.text:
            yield self._text_block(opener, inline)
        else:
            self._pending_names += (landing.name for landing in inline.landings)
            self._last_image = image if inline.pictures else None

    def _text_block(self, opener: Token, inline: Inline) -> DraftBlock:
        if opener.type == "heading_open":
            self._pending_names.append(self._headings.name(inline.text))
            return DraftBlock(inline.text, level=int(opener.tag[1:]), marks=inline.marks, landings=inline.landings)
        if self._is_note:
            return self._note_block(inline)
        if self._lists:
            marker, self._marker = self._marker, ""
            return _with_prefix(marker, inline, BlockKind.LIST_ITEM, len(self._lists) - 1)
        kind = BlockKind.QUOTE if self._quote_depth else None
        return DraftBlock(inline.text, kind, marks=inline.marks, landings=inline.landings)

    def _note_block(self, inline: Inline) -> DraftBlock:
        """A block of a footnote; the first one begins with the label."""
        label, self._note_label = self._note_label, ""
        block = _with_prefix(f"[{label}] " if label else "", inline, BlockKind.NOTE, 0)
        if label not in self._referenced:
            return block
        back = Mark(MarkKind.LINK, Span(0, len(f"[{label}]")), f"#{reference_name(label)}")
        return replace(block, marks=(back, *block.marks))

    def _html_blocks(self, html: str) -> Iterator[DraftBlock]:
        """The blocks of HTML between paragraphs, its pictures first."""
        pictures = [(clean(address), alt) for address, alt in images_of(html)]
        for address, alt in pictures:
            if alt:
                yield DraftBlock(clean(alt), BlockKind.CAPTION, image=address)
        is_caption = bool(pictures) and "<figcaption" in html.lower()
        for text, names in parts_of(html):
            self._pending_names += names
            if text and is_caption:
                yield DraftBlock(clean(text), BlockKind.CAPTION, image=pictures[-1][0])
            elif text:
                yield DraftBlock(clean(text))

    def _open_list(self, token: Token) -> None:
        self._lists.append(None if token.type == "bullet_list_open" else _start(token))

    def _close_list(self, _token: Token) -> None:
        self._lists.pop()

    def _open_item(self, token: Token) -> None:
        number = self._lists[-1]
        self._marker = "• " if number is None else f"{number}{token.markup} "
        if number is not None:
            self._lists[-1] = number + 1

    def _enter_or_leave_quote(self, token: Token) -> None:
        self._quote_depth += token.nesting

    def _open_note(self, token: Token) -> None:
        self._note_label = token.meta["label"]
        self._is_note = True
        self._pending_names.append(note_name(self._note_label))

    def _close_note(self, _token: Token) -> None:
        self._is_note = False

    def _open_row(self, _token: Token) -> None:
        self._rows.append([])


_STEPS: dict[str, Callable[[_Walker, Token], None]] = {
    "bullet_list_open": _Walker._open_list,
    "ordered_list_open": _Walker._open_list,
    "bullet_list_close": _Walker._close_list,
    "ordered_list_close": _Walker._close_list,
    "list_item_open": _Walker._open_item,
    "blockquote_open": _Walker._enter_or_leave_quote,
    "blockquote_close": _Walker._enter_or_leave_quote,
    "footnote_reference_open": _Walker._open_note,
    "footnote_reference_close": _Walker._close_note,
    "tr_open": _Walker._open_row,
}


def _start(token: Token) -> int:
    start = token.attrGet("start")
    return 1 if start is None else int(start)


def _cell(inline: Inline, alignment: Alignment) -> TableCell:
    """The text of a cell, followed by that of its pictures."""
    text = " ".join([inline.text, *(picture.alt for picture in inline.pictures)]).strip()
    return TableCell(text, inline.marks, inline.landings, alignment)


def _with_prefix(prefix: str, inline: Inline, kind: BlockKind, level: int) -> DraftBlock:
    """A block with a bullet, number or label in front of its text."""
    marks = tuple(mark.shifted(len(prefix)) for mark in inline.marks)
    landings = tuple(landing.shifted(len(prefix)) for landing in inline.landings)
    return DraftBlock(prefix + inline.text, kind, level, marks, landings=landings)


def _picture_blocks(picture: Picture) -> Iterator[DraftBlock]:
    """The captions of a picture: its alternative text and its title, or one of them if they are the same."""
    for text in dict.fromkeys((picture.alt, picture.title)):
        if text:
            yield DraftBlock(text, BlockKind.CAPTION, image=picture.address)
