"""Who said what: quotes by speaker or in order, phrases in quotation marks that are not speech, reported speech."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.widget import Widget

from reader.base.text import one_line
from reader.model.annotation import Certainty, Quote, QuoteKind
from reader.model.document import Document
from reader.model.headings import QUOTE_HEADINGS
from reader.model.paragraphs import Paragraphs
from reader.page.item_keys import EntityKey, PartKey, QuoteKey, SpeakerKey
from reader.page.lookup import GROUP_NAMES
from reader.page.voices import SPOKEN, Speakers, Voice, percent, quote_line
from reader.session.reading import Reading
from reader.tui.widgets.arranged_list import ArrangedList
from reader.tui.widgets.entry import EntryLine
from reader.tui.widgets.pick_list import Item, PickList
from reader.tui.widgets.voice_bar import VoiceBar

_QUOTATION_MARKS = "“”\"'‘’„«» "

BY_PERSON, IN_ORDER = "by person", "in order"


class QuoteList(ArrangedList):
    """The Quotes list."""

    NAME = "quotes"
    TITLE = "Quotes"
    ABOUT = "Who said what"
    SIDE = "right"
    NOTHING = "No quotations in this document."
    SOUGHT_BY_LANGUAGE = "Quotations"
    ORDERS: ClassVar[tuple[str, ...]] = (BY_PERSON, IN_ORDER)

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self._voices = VoiceBar()
        self._is_open: bool | None = None
        """Whether reported speech is unfolded; None until the user has chosen."""

    def above(self) -> Sequence[Widget]:
        """The bar with the speakers' shares."""
        return (self._voices,)

    def count(self) -> int:
        """The number of direct quotes."""
        return sum(quote.kind in SPOKEN for quote in self.reading.document.quotes)

    def refill(self) -> None:
        """List what was found so far, and update the bar."""
        super().refill()
        spoken = (quote for quote in self.reading.document.quotes if quote.kind in SPOKEN)
        self._voices.show(self.reading.lookup.speakers.voices(spoken))

    def items(self) -> Iterable[Item]:
        """Quotes grouped by speaker, or in text order."""
        lines = _Lines(self.reading.document, self.reading.lookup.speakers)
        key = lines.speakers.key
        quotes = [
            quote
            for quote in self.reading.document.quotes
            if self.only in (None, quote.kind) or (self.only == key(quote) and quote.kind is not QuoteKind.SCARE)
        ]
        if self.order == IN_ORDER:
            return (lines.quote(quote, with_speaker=True) for quote in quotes)
        return _groups(lines, quotes, self._shows_reports)

    @property
    def _shows_reports(self) -> bool:
        """Whether reported speech is unfolded: if it is sought or wanted, or if there are no direct quotes."""
        if self.only or self.words:
            return True
        return self._is_open if self._is_open is not None else not self.count()

    def choices(self) -> Sequence[tuple[Hashable, str, int]]:
        """All quotes, one kind, or one speaker."""
        quotes = self.reading.document.quotes
        kinds = Counter(quote.kind for quote in quotes)
        said = [quote for quote in quotes if quote.kind is not QuoteKind.SCARE]
        found: list[tuple[Hashable, str, int]] = [(None, "every kind", len(quotes))]
        found += [(kind, name, kinds[kind]) for kind, name in QUOTE_HEADINGS.items() if kinds[kind]]
        return found + [
            (voice.key, voice.name or "no speaker found", len(voice.quotes))
            for voice in self.reading.lookup.speakers.voices(said)
        ]

    def mark(self, key: Hashable) -> None:
        """Move the cursor to an entry, or to the group that contains it if that is folded."""
        if isinstance(key, EntityKey) and SpeakerKey(key.id) in self._rows:
            key = SpeakerKey(key.id)
        quote = self.reading.lookup.quote(key) if key not in self._rows else None
        is_report = quote is not None and quote.kind is QuoteKind.INDIRECT
        super().mark(PartKey.REPORTS if is_report else key)

    @on(PickList.Picked)
    def fold_reports(self, event: PickList.Picked) -> None:
        """Unfold or fold reported speech."""
        if event.key is PartKey.REPORTS:
            event.stop()
            event.prevent_default()
            self._is_open = not self._shows_reports
            self.rearrange()


