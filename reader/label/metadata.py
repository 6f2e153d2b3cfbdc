"""Fill what the article says of itself: headline, dek, authors, when it was published, its language."""

from __future__ import annotations

from reader.base.dates import day_of
from reader.base.values import replace
from reader.label.authors import author_names, followed_names
from reader.label.language import detect_language
from reader.label.published import publication_date
from reader.model.document import BlockKind
from reader.model.draft import Draft


def fill_metadata(draft: Draft) -> Draft:
    """The draft with what its blocks say put into `Draft.metadata`; what is there already stays."""
    known = draft.metadata
    signed = known.authors or author_names(draft)
    inferred = () if signed else followed_names(draft)
    return replace(
        draft,
        metadata=replace(
            known,
            headline=known.headline or _first(draft, BlockKind.HEADLINE),
            dek=known.dek or _first(draft, BlockKind.DEK),
            authors=signed or inferred,
            authors_inferred=bool(inferred) if not known.authors else known.authors_inferred,
            published=known.published or publication_date(draft) or day_of(known.url),
            language=known.language or detect_language(draft),
        ),
    )


def _first(draft: Draft, kind: BlockKind) -> str | None:
    return next((block.text for block in draft.blocks if block.kind is kind), None)
