"""Annotated articles for the library, made from their sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.library import records
from reader.library.identity import Origin
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.model.annotation import Alias, Certainty, Entity, EntityKind, Quote, QuoteKind, Role
from reader.model.document import Block, BlockKind, Document, Metadata, Source
from reader.model.span import Span

Said = Sequence[tuple[str, str]]
"""Speakers and their words."""


def article(
    headline: str,
    said: Said = (),
    *,
    body: str = "",
    published: str | None = None,
    publisher: str | None = None,
    roles: Mapping[str, str] | None = None,
    uri: str = "",
) -> Document:
    """An article in which people say something. A title stands before the name, as in "Ms Mara Okafor"."""
    lines = [
        headline,
        *(f"“{words},” {roles.get(name, '') if roles else ''} {name} said." for name, words in said),
        body,
    ]
    text = "\n\n".join(" ".join(line.split()) for line in lines if line)
    people: dict[str, Entity] = {}
    quotes: list[Quote] = []
    for number, (titled, words) in enumerate(said):
        name = titled.removeprefix("Ms ").removeprefix("Mr ")
        mention = _span(text, name)
        role = (roles or {}).get(titled)
        called = (Role(role, _span(text, role)),) if role else ()
        alias = (Alias(name.split()[-1], "surname", Span(mention.end - len(name.split()[-1]), mention.end)),)
        entity = Entity(f"e{number + 1}", EntityKind.PERSON, name, (mention,), alias, called)
        people.setdefault(name, entity)
        quotes.append(
            Quote(
                f"q{number + 1}",
                QuoteKind.DIRECT,
                (_span(text, f"“{words},”"),),
                source=mention,
                speaker=people[name].id,
                certainty=Certainty.CERTAIN,
            )
        )
    return Document(
        Source(uri or f"/desk/{headline.lower().replace(' ', '-')}.txt", "text"),
        text,
        Metadata(headline, published=published, publisher=publisher),
        (
            Block(BlockKind.HEADLINE, Span(0, len(headline))),
            Block(BlockKind.PARAGRAPH, Span(len(headline) + 2, len(text))),
        ),
        entities=tuple(people.values()),
        quotes=tuple(quotes),
    )


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def add(shelf: Shelf, document: Document) -> int:
    """Add an article to the library, with its text for its bytes."""
    return shelf.add(Origin(document.source.uri, document.text.encode()), document)


def forget(store: Store, uri: str) -> int:
    """Delete everything saved of the articles from a source; return how many there were."""
    articles = Shelf(store).articles_of(uri)
    store.update(lambda connection: records.forget_articles(connection, articles))
    return len(articles)


STRIKE = article(
    "Port workers walk out",
    (("Mara Okafor", "We will stay out until the night pay is back"), ("Tom W. Brandt", "The port loses money")),
    published="2025-03-04",
    publisher="Harbour Post",
    roles={"Mara Okafor": "union secretary"},
)
TALKS = article(
    "Talks fail in Averil",
    (("Ms Mara J. Okafor", "Nobody wanted this strike"), ("Inés Valdra", "It is late")),
    published="2025-03-07",
    publisher="Averil Gazette",
    roles={"Ms Mara J. Okafor": "head of the dockers"},
)
FERRY = article(
    "Ferry waits for wind", (("Inés Valdra", "There is no wind"),), published="2024-11-02", publisher="Harbour Post"
)
UNDATED = article("A quiet day", body="Nothing was said at the café, by nobody at all.")
ALL = (STRIKE, TALKS, FERRY, UNDATED)
