"""The engines that tag names and quotes. ENGINES lists them by name.

An engine is a pair of taggers, each an object with the one method of its protocol. What they find is corrected, joined
and attributed by the same steps for all engines.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from reader.annotate.entities.detect import name_crf, name_rules
from reader.annotate.entities.detect.name_tagger import NameTagger
from reader.annotate.quotes.tag import quote_crf, quote_rules
from reader.annotate.quotes.tag.quote_tagger import QuoteTagger

DEFAULT = "crf"


class Engine(NamedTuple):
    """A tagger of names and one of quotes."""

    names: NameTagger
    quotes: QuoteTagger


def _rules() -> Engine:
    return Engine(name_rules.NameRules(), quote_rules.QuoteRules())


def _crf() -> Engine:
    """The trained taggers, each replaced by the rules if its files or its library are missing."""
    rules = _rules()
    return Engine(name_crf.load() or rules.names, quote_crf.load() or rules.quotes)


ENGINES: Mapping[str, Callable[[], Engine]] = {"crf": _crf, "rules": _rules}


def load(name: str | None = None) -> Engine:
    """Load the engine with this name, by default `DEFAULT`. Raises `ValueError` if there is none."""
    name = name or DEFAULT
    if name not in ENGINES:
        raise ValueError(f"engine must be one of {', '.join(ENGINES)}, not {name!r}")
    return ENGINES[name]()


def model_version(name: str | None = None) -> str:
    """The engine with the digits of its models: two runs with the same digits find the same."""
    digest = sha256()
    for path in sorted(Path(__file__).parent.glob("*/model/*")):
        digest.update(path.read_bytes())
    return f"{name or DEFAULT} {digest.hexdigest()[:12]}"
