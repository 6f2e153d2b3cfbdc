"""What an element says of its words by its tag, class, id and roles. Knows one element; decides nothing."""

from __future__ import annotations

import re
from enum import IntFlag, auto
from functools import cache, lru_cache

from reader import lexicon
from reader.base.regex import expression
from reader.parse.html.tree import Element


class Trait(IntFlag):
    """What the words inside an element are, as far as its markup tells."""

    NONE = 0
    HIDDEN = auto()
    """Not shown until something is clicked."""
    POPUP = auto()
    """Shown beside a word while something points at it."""
    CHROME = auto()
    """Navigation, forms, what stands on every page of a site."""
    ASIDE = auto()
    """What a class says is no story: related links, share buttons, newsletters, authors, tags."""
    PROMOTION = auto()
    """Of these, what is no story even where an extractor took it along."""
    FIGURE = auto()
    CAPTION = auto()
    CREDIT = auto()
    BYLINE = auto()
    DATE = auto()
    DEK = auto()
    HEADING = auto()
    """Over a part of the story, though the element is no heading."""
    COMMENTS = auto()
    QUOTE = auto()
    PAYWALL = auto()
    """An offer to those who have not paid."""
    POST = auto()
    """An embedded post of a social network."""


_TAGS = {
    "nav": Trait.CHROME,
    "footer": Trait.CHROME,
    "form": Trait.CHROME,
    "figure": Trait.FIGURE,
    "figcaption": Trait.FIGURE | Trait.CAPTION,
    "blockquote": Trait.QUOTE,
    "time": Trait.DATE,
}

_ROLES = {
    "navigation": Trait.CHROME,
    "search": Trait.CHROME,
    "contentinfo": Trait.CHROME,
    "dialog": Trait.CHROME,
    "figure": Trait.FIGURE,
}

_PROPERTIES = {
    "author": Trait.BYLINE,
    "datepublished": Trait.DATE,
    "datemodified": Trait.DATE,
    "caption": Trait.CAPTION,
    "copyrightholder": Trait.CREDIT,
    "comment": Trait.COMMENTS,
}

_WORD = expression(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_UNSEEN = expression(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_WHOLE = frozenset(["html", "body"])
"""Elements whose classes tell of the whole page."""

_POST = frozenset(["post", "hentry", "type-post"])
"""Classes of an article of a blog..."""

_FILED = ("tag-", "category-")
"""... and how those begin that say what it is filed under."""

MAX_CLASS_CHARS = 500
"""Code points of class and id that are looked at."""


def traits_of(element: Element) -> Trait:
    """The traits of an element by itself, not those of the elements round it."""
    get = element.get
    found = _TAGS.get(element.tag, Trait.NONE)
    names = f"{get('class') or ''} {get('id') or ''}"
    if len(names) > 1 and element.tag not in _WHOLE:
        found |= _named(names[:MAX_CLASS_CHARS])
    if role := get("role"):
        found |= _ROLES.get(role.lower(), Trait.NONE)
    if prop := get("itemprop"):
        for word in prop.lower().split():
            found |= _PROPERTIES.get(word, Trait.NONE)
    if get("rel") == "author":
        found |= Trait.BYLINE
    if get("hidden") is not None or ((style := get("style")) and _UNSEEN.search(style)):
        found |= Trait.HIDDEN
    return found


@lru_cache(maxsize=4096)
def _named(names: str) -> Trait:
    whole, beginnings = _class_words()
    found = Trait.NONE
    classes = names.split()
    is_post = not _POST.isdisjoint(classes)
    for name in classes:
        if is_post and name.startswith(_FILED):
            continue
        parts = [part.lower() for part in _WORD.findall(name)]
        for at, part in enumerate(parts):
            for candidate in (part, "-".join(parts[at : at + 2]), "-".join(parts[at : at + 3])):
                found |= whole.get(candidate, Trait.NONE)
            if beginning := beginnings.get(part[:4]):
                for stem, trait in beginning:
                    if part.startswith(stem):
                        found |= trait
    return found


@cache
def _class_words() -> tuple[dict[str, Trait], dict[str, list[tuple[str, Trait]]]]:
    """Class names that are known whole, and beginnings of others by their first four letters."""
    whole: dict[str, Trait] = {}
    beginnings: dict[str, list[tuple[str, Trait]]] = {}
    trait = Trait.NONE
    for line in lexicon.text("html/class_names").splitlines():
        word = line.partition("#")[0].strip()
        if word.startswith("["):
            trait = Trait.NONE
            for name in word.strip("[]").split():
                trait |= Trait[name.upper()]
        elif word.endswith("*"):
            beginnings.setdefault(word[:4], []).append((word[:-1], trait))
        elif word:
            whole[word] = whole.get(word, Trait.NONE) | trait
    return whole, beginnings
