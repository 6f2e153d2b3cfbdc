"""Things, some of which turn out to be one. Joins them; decides nothing."""

from __future__ import annotations

from collections.abc import Iterable

from reader.annotate.entities.thing import Thing


class Union:
    """Things, some of which turn out to be one."""

    def __init__(self, things: Iterable[Thing]) -> None:
        self._things = list(things)
        self._became: dict[int, Thing] = {}
        self.owner = {span: thing for thing in self._things for span in thing.mentions}

    def now(self, thing: Thing) -> Thing:
        """What a thing has become part of."""
        while id(thing) in self._became:
            thing = self._became[id(thing)]
        return thing

    def join(self, host: Thing, guest: Thing, reason: str) -> None:
        """Make two things one, of the host's kind."""
        host, guest = self.now(host), self.now(guest)
        if host is not guest:
            host.absorb(guest, reason)
            self._became[id(guest)] = host

    def things(self) -> list[Thing]:
        """The things that are left."""
        return [thing for thing in self._things if id(thing) not in self._became]
