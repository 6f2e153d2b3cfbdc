"""The two lines round the article: what it is, and where one stands in it."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.tui.page.facts import split_line


class SplitLine(Widget):
    """One row: words on the left, cut where they must be, words on the right kept as long as there is room."""

    ALLOW_SELECT = False

    left: reactive[str] = reactive("")
    right: reactive[str] = reactive("")

    def render(self) -> Content:
        """The row at the width there is; text is never markup."""
        left, gap, right = split_line(self.left, self.right, self.content_size.width)
        return Content.assemble(left, gap, (right, "auto 60%")) if right else Content(left)


class TopLine(SplitLine):
    """Headline, and what is known of the source."""


class StatusLine(SplitLine):
    """The trail, or the place; and the time left."""
