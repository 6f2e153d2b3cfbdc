"""Tell events, works and laws apart, which the tagger learns as one. Knows a name and the words beside it."""

from __future__ import annotations

import re

from reader import lexicon
from reader.annotate.entities import known_names, name_forms
from reader.model.annotation import EntityKind
from reader.model.span import Span

_OPENING = "“\"‘'«"
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 60


def kind_of(text: str, span: Span) -> EntityKind:
    """Event, work or law, or a product that the lists know. What is none, such as a disease, counts as an event."""
    if known_names.PRODUCT in known_names.tags(name_forms.written(text, span)):
        return EntityKind.PRODUCT
    low = [word.lower() for word in _WORD.findall(text, span.start, min(span.end, span.start + 300))]
    if any(word in lexicon.entries("names/orgs_laws") for word in low):
        return EntityKind.LAW
    if any(word in lexicon.entries("names/orgs_events") for word in low):
        return EntityKind.EVENT
    if span.start and text[span.start - 1] in _OPENING:
        return EntityKind.WORK
    before = _WORD.findall(text, max(0, span.start - _REACH), span.start)[-3:]
    behind = _WORD.findall(text, span.end, span.end + 20)[:1]
    works = lexicon.entries("names/orgs_works")
    if any(word.lower() in works for word in (*before, *behind)) or any(word in works for word in low):
        return EntityKind.WORK
    return EntityKind.EVENT
