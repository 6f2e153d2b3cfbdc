"""Fill in the metadata of an article: headline, dek, authors, date of publication, language."""

from __future__ import annotations

from collections.abc import Sequence

from reader.base.dates import day_of
from reader.base.values import replace
from reader.label.authors import author_names, followed_names, names_in_story, signed_names
from reader.label.language import language_of
from reader.label.names import is_name, people_among, without_title
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
    stated = draft.metadata.authors
    if people_among(stated, draft.metadata.publisher):
        return _signed_instead(draft, stated) or _signed_in_full(draft, stated) or stated
    if not stated:
        return author_names(draft)
    return stated if _is_signed(draft, stated) else _people_printed(draft) or stated


def _is_signed(draft: Draft, names: Sequence[str]) -> bool:
    """Whether one of these names is a byline by itself."""
    folded = {fold(name) for name in names}
    return any(block.kind is BlockKind.BYLINE and fold(block.text) in folded for block in draft.blocks)


def _people_printed(draft: Draft) -> tuple[str, ...]:
    """The people in the bylines; if the publisher signs too, only those at the beginning of the story, since the others
    may be topics."""
    printed, publisher = author_names(draft), draft.metadata.publisher
    if people_among(printed, publisher) != printed:
        printed = people_among(names_in_story(draft), publisher)
    return printed if all(is_name(without_title(name)) for name in printed) else ()


def _signed_instead(draft: Draft, stated: Sequence[str]) -> tuple[str, ...]:
    """The people in the bylines, if what the page states is printed nowhere and so an account; else none."""
    signed = author_names(draft) if all(map(_is_user_name, stated)) else signed_names(draft)
    if not signed or not all(map(is_name, signed)):
        return ()
    names = [fold(name) for name in stated]
    texts = (fold(block.text) for block in draft.blocks)
    return () if any(name in text for text in texts for name in names) else signed


def _is_user_name(name: str) -> bool:
    return not (" " in name or "@" in name or name[0].isupper())


def _signed_in_full(draft: Draft, stated: Sequence[str]) -> tuple[str, ...]:
    """The person in the byline, if the page states only their first name; else none."""
    if len(stated) != 1 or " " in stated[0]:
        return ()
    signed = signed_names(draft)
    is_full = len(signed) == 1 and is_name(signed[0]) and fold(signed[0]).startswith(f"{fold(stated[0])} ")
    return signed if is_full else ()


def _first(draft: Draft, kind: BlockKind) -> str | None:
    return next((block.text for block in draft.blocks if block.kind is kind), None)
