"""Distinguish events, works and laws, which the tagger has one label for, by a name and the words next to it."""

from __future__ import annotations

import re

from reader import lexicon
from reader.annotate.entities import known_names, name_forms
from reader.model.annotation import EntityKind
from reader.model.span import Span

_OPENING = "“\"‘'«"
_WORD = re.compile(r"[^\W\d_]+")
_CONTEXT_CHARS = 60


def classify(text: str, span: Span) -> EntityKind:
    """Event, work or law, or a listed product. Anything else, such as a disease, counts as an event."""
    if known_names.PRODUCT in known_names.tags(name_forms.surface_form(text, span)):
        return EntityKind.PRODUCT
    lower = [word.lower() for word in _WORD.findall(text, span.start, min(span.end, span.start + 300))]
    if any(word in lexicon.entries("names/orgs_laws") for word in lower):
        return EntityKind.LAW
    if any(word in lexicon.entries("names/orgs_events") for word in lower):
        return EntityKind.EVENT
    if span.start and text[span.start - 1] in _OPENING:
        return EntityKind.WORK
    before = _WORD.findall(text, max(0, span.start - _CONTEXT_CHARS), span.start)[-3:]
    after = _WORD.findall(text, span.end, span.end + 20)[:1]
    works = lexicon.entries("names/orgs_works")
    if any(word.lower() in works for word in (*before, *after)) or any(word in works for word in lower):
        return EntityKind.WORK
    return EntityKind.EVENT
