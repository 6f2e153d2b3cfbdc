"""What changed from one version of an article to the next: headline, paragraphs, words. Knows nothing of quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum
from urllib.parse import parse_qsl, urlencode, urlsplit

from reader.base.text import one_line
from reader.base.values import Value
from reader.compare.sequences import stretches
from reader.compare.words import placed_words, words_of
from reader.load import is_web
from reader.model.document import STORY_KINDS, BlockKind, Document
from reader.model.span import Span

_LIKE = 0.5
"""Share of the words that a changed paragraph or quote keeps; one that keeps fewer is another one."""

MOST_PAIRED = 50
"""Paragraphs or quotes that came in one place and are tried as what became of one that went there."""

_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "cmpid")
"""How the names begin of those parts of an address that say where a reader came from."""

_STORY = STORY_KINDS - {BlockKind.HEADLINE}


class Change(Enum):
    """What became of something from one version to the next."""

    CAME = "came"
    GONE = "gone"
    CHANGED = "changed"
    MOVED = "moved"
    """The same words in another place."""


class Edit(Value):
    """Words that were put in place of others; either span is empty, at its place, where words only came or went."""

    before: Span
    after: Span


class ParagraphChange(Value):
    """What became of one paragraph."""

    change: Change
    before: Span | None
    """Where it stood; None if it came."""
    after: Span | None
    """Where it stands; None if it is gone."""
    edits: tuple[Edit, ...] = ()
    """What changed in it, word by word, in order; () if it did not change."""


class HeadlineChange(Value):
    """Both headlines; None where a version has none."""

    before: str | None
    after: str | None


def shared_address(document: Document) -> str | None:
    """The address of an article in a form that all links to it share; None if it is not known."""
    known = (document.metadata.url, document.source.url, document.source.uri)
    address = next((each for each in known if each and is_web(each)), None)
    if address is None:
        return None
    try:
        parts = urlsplit(address.strip())
        asked = [(name, value) for name, value in parse_qsl(parts.query, True) if not name.startswith(_TRACKING)]
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # it is no address after all
        return None
    path = parts.path.rstrip("/")
    return host + path + ("?" + urlencode(sorted(asked)) if asked else "") if path or asked else None


def headline_change(before: Document, after: Document) -> HeadlineChange | None:
    """Both headlines, if they differ in more than the spaces between their words."""
    old, new = before.metadata.headline, after.metadata.headline
    return None if one_line(old or "") == one_line(new or "") else HeadlineChange(old, new)


def paragraph_changes(before: Document, after: Document) -> tuple[ParagraphChange, ...]:
    """The paragraphs of the story that came, went, moved or changed, in order; headings and list items are among them.

    Those that differ in their spaces alone did not change.
    """
    changes = list(_paragraph_changes(before, after))
    return tuple(_with_moves(changes, before, after))


def _paragraph_changes(before: Document, after: Document) -> Iterator[ParagraphChange]:
    old, new = _paragraphs(before), _paragraphs(after)
    old_texts = [one_line(before.slice(span)) for span in old]
    new_texts = [one_line(after.slice(span)) for span in new]
    for stretch in stretches(old_texts, new_texts):
        if not stretch.is_kept:
            went = [old[index] for index in stretch.before]
            came = [new[index] for index in stretch.after]
            yield from _replaced(before, after, went, came)


def _paragraphs(document: Document) -> list[Span]:
    return [block.span for block in document.blocks if block.kind in _STORY]


def _replaced(before: Document, after: Document, went: list[Span], came: list[Span]) -> Iterator[ParagraphChange]:
    """Paragraphs that stand in place of others; one that keeps most words of an earlier one is its next version."""
    left = [(span, Counter(words_of(after.slice(span)))) for span in came]
    for old in went:
        likest = likest_of(Counter(words_of(before.slice(old))), [words for _, words in left[:MOST_PAIRED]])
        if likest is None:
            yield ParagraphChange(Change.GONE, old, None)
            continue
        yield from (ParagraphChange(Change.CAME, None, span) for span, _ in left[:likest])
        new = left[likest][0]
        yield ParagraphChange(Change.CHANGED, old, new, tuple(_edits(before, old, after, new)))
        del left[: likest + 1]
    yield from (ParagraphChange(Change.CAME, None, span) for span, _ in left)


def likest_of(words: Counter[str], candidates: Sequence[Counter[str]]) -> int | None:
    """The index of the candidate that keeps most of these words; None if none keeps about half."""
    likenesses = [_likeness(words, candidate) for candidate in candidates]
    best = max(likenesses, default=0.0)
    return likenesses.index(best) if best >= _LIKE else None


def _likeness(words: Counter[str], others: Counter[str]) -> float:
    """The share of words that two texts have in common."""
    count = words.total() + others.total()
    return 2 * (words & others).total() / count if count else 0.0


def _edits(before: Document, old: Span, after: Document, new: Span) -> Iterator[Edit]:
    """What changed from one span to the other, word by word."""
    old_words, new_words = placed_words(before.text, old), placed_words(after.text, new)
    for stretch in stretches([word for word, _ in old_words], [word for word, _ in new_words]):
        if not stretch.is_kept:
            yield Edit(_covered(old_words, stretch.before, old), _covered(new_words, stretch.after, new))


def _covered(words: Sequence[tuple[str, Span]], indices: range, within: Span) -> Span:
    """The span of some words; where there are none, the place after the word before them."""
    if indices:
        return Span(words[indices[0]][1].start, words[indices[-1]][1].end)
    place = words[indices.start - 1][1].end if indices.start else within.start
    return Span(place, place)


def _with_moves(changes: list[ParagraphChange], before: Document, after: Document) -> Iterator[ParagraphChange]:
    """The changes, with those that went and came with the same words as moves, told where they came."""
    gone: dict[str, list[Span]] = {}
    for each in changes:
        if each.change is Change.GONE and each.before:
            gone.setdefault(one_line(before.slice(each.before)), []).append(each.before)
    moved: dict[Span, Span] = {}
    for each in changes:
        if each.change is Change.CAME and each.after and (old := gone.get(one_line(after.slice(each.after)))):
            moved[each.after] = old.pop(0)
    left = set(moved.values())
    for each in changes:
        if each.after in moved and each.change is Change.CAME:
            yield ParagraphChange(Change.MOVED, moved[each.after], each.after)
        elif each.change is not Change.GONE or each.before not in left:
            yield each
