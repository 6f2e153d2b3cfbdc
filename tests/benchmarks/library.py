"""How long the library takes when it holds many articles. The articles are made up, and so is what is found in them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import NamedTuple

from reader.library.identity import Origin
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.model.annotation import Certainty, Entity, EntityKind, Quote, QuoteKind, Role
from reader.model.document import Block, BlockKind, Document, Metadata, Source
from reader.model.span import Span
from reader.tui.screens.library.finding import Wanted, find, first_articles
from tests.benchmarks.screen import p95


class Kind(NamedTuple):
    """How much an article has."""

    words: int = 855
    quotes: int = 15
    people: int = 12
    places: int = 16


WHOLE, SHORT = Kind(), Kind(150, 5, 4, 4)
"""Articles like those that the library was designed for; and short ones, of which many are added in little time."""

VOCABULARY, CAST, OUTLETS = 60_000, 60_000, 200
"""Different words, people and outlets."""

FREQUENT = 100
"""Words that are short because they are frequent."""

ROWS = 24
"""Articles that fill a screen."""

LAST = 500
"""Articles over which the time of putting one in is taken."""

TYPED = 60
"""Words that are typed, letter by letter."""

_LETTERS = {
    "tnshrdlcmwfgypbvk": (9, 7, 6, 6, 6, 4, 4, 3, 2.5, 2.4, 2.2, 2, 2, 1.9, 1.5, 1, 0.8),
    "eaoiu": (12, 8, 7.5, 7, 3),
}
"""Consonants and vowels, and how frequent they are: of the beginnings of words some are common, and most are rare."""

_ROLES = ("union secretary", "harbour master", "ports minister", "crane driver", "economist", "spokeswoman")


class Figures(NamedTuple):
    """Milliseconds of processor time, and how large the file is."""

    articles: int
    insert: float
    first_list: float
    typing: float
    typing_p95: float
    ranked_p95: float
    person: float
    person_p95: float
    size: float
    """Bytes of the file to a byte of text."""


class Newsroom:
    """Makes articles, the same ones every time, with words and people as frequent as such are."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self._chance = Random(22)
        self.words = list(dict.fromkeys(self._word(number) for number in range(VOCABULARY)))
        self._word_weights = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))
        self.cast = list(dict.fromkeys(f"{self._name()} {self._name()}" for _ in range(CAST)))
        self._cast_weights = list(accumulate(rank**-0.8 for rank in range(1, len(self.cast) + 1)))

    def _word(self, rank: int) -> str:
        return self._letters(self._chance.randint(1, 3) if rank < FREQUENT else self._chance.randint(3, 10))

    def _name(self) -> str:
        return self._letters(self._chance.randint(4, 8)).capitalize()

    def _letters(self, many: int) -> str:
        kinds = list(_LETTERS.items())
        first = self._chance.random() < 0.2  # as many words begin with a vowel
        return "".join(self._chance.choices(*kinds[(number + first) % 2])[0] for number in range(many))

    def article(self, number: int) -> Document:
        """The article of this number."""
        kind, chance = self._kind, self._chance
        words = chance.choices(self.words, cum_weights=self._word_weights, k=kind.words)
        people = chance.choices(self.cast, cum_weights=self._cast_weights, k=kind.people)
        headline = " ".join(words[:8]).capitalize()
        story = Story(headline)
        step = (kind.words - 8) // kind.quotes
        for at in range(kind.quotes):
            said = words[8 + at * step : 8 + (at + 1) * step]
            story.quote(people[at % kind.people], said[: step // 2])
            story.tell(said[step // 2 :])
        for place in words[8 : 8 + kind.places]:
            story.name(place)
        day = f"{2005 + number % 20}-{1 + number % 12:02}-{1 + number % 28:02}"
        outlet = f"Outlet {number % OUTLETS}"
        source = Source(f"https://news{number % OUTLETS}.example/{number}", "html")
        return story.document(source, Metadata(headline, published=day, publisher=outlet))


class Story:
    """An article that is being written, with what is found in it."""

    def __init__(self, headline: str) -> None:
        self._headline = Span(0, len(headline))
        self._text = headline + "\n\n"
        self._entities: dict[str, Entity] = {}
        self._quotes: list[Quote] = []

    def quote(self, name: str, words: Sequence[str]) -> None:
        """Let somebody say something."""
        said = f"“{' '.join(words)},” "
        content = Span(len(self._text), len(self._text) + len(said) - 1)
        source = Span(content.end + 1, content.end + 1 + len(name))
        self._text += f"{said}{name} said. "
        roles = (Role(_ROLES[len(name) % len(_ROLES)], source),)
        speaker = self._entity(EntityKind.PERSON, name, source, roles)
        kind = QuoteKind.DIRECT if len(self._quotes) % 2 else QuoteKind.INDIRECT
        quote = Quote(
            f"q{len(self._quotes)}", kind, (content,), source, speaker=speaker.id, certainty=Certainty.CERTAIN
        )
        self._quotes.append(quote)

    def tell(self, words: Sequence[str]) -> None:
        """Tell something, which ends a paragraph."""
        self._text += " ".join(words).capitalize() + ".\n\n"

    def name(self, place: str) -> None:
        """Name a place that is mentioned."""
        start = self._text.index(place)
        self._entity(EntityKind.PLACE, place, Span(start, start + len(place)))

    def _entity(self, kind: EntityKind, name: str, mention: Span, roles: tuple[Role, ...] = ()) -> Entity:
        return self._entities.setdefault(name, Entity(f"e{len(self._entities)}", kind, name, (mention,), (), roles))

    def document(self, source: Source, metadata: Metadata) -> Document:
        """The article."""
        text = self._text.rstrip()
        blocks = (
            Block(BlockKind.HEADLINE, self._headline),
            Block(BlockKind.PARAGRAPH, Span(self._headline.end + 2, len(text))),
        )
        return Document(
            source, text, metadata, blocks, entities=tuple(self._entities.values()), quotes=tuple(self._quotes)
        )


def measure(folder: Path, kind: Kind, sizes: Sequence[int]) -> Iterator[Figures]:
    """Fill a library with articles, and measure it at each of these sizes."""
    newsroom, path = Newsroom(kind), folder / "library.db"
    store = Store.open(path)
    text_bytes, times = 0, list[float]()
    for number in range(max(sizes)):
        document = newsroom.article(number)
        data = document.text.encode()
        text_bytes += len(data)
        times.append(_seconds(partial(Shelf(store).add, Origin(document.source.uri, data), document)))
        if number + 1 in sizes:
            store.close()
            yield _figures(path, newsroom, number + 1, times[-LAST:], text_bytes)
            store = Store.open(path)
    store.close()


def _figures(path: Path, newsroom: Newsroom, articles: int, inserts: Sequence[float], text_bytes: int) -> Figures:
    opened = [_seconds(partial(_open, path)) for _ in range(5)]
    store = Store.open(path)
    shelf, chance = Shelf(store), Random(articles)
    sought = [word for word in chance.sample(newsroom.words[:5_000], TYPED * 2) if len(word) > 3][:TYPED]
    typed = [word[:end] for word in sought for end in range(1, len(word) + 1)]
    typing = [_seconds(partial(find, shelf, Wanted(words, ROWS, ROWS), lambda: False)) for words in typed]
    ranking = [_seconds(partial(shelf.search, words, ROWS, ranked=True)) for words in sought]
    names = [*newsroom.cast[:30], *chance.sample(newsroom.cast, 30)]
    people = [person for name in names for person in shelf.named(name)[:1]]
    saying = [_seconds(partial(shelf.quotes_of, person, 40)) for person in people]
    store.close()
    return Figures(
        articles,
        1000 * statistics.mean(inserts),
        1000 * statistics.median(opened),
        1000 * statistics.median(typing),
        1000 * p95(typing),
        1000 * p95(ranking),
        1000 * statistics.median(saying),
        1000 * p95(saying),
        path.stat().st_size / text_bytes,
    )


def _open(path: Path) -> None:
    store = Store.open(path)
    assert first_articles(Shelf(store), 40).articles
    store.close()


def _seconds(work: Callable[[], object]) -> float:
    """Processor time of this work."""
    started = time.process_time()
    work()
    return time.process_time() - started
