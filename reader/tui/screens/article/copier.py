"""What the copy keys copy: what the status line names, alone or with its source. Does not copy by itself."""

from __future__ import annotations

from reader.base.text import one_line
from reader.model.annotation import FactKind
from reader.page.citation import CitedPassage, name_passage, quote_passage, speaker_passage, words_passage
from reader.page.item_keys import AuthorKey, FactKey, PartKey, SpeakerKey
from reader.page.links import link_at
from reader.session.reading import Reading


def passage_here(reading: Reading) -> CitedPassage | None:
    """The passage under the cursor: the keyboard selection, else the quote, name, speaker, link or words; None if
    nothing is highlighted."""
    document, lookup = reading.document, reading.lookup
    if reading.selecting is not None:
        return words_passage(document, reading.selecting.words(document), reading.selecting.span)
    trail = reading.trail
    if isinstance(reading.key, AuthorKey):
        return words_passage(document, reading.key.name, trail.current.span if trail is not None else None)
    if trail is None:
        return None
    key, span = trail.key, trail.current.span
    if (quote := lookup.quote(key)) is not None:
        return quote_passage(document, quote)
    if (entity := lookup.entity(key)) is not None:
        return name_passage(document, entity, span)
    if isinstance(key, SpeakerKey):
        return speaker_passage(document, lookup.spoken_by(key))
    if isinstance(key, PartKey) and (
        quotes := [q for stop in trail.stops if (q := lookup.quote(stop.key)) is not None]
    ):
        return speaker_passage(document, quotes)
    if isinstance(key, FactKey) and key.kind is FactKind.LINK:
        return words_passage(document, link_at(document, span), span)
    return words_passage(document, one_line(document.slice(span)), span)
