"""What the command line says about sources that hold many articles. Imports little: the interface begins with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.load.containers.item import Choices

if TYPE_CHECKING:
    from argparse import Namespace


def choices_of(options: Namespace) -> Choices:
    """What the user chose about sources that hold many articles."""
    return Choices(
        recursive=options.recursive,
        text_field=options.text_field,
        id_field=options.id_field,
        title_field=options.title_field,
        date_field=options.date_field,
        url_field=options.url_field,
        encoding=options.fetching.encoding,
    )
