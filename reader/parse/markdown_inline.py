"""Convert the inline tokens of one Markdown block to text and marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markdown_it.common.normalize_url import validateLink
from markdown_it.token import Token

from reader.base.urls import unbroken
from reader.model.document import Mark, MarkKind
from reader.model.landings import Landing, clamp_landings
from reader.model.span import Span
from reader.parse.decode import clean
from reader.parse.fragments import images_of, is_line_break, names_in, tag_name, target_of
from reader.parse.markdown_names import note_name, reference_name
from reader.parse.parsed import MOST_NESTED_MARKS

_OPENERS = {
    "em_open": MarkKind.EMPHASIS,
    "strong_open": MarkKind.STRONG,
    "s_open": MarkKind.STRIKE,
    "link_open": MarkKind.LINK,
}
_TAGS = {
    **dict.fromkeys(("b", "strong"), MarkKind.STRONG),
    **dict.fromkeys(("i", "em"), MarkKind.EMPHASIS),
    **dict.fromkeys(("s", "del"), MarkKind.STRIKE),
    "a": MarkKind.LINK,
}
_CLOSERS = frozenset(["em_close", "strong_close", "s_close", "link_close"])


class Picture(NamedTuple):
    """A picture within a line."""

    address: str
    alt: str
    title: str


class Inline(NamedTuple):
    """The text of a block with its marks and landings, in code points of the text, and the pictures in it."""

    text: str
    marks: tuple[Mark, ...]
    pictures: tuple[Picture, ...]
    landings: tuple[Landing, ...]

    def is_emphasised(self) -> bool:
        """Whether the whole text is emphasised."""
        whole = Span(0, len(self.text))
        return bool(self.text) and any(mark.kind is MarkKind.EMPHASIS and mark.span == whole for mark in self.marks)


def inline_of(tokens: Sequence[Token]) -> Inline:
    """Convert a block's inline tokens. Pictures are returned separately and leave nothing in the text."""
    writer = _Writer()
    for token in tokens:
        writer.write(token)
    return writer.finish()


class _OpenMark(NamedTuple):
    """A mark that has not ended yet."""

    kind: MarkKind
    start: int
    target: str | None
    is_tag: bool = False
    """Whether an HTML tag began it, which may lack an end tag."""


class _Writer:
    """Collects text and marks token by token."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._last = ""
        self._after_picture = False
        self._open: list[_OpenMark] = []
        self._marks: list[Mark] = []
        self._pictures: list[Picture] = []
        self._landings: list[Landing] = []

    def write(self, token: Token) -> None:
        kind = token.type
        if kind == "text":
            self._add(clean(token.content).replace("\n", " "))
        elif kind == "softbreak":
            if not (self._last[-1:] in ("-", "\u2010") and self._last[-2:-1].isalnum()):
                self._add(" ")  # A word broken at its hyphen gets no space.
        elif kind == "hardbreak" or (kind == "html_inline" and is_line_break(token.content)):
            self._add("\n")
        elif kind == "code_inline":
            self._add_marked(MarkKind.CODE, clean(token.content))
        elif kind in _OPENERS:
            href = token.attrGet("href") if kind == "link_open" else None
            self._open.append(_OpenMark(_OPENERS[kind], self._length, None if href is None else clean(str(href))))
        elif kind in _CLOSERS:
            while self._close().is_tag:
                pass  # Unclosed tags inside it end with it.
        elif kind == "image":
            self._pictures.append(_picture(token))
            self._after_picture = True
        elif kind == "html_inline":
            self._apply_tag(token.content)
        elif kind == "footnote_ref":
            self._add_reference(token.meta["label"])

    def _add(self, piece: str) -> None:
        if self._after_picture and self._last[-1:] in ("", " "):
            piece = piece.lstrip(" ")  # The spaces on both sides of a picture become one.
        self._after_picture = False
        self._pieces.append(piece)
        self._length += len(piece)
        self._last = (self._last + piece)[-2:]

    def _apply_tag(self, html: str) -> None:
        """Apply an inline HTML tag: add its landings and pictures, begin a mark or end it."""
        self._landings += (Landing(name, self._length) for name in names_in(html))
        for address, alt in images_of(html):
            self._pictures.append(Picture(clean(address), clean(alt), ""))
            self._after_picture = True
        name, closes = tag_name(html)
        kind = _TAGS.get(name)
        if kind is None or html.endswith("/>"):
            return
        if closes:
            if self._open and self._open[-1].is_tag and self._open[-1].kind is kind:
                self._close()
        else:
            target = _safe_target(html) if kind is MarkKind.LINK else None
            self._open.append(_OpenMark(kind, self._length, target, is_tag=True))

    def _add_reference(self, label: str) -> None:
        """Add a reference to a footnote, as a link unless it is inside one."""
        start = self._length
        self._landings.append(Landing(reference_name(label), start))
        self._add(f"[{label}]")
        if not any(opened.kind is MarkKind.LINK for opened in self._open):
            self._marks.append(Mark(MarkKind.LINK, Span(start, self._length), f"#{note_name(label)}"))

    def _add_marked(self, kind: MarkKind, piece: str) -> None:
        start = self._length
        self._add(piece)
        self._marks.append(Mark(kind, Span(start, self._length)))

    def _close(self) -> _OpenMark:
        """End the innermost open mark."""
        opened = self._open.pop()
        is_seen = len(self._open) < MOST_NESTED_MARKS or opened.kind is MarkKind.LINK
        if opened.start < self._length and opened.target != "" and is_seen:
            self._marks.append(Mark(opened.kind, Span(opened.start, self._length), opened.target))
        return opened

    def finish(self) -> Inline:
        """The text without whitespace at its ends, with marks and landings shifted accordingly."""
        while self._open:
            self._close()
        untrimmed = "".join(self._pieces)
        text = untrimmed.strip()
        window = Span(0, len(text)).shifted(len(untrimmed) - len(untrimmed.lstrip()))
        marks = (clipped for mark in self._marks if (clipped := mark.within(window)))
        landings = clamp_landings((landing.shifted(-window.start) for landing in self._landings), text)
        return Inline(text, tuple(sorted(marks, key=lambda mark: mark.span)), tuple(self._pictures), landings)


def _safe_target(tag: str) -> str:
    """Where a link's tag leads; "" if it has no target or would run a script."""
    target = unbroken(clean(target_of(tag)))
    return target if validateLink(target) else ""


def _picture(token: Token) -> Picture:
    alt = inline_of(token.children or ()).text if token.children else token.content
    return Picture(clean(str(token.attrGet("src") or "")), " ".join(alt.split()), str(token.attrGet("title") or ""))
