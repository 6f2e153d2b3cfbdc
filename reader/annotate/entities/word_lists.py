"""Which of the word lists about names hold a word. Knows single words; knows no sentences."""

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
def _listed() -> dict[str, tuple[str, ...]]:
    """For each word of the lists, in lower case, the names of its lists."""
    found: dict[str, tuple[str, ...]] = {}
    for name, file in _LISTS.items():
        for line in lexicon.lines(file):
            for word in line.split():
                if name not in found.get(word, ()):
                    found[word] = (*found.get(word, ()), name)
    for word in lexicon.table("names/given_names"):
        found[word] = (*found.get(word, ()), "GIVEN")
    for sign in CURRENCY_SIGNS:
        found[sign] = ("CURRENCY",)
    return found


def lists_of(low: str) -> tuple[str, ...]:
    """The word lists that hold this word, given in lower case without a full stop."""
    return _listed().get(low, ())
