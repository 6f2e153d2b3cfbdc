"""The engines that tag names and quotes. ENGINES lists them by name.

An engine is a pair of taggers, each an object with the one method of its protocol. What they find is corrected, joined
and attributed by the same steps for all engines.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from reader.annotate import encoder
from reader.annotate.encoder.model_files import MODEL_FOLDER
from reader.annotate.entities.detect import name_crf, name_rules
from reader.annotate.entities.detect.name_tagger import NameTagger
from reader.annotate.quotes.attribute import certainty
from reader.annotate.quotes.tag import quote_crf, quote_rules
from reader.annotate.quotes.tag.quote_tagger import QuoteTagger
from reader.settings.engine import EngineUsed, in_use

_MODEL_FOLDERS = ("encoder", "entities", "quotes")
_READ_BY_PEOPLE = frozenset({"MODEL_CARD.md", "NOTICE"})
"""What stands in these folders and changes nothing that is found."""


class Engine(NamedTuple):
    """A tagger of names and one of quotes."""

    names: NameTagger
    quotes: QuoteTagger
    grades: Path = certainty.MODEL
    """The model of how certain its quotes are."""


def _rules() -> Engine:
    return Engine(name_rules.NameRules(), quote_rules.QuoteRules())


def _fast() -> Engine:
    """The trained CRFs, each replaced by the rules if its files or its library are missing."""
    rules = _rules()
    return Engine(name_crf.load() or rules.names, quote_crf.load() or rules.quotes)


def _strong() -> Engine:
    """The encoder and the CRFs together. Raises `EngineMissing`."""
    return Engine(*encoder.load(), MODEL_FOLDER / certainty.MODEL_FILE)


ENGINES: Mapping[str, Callable[[], Engine]] = {
    EngineUsed.FAST: _fast,
    EngineUsed.STRONG: _strong,
    EngineUsed.RULES: _rules,
}


def load(name: str | None = None) -> Engine:
    """Load the engine with this name; None and `auto` are the best one that can be used here.

    Raises `ValueError` if there is none, `EngineMissing` if it cannot be used.
    """
    name = in_use(name)
    if name not in ENGINES:
        raise ValueError(f"engine must be one of {', '.join(EngineUsed)}, not {name!r}")
    return ENGINES[name]()


@cache
def model_version(name: str | None = None) -> str:
    """The engine with the digits of its models: two runs with the same digits find the same."""
    name = in_use(name)
    folders = [folder for folder in _MODEL_FOLDERS if folder != "encoder" or name == EngineUsed.STRONG]
    digest = sha256()
    for folder in folders:
        for path in sorted((Path(__file__).parent / folder / "model").iterdir()):
            if path.name not in _READ_BY_PEOPLE:
                digest.update(path.read_bytes())
    return f"{name} {digest.hexdigest()[:12]}"
