"""Articles compared: words that several carry, who is quoted in one only, claims without a source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from reader.base.text import counted
from reader.compare.comparison import compare
from reader.export.comparisons.wording import ComparedArticle, articles_of, label_of, shared_title
from reader.library.search import Listed
from reader.library.store import Store
from reader.model.annotation import Quote
from reader.model.document import Document
from reader.page.citation import quote_passage
from reader.page.status_text import copied
from reader.tui.app_bindings import hidden
from reader.tui.screens.library.base import Edition, Pick
from reader.tui.screens.library.compare_rows import (
    PlaceKey,
    article_lines,
    only_rows,
    shared_count,
    shared_rows,
    unsourced_rows,
    version_lines,
)
from reader.tui.screens.library.panes import Pane
from reader.tui.screens.library.reread import RereadScreen
from reader.tui.screens.library.rows import words_row
from reader.tui.widgets.entry import Entry
from reader.tui.widgets.keys_line import KeysLine
from reader.tui.widgets.lines import SplitLine, StatusLine
from reader.tui.widgets.pick_list import PickList


class ComparePane(Pane):
    """One of the lists; each row leads to a place in one of the articles."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Go there", id="compare.open", tooltip="Read the article, at this quote"),
        Binding("a", "screen.open(0)", "Read A", id="compare.first", tooltip="Read the first of the articles"),
        hidden("b", "screen.open(1)", "Read B", "compare.second", "Read the second of the articles"),
        Binding("d", "screen.versions", "Versions", id="compare.versions", tooltip="What changed between versions"),
        Binding("y", "screen.copy", "Copy", id="compare.copy", tooltip="Copy the words of this quote"),
        hidden("Y", "screen.copy(True)", "Cite", "compare.cite", "Copy the words with who said them and where"),
    ]


class SharedPane(ComparePane):
    """What several articles carry."""

    TITLE = "Shared"


class OnlyPane(ComparePane):
    """Who is quoted in one article only."""

    TITLE = "Only"


class UnsourcedPane(ComparePane):
    """What has no source."""

    TITLE = "Unsourced"


class CompareScreen(RereadScreen):
    """Two or more articles side by side."""

    AUTO_FOCUS = "#shared"
    TOO_FEW = "Fewer than two of these articles are kept with their texts: open them once."

    def __init__(self, store: Callable[[], Store], articles: Sequence[Listed], engine: str | None) -> None:
        """`engine` is what finds names and quotes."""
        self._shared, self._only, self._unsourced = SharedPane(), OnlyPane(), UnsourcedPane()
        super().__init__(store, (self._shared, self._only, self._unsourced), engine)
        self._articles = tuple(articles)
        """Those that are compared, in the order of their letters."""
        self._compared: Sequence[ComparedArticle] = ()
        self._title = SplitLine(classes="library-title")
        self._title.left, self._title.right = "Compare", counted(len(articles), "article")
        self._facts = Static("", classes="person-facts", markup=False)

    def compose(self) -> ComposeResult:
        """Which articles they are, and the lists."""
        yield self._title
        yield self._facts
        with Vertical(classes="library-lists"):
            yield self._shared
            with Horizontal(classes="compare-lower"):
                yield self._only
                yield self._unsourced
        yield StatusLine()
        yield KeysLine()

    def on_mount(self) -> None:
        """Read the articles again."""
        self._facts.update(Entry(tuple(article_lines(self._articles))))
        self.reread(self.store(), [Edition(listed.article) for listed in self._articles], compare)

    @on(RereadScreen.Reread)
    def show_comparison(self, event: RereadScreen.Reread) -> None:
        """Show what was found."""
        event.stop()
        comparison = self._comparison = event.comparison
        if comparison is None:
            self.show_nothing(event.problem)
            return
        missing = len(self._articles) - len(event.editions)
        kept = {edition.article for edition in event.editions}
        self._articles = tuple(listed for listed in self._articles if listed.article in kept)
        self._compared = articles_of(comparison)
        self._facts.update(Entry((*article_lines(self._articles), *version_lines(comparison))))
        nothing_shared = words_row("No words are in more than one of them.")
        self._shared.show(list(shared_rows(comparison, self._compared)) or [nothing_shared])
        self._only.show(only_rows(comparison, self._compared))
        all_sourced = words_row("A source was found for everything.")
        self._unsourced.show(list(unsourced_rows(comparison, self._compared)) or [all_sourced])
        self._title.right = f"{counted(len(self._articles), 'article')} · {shared_count(comparison)}"
        self._shared.entitle(shared_title(comparison))
        self._only.entitle("Quoted in one only")
        self._unsourced.entitle("No source found")
        self.refresh_bindings()
        if not self._at.has_entries:
            self.action_pane(1)
        if missing:
            self.say(f"{counted(missing, 'article')} could not be compared: the text is not kept.")

    # The row under the cursor

    def _quote(self, key: PlaceKey) -> tuple[Document, Quote]:
        """The article and the quote that a row stands for."""
        document = self._compared[key.article].document
        return document, next(quote for quote in document.quotes if quote.id == key.quote)

    @on(PickList.Picked)
    def pick(self, event: PickList.Picked) -> None:
        """Read the article at the quote."""
        event.stop()
        if isinstance(event.key, PlaceKey):
            listed = self._articles[event.key.article]
            _, quote = self._quote(event.key)
            self.post_message(self.Picked(Pick(listed.uri, listed.article, quote.content[0].start)))

    def action_open(self, number: int) -> None:
        """Read one of the articles, where it was left."""
        listed = self._articles[number]
        self.post_message(self.Picked(Pick(listed.uri, listed.article)))

    def action_copy(self, cite: bool = False) -> None:
        """Copy the words of the quote, with their source if `cite`."""
        key = self._at.cursor_key
        if not isinstance(key, PlaceKey):
            self.say("Nothing to copy here: go to a quote first.")
            return
        passage = quote_passage(*self._quote(key))
        self.app.copy_to_clipboard(passage.cited if cite else passage.words)
        self.say(copied(passage.words, cite))

    def action_versions(self) -> None:
        """Show what changed between those that are versions of one article."""
        from reader.tui.screens.library.versions import Step, VersionsScreen  # late: seldom needed

        changes = self._comparison.versions if self._comparison is not None else ()
        steps = [
            Step(
                f"{label_of(one.before)} → {label_of(one.after)}",
                one.reason.value,
                Edition(self._articles[one.before].article),
                Edition(self._articles[one.after].article),
            )
            for one in changes
        ]
        if steps:
            self.app.push_screen(VersionsScreen(self.store, self._articles, steps, self._engine))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer versions only where there are some."""
        return action != "versions" or bool(self._comparison and self._comparison.versions)
