"""Look up which word lists about names hold a word. Single words only."""

from __future__ import annotations

from reader import lexicon

CURRENCY_SIGNS = frozenset("$£€¥₹₡₦₩₪₫₱₴₵₸₺₽﷼฿")

_LISTS = {
    "TITLE": "names/titles_persons",
    "ROLE": "names/roles_heads",
    "ORG": "names/orgs_words",
    "PLACE": "names/places_words",
    "FACILITY": "names/places_facilities",
    "PARTICLE": "names/particles",
    "FAMILY1": "names/family_first",
    "SAY": "quotes/cues_speech",
    "CALENDAR": "names/calendar",
    "MONEY": "names/money",
    "LAW": "names/orgs_laws",
    "EVENT": "names/orgs_events",
    "WORK": "names/orgs_works",
}


@lexicon.per_language
def by_word() -> dict[str, tuple[str, ...]]:
    """The names of the lists that hold each word, by word in lower case."""
    lists: dict[str, tuple[str, ...]] = {}
    for name, file in _LISTS.items():
        for line in lexicon.lines(file):
            for word in line.split():
                if name not in lists.get(word, ()):
                    lists[word] = (*lists.get(word, ()), name)
    for word in lexicon.table("names/given_names"):
        lists[word] = (*lists.get(word, ()), "GIVEN")
    for sign in CURRENCY_SIGNS:
        lists[sign] = ("CURRENCY",)
    return lists


def lists_with(lower: str) -> tuple[str, ...]:
    """The word lists that hold this word, given in lower case without a trailing full stop."""
    return by_word().get(lower, ())
