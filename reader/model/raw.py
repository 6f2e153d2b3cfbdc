"""What a loader brings back: bytes, and what is known of them before anyone has looked inside."""

from __future__ import annotations

from reader.base.values import Value

STANDARD_INPUT = "-"
"""How standard input is named where a path or an address could stand."""

PASTED = "pasted text"
"""What an article that was pasted is called: nothing leads to it either."""


class Raw(Value):
    """The undecoded source."""

    uri: str
    """How the user named it: a path, an address, or `-` for standard input."""
    data: bytes
    media_type: str | None = None
    """Declared by the transport, such as `text/html`; None when nothing was declared."""
    charset: str | None = None
    """Declared by the transport; None when nothing was declared."""
    url: str | None = None
    """Where it was fetched from in the end, after redirects; None for local sources."""
    encoding: str | None = None
    """Chosen by the user, and right whatever else is said; None where nothing was chosen."""
    format: str | None = None
    """Chosen by the caller, and right whatever else is said: `text`, `markdown` or `html`; None to find it out."""
