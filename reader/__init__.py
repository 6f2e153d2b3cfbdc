"""Read a news article and understand it: structure, names, and who said what.

>>> from reader import read
>>> document = read("article.txt")
>>> document.metadata.headline
'Port workers walk out'
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, which takes longer to import than `reader --version` to answer

if TYPE_CHECKING:
    from reader.model.document import Document
    from reader.pipeline import read

__version__ = "0.1.0"
__all__ = ["Document", "__version__", "read"]


def __getattr__(name: str) -> object:
    # Public names are found on first use, so that `import reader` costs nothing.
    if name == "read":
        from reader.pipeline import read

        return read
    if name == "Document":
        from reader.model.document import Document

        return Document
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