class _Lines:
    """Makes the entries of one document's quotes."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self.document = document
        self.speakers = speakers
        self._paragraphs = Paragraphs(document)
        spoken = (quote for quote in document.quotes if quote.kind in SPOKEN)
        self._numbers = {quote.id: str(number) for number, quote in enumerate(spoken, 1)}
        """Numbers as in the trail of all direct quotes."""

    def quote(self, quote: Quote, with_speaker: bool = False) -> Item:
        """How it was said, then the words."""
        document = self.document
        said = how_it_was_said(document, quote, self.speakers)
        if with_speaker:
            said = "not speech" if quote.kind is QuoteKind.SCARE else f"{self.speaker(quote)}: {said}"
        facts = []
        if len(quote.content) > 1:
            facts.append(f"{len(quote.content)} parts")
        elif quote.kind is QuoteKind.MIXED:
            facts.append("part")
        facts.append(self.place(quote))
        head = EntryLine(f"{self._numbers.get(quote.id, ''):>3} {said}", "  ".join(facts), "muted")
        return Item(QuoteKey(quote.id), (head, EntryLine(self.words(quote), "", "plain", 4)))

    def speaker(self, quote: Quote) -> str:
        """The speaker's name, as far as the text gives it."""
        return self.speakers.name(quote) or "nobody named"

    def place(self, quote: Quote) -> str:
        """The paragraph number."""
        return self._paragraphs.name_at(quote.content[0].start)

    def words(self, quote: Quote) -> str:
        """The words on one line, without quotation marks if they enclose every part of it."""
        if quote.kind not in (QuoteKind.DIRECT, QuoteKind.SCARE):
            return quote_line(self.document, quote)
        return " … ".join(one_line(self.document.slice(span)).strip(_QUOTATION_MARKS) for span in quote.content)


def _groups(lines: _Lines, quotes: Sequence[Quote], open_reported: bool) -> Iterator[Item]:
    spoken = lines.speakers.voices(quote for quote in quotes if quote.kind in SPOKEN)
    total = sum(voice.words for voice in spoken)
    # Quotes without a speaker come first: those need checking.
    for voice in spoken:
        yield Item(voice.key, tuple(_voice_lines(voice, total)), apart=True)
        for quote in voice.quotes:
            yield lines.quote(quote)
    scares = [quote for quote in quotes if quote.kind is QuoteKind.SCARE]
    if scares:
        yield Item(
            PartKey.SCARE_QUOTES, (EntryLine(GROUP_NAMES[QuoteKind.SCARE], str(len(scares)), "strong"),), apart=True
        )
        for quote in scares:
            yield Item(QuoteKey(quote.id), (EntryLine(lines.words(quote), lines.place(quote), "plain", 4),))
    reported = [quote for quote in quotes if quote.kind is QuoteKind.INDIRECT]
    if reported:
        fold = "−" if open_reported else "+"
        counts = Counter(lines.speaker(quote) for quote in reported)
        summary = ", ".join(f"{name} {count}" for name, count in counts.most_common())
        head = EntryLine(GROUP_NAMES[QuoteKind.INDIRECT], str(len(reported)), "strong")
        yield Item(PartKey.REPORTS, (head, EntryLine(f"[{fold}] {summary}", "", "muted", 2)), apart=True)
        for quote in reported if open_reported else ():
            yield lines.quote(quote, with_speaker=True)


def _voice_lines(voice: Voice, total: int) -> Iterator[EntryLine]:
    share = f" · {percent(voice.words, total)}" if voice.words else ""
    yield EntryLine(voice.name or "No speaker found", f"{len(voice.quotes)}{share}", "strong")
    if voice.entity is not None and voice.entity.role:
        yield EntryLine(voice.entity.role, "", "muted", 2)


def how_it_was_said(document: Document, quote: Quote, speakers: Speakers) -> str:
    """The cue, the medium, the referent of a pronoun, and a question mark if that is uncertain."""
    parts = [one_line(document.slice(quote.cue))] if quote.cue is not None else []
    if quote.via is not None:
        parts.append(f"via {one_line(document.slice(quote.via))}")
    said = ", ".join(parts) or "no cue"
    source = one_line(document.slice(quote.source)) if quote.source is not None else ""
    name = speakers.name(quote)
    if source and quote.speaker is not None and not _names(source, name):
        said += f" ({source} = {name.split()[-1]})"
    return said + (" ?" if quote.certainty is Certainty.UNSURE else "")


def _names(source: str, name: str) -> bool:
    words = set(name.casefold().split())
    return any(word.strip("’'s,.").casefold() in words for word in source.split())
