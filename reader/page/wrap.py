"""Break one paragraph into rows of offsets. Knows widths; knows nothing of kinds or styles."""

from __future__ import annotations

from collections.abc import Iterator

from reader.page.cells import graphemes, is_even, is_flag_letter, width_of

CLOSERS = frozenset("、。，．：；！？）」』】〉》〕］｝”’…‥·ー々〜～%％°,.;:!?)]}")
"""Never the first on a row, unless after a space or when the whole row consists of them."""
OPENERS = frozenset("（「『【〈《〔［｛“‘([{")
"""Never the last on a row, likewise."""

BACK = 8
"""Maximum cells that a word longer than a row passes on to the next one to keep a closing mark off its start."""

SLICE = 4096
"""Code points measured at a time."""

WINDOW = 16 * 1024
"""Code points of a line looked at together: where each takes one cell, breaking is easy."""

MARKS = 64
"""Maximum combining marks that are kept with their base character where a text without spaces is split."""

Rows = list[tuple[int, int]]


def wrap(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """The rows of `text[start:end]` at `width` cells: half-open offsets into `text`, without trailing spaces.

    A line feed always breaks. Rows break at spaces, between wide characters where their typography allows, and, if
    a word is longer than the row, inside it between graphemes. There is always at least one row. Linear in the length,
    and lazy: only as much text is measured as the consumed rows need.
    """
    line = start
    while True:
        stop = text.find("\n", line, end)
        stop = end if stop < 0 else stop
        yield from _wrap_line(text, line, stop, width)
        if stop >= end:
            return
        line = stop + 1


def _wrap_line(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    window, is_begun = WINDOW, False
    while True:
        near = _after_blank(text, start, end, window)
        rows: Rows = []
        break_up = _wrap_even if is_even(text, start, near) else _wrap_uneven
        start = break_up(text, start, near, width, rows)
        is_begun = is_begun or bool(rows)
        yield from rows
        if near == end:
            break
        if rows:
            start = _behind_bare_blanks(text, start, end)
            window = WINDOW
        else:  # combining marks that take no cells
            window *= 2
    if start < end or not is_begun:
        yield start, _without_blanks(text, start, end)


def _after_blank(text: str, start: int, end: int, most: int) -> int:
    """Where to split a text longer than `most`: after its last space within that, if there is one."""
    cut = start + most
    if cut >= end:
        return end
    blank = text.rfind(" ", start, cut - 1)
    while blank > start and _is_joined(text, blank + 1):
        blank = text.rfind(" ", start, blank)
    if blank > start:
        return blank + 1
    return next((place for place in range(cut, max(start, cut - MARKS), -1) if not _is_joined(text, place)), cut)


def _is_joined(text: str, at: int) -> bool:
    """Whether the code point there combines with the one before it."""
    return not is_even(text, at, at + 1) and (not width_of(text[at]) or text[at - 1] == "\u200d")


def _wrap_even(text: str, start: int, end: int, width: int, rows: Rows) -> int:
    """Add the full rows, and return the start of the rest. With one cell per code point, `rfind` does the work: about
    3 ms per megabyte."""
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:
            cut = _inside(text, start, start + width)
        rows.append((start, _without_blanks(text, start, cut)))
        start = _behind_blanks(text, cut, end)
    return start


def _inside(text: str, start: int, cut: int) -> int:
    """Where to split a word longer than the row: at `cut`, or a little before it to keep a mark in place."""
    places = range(cut, max(start, cut - BACK), -1)
    return next((place for place in places if _may_part(text[place - 1], text[place])), cut)


def _may_part(before: str, character: str) -> bool:
    return character not in CLOSERS and before not in OPENERS


def _wrap_uneven(text: str, start: int, end: int, width: int, rows: Rows) -> int:
    """The same by grapheme, going back to the last possible break."""
    row, used = start, 0
    cut = resume = start  # Where the row would end, and the next begin, if it broke at the last opportunity,
    saved = 0  # and the cells that the row would keep.
    inside, kept = start, 0  # The same for a break inside a word.
    previous = ""
    for begin, stop, cells in _graphemes(text, start, end):
        character = text[begin]
        is_blank = character == " " and stop == begin + 1  # with a combining mark, it is not a space
        if _may_break(previous, character, cells):
            cut, resume, saved = begin, begin, used
        if _may_part(previous, character):
            inside, kept = begin, used
        if used + cells > width and not is_blank and row < begin:
            if resume <= row:
                is_near = row < inside and used + cells - kept <= min(BACK, width)
                cut, saved = (inside, kept) if is_near else (begin, used)
                resume = cut
            rows.append((row, _without_blanks(text, row, cut)))
            row, used, kept = resume, used - saved, kept - saved
        used += cells
        if is_blank:
            cut, resume, saved = begin, stop, used
        previous = text[stop - 1]
    return row


def _graphemes(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    # In slices that end after a space, so that a line of five megabytes needs no list of five million.
    while start < end:
        stop = _after_blank(text, start, end, SLICE)
        if stop < end and is_flag_letter(text[stop]):
            stop -= _flag_letters_before(text, start, stop) % 2
        for begin, finish, cells in graphemes(text[start:stop]):
            yield start + begin, start + finish, cells
        start = stop


def _flag_letters_before(text: str, start: int, stop: int) -> int:
    """How many flag letters stand without a gap before `stop`."""
    place = stop
    while place > start and is_flag_letter(text[place - 1]):
        place -= 1
    return stop - place


def _may_break(before: str, character: str, cells: int) -> bool:
    if not before or before == " " or character == " ":
        return False
    wide = (cells == 2 and not before.isascii()) or _is_ideographic(before) or _is_ideographic(character)
    return wide and _may_part(before, character)


def _is_ideographic(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7af" or "\uff00" <= character <= "\uffef"


def _behind_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start] == " ":
        start += 1
    return start


def _behind_bare_blanks(text: str, start: int, end: int) -> int:
    """The same, but stop before a space with a combining mark."""
    behind = _behind_blanks(text, start, end)
    return behind - 1 if start < behind < end and _is_joined(text, behind) else behind


def _without_blanks(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end
