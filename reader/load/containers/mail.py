"""Articles in e-mail: a message in a file of its own, or a mailbox of many. Attachments are left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses
from io import BufferedReader
from typing import cast

from reader.base.values import replace
from reader.load.containers.choices import Choices
from reader.load.containers.item import Broken, Item, Opened, UnreadableError
from reader.load.containers.streams import lines, whole
from reader.load.containers.values import address_in, id_in, language_in, line_in, published_in
from reader.load.file import MOST_BYTES, TOO_LONG
from reader.model.document import Metadata

_SEPARATOR = b"From "

MOST_HEADER_CHARS = 1000
"""Characters of a header that are read: the standard library takes time and memory for the square of them."""


class _Policy(policy.EmailPolicy):
    """The usual policy, with long headers cut."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:MOST_HEADER_CHARS]


_POLICY = _Policy(message_factory=EmailMessage)

MOST_MULTIPARTS = 1000
"""Parts made of parts that a message may have; nested, they too take time for the square of their number."""

_FAULTS = (ValueError, LookupError, RecursionError, AttributeError, TypeError)
"""What the standard library raises for messages that it cannot read."""


def message(opened: Opened, choices: Choices, tell: Callable[[str], None]) -> Iterator[Item | Broken]:
    """The one article of a message."""
    data = whole(opened.stream)
    if data.strip():
        item = _item(data, choices)
        if isinstance(item, Broken):
            raise UnreadableError(item.reason)
        yield replace(item, is_whole=True)


def mailbox(opened: Opened, choices: Choices, tell: Callable[[str], None]) -> Iterator[Item | Broken]:
    """The articles of a mailbox, in order, one message in memory at a time."""
    for data in _messages(opened.stream):
        yield _item(data, choices) if data is not None else Broken(TOO_LONG)


def _messages(stream: BufferedReader) -> Iterator[bytes | None]:
    """The messages, each of which begins after a line that begins with "From " at the top or below a blank line; None
    for one that is too long."""
    parts: list[bytes] = []
    length = 0
    is_below_blank = True
    for line in lines(stream):
        if is_below_blank and line is not None and line.startswith(_SEPARATOR):
            if parts or length:
                yield b"".join(parts) if length <= MOST_BYTES else None
            parts, length = [], 0
            continue
        length += len(line) if line is not None else MOST_BYTES + 1
        if length <= MOST_BYTES and line is not None:
            is_quoted = line.startswith(b">") and line.lstrip(b">").startswith(_SEPARATOR)
            parts.append(line[1:] if is_quoted else line)
        else:
            parts = []
        is_below_blank = line is not None and not line.strip()
    if parts or length:
        yield b"".join(parts) if length <= MOST_BYTES else None


def _item(data: bytes, choices: Choices) -> Item | Broken:
    if data.count(b"multipart/") > MOST_MULTIPARTS:
        return Broken(f"is a message of more than {MOST_MULTIPARTS:,} nested parts")
    try:
        parsed = cast("EmailMessage", BytesParser(policy=_POLICY).parsebytes(data))
        name = id_in((_header(parsed, "Message-ID") or "").strip("<> "))
        body = parsed.get_body(("plain", "html"))
        content = body.get_payload(decode=True) if body is not None else None
    except _FAULTS as error:
        return Broken(f"is no message that can be read: {type(error).__name__}")
    if body is None or not isinstance(content, bytes) or not content.strip():
        return Broken("is a message without text", name)
    metadata = Metadata(
        headline=line_in(_header(parsed, "Subject")),
        authors=tuple(person for person, _ in getaddresses([_header(parsed, "From") or ""]) if person),
        published=published_in(_header(parsed, "Date")),
        url=address_in((_header(parsed, "Archived-At") or _header(parsed, "Content-Location") or "").strip("<>")),
        language=language_in(_header(parsed, "Content-Language")),
    )
    is_html = body.get_content_type() == "text/html"
    charset = body.get_content_charset()
    return Item(content, name, metadata, "html" if is_html else "text", charset=charset, encoding=choices.encoding)


def _header(parsed: EmailMessage, name: str) -> str | None:
    """A header as text; None where it is missing, or nothing that the standard library can read."""
    try:
        value = parsed.get(name)
        return str(value) if value is not None else None
    except _FAULTS:
        return None
