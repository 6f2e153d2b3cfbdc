"""Find couples of whom one is called by the given name only: "Pia and Rolf Eng", "Rolf Eng and his wife, Pia"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader import lexicon
from reader.annotate.entities import gazetteer, name_forms
from reader.annotate.entities.cluster import naming_customs
from reader.base.values import Value
from reader.model.span import Span

_AND = re.compile(r"\s(?:and|&)\s")
_SPOUSE = re.compile(r"(?:['’]s|,?\s(?:and|with)\s(?:his|her))\s(?:late\s|first\s|second\s)?(wife|husband|spouse),?\s")


class Couple(Value):
    """Two people of one surname; names in lower case."""

    surname: str
    partner: str
    """The given name of the one who is called by nothing else."""
    gender: str
    """Of the partner, `m` or `f`; empty if it is not known."""


def find(text: str, named: Sequence[tuple[Span, str]]) -> Iterator[Couple]:
    """Each such couple, in text order."""
    genders = lexicon.table("names/given_names")
    for (before, first), (after, second) in pairwise(named):
        if _is_given(first) and _AND.fullmatch(text, before.end, after.start) and (surname := _surname(second)):
            partner = name_forms.person_words(first)[0]
            yield Couple(surname, partner, genders.get(partner, ""))
        elif (spouse := _SPOUSE.fullmatch(text, before.end, after.start)) and (surname := _surname(first)):
            words = name_forms.person_words(second)
            if len(words) == 1:
                gender = lexicon.table("names/titles_gender").get(spouse.group(1), "")
                yield Couple(surname, words[0], gender or genders.get(words[0], ""))


def _is_given(name: str) -> bool:
    words = name_forms.person_words(name)
    return len(words) == 1 and (
        words[0] in lexicon.table("names/given_names") or "first" in gazetteer.load().name_tags(words[0])
    )


def _surname(name: str) -> str | None:
    return naming_customs.surname(name) if len(name_forms.person_words(name)) > 1 else None
