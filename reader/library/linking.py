"""Whether names in different articles are of the same person. Knows no database.

A person's name has a given and a family name; what else it says, middle names, "Jr", "Ms", may be left out elsewhere.
So names with the same given and family name are one person unless they contradict each other. Nicknames, initials and
another order make two names candidates, which only the user can decide on. A surname alone is nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from reader import lexicon
from reader.base.folding import folded_words

SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
"""What follows a name to tell generations apart."""

ERA, NAMESAKE = "|@", "|#"
"""What stands in the key of a form before its era, and before what tells a namesake apart."""

MAX_YEARS = 60
"""Articles more years apart than this mean different people by the same name."""

MAX_INITIALS = 3
"""Letters of a first word in capitals that are initials: "MK Stalin" is "M. K. Stalin"."""


class NameForm(NamedTuple):
    """A way in which articles name a person, folded."""

    name: str
    """As it is written."""
    given: str
    middle: tuple[str, ...]
    family: str
    suffix: str
    """A value of `SUFFIXES`, or nothing."""
    gender: str
    """`m` or `f` if a title says so, else nothing."""
    era: str = ""
    """The year that tells apart a form that is that of others too, who were named long before or after."""
    namesake: str = ""
    """What tells apart somebody of whom the user says that the same name is another person's elsewhere."""
    years: tuple[int, int] | None = None
    """When the first and the last of the articles that use it were published; None if none says."""

    @property
    def base(self) -> str:
        """What all forms of the same name share."""
        return f"{self.given} {self.family}"

    @property
    def words(self) -> str:
        """The words of the name, run together."""
        return "".join((self.given, *self.middle, self.family))

    @property
    def key(self) -> str:
        """What identifies the form: spellings with other spaces, hyphens, accents or letter case have the same one."""
        key = "|".join(filter(None, (self.words, self.suffix, self.gender and f"({self.gender})")))
        return key + (self.namesake and NAMESAKE + self.namesake) + (self.era and ERA + self.era)

    @property
    def detail(self) -> int:
        """How much it says besides given and family name."""
        return len(self.middle) + bool(self.suffix) + bool(self.gender)


class Decisions(NamedTuple):
    """What the user decided about pairs of names, each pair in alphabetical order."""

    same: Collection[tuple[str, str]] = frozenset()
    """Keys of forms of the same person."""
    apart: Collection[tuple[str, str]] = frozenset()
    """Keys of forms of two people."""
    bases: Collection[tuple[str, str]] = frozenset()
    """The bases of the forms in `same`: their other forms are of that person too, unless they contradict it."""


UNDECIDED = Decisions()


def form_of(name: str, gender: str = "") -> NameForm | None:
    """The form of a name; None if it lacks a given or a family name."""
    words = list(folded_words(_spread_initials(name)))
    suffix = SUFFIXES.get(words[-1], "") if len(words) > 2 else ""
    if suffix:
        words.pop()
    if len(words) < 2 or not any(len(word) > 1 for word in words):
        return None
    given, *middle, family = words
    return NameForm(name, given, tuple(middle), family, suffix, gender)


def _spread_initials(name: str) -> str:
    first, space, rest = name.partition(" ")
    is_initials = first.isupper() and first.isalpha() and len(first) <= MAX_INITIALS and not rest.isupper()
    return " ".join(first) + space + rest if is_initials else name


def pair(one: str, other: str) -> tuple[str, str]:
    """Two keys, or two bases, as `Decisions` has them."""
    return (one, other) if one <= other else (other, one)


def contradict(one: NameForm, other: NameForm) -> bool:
    """Whether forms of the same base are of two people: the user says so, their articles are lifetimes apart, or they
    differ in middle initials, generation, or Mr against Ms."""
    return (
        one.namesake != other.namesake
        or years_between(one.years, other.years) > MAX_YEARS
        or _differ(one.suffix, other.suffix)
        or _differ(one.gender, other.gender)
        or bool(one.middle and other.middle and not _same_middle(one.middle, other.middle))
    )


def years_between(one: tuple[int, int] | None, other: tuple[int, int] | None) -> int:
    """The years between two periods; 0 if they overlap, or if one is not known."""
    return max(0, one[0] - other[1], other[0] - one[1]) if one and other else 0


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _same_middle(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return len(one) == len(other) and all(
        a.startswith(b) or b.startswith(a) if 1 in (len(a), len(b)) else a == b for a, b in zip(one, other, strict=True)
    )


def people_of(forms: Iterable[NameForm], decisions: Decisions = UNDECIDED) -> list[list[NameForm]]:
    """The forms grouped by person, the most detailed of each first.

    A form that fits several people who contradict each other ("George Bush", of George W. and George H. W.) is a person
    of its own: nobody knows whom it means.
    """
    people: list[list[NameForm]] = []
    for form in sorted(forms, key=lambda form: (-form.detail, form.key)):
        fitting = [person for person in people if all(_agree(form, other, decisions) for other in person)]
        sure = [person for person in fitting if any(pair(form.key, other.key) in decisions.same for other in person)]
        chosen = sure or (fitting if len(fitting) == 1 else [])
        for person in chosen[1:]:  # the form makes one person of several
            people.remove(person)
            chosen[0].extend(person)
        if chosen:
            chosen[0].append(form)
        else:
            people.append([form])
    return people


def _agree(one: NameForm, other: NameForm, decisions: Decisions) -> bool:
    keys = pair(one.key, other.key)
    if keys in decisions.apart or keys in decisions.same:
        return keys in decisions.same
    is_named_so = one.base == other.base or pair(one.base, other.base) in decisions.bases
    return is_named_so and not contradict(one, other)


def maybe_same(one: NameForm, other: NameForm) -> str | None:
    """Why two names may be of the same person, though nobody can tell, in a few words; None if they are not."""
    if contradict(one, other):
        return None
    if one.family == other.family:
        return "the same name" if one.given == other.given else _given_reason(one.given, other.given)
    if (one.given, one.family) == (other.family, other.given):
        return "the other order"
    return "a double name" if one.given == other.given and _is_double(one, other) else None


def _given_reason(one: str, other: str) -> str | None:
    if 1 in (len(one), len(other)):
        return "an initial" if one[0] == other[0] else None
    return "a nickname" if one != other and not _names(one).isdisjoint(_names(other)) else None


def _is_double(one: NameForm, other: NameForm) -> bool:
    return other.family in _double_parts(one) or one.family in _double_parts(other)


def _double_parts(form: NameForm) -> tuple[str, ...]:
    """The parts of a family name with a hyphen, folded."""
    last = form.name.split()[-1]
    return tuple(chain.from_iterable(map(folded_words, last.split("-")))) if "-" in last else ()


def family_names(form: NameForm) -> Sequence[str]:
    """Family names under which candidates for the same person may be found."""
    return (form.family, form.given, *_double_parts(form))


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    """The full names that each name stands for, itself among them if it is one."""
    found: dict[str, set[str]] = {}
    for line in lexicon.lines("names/nicknames"):
        full, *short = line.split()
        for name in (full, *short):
            found.setdefault(name, set()).add(full)
    return {name: frozenset(full) for name, full in found.items()}


def _names(given: str) -> frozenset[str]:
    return _nicknames().get(given, frozenset((given,)))
