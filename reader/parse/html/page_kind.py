"""Recognise pages that are not articles, by what they say about themselves in their head and by their address."""

from __future__ import annotations

from itertools import islice
from urllib.parse import urlsplit

from reader.parse.html.head import Head
from reader.parse.html.tree import Element

SHOP = "this is a page of a shop, not an article"
LIST = "this is a list of pages, not an article: follow one of them"
DISCUSSION = "this is a discussion, not an article"
PROFILE = "this is the profile of a person or an account, not an article"
FRONT_PAGE = "this is the front page of a site: its articles are behind its links"

_BY_JSON_LD = {
    **dict.fromkeys(("Product", "ProductGroup"), SHOP),
    **dict.fromkeys(("CollectionPage", "SearchResultsPage"), LIST),
    **dict.fromkeys(("DiscussionForumPosting", "QAPage"), DISCUSSION),
    "ProfilePage": PROFILE,
}
_BY_OG_TYPE = {"product": SHOP, "product.item": SHOP, "product.group": SHOP, "profile": PROFILE}
_OG_TYPES_OF_ANY_PAGE = ("", "website")
_ROOT_PATHS = ("", "/")

MIN_FRONT_PAGE_LINKS = 20
"""Links from which a page at the root of a site is its front page; a site may also consist of one article."""


def kind_notice(root: Element, head: Head, address: str | None) -> str | None:
    """What a page is, if by its own account it is not an article; None for articles and for pages that do not say.

    `address` is the URL of the page. A page that describes an article is one, whatever else it holds.
    """
    og_type = (head.meta_content("og:type") or "").lower()
    if head.json_ld_articles or og_type not in (*_OG_TYPES_OF_ANY_PAGE, *_BY_OG_TYPE):
        return None
    if og_type in _BY_OG_TYPE:
        return _BY_OG_TYPE[og_type]
    stated = next((_BY_JSON_LD[kind] for kind in head.json_ld_kinds if kind in _BY_JSON_LD), None)
    if stated is None and address is not None and _is_root(address) and _has_many_links(root):
        return FRONT_PAGE
    return stated


def _has_many_links(root: Element) -> bool:
    return next(islice(root.iter("a"), MIN_FRONT_PAGE_LINKS - 1, None), None) is not None


def _is_root(address: str) -> bool:
    """Whether an address is that of a whole site. Others have a path, or a query that may name the page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.path in _ROOT_PATHS and not parts.query
