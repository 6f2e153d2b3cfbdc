"""What tags the names and the quotes of an article. ENGINES is the one place where engines are chosen from.

An engine is a pair of taggers, each anything with the one method of its protocol. What a tagger finds word by word is
corrected, joined and attributed by the same steps, whichever it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from reader.annotate.entities.detect import name_crf, name_rules
from reader.annotate.entities.detect.name_tagger import NameTagger
from reader.annotate.quotes.tag import quote_crf, quote_rules
from reader.annotate.quotes.tag.quote_tagger import QuoteTagger

DEFAULT = "crf"


class Engine(NamedTuple):
    """A pair of taggers."""

    names: NameTagger
    quotes: QuoteTagger


def _rules() -> Engine:
    return Engine(name_rules.NameRules(), quote_rules.QuoteRules())


def _crf() -> Engine:
    """The learnt taggers; the rules in place of one whose files or library are missing."""
    rules = _rules()
    return Engine(name_crf.load() or rules.names, quote_crf.load() or rules.quotes)


ENGINES: Mapping[str, Callable[[], Engine]] = {"crf": _crf, "rules": _rules}


def load(name: str = DEFAULT) -> Engine:
    """The engine of this name. Raises `KeyError` where none has it."""
    return ENGINES[name]()
