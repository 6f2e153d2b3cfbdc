"""Tag names and quotes with a small encoder and the trained CRFs together. Needs the extra `neural`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.annotate.encoder.model_files import FILES, MODEL_FOLDER
from reader.annotate.entities.detect import name_crf
from reader.annotate.quotes.tag import quote_crf

if TYPE_CHECKING:
    from reader.annotate.encoder.taggers import StrongNames, StrongQuotes


@cache
def load() -> tuple[StrongNames, StrongQuotes] | None:
    """Load the taggers that ship with the package; None if their files, or what runs them, are missing."""
    names, quotes = name_crf.load(), quote_crf.load()
    if names is None or quotes is None:
        return None
    if not all((MODEL_FOLDER / name).is_file() for name in FILES):
        return None
    try:
        from reader.annotate.encoder import taggers  # late: few have what it imports, and nobody waits for it
        from reader.annotate.encoder.network import Network

        encoded = taggers.EncodedText(Network(MODEL_FOLDER))
    except ImportError:
        return None
    return taggers.StrongNames(encoded, names), taggers.StrongQuotes(encoded, quotes)
