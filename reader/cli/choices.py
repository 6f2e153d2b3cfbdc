"""What the command line says about sources that hold many articles. Imports little: the interface begins with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.load.containers.choices import Choices


def choices_of(options: Namespace) -> Choices | None:
    """What the user chose about sources that hold many articles; None if nothing."""
    chosen = {name: getattr(options, f"{name}_field") for name in ("text", "id", "title", "date", "url")}
    encoding = options.fetching.encoding
    if not options.recursive and encoding is None and not any(chosen.values()):
        return None
    from reader.load.containers.choices import Choices  # late: it is seldom needed

    return Choices(
        recursive=options.recursive, **{f"{name}_field": field for name, field in chosen.items()}, encoding=encoding
    )
