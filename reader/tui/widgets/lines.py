"""The two lines round the article: what it is, and where one stands in it."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.tui.page.cells import clip, width_of


class SplitLine(Widget):
    """One row: words on the left, cut where they must be, words on the right kept as long as there is room."""

    ALLOW_SELECT = False

    left: reactive[str] = reactive("")
    right: reactive[str] = reactive("")

    def render(self) -> Content:
        """The row at the width there is; text is never markup."""
        width = self.content_size.width
        right = clip(self.right, max(0, width - min(width_of(self.left), width // 3) - 2))
        left = clip(self.left, width - width_of(right) - (2 if right else 0))
        gap = " " * max(0, width - width_of(left) - width_of(right))
        return Content.assemble(left, gap, (right, "$text-muted")) if right else Content(left)


class TopLine(SplitLine):
    """Headline, and what is known of the source."""


class StatusLine(SplitLine):
    """The trail, or the place; and the time left."""
