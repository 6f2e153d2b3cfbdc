"""Read a news article and understand it: its structure, who is named, and who said what.

>>> from reader import read
>>> document = read("reader/samples/harbour.txt")
>>> document.metadata.authors
('Lena Morrow', 'Idris Calloway')
>>> document.quotes[0].certainty
<Certainty.LIKELY: 'likely'>

`read` takes a path or a web address, `read_text` a string, `read_many` any number of sources. Each gives a `Document`:
one text, with layers of spans over it. A source that cannot be read raises a `SourceError`.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, which takes longer to import than `reader --version` to answer

if TYPE_CHECKING:
    from reader.errors import (
        AnalysisFailed,
        EngineMissing,
        LibraryError,
        OutputError,
        OutputExists,
        OutputIsSource,
        OutputOfOtherRun,
        OutsideFailed,
        PictureFailed,
        ReaderError,
        SettingsError,
        SourceError,
        SourceFailed,
        SourceIsBinary,
        SourceIsEmpty,
        SourceIsFolder,
        SourceNotFound,
        SourceNotKept,
        SourceRefused,
        SourceStopped,
        SourceUnavailable,
        SourceUnreadable,
        SourceUnsupported,
    )
    from reader.export.record import record_of
    from reader.load.fetching import Fetching
    from reader.model.annotation import Alias, Certainty, Entity, EntityKind, Fact, FactKind, Quote, QuoteKind, Role
    from reader.model.document import (
        STORY_KINDS,
        Block,
        BlockKind,
        Caption,
        Comments,
        Document,
        Mark,
        MarkKind,
        Metadata,
        Source,
    )
    from reader.model.landings import Landing
    from reader.model.span import Span
    from reader.pipeline import read, read_many, read_text

__version__ = "0.1.0"
__all__ = [
    "STORY_KINDS",
    "Alias",
    "AnalysisFailed",
    "Block",
    "BlockKind",
    "Caption",
    "Certainty",
    "Comments",
    "Document",
    "EngineMissing",
    "Entity",
    "EntityKind",
    "Fact",
    "FactKind",
    "Fetching",
    "Landing",
    "LibraryError",
    "Mark",
    "MarkKind",
    "Metadata",
    "OutputError",
    "OutputExists",
    "OutputIsSource",
    "OutputOfOtherRun",
    "OutsideFailed",
    "PictureFailed",
    "Quote",
    "QuoteKind",
    "ReaderError",
    "Role",
    "SettingsError",
    "Source",
    "SourceError",
    "SourceFailed",
    "SourceIsBinary",
    "SourceIsEmpty",
    "SourceIsFolder",
    "SourceNotFound",
    "SourceNotKept",
    "SourceRefused",
    "SourceStopped",
    "SourceUnavailable",
    "SourceUnreadable",
    "SourceUnsupported",
    "Span",
    "__version__",
    "read",
    "read_many",
    "read_text",
    "record_of",
]

_MODULES = {
    "reader.pipeline": "read read_many read_text",
    "reader.model.document": "STORY_KINDS Block BlockKind Caption Comments Document Mark MarkKind Metadata Source",
    "reader.model.annotation": "Alias Certainty Entity EntityKind Fact FactKind Quote QuoteKind Role",
    "reader.model.landings": "Landing",
    "reader.model.span": "Span",
    "reader.load.fetching": "Fetching",
    "reader.export.record": "record_of",
    "reader.errors": (
        "AnalysisFailed EngineMissing LibraryError OutputError OutputExists OutputIsSource OutputOfOtherRun "
        "OutsideFailed PictureFailed ReaderError SettingsError SourceError SourceFailed SourceIsBinary "
        "SourceIsEmpty SourceIsFolder SourceNotFound SourceNotKept SourceRefused SourceStopped SourceUnavailable "
        "SourceUnreadable SourceUnsupported"
    ),
}
"""Where the public names live. Each is imported when it is first used, so that `import reader` costs nothing."""


if not TYPE_CHECKING:  # type checkers would take it that every name is there

    def __getattr__(name: str) -> object:
        for module, names in _MODULES.items():
            if name in names.split():
                from importlib import import_module

                value = getattr(import_module(module), name)
                globals()[name] = value
                return value
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
