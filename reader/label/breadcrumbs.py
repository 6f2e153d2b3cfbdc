"""Find the headline beside a breadcrumb trail, which leads to it: "Home", "Guides", "Roses", or "Home » Roses" in one
line."""

from __future__ import annotations

from reader import lexicon
from reader.label.page_features import PageFeatures

SEPARATORS = ("»", "›", ">", "/", "|", "·", "•", "→", ":", "-", "–")
"""What stands between the parts of a trail in one line."""

_AROUND_HOME = " «<" + "".join(SEPARATORS)

LINE_REACH = 3
"""Blocks on either side of a trail in one line among which the headline that it ends with is looked for."""

TRAIL_BLOCKS = 4
"""Blocks at most from the end of a trail of several lines up to its "Home", and from that up to the headline."""

MAX_PART_CHARS = 60
"""Code points in the longest line of such a trail."""

MIN_WORDS = 2
"""Longer words in the shortest title that counts as the end of a trail."""


def beside_trail(page: PageFeatures, index: int) -> int:
    """The block that is the headline if the one that seemed to be is a breadcrumb trail, ends one, or follows one; the
    index itself if there is no trail."""
    for end in range(max(0, index - LINE_REACH), min(page.size, index + LINE_REACH + 1)):
        if _leads_to(page, index, end):
            return end
    for trail in range(max(0, index - TRAIL_BLOCKS), index):
        if trail + 1 < index and _leads_to(page, trail, trail + 1):
            return trail + 1
        # Above a trail, another line that it ends with is the name of a section.
        if trail and page.folded[trail - 1] == page.folded[index] and _leads_to(page, trail, trail - 1):
            return trail - 1
    return _above_trail(page, index)


def _leads_to(page: PageFeatures, trail: int, end: int) -> bool:
    """Whether a line is a trail that ends with another line, after a separator."""
    words, title = page.folded[trail], page.folded[end]
    if len(page.lines[end].content_words) < MIN_WORDS or not words.endswith(title):
        return False
    return words.removesuffix(title).rstrip().endswith(SEPARATORS)


def _above_trail(page: PageFeatures, index: int) -> int:
    """The title right above a trail of several lines that ends with it, perhaps in fewer words."""
    home = _home(page, index)
    if home is None:
        return index
    words = page.lines[index].content_words
    for above in range(home - 1, max(-1, home - 1 - TRAIL_BLOCKS), -1):
        line = page.lines[above]
        is_shorter = line.is_title and len(words) >= MIN_WORDS and words < line.content_words
        if (is_shorter or line.folded == page.folded[index]) and _home(page, above) is None:
            return above
    return index


def _home(page: PageFeatures, index: int) -> int | None:
    """Index of the first line of the trail of several lines that ends with this one; None if none does."""
    for above in range(index - 1, max(-1, index - 1 - TRAIL_BLOCKS), -1):
        if page.folded[above].strip(_AROUND_HOME) in lexicon.entries("label/trail_starts"):
            return above
        if page.lines[above].is_prose or len(page.texts[above]) > MAX_PART_CHARS:
            break
    return None
