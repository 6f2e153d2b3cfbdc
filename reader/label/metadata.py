"""Fill in the metadata of an article: headline, dek, authors, date of publication, language."""

from __future__ import annotations

from collections.abc import Sequence

from reader.base.dates import day_of
from reader.base.values import replace
from reader.label.authors import author_names, followed_names, signed_names
from reader.label.language import language_of
from reader.label.names import is_name
from reader.label.phrases import fold
from reader.label.published import printed_before, publication_date
from reader.model.document import BlockKind
from reader.model.draft import Draft


def fill_metadata(draft: Draft) -> Draft:
    """Fill gaps in `Draft.metadata` from the labelled blocks; fields that are set already stay as they are, but for a
    language that the text disproves."""
    known = draft.metadata
    byline_authors = _authors(draft)
    inferred_authors = () if byline_authors else followed_names(draft)
    return replace(
        draft,
        metadata=replace(
            known,
            headline=known.headline or _first(draft, BlockKind.HEADLINE),
            dek=known.dek or _first(draft, BlockKind.DEK),
            authors=byline_authors or inferred_authors,
            authors_inferred=bool(inferred_authors) if not known.authors else known.authors_inferred,
            published=_published(draft),
            language=language_of(draft),
        ),
    )


def _published(draft: Draft) -> str | None:
    """The day that the collection states, or the page, unless an earlier one is printed there; else the day printed, or
    in the address."""
    if draft.stated.published:
        return draft.stated.published
    if stated := draft.metadata.published:
        return printed_before(draft, stated) or stated
    return publication_date(draft) or day_of(draft.metadata.url)


def _authors(draft: Draft) -> tuple[str, ...]:
    """The authors that the collection states, or the page, or else those in its bylines, who also replace a
    publisher."""
    if draft.stated.authors:
        return draft.stated.authors
    stated, publisher = draft.metadata.authors, fold(draft.metadata.publisher or "")
    if stated and not (publisher and all(_are_alike(fold(name), publisher) for name in stated)):
        return _signed_instead(draft, stated) or stated
    printed = author_names(draft)
    if stated and not all(is_name(name) and not _are_alike(fold(name), publisher) for name in printed):
        return stated
    return printed or stated


def _signed_instead(draft: Draft, stated: Sequence[str]) -> tuple[str, ...]:
    """The people in the bylines, if what the page states is printed nowhere and so an account; else none."""
    signed = signed_names(draft)
    if not signed or not all(map(is_name, signed)):
        return ()
    names = [fold(name) for name in stated]
    texts = (fold(block.text) for block in draft.blocks)
    return () if any(name in text for text in texts for name in names) else signed


def _are_alike(name: str, publisher: str) -> bool:
    """Whether one of two names contains the other."""
    return name in publisher or publisher in name


def _first(draft: Draft, kind: BlockKind) -> str | None:
    return next((block.text for block in draft.blocks if block.kind is kind), None)
