"""Derive the traits of an element from its tag, class, id and roles. Looks at one element at a time."""

from __future__ import annotations

import re
from enum import IntFlag, auto
from functools import cache, lru_cache

from reader import lexicon
from reader.base import lazy_regex
from reader.parse.html.tree import Element


class Trait(IntFlag):
    """What the text inside an element is, judging by its markup."""

    NONE = 0
    HIDDEN = auto()
    """Not shown until something is clicked."""
    POPUP = auto()
    """Shown next to a word while the pointer is on it."""
    CHROME = auto()
    """Navigation, forms, and whatever else is on every page of a site."""
    ASIDE = auto()
    """Not part of the story, by its class: related links, share buttons, newsletters, authors, tags."""
    PROMOTION = auto()
    """Not part of the story even if an extractor took it for the article."""
    FIGURE = auto()
    CAPTION = auto()
    CREDIT = auto()
    BYLINE = auto()
    DATE = auto()
    DEK = auto()
    HEADING = auto()
    """A heading within the story, though not by its tag."""
    COMMENTS = auto()
    QUOTE = auto()
    PAYWALL = auto()
    """An offer to subscribe."""
    POST = auto()
    """An embedded post of a social network."""
    BODY = auto()
    """The body of an article."""


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

_ITEMPROPS = {
    "author": Trait.BYLINE,
    "datepublished": Trait.DATE,
    "datemodified": Trait.DATE,
    "caption": Trait.CAPTION,
    "copyrightholder": Trait.CREDIT,
    "comment": Trait.COMMENTS,
}

_WORD = lazy_regex.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_STREAMED_ID = lazy_regex.compile(r"S:[0-9a-f]+")
"""The id of a part of the page that a script moves to its place while the page is loaded."""

_HIDDEN_STYLE = lazy_regex.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_PAGE_ELEMENTS = frozenset(["html", "body"])
"""Elements whose classes describe the whole page."""

_BLOG_POST_CLASSES = frozenset(["post", "hentry", "type-post"])
"""Classes of a blog post..."""

_TOPIC_PREFIXES = ("tag-", "category-")
"""... and the prefixes of those that name its topics."""

MAX_CLASS_CHARS = 500
"""Code points of class and id that are looked at, at most."""


def traits_of(element: Element) -> Trait:
    """The traits of an element itself, not those of the elements around it."""
    get = element.get
    traits = _TAGS.get(element.tag, Trait.NONE)
    names = f"{get('class') or ''} {get('id') or ''}"
    if len(names) > 1 and element.tag not in _PAGE_ELEMENTS:
        traits |= _traits_of_names(names[:MAX_CLASS_CHARS])
    if role := get("role"):
        traits |= _ROLES.get(role.lower(), Trait.NONE)
    if prop := get("itemprop"):
        for word in prop.lower().split():
            traits |= _ITEMPROPS.get(word, Trait.NONE)
    if get("rel") == "author":
        traits |= Trait.BYLINE
    if (get("hidden") is not None and not _STREAMED_ID.fullmatch(get("id") or "")) or (
        (style := get("style")) and _HIDDEN_STYLE.search(style)
    ):
        traits |= Trait.HIDDEN
    return traits


@lru_cache(maxsize=4096)
def _traits_of_names(names: str) -> Trait:
    whole_classes, exact_names, prefixes = _class_words()
    traits = Trait.NONE
    classes = names.split()
    is_post = not _BLOG_POST_CLASSES.isdisjoint(classes)
    for name in classes:
        if is_post and name.startswith(_TOPIC_PREFIXES):
            continue
        if whole := whole_classes.get(name.rpartition("--")[2].lower()):
            traits |= whole
        parts = [part.lower() for part in _WORD.findall(name)]
        for index, part in enumerate(parts):
            for candidate in (part, "-".join(parts[index : index + 2]), "-".join(parts[index : index + 3])):
                if exact := exact_names.get(candidate):
                    traits |= exact
            if same_prefix := prefixes.get(part[:4]):
                for prefix, trait in same_prefix:
                    if part.startswith(prefix):
                        traits |= trait
    return traits


@cache
def _class_words() -> tuple[dict[str, Trait], dict[str, Trait], dict[str, list[tuple[str, Trait]]]]:
    """The traits of class names: of whole classes, of words in them, and of prefixes of such words, grouped by their
    first four characters."""
    whole_classes: dict[str, Trait] = {}
    exact_names: dict[str, Trait] = {}
    prefixes: dict[str, list[tuple[str, Trait]]] = {}
    trait = Trait.NONE
    for line in lexicon.text("html/class_names").splitlines():
        word = line.partition("#")[0].strip()
        if word.startswith("["):
            trait = Trait.NONE
            for name in word.strip("[]").split():
                trait |= Trait[name.upper()]
        elif word.startswith("="):
            whole_classes[word[1:]] = trait
        elif word.endswith("*"):
            prefixes.setdefault(word[:4], []).append((word[:-1], trait))
        elif word:
            exact_names[word] = exact_names.get(word, Trait.NONE) | trait
    return whole_classes, exact_names, prefixes
