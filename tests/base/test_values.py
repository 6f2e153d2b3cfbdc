from __future__ import annotations

import copy
import pickle
from collections.abc import Mapping

import pytest

from reader.base.values import Value, as_dict, field, fields, replace


class Berth(Value):
    """Where a ship lies."""

    number: int
    ship: str | None = None
    """None where there is none."""
    tides: Mapping[str, int] = field(default_factory=dict)
    key: str = field(default="none", repr=False, metadata="who can open the gate")

    @property
    def is_free(self) -> bool:
        return self.ship is None


class Crane(Value):
    number: int


def test_what_it_holds_is_taken_by_place_and_by_name() -> None:
    berth = Berth(4, ship="Agneta")
    assert (berth.number, berth.ship, berth.tides, berth.key, berth.is_free) == (4, "Agneta", {}, "none", False)


@pytest.mark.parametrize("arguments", [{}, {"number": 1, "colour": "red"}], ids=["too little", "unknown"])
def test_nothing_else_is_taken(arguments: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        Berth(**arguments)  # type: ignore[arg-type]


def test_a_default_that_is_made_is_made_for_each() -> None:
    assert Berth(1).tides is not Berth(1).tides


def test_nothing_of_it_changes() -> None:
    berth = Berth(4)
    with pytest.raises(AttributeError, match="Berth is frozen: ship cannot be set"):
        berth.ship = "Agneta"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="Berth is frozen: colour cannot be set"):
        berth.colour = "red"
    with pytest.raises(AttributeError, match="Berth is frozen: ship cannot be deleted"):
        del berth.ship
    assert not hasattr(berth, "__dict__")


def test_two_are_equal_where_they_are_of_one_kind_and_hold_the_same() -> None:
    assert Crane(4) == Crane(4) != Crane(5)
    assert hash(Crane(4)) == hash(Crane(4))
    assert Crane(4) != Berth(4)
    assert Berth(4, tides={"high": 3}) == Berth(4, tides={"high": 3}) != Berth(4, tides={"high": 2})


def test_it_shows_what_may_be_shown() -> None:
    assert repr(Berth(4, "Agneta", key="1234")) == "Berth(number=4, ship='Agneta', tides={})"


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_it_can_be_copied_and_sent_elsewhere(again: object) -> None:
    berth = Berth(4, "Agneta", {"high": 3})
    assert callable(again)
    assert again(berth) == berth


def test_another_is_made_by_saying_what_is_other() -> None:
    berth = Berth(4, "Agneta", {"high": 3})
    assert replace(berth, ship=None) == Berth(4, None, {"high": 3})
    assert berth.ship == "Agneta"
    with pytest.raises(TypeError):
        replace(berth, colour="red")


def test_what_it_holds_can_be_listed() -> None:
    assert list(fields(Berth)) == ["number", "ship", "tides", "key"]
    assert fields(Berth)["key"].metadata == "who can open the gate"
    assert as_dict(Crane(4)) == {"number": 4}
