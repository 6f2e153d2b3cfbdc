"""A comparison in words, for all formats for people. Knows nothing of formats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reader.base.printable import printable
from reader.base.text import counted, one_line
from reader.base.values import Value
from reader.compare.comparison import Comparison, Reason, Shared, VersionChanges
from reader.compare.speakers import Agreement, Speaker
from reader.compare.versions import Change, ParagraphChange
from reader.export.facts import QuoteFacts, quote_facts
from reader.model.annotation import Quote
from reader.model.document import Document
from reader.model.paragraphs import Paragraphs
from reader.model.span import Span

CUT = 3
"""Words by which an article is shorter than the fullest form before it counts as cut; fewer are a slip."""


class ComparedArticle:
    """One article of a comparison, and what is said of it."""

    def __init__(self, number: int, document: Document) -> None:
        self.number = number
        self.label = label_of(number)
        self.document = document
        self._facts = {facts.id: facts for facts in quote_facts(document)}
        self._paragraphs = Paragraphs(document)

    @property
    def title(self) -> str:
        """Headline, publisher, date and source, as far as they are known."""
        about = self.document.metadata
        said = (about.headline, about.publisher, about.published, self.document.source.uri)
        return " · ".join(printable(one_line(part)) for part in said if part)

    def facts(self, quote: Quote) -> QuoteFacts:
        """A quote of this article in words."""
        return self._facts[quote.id]

    def place(self, span: Span) -> str:
        """The label of the paragraph of a span."""
        return self._paragraphs.name_at(span.start)

    def paragraph(self, span: Span) -> int:
        """The number of the paragraph of a span."""
        return self._paragraphs.number_at(span.start)

    def places(self, quotes: Iterable[Quote]) -> str:
        """The labels of the paragraphs of some quotes."""
        return " ".join(dict.fromkeys(self.place(quote.content[0]) for quote in quotes))

    def words(self, span: Span) -> str:
        """The words of a span, on one line."""
        return one_line(self.document.slice(span))


class WordPiece(Value):
    """Words of a changed paragraph."""

    text: str
    change: Change | None = None
    """Whether they came or are gone; None for words that were kept."""


def label_of(number: int) -> str:
    """The letter by which an article is called: A, B … Z, AA, AB …"""
    letters = ""
    while number >= 0:
        letters = chr(ord("A") + number % 26) + letters
        number = number // 26 - 1
    return letters


def articles_of(comparison: Comparison) -> list[ComparedArticle]:
    """The articles, in order."""
    return [ComparedArticle(number, document) for number, document in enumerate(comparison.documents)]


def shared_title(comparison: Comparison) -> str:
    """The heading over the words that several articles carry."""
    who = "Both carry" if len(comparison.documents) == 2 else "Several carry"
    return f"{who} ({len(comparison.shared)})"


def only_title(comparison: Comparison, article: ComparedArticle, speakers: Sequence[Speaker]) -> str:
    """The heading over the speakers whom only one article quotes."""
    all_speakers = counted(comparison.speakers[article.number], "speaker")
    return f"Only in {article.label} ({len(speakers)} of {all_speakers})"


def shared_head(shared: Shared) -> str:
    """Who says the same words, and what is doubtful about it."""
    known = [speaker for speaker in shared.speakers if speaker.is_known]
    if shared.agreement is Agreement.DIFFERENT:
        who = "Given to different speakers"
    elif known:
        fullest = max(known, key=lambda speaker: (len(speaker.name), len(speaker.role)))
        who = named(fullest)
    else:
        who = "No speaker found"
    return who if shared.words.is_sure else f"{who} · maybe the same words"


def shared_notes(shared: Shared, index: int) -> list[str]:
    """What is to be said of one of the quotes with the same words: to whom they are given, what is left out."""
    carried = shared.words.carried[index]
    missing = shared.words.missing(carried.utterance.article)
    notes = []
    if shared.agreement is Agreement.DIFFERENT:
        notes.append(f"given to {shared.speakers[index].name or 'nobody'}")
    elif not shared.speakers[index].is_known and any(speaker.is_known for speaker in shared.speakers):
        notes.append("no speaker found")
    if missing >= CUT:
        notes.append(f"cut, {counted(missing, 'word')} fewer")
    return notes


def named(speaker: Speaker) -> str:
    """A speaker with the role that the article gives."""
    return f"{speaker.name}, {speaker.role}" if speaker.role else speaker.name


def versions_title(versions: VersionChanges) -> str:
    """The heading over what changed from one version to the next."""
    both = f"{label_of(versions.before)} → {label_of(versions.after)}"
    like = f"{round(100 * versions.likeness)}% alike"
    if versions.reason is Reason.CHOSEN:
        return f"{both}, two articles ({like})"
    return f"{both}, versions of one article ({versions.reason.value}, {like})"


def summary(versions: VersionChanges) -> str:
    """How much changed."""
    parts = ["headline changed"] if versions.headline else []
    for noun, changes in (("paragraph", versions.paragraphs), ("quote", versions.quotes)):
        counts = Counter(each.change for each in changes)
        parts += [f"{counted(counts[change], noun)} {change.value}" for change in Change if counts[change]]
    return " · ".join(parts) or "nothing changed"


def unsourced_title(article: ComparedArticle, quotes: Sequence[Quote]) -> str:
    """The heading over the quotes of an article for which no source was found."""
    return f"No source found in {article.label} ({len(quotes)})"


def speaker_changes(versions: VersionChanges) -> Iterator[tuple[str, Sequence[str]]]:
    """The names of those who are quoted in one version only, with what is said of them."""
    for title, speakers in (("No longer quoted", versions.speakers_gone), ("Newly quoted", versions.speakers_came)):
        if speakers:
            yield title, [speaker.name for speaker in speakers]


def paragraph_place(change: ParagraphChange, before: ComparedArticle, after: ComparedArticle) -> str:
    """Where a paragraph stood and stands."""
    old = before.place(change.before) if change.before else ""
    new = after.place(change.after) if change.after else ""
    return f"{old} → {new}" if old and new and old != new else old or new


def word_pieces(change: ParagraphChange, before: ComparedArticle, after: ComparedArticle) -> list[WordPiece]:
    """The words of a paragraph in order: kept ones as they stand now, with what came and what is gone in it.

    Those of one that came, went or moved as a whole are one piece.
    """
    return [piece for piece in _word_pieces(change, before, after) if piece.text]


def _word_pieces(change: ParagraphChange, before: ComparedArticle, after: ComparedArticle) -> Iterator[WordPiece]:
    if change.after is None:
        if change.before:
            yield WordPiece(before.words(change.before))
        return
    at = change.after.start
    for edit in change.edits:
        yield WordPiece(after.words(Span(at, edit.after.start)))
        yield WordPiece(before.words(edit.before), Change.GONE)
        yield WordPiece(after.words(edit.after), Change.CAME)
        at = edit.after.end
    yield WordPiece(after.words(Span(at, change.after.end)))
