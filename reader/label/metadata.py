"""Fill in the metadata of an article: headline, dek, authors, date of publication, language."""

from __future__ import annotations

from reader import lexicon
from reader.base.dates import day_of
from reader.base.values import replace
from reader.label.authors import author_names, followed_names
from reader.label.language import language_of, not_covered
from reader.label.published import publication_date
from reader.model.document import BlockKind
from reader.model.draft import Draft


def fill_metadata(draft: Draft) -> Draft:
    """Fill gaps in `Draft.metadata` from the labelled blocks; fields that are set already stay as they are, but for a
    language that the text disproves."""
    known = draft.metadata
    byline_authors = known.authors or author_names(draft)
    inferred_authors = () if byline_authors else followed_names(draft)
    language = language_of(draft)
    notices = (not_covered(language),) if language is not None and not lexicon.is_covered(language) else ()
    return replace(
        draft,
        notices=(*draft.notices, *notices),
        metadata=replace(
            known,
            headline=known.headline or _first(draft, BlockKind.HEADLINE),
            dek=known.dek or _first(draft, BlockKind.DEK),
            authors=byline_authors or inferred_authors,
            authors_inferred=bool(inferred_authors) if not known.authors else known.authors_inferred,
            published=known.published or publication_date(draft) or day_of(known.url),
            language=language,
        ),
    )


def _first(draft: Draft, kind: BlockKind) -> str | None:
    return next((block.text for block in draft.blocks if block.kind is kind), None)
