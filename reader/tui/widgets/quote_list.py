"""Who said what: quotes by speaker, then what is quoted but not said, then what is only reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reader.model.annotation import Certainty, Quote, QuoteKind
from reader.model.document import Document
from reader.model.paragraphs import Paragraphs
from reader.tui.widgets.entry import EntryLine
from reader.tui.widgets.pick_list import Item, PickList

SPOKEN = frozenset({QuoteKind.DIRECT, QuoteKind.MIXED})
"""Kinds with words of a speaker in quotation marks: what the tab counts."""

NO_SPEAKER = "speaker:"
SCARE = "group:scare"
REPORTED = "group:reported"


class QuoteList(PickList):
    """The Quotes list."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._document: Document | None = None
        self._open = False

    def show_document(self, document: Document) -> None:
        """List the quotes of an annotated document."""
        self._document = document
        self.show(items_of(document, self._open))

    def fold_reported(self) -> None:
        """Open or fold the group of what is reported without quotation marks."""
        self._open = not self._open
        if self._document is not None:
            self.show(items_of(self._document, self._open))


def quotes_of(document: Document, key: str) -> tuple[str, Sequence[Quote]]:
    """The name and the quotes of a group's entry: a speaker, nobody, or the phrases that nobody speaks."""
    if key == SCARE:
        return "In quotation marks", [quote for quote in document.quotes if quote.kind is QuoteKind.SCARE]
    spoken = [quote for quote in document.quotes if quote.kind in SPOKEN]
    name = key.removeprefix("speaker:")
    return name or "No speaker found", [quote for quote in spoken if _speaker_name(document, quote) == name]


def _speaker_name(document: Document, quote: Quote) -> str:
    if quote.speaker is not None:
        for entity in document.entities:
            if entity.id == quote.speaker:
                return entity.name
    return document.slice(quote.source) if quote.source is not None else ""


def items_of(document: Document, open_reported: bool = False) -> Iterator[Item]:
    """The entries of the Quotes list."""
    paragraphs = Paragraphs(document)
    numbers = {quote.id: number for number, quote in enumerate(document.quotes, 1)}
    roles = {entity.name: entity.role for entity in document.entities}
    spoken = [quote for quote in document.quotes if quote.kind in SPOKEN]
    groups: dict[str, list[Quote]] = {}
    for quote in spoken:
        groups.setdefault(_speaker_name(document, quote), []).append(quote)
    # Quotes without a speaker come first: they are what a checker must look at.
    for name in sorted(groups, key=lambda name: (name != "", -len(groups[name]))):
        quotes = groups[name]
        lines = [EntryLine(name or "No speaker found", str(len(quotes)), "strong")]
        if role := roles.get(name):
            lines.append(EntryLine(role, "", "muted", 2))
        yield Item(f"speaker:{name}", tuple(lines))
        for quote in quotes:
            yield _item(document, quote, numbers[quote.id], paragraphs)
    scares = [quote for quote in document.quotes if quote.kind is QuoteKind.SCARE]
    if scares:
        yield Item(SCARE, (EntryLine("In quotation marks, not speech", str(len(scares)), "strong"),))
        for quote in scares:
            place = f"¶{paragraphs.number_at(quote.content[0].start)}"
            yield Item(f"quote:{quote.id}", (EntryLine(_words(document, quote), place, "plain", 3),))
    reported = [quote for quote in document.quotes if quote.kind is QuoteKind.INDIRECT]
    if reported:
        fold = "−" if open_reported else "+"
        head = EntryLine("Reported, no quote marks", str(len(reported)), "strong")
        counts = Counter(_speaker_name(document, quote) or "nobody named" for quote in reported)
        summary = ", ".join(f"{name} {count}" for name, count in counts.most_common())
        yield Item(REPORTED, (head, EntryLine(f"[{fold}] {summary}", "", "muted", 2)))
        if open_reported:
            for quote in reported:
                yield _item(document, quote, numbers[quote.id], paragraphs)


def _item(document: Document, quote: Quote, number: int, paragraphs: Paragraphs) -> Item:
    head = f"{number:>3} {how_it_was_said(document, quote)}"
    facts = []
    if len(quote.content) > 1:
        facts.append(f"{len(quote.content)} parts")
    elif quote.kind is QuoteKind.MIXED:
        facts.append("part")
    facts.append(f"¶{paragraphs.number_at(quote.content[0].start)}")
    return Item(
        f"quote:{quote.id}",
        (EntryLine(head, "  ".join(facts), "muted"), EntryLine(_words(document, quote), "", "plain", 4)),
    )


def how_it_was_said(document: Document, quote: Quote) -> str:
    """The cue, the medium, whom a pronoun stands for, and a question mark where that is not sure."""
    parts = []
    if quote.cue is not None:
        parts.append(_one_line(document.slice(quote.cue)))
    elif quote.source is not None and quote.speaker is None:
        parts.append(_one_line(document.slice(quote.source)))
    if quote.via is not None:
        parts.append(f"via {_one_line(document.slice(quote.via))}")
    said = ", ".join(parts) or "no cue"
    source = _one_line(document.slice(quote.source)) if quote.source is not None else ""
    name = _speaker_name(document, quote)
    if source and quote.speaker is not None and not _names(source, name):
        said += f" ({source} = {name.split()[-1]})"
    return said + (" ?" if quote.certainty is Certainty.UNSURE else "")


def _names(source: str, name: str) -> bool:
    words = set(name.casefold().split())
    return any(word.strip("’'s,.").casefold() in words for word in source.split())


def _words(document: Document, quote: Quote) -> str:
    return _one_line(" … ".join(document.slice(span) for span in quote.content)).strip("“”\"'‘’„«» ")


def _one_line(text: str) -> str:
    return " ".join(text.split())
