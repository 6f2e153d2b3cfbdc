"""What the user may choose about sources that hold many articles."""

from __future__ import annotations

from reader.base.values import Value


class Choices(Value):
    """What the user chose about sources that hold many articles."""

    recursive: bool = False
    """Read the folders within a folder too."""
    text_field: str | None = None
    """The column or field with the text; None to guess it by its name. So with the others."""
    id_field: str | None = None
    title_field: str | None = None
    date_field: str | None = None
    url_field: str | None = None
    encoding: str | None = None
    """The encoding of every source; None to take UTF-8, or what a source declares."""
