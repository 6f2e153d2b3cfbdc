"""Walk through a page's tree once and split it into pieces of text."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import islice

from lxml import etree

from reader.base import lazy_regex
from reader.base.values import replace
from reader.model.document import Mark, MarkKind
from reader.model.span import Span
from reader.parse.html.elements import BLOCKS, HEADINGS, SKIPPED, WORDLESS, is_footnote, mark_of, names_of
from reader.parse.html.frames import frame_of
from reader.parse.html.inline import Writer
from reader.parse.html.markers import BULLET, Markers
from reader.parse.html.pictures import (
    MIN_CAPTION_WORDS,
    ORNAMENT_TRAITS,
    address_of,
    alt_text_of,
    is_description,
    is_drawn,
    picture_box,
)
from reader.parse.html.pieces import Box, Piece
from reader.parse.html.tables import table_data
from reader.parse.html.traits import Trait, traits_of
from reader.parse.html.tree import Element

MAX_HEADING_DISTANCE = 3
"""Boxes around a piece among which a heading element is looked for, its own included."""

_DISCLOSURE_ELEMENTS = frozenset([*HEADINGS, "summary", "dt"])
"""Elements whose text may be a button that shows and hides what is below."""

_QUOTATION_MARKS = frozenset("“”„‟‘’‚‛«»‹›\"'「『")

_EXPONENT = lazy_regex.compile(r"[+−-]?\d{1,2}")

_RAISED = str.maketrans("0123456789+−-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")

OnEnd = Callable[[], None]
"""A function to call at the end of an element."""


def pieces_of(root: Element, base: str | None = None, *, all_of_it: bool = False) -> list[Piece]:
    """All pieces of text on a page in order, including boilerplate. Relative links are resolved with the URL `base`.

    With `all_of_it`, also those in elements that are not normally shown, such as `noscript`.
    """
    body = root.find(".//body")
    return _Walker(base, WORDLESS if all_of_it else SKIPPED).walk(root if body is None else body)


class _Walker:
    """Walks through a tree without recursion."""

    def __init__(self, base: str | None, skipped: frozenset[str]) -> None:
        self._base = base
        self._skipped = skipped
        self._pieces: list[Piece] = []
        self._writer = Writer()
        self._box = Box("", None, Trait.NONE, Trait.NONE, 0)
        self._lists: list[Markers] = []
        self._marker = ""
        self._exact = 0
        self._loose_image: str | None = None
        """The address of the picture right before, if it is not in a figure."""
        self._picture_words = ""
        """The alternative text of the picture right before, whether it describes what it shows or not."""
        self._on_end: list[OnEnd | None] = []

    def walk(self, root: Element) -> list[Piece]:
        """The pieces of everything in `root`."""
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                inside, end = self._start(element)
                self._on_end.append(end)
                if not inside:
                    walker.skip_subtree()
                elif element.text:
                    self._writer.add(element.text, exact=self._exact > 0)
                continue
            if end := self._on_end.pop():
                end()
            if element.tail and element is not root:
                self._writer.add(element.tail, exact=self._exact > 0)
        self._flush()
        self._add_final_landings()
        return self._pieces

    def _add_final_landings(self) -> None:
        """Put landings after the last text at its end."""
        if self._pieces:
            last = self._pieces[-1]
            end = len(last.text) - 1
            landings = (landing.shifted(end) for landing in self._writer.take_landings(""))
            self._pieces[-1] = replace(last, landings=(*last.landings, *landings))

    def _add_landings(self, element: Element) -> None:
        for name in names_of(element):
            self._writer.add_landing(name)

    def _start(self, element: Element) -> tuple[bool, OnEnd | None]:
        """Whether to descend into an element, and what to call at its end."""
        tag = element.tag
        if not isinstance(tag, str):
            return False, None
        if tag in self._skipped and not (tag == "button" and self._is_button_with_text(element)):
            self._add_landings(element)
            if tag == "iframe":
                self._frame(element)
            return False, None
        if tag in BLOCKS or (self._box.all_traits & Trait.FIGURE and self._is_set_apart(element)):
            return self._block(element)
        if tag == "span" and (own := traits_of(element)) & Trait.POPUP:
            return True, self._popup(element, own)
        self._add_landings(element)
        if tag == "br":
            self._break()
        elif tag == "img":
            self._picture(element)
        elif tag in _SIGNS:
            return _SIGNS[tag](self, element)
        return True, self._inline(element)

    def _quotation(self, element: Element) -> tuple[bool, OnEnd | None]:
        """Write the quotation marks that a browser shows around a `q`, unless they were typed as well."""
        if self._writer.last in _QUOTATION_MARKS or (element.text or "").lstrip()[:1] in _QUOTATION_MARKS:
            return True, None
        self._writer.add("“")
        return True, partial(self._writer.add, "”")

    def _reading_aid(self, element: Element) -> tuple[bool, OnEnd | None]:
        """Put the pronunciation of the characters before it in brackets; a browser sets it above them."""
        ruby = element.getparent()
        if ruby is None or next(ruby.iterchildren("rp"), None) is not None:
            return True, None
        self._writer.add("(")
        return True, partial(self._writer.add, ")")

    def _raised(self, element: Element) -> tuple[bool, OnEnd | None]:
        """Keep the number of a footnote and an exponent apart from the text before them: "Averil[1]", "10⁻³"."""
        if is_footnote(element):
            self._writer.add("[")
            return True, partial(self._writer.add, "]")
        if not len(element) and _EXPONENT.fullmatch(element.text or ""):
            self._writer.add((element.text or "").translate(_RAISED))
            return False, None
        return True, None

    def _is_button_with_text(self, button: Element) -> bool:
        """Whether a button is a heading that shows what is below it, or holds the caption of a picture."""
        return self._box.tag in _DISCLOSURE_ELEMENTS or next(button.iterdescendants("figcaption"), None) is not None

    def _is_set_apart(self, element: Element) -> bool:
        """Whether an inline element in a figure is a piece of its own: a credit, or a caption not inside another."""
        own = traits_of(element)
        return bool(own & Trait.CREDIT or (own & Trait.CAPTION and not self._box.all_traits & Trait.CAPTION))

    def _break(self) -> None:
        if self._exact:
            self._writer.add("\n", exact=True)
        elif not self._writer.line_break():
            self._flush()

    def _inline(self, element: Element) -> OnEnd | None:
        mark = mark_of(element, self._base)
        if mark is None:
            return None
        self._writer.open(*mark)
        return self._writer.close

    def _block(self, element: Element) -> tuple[bool, OnEnd | None]:
        self._flush()
        self._add_landings(element)
        tag, own = element.tag, traits_of(element)
        if own & Trait.CHROME and next(element.iterdescendants("main", "article"), None) is not None:
            own &= ~Trait.CHROME  # Its end tag is missing, or it is a form around the whole page.
        if tag == "footer" and self._box.all_traits & Trait.QUOTE:
            own &= ~Trait.CHROME  # It names who is quoted.
        box = self._box.inner(tag, own, classes=element.get("class") or "")
        if tag == "table" and (table := table_data(element, self._base)):
            landings = (*self._writer.take_landings(table.text), *table.landings)
            piece = Piece(table.text, box, table.marks, is_table=True, landings=landings, alignments=table.alignments)
            self._pieces.append(piece)
            return False, None
        self._box = box
        if tag == "pre":
            self._exact += 1
        elif tag in ("ul", "ol", "menu"):
            self._lists.append(Markers(element))
        elif tag == "li":
            self._marker = self._lists[-1].of(element) if self._lists else BULLET
        end = _Walker._close_figure if own & Trait.FIGURE else _ON_END.get(tag, _Walker._close_block)
        return True, end.__get__(self)

    def _popup(self, element: Element, own: Trait) -> OnEnd:
        """Turn a pop-up into a piece of its own, and keep it out of the paragraph around it."""
        outer, writer = self._box, self._writer
        self._box, self._writer = outer.inner("span", own), Writer()
        self._add_landings(element)

        def end() -> None:
            self._flush()
            self._box, self._writer = outer, writer

        return end

    def _close_block(self) -> None:
        self._flush()
        if self._box.parent is not None:
            self._box = self._box.parent

    def _close_figure(self) -> None:
        self._flush()
        box = self._box
        if box.alt and not any(piece.box.is_inside(box) and piece.has(Trait.CAPTION) for piece in self._pieces[-9:]):
            landings = self._writer.take_landings(box.alt)
            self._pieces.append(Piece(box.alt, picture_box(box, box.image), landings=landings))
        self._close_block()

    def _close_pre(self) -> None:
        self._close_block()
        self._exact -= 1

    def _close_list(self) -> None:
        self._close_block()
        self._lists.pop()

    def _close_item(self) -> None:
        self._close_block()
        self._marker = ""

    def _flush(self) -> None:
        words = self._writer.take(exact=self._exact > 0)
        if words is None:
            return
        lead, self._marker = self._marker, ""
        loose_image, self._loose_image = self._loose_image, None
        picture_words, self._picture_words = self._picture_words, ""
        if loose_image is not None and (
            caption := next((box for box in self._box.up() if box.own_traits & Trait.CAPTION), None)
        ):
            caption.image = caption.image or loose_image
        level = next(
            (HEADINGS[box.tag] for box in islice(self._box.up(), MAX_HEADING_DISTANCE) if box.tag in HEADINGS), 0
        )
        if lead:
            level = max(0, len(self._lists) - 1)
        box = self._box
        if words.text == picture_words and not (lead or level or box.all_traits & Trait.CHROME):
            box = picture_box(box, loose_image)  # Its caption, though nothing else says so.
        self._pieces.append(Piece(words.text, box, words.marks, words.linked_chars, False, lead, level, words.landings))

    def _frame(self, element: Element) -> None:
        """Name what is shown in a frame, such as a video, as a link that is no part of the story."""
        frame = frame_of(element, self._base)
        if frame is None or self._box.all_traits & (Trait.HIDDEN | Trait.COMMENTS):
            return
        words, address = frame
        box = self._box.inner("iframe", Trait.CHROME)
        mark = Mark(MarkKind.LINK, Span(0, len(words)), address)
        self._pieces.append(Piece(words, box, (mark,), len(words)))  # before the paragraph around it

    def _picture(self, element: Element) -> None:
        """Attach a picture to the figure around it, or else add its alternative text as a piece."""
        image, alt = address_of(element, self._base), alt_text_of(element)
        figure = next((box for box in self._box.up() if box.own_traits & Trait.FIGURE), None)
        if is_drawn(image) and (figure is None or figure.image):
            return
        self._picture_words = alt if len(alt.split()) >= MIN_CAPTION_WORDS else ""
        words = alt if is_description(alt) else ""
        if figure is not None:
            figure.image, figure.alt = image or figure.image, words or figure.alt
            return
        self._loose_image = image
        if words and not self._box.all_traits & ORNAMENT_TRAITS:
            self._pieces.append(Piece(words, picture_box(self._box, image)))


_ON_END: dict[str, Callable[[_Walker], None]] = {
    "pre": _Walker._close_pre,
    "ul": _Walker._close_list,
    "ol": _Walker._close_list,
    "menu": _Walker._close_list,
    "li": _Walker._close_item,
}

_SIGNS: dict[str, Callable[[_Walker, Element], tuple[bool, OnEnd | None]]] = {
    "q": _Walker._quotation,
    "rt": _Walker._reading_aid,
    "sup": _Walker._raised,
}
"""Inline elements that mean something by the signs that a browser adds to them, or by where it puts them."""
