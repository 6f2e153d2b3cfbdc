"""What a loader returns: bytes, and what is known about them before they are decoded."""

from __future__ import annotations

from reader.base.values import Value

STANDARD_INPUT = "-"
"""The name of standard input where a path or a URL is expected."""

PASTED = "pasted text"
"""The name of an article that was pasted, which has no path or URL either."""


class Raw(Value):
    """The undecoded source."""

    uri: str
    """What the user gave: a path, a URL, or `-` for standard input."""
    data: bytes
    media_type: str | None = None
    """Declared by the transport, such as `text/html`; None if not declared."""
    charset: str | None = None
    """Declared by the transport; None if not declared."""
    url: str | None = None
    """The URL it was fetched from, after redirects; None for local sources."""
    encoding: str | None = None
    """Chosen by the user, overriding all declarations; None if not chosen."""
    format: str | None = None
    """Chosen by the caller, overriding all declarations: `text`, `markdown` or `html`; None to detect it."""
    notices: tuple[str, ...] = ()
    """What the user should know about how it was fetched."""
