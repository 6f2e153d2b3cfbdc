"""Who is who: asks the user about people of one name and of several names, and keeps the answers for good."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.library.people import Person, Portrait
from reader.library.shelf import Shelf
from reader.page.status_text import as_sentence
from reader.tui.screens.card import CardScreen
from reader.tui.screens.library.person_rows import StrandKey, namesake_rows
from reader.tui.screens.library.rows import PersonKey, harmless, headline_of, people_rows
from reader.tui.screens.prompt import PromptScreen
from reader.tui.screens.question import QuestionScreen

if TYPE_CHECKING:
    from reader.library.search import Listed
    from reader.tui.screens.library.base import ShelfScreen

ONE, TWO = "Kept: they are one person.", "Kept: they are two people."


class Identities:
    """The decisions about one person, whose screen this serves."""

    def __init__(self, screen: ShelfScreen, look_again: Callable[[], None]) -> None:
        """`look_again` is called when something was decided."""
        self._screen = screen
        self._look_again = look_again

    @property
    def _shelf(self) -> Shelf:
        return Shelf(self._screen.store())

    def decide(self, portrait: Portrait, key: Hashable, *, same: bool) -> None:
        """Keep that what a row stands for is the person, or is not."""
        person = portrait.person
        other = _person_of(portrait, key)
        if isinstance(key, StrandKey) and same:
            self._keep(lambda shelf: shelf.decide_on_one(person), ONE)
        elif isinstance(key, StrandKey):
            self._keep(lambda shelf: shelf.tell_apart(person, key.articles), TWO)
        elif other is None:
            self._screen.say("Go to somebody who may be the same person first.")
        elif other in (portrait.united if same else portrait.namesakes):
            self._screen.say(f"They are {'one person' if same else 'two people'} already.")
        else:
            self._keep(lambda shelf: shelf.decide(person, other, same=same), ONE if same else TWO)

    def split(self, portrait: Portrait, listed: Listed) -> None:
        """Ask who is meant in an article, if not the person."""
        person = portrait.person
        if len(self._shelf.articles_naming(person)) == 1:
            self._screen.say("No other article names this person.")
            return

        def tell(other: Person | None) -> None:
            self._keep(lambda shelf: shelf.tell_apart(person, (listed.article,), other), TWO)

        headline, name = headline_of(listed), harmless(person.name)
        if not portrait.namesakes:
            question = QuestionScreen(f"In “{headline}”, is it another {name}?")
            self._screen.app.push_screen(question, lambda yes: tell(None) if yes else None)
            return

        def choose(key: PersonKey | None) -> None:
            if key is not None:
                tell(next((one for one in portrait.namesakes if one.ids == key.ids), None))

        card = CardScreen(f"Who is {name} in “{headline}”?", namesake_rows(portrait))
        self._screen.app.push_screen(card, choose)

    def merge(self, person: Person) -> None:
        """Ask for another name of the person."""

        def look_up(name: str | None) -> None:
            people = self._shelf.named(name) if name else ()
            others = [one for one in people if one.ids != person.ids]
            if others:
                self._choose(f"Which of them is {harmless(person.name)}?", others, unite)
            elif name:
                self._screen.say(f"The library knows no other person called {harmless(name)}.")

        def unite(other: Person) -> None:
            self._keep(lambda shelf: shelf.decide(person, other, same=True), ONE)

        title = f"Under which other name is {harmless(person.name)} in the library?"
        self._screen.app.push_screen(PromptScreen(title, hint="a name, or words of it"), look_up)

    def _choose(self, title: str, people: Sequence[Person], take: Callable[[Person], None]) -> None:
        def answer(key: PersonKey | None) -> None:
            if key is not None:
                take(next(one for one in people if one.ids == key.ids))

        self._screen.app.push_screen(CardScreen(title, people_rows(people)), answer)

    def _keep(self, decide: Callable[[Shelf], None], said: str) -> None:
        try:
            decide(self._shelf)
        except LibraryError as error:
            self._screen.say(as_sentence(str(error)))
            return
        self._screen.say(said)
        self._look_again()


def _person_of(portrait: Portrait, key: Hashable) -> Person | None:
    """Who a row stands for that may be the same person, or of whom the user said whether they are."""
    known = (*(candidate.person for candidate in portrait.maybe), *portrait.namesakes, *portrait.united)
    return next((one for one in known if isinstance(key, PersonKey) and one.ids == key.ids), None)
