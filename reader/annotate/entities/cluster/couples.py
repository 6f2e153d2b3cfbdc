"""Find couples of whom one is called by the given name only: "Pia and Rolf Eng", "Rolf Eng and his wife, Pia"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader import lexicon
from reader.annotate.entities import gazetteer, name_forms
from reader.annotate.entities.cluster import naming_customs
from reader.model.span import Span

_AND = re.compile(r"\s(?:and|&)\s")
_SPOUSE = re.compile(
    r"(?:['’]s|,?\s(?:and|with)\s(?:his|her))\s(?:late\s|first\s|second\s)?(?:wife|husband|spouse),?\s"
)


def find(text: str, named: Sequence[tuple[Span, str]]) -> Iterator[tuple[str, str]]:
    """For each such couple the surname of the one, and the given name of the other; both folded."""
    for (before, first), (after, second) in pairwise(named):
        if _is_given(first) and _AND.fullmatch(text, before.end, after.start) and (surname := _surname(second)):
            yield surname, name_forms.person_words(first)[0]
        elif _SPOUSE.fullmatch(text, before.end, after.start) and (surname := _surname(first)):
            partner = name_forms.person_words(second)
            if len(partner) == 1:
                yield surname, partner[0]


def _is_given(name: str) -> bool:
    words = name_forms.person_words(name)
    return len(words) == 1 and (
        words[0] in lexicon.table("names/given_names") or "first" in gazetteer.load().name_tags(words[0])
    )


def _surname(name: str) -> str | None:
    return naming_customs.surname(name) if len(name_forms.person_words(name)) > 1 else None
