from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import pprint
import re
import subprocess
import sys
import types
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

import pytest

from reader.base.values import Value, as_dict, field, fields, replace
from reader.model.landings import Landing


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


class Hoist(Value):
    number: int


class CoveredBerth(Berth):
    """A berth under a roof."""

    height: float = 12.5


class Nothing(Value):
    """Holds nothing."""


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
    assert Crane(4) != Hoist(4)
    assert Berth(4) != CoveredBerth(4)
    assert CoveredBerth(4) != Berth(4)
    assert len({Crane(4), Crane(4), Hoist(4)}) == 2
    assert Crane(4) != 4
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(Nothing())
    assert Berth(4, tides={"high": 3}) == Berth(4, tides={"high": 3}) != Berth(4, tides={"high": 2})


def test_it_cannot_be_hashed_if_it_holds_what_cannot() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(Berth(4, tides={"high": 3}))


def test_it_shows_what_may_be_shown() -> None:
    assert repr(Berth(4, "Agneta", key="1234")) == "Berth(number=4, ship='Agneta', tides={})"


def _pickled(value: Value) -> Value:
    again: Value = pickle.loads(pickle.dumps(value))
    return again


@pytest.mark.parametrize("value", [Berth(4, "Agneta", {"high": 3}), CoveredBerth(4, height=9.0), Crane(2), Nothing()])
@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, _pickled])
def test_it_can_be_copied_and_pickled(again: Callable[[Value], Value], value: Value) -> None:
    assert again(value) == value
    assert repr(again(value)) == repr(value)


def test_it_can_be_sent_to_another_process() -> None:
    code = "import pickle, sys; print(pickle.load(sys.stdin.buffer))"
    done = subprocess.run([sys.executable, "-c", code], input=pickle.dumps(Landing("tides", 7)), capture_output=True)
    assert done.stdout.decode().strip() == "Landing(name='tides', offset=7)", done.stderr


@pytest.mark.parametrize("change", [replace, dataclasses.replace, Berth.__replace__])
def test_another_is_made_by_saying_what_is_other(change: Callable[..., Berth]) -> None:
    berth = CoveredBerth(4, "Agneta", {"high": 3}, height=9.0)
    assert change(berth, ship=None) == CoveredBerth(4, None, {"high": 3}, height=9.0)
    assert berth.ship == "Agneta"
    with pytest.raises(TypeError):
        change(berth, colour="red")


@pytest.mark.skipif(sys.version_info < (3, 13), reason="copy.replace is newer")
def test_copy_can_replace_what_it_holds() -> None:
    assert vars(copy)["replace"](Crane(4), number=5) == Crane(5)


def test_it_can_be_matched_by_position() -> None:
    match CoveredBerth(4, "Agneta"):
        case Berth(4, None):
            pytest.fail("it has a ship")
        case CoveredBerth(number, str(ship), _, _, height):
            assert (number, ship, height) == (4, "Agneta", 12.5)
        case _:
            pytest.fail("it has a ship")
    match Crane(4):
        case Hoist(4):
            pytest.fail("a crane is no hoist")
        case Crane(number=4):
            pass
        case _:
            pytest.fail("it has a number")


def test_what_it_inherits_comes_first() -> None:
    berth = CoveredBerth(4, "Agneta", {}, "1234", 9.0)
    assert list(fields(CoveredBerth)) == ["number", "ship", "tides", "key", "height"]
    assert (berth.number, berth.ship, berth.height, berth.is_free) == (4, "Agneta", 9.0, False)
    assert repr(berth) == "CoveredBerth(number=4, ship='Agneta', tides={}, height=9.0)"
    assert isinstance(berth, Berth)
    assert not hasattr(berth, "__dict__")


def test_a_mistaken_call_names_the_class_and_what_it_takes() -> None:
    assert list(inspect.signature(Crane).parameters) == ["number"]
    with pytest.raises(TypeError, match=r"Crane.__init__\(\) missing 1 required positional argument: 'number'"):
        Crane()  # type: ignore[call-arg]


def test_dataclasses_takes_it_for_one_of_its_own() -> None:
    berth = Berth(4, "Agneta")
    assert dataclasses.is_dataclass(berth)
    assert [one.name for one in dataclasses.fields(CoveredBerth)] == list(fields(CoveredBerth))
    assert [one.repr for one in dataclasses.fields(berth)] == [True, True, True, False]
    assert [one.default for one in dataclasses.fields(Crane)] == [dataclasses.MISSING]
    assert dataclasses.asdict(berth) == as_dict(berth)
    assert pprint.pformat(berth) == repr(berth)


def test_what_it_holds_can_be_listed() -> None:
    assert list(fields(Berth)) == ["number", "ship", "tides", "key"]
    assert fields(Berth)["key"].metadata == "who can open the gate"
    assert as_dict(Crane(4)) == {"number": 4}


