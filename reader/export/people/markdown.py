"""What somebody said as Markdown with front matter, for notebooks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.base.text import counted, one_line
from reader.export.front_matter import front_matter
from reader.export.markdown_inline import escaped, inline, linked
from reader.export.people.profile import Profile
from reader.library.people import SEVERAL, Called
from reader.library.search import QuoteHit
from reader.library.strands import Strand
from reader.model.annotation import Certainty, QuoteKind


def write(profile: Profile) -> Iterator[str]:
    """Who it is, what articles call them, then every quote with its source, and what others say that names them.

    Words of articles never act as markup.
    """
    yield "\n\n".join(_paragraphs(profile)) + "\n"


def _paragraphs(profile: Profile) -> Iterator[str]:
    yield _front_matter(profile)
    yield f"# {escaped(one_line(profile.portrait.person.name))}"
    if profile.portrait.roles:
        yield "\n".join(f"- {_called(called)}" for called in profile.portrait.roles)
    if profile.portrait.strands:
        yield f"{SEVERAL}: {' · '.join(map(_strand, profile.portrait.strands))}"
    for title, quotes in (("Quotes", profile.quotes), ("Said about", profile.about)):
        if quotes:
            yield f"## {title}"
        for quote in quotes:
            yield f"> {escaped(quote.words)}"
            yield "— " + " · ".join(_about(quote, profile))


def _front_matter(profile: Profile) -> str:
    portrait, extent = profile.portrait, profile.extent
    return front_matter(
        {
            "title": one_line(portrait.person.name),
            "aliases": [spelling for spelling in portrait.spellings if spelling != portrait.person.name],
            "articles": extent.articles,
            "quotes": extent.quotes,
            "first": extent.first,
            "last": extent.last,
        }
    )


def _called(called: Called) -> str:
    where = ": " + _listed(called.publishers) if called.publishers else ""
    return f"{inline(one_line(called.role))} ({counted(called.articles, 'article')}{where})"


def _strand(strand: Strand) -> str:
    return f"{_listed(strand.roles)} ({counted(len(strand.articles), 'article')})"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(inline(one_line(name)) for name in names)


def _about(quote: QuoteHit, profile: Profile) -> Iterator[str]:
    """Who said it, how, and where."""
    listed, link = quote.listed, profile.links.get(quote.id)
    headline = one_line(listed.headline or "no headline")
    yield inline(quote.speaker or "no speaker found")
    if quote.kind != QuoteKind.DIRECT:
        yield inline(quote.kind)
    if quote.certainty != Certainty.CERTAIN:
        yield inline(quote.certainty)
    yield linked(headline, link) if link else inline(headline)
    yield from (inline(one_line(part)) for part in (listed.publisher, listed.published_day) if part)
