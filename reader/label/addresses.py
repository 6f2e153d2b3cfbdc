"""Make links of the web addresses that a text prints."""

from __future__ import annotations

from collections.abc import Iterator

from reader.base import lazy_regex
from reader.base.values import replace
from reader.model.document import BlockKind, Mark, MarkKind
from reader.model.draft import Draft, DraftBlock
from reader.model.span import Span

_ADDRESS = lazy_regex.compile(
    r"(?<![\w@./-])(?:https?://|www\.(?=[\w-]+\.[a-z]))[^\s<>\"“”‘’«»‹›|\\^`{}]+", within=("http", "www.")
)
_HOST = lazy_regex.compile(r"(?:https?://)?(?:[^\s/@:]+@)?[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]|$)")
_PUNCTUATION = ".,;:!?…'*_~"
"""What follows an address, and is no part of it."""

_BRACKETS = {")": "(", "]": "["}


def link_addresses(draft: Draft) -> Draft:
    """The draft with a link on every web address in it, except where there is a link or code already."""
    return replace(draft, blocks=tuple(map(_with_links, draft.blocks)))


def _with_links(block: DraftBlock) -> DraftBlock:
    if block.kind is BlockKind.CODE:
        return block
    taken = [mark.span for mark in block.marks if mark.kind in (MarkKind.LINK, MarkKind.CODE)]
    found = [link for link in _links(block.text) if not any(link.span.overlaps(span) for span in taken)]
    return replace(block, marks=(*block.marks, *found)) if found else block


def _links(text: str) -> Iterator[Mark]:
    for match in _ADDRESS.finditer(text):
        address = _without_punctuation(match.group())
        if _HOST.match(address):
            target = address if address.startswith("http") else f"https://{address}"
            yield Mark(MarkKind.LINK, Span(match.start(), match.start() + len(address)), target)


def _without_punctuation(address: str) -> str:
    """An address without the punctuation of the sentence, and without a bracket that was opened before it."""
    unopened = {closing: address.count(closing) - address.count(opening) for closing, opening in _BRACKETS.items()}
    end = len(address)
    while end and (address[end - 1] in _PUNCTUATION or unopened.get(address[end - 1], 0) > 0):
        end -= 1
        if address[end] in unopened:
            unopened[address[end]] -= 1
    return address[:end]
