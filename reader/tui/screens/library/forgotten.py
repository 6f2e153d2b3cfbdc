"""Forget an article while the interface goes on. Knows no screens."""

from __future__ import annotations

from reader.errors import LibraryError
from reader.library.store import Store


def forgotten(store: Store, article: int) -> str:
    """Delete an article, in a connection of its own; return what the user should know. Blocks."""
    from reader.library.forgetting import forget  # late: seldom needed

    writer, path = store.second(), store.path
    if writer is None or path is None:
        return store.problem or "nothing is kept"
    try:
        return "; ".join(forget(writer, path, (article,))) or "it is forgotten"
    except LibraryError as error:
        return str(error)
    finally:
        writer.close()