REFUSED = {
    "a mutable default": ("tides: list = []", "Berth.tides has a mutable default; give it a default_factory"),
    "a mutable default of a field": ("tides: dict = field(default={})", "Berth.tides has a mutable default"),
    "two defaults": ("number: int = field(default=1, default_factory=int)", "has both a default and a default_factory"),
    "no default behind one": ("ship: str = ''\nnumber: int", "number has no default, but follows ship, which has one"),
    "no default behind a factory": ("ship: str = field(default_factory=str)\nnumber: int", "number has no default"),
    "a class variable": ("limit: ClassVar[int] = 3", "Berth.limit: ClassVar is not supported"),
    "a class variable of a module": ("limit: typing.ClassVar = 3", "Berth.limit: ClassVar is not supported"),
    "a variable of the initializer": ("limit: InitVar[int]", "Berth.limit: InitVar is not supported"),
    "fields by name only": ("_: KW_ONLY", "Berth._: KW_ONLY is not supported"),
    "a field without an annotation": ("number = field(default=1)", "Berth.number is a field without an annotation"),
    "a field called self": ("self: int", "Berth.self: a field cannot have this name"),
    "a field with a name of Python's": ("__secret__: int", "Berth.__secret__: a field cannot have this name"),
    "a field in place of a method": ("__eq__: int", "Berth.__eq__ overrides an attribute of Value"),
    "a step after the initializer": ("def __post_init__(self): pass", "Berth: a Value cannot define __post_init__"),
    "an initializer": ("number: int\ndef __init__(self): pass", "Berth: a Value cannot define __init__"),
    "a constructor": ("def __new__(cls): pass", "Berth: a Value cannot define __new__"),
    "a way to set": ("def __setattr__(self, name, value): pass", "Berth: a Value cannot define __setattr__"),
    "slots": ("__slots__ = ('a',)", "Berth: a Value cannot define __slots__"),
    "patterns": ("__match_args__ = ('a',)", "Berth: a Value cannot define __match_args__"),
    "a cached property": ("ship = cached_property(str)", "Berth.ship: a Value has no room for a cached_property"),
}


def _define(
    body: str, head: str = "class Berth(Value):", start: str = "from __future__ import annotations"
) -> type[Value]:
    lines = [start, head, *(f"    {line}" for line in body.splitlines())]
    names = {"Value": Value, "field": field, "cached_property": cached_property, "Crane": Crane, "Hoist": Hoist}
    exec("\n".join(lines), names)
    defined = names["Berth"]
    assert isinstance(defined, type)
    assert issubclass(defined, Value)
    return defined


def test_what_is_not_refused_can_be_defined() -> None:
    made: Any = _define("number: int\nship: str | None = None\nlimit = 3\ndef twice(self): return 2 * self.number")
    assert (made(4).twice(), made(4).limit) == (8, 3)


@pytest.mark.parametrize(("body", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_it_cannot_do_is_refused_where_it_is_defined(body: str, message: str) -> None:
    with pytest.raises(TypeError, match=re.escape(message)):
        _define(body)


@pytest.mark.parametrize("body", ["number: int", "number: int = 3", "number = 3", "def number(self): pass"])
def test_no_field_is_overridden(body: str) -> None:
    with pytest.raises(TypeError, match=r"Berth\.number overrides"):
        _define(body, "class Berth(Crane):")


def test_a_field_that_is_needed_cannot_follow_an_inherited_default() -> None:
    with pytest.raises(TypeError, match=r"Shed\.height has no default, but follows key, which has one"):

        class Shed(Berth):
            height: float  # type: ignore[misc]


@pytest.mark.parametrize("bases", ["Crane, Hoist", "Value, Exception", "dict, Value"])
def test_it_inherits_from_one_class_of_values_only(bases: str) -> None:
    with pytest.raises(TypeError, match="Berth can only inherit from one class, and that must be a Value"):
        _define("ship: str", f"class Berth({bases}):")


@pytest.mark.parametrize("option", ["frozen=False", "order=True", "kw_only=True"])
def test_options_of_dataclasses_are_refused(option: str) -> None:
    with pytest.raises(TypeError, match=f"unexpected keyword argument '{option.partition('=')[0]}'"):
        _define("number: int", f"class Berth(Value, {option}):")


@pytest.mark.parametrize("name", ["__annotate__", "__annotate_func__"])
def test_annotations_that_are_not_there_yet_are_refused(name: str) -> None:
    with pytest.raises(TypeError, match="Berth: its module must begin with 'from __future__ import annotations'"):
        types.new_class("Berth", (Value,), {}, lambda names: names.update({name: dict}))


def test_annotations_may_be_other_than_strings() -> None:
    names = "from typing import ClassVar\nfrom dataclasses import InitVar, KW_ONLY"
    assert list(fields(_define("number: int", start=names))) == ["number"]
    for body, _ in (
        REFUSED["a class variable"],
        REFUSED["a variable of the initializer"],
        REFUSED["fields by name only"],
    ):
        with pytest.raises(TypeError, match="is not supported"):
            _define(body, start=names)
