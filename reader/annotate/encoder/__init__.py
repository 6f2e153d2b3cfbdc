"""Tag names and quotes with a small encoder and the trained CRFs together. Needs the extra `neural`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.annotate.encoder.model_files import MODEL_FOLDER
from reader.annotate.entities.detect import name_crf
from reader.annotate.quotes.tag import quote_crf
from reader.errors import EngineMissing
from reader.settings.engine import can_be_strong, how_to_be_strong, how_to_do_without_strong

if TYPE_CHECKING:
    from reader.annotate.encoder.taggers import StrongNames, StrongQuotes


@cache
def load() -> tuple[StrongNames, StrongQuotes]:
    """Load the taggers that ship with the package. Raises `EngineMissing`."""
    if not can_be_strong():
        raise EngineMissing(how_to_be_strong())
    names, quotes = name_crf.load(), quote_crf.load()
    if names is None or quotes is None:
        raise EngineMissing(how_to_do_without_strong("a model of the fast engine, which it needs, cannot be read"))
    try:
        from reader.annotate.encoder import taggers  # late: few have what it imports, and nobody waits for it
        from reader.annotate.encoder.network import Network

        encoded = taggers.EncodedText(Network(MODEL_FOLDER))
    except Exception as error:  # each of the libraries has errors of its own for what is damaged
        raise EngineMissing(how_to_do_without_strong(f"{type(error).__name__}: {error}")) from error
    return taggers.StrongNames(encoded, names), taggers.StrongQuotes(encoded, quotes)
