"""Values: classes whose instances are frozen, slotted, and equal where all that they hold is equal.

`dataclasses` makes the same of a class. But the first page of an article waits for thirty such classes, and would wait
a quarter longer with it: it brings along what takes Python code apart, and compiles six functions a class, this one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeVar, dataclass_transform

_NOTHING: Any = object()
"""Where there is no default."""


class Field(NamedTuple):
    """What a class says of one thing that its instances hold."""

    default: Any = _NOTHING
    default_factory: Callable[[], Any] | None = None
    """Makes a default for each instance."""
    metadata: Any = None
    """Whatever else is to be known of it."""
    repr: bool = True
    """Whether it may be shown."""


def field(
    *,
    default: Any = _NOTHING,
    default_factory: Callable[[], Any] | None = None,
    metadata: Any = None,
    repr: bool = True,
) -> Any:
    """What stands in a class in place of a default that says more than that."""
    return Field(default, default_factory, metadata, repr)


class _Type(type):
    """Makes a class from its annotations, in their order. Those of a class that it inherits from are not its own."""

    __fields__: Mapping[str, Field]

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> _Type:
        fields: dict[str, Field] = {}
        for named in namespace.get("__annotations__", ()):
            stated = namespace.pop(named, _NOTHING)  # a slot stands in its place
            fields[named] = stated if isinstance(stated, Field) else Field(stated)
        made = super().__new__(cls, name, bases, {"__slots__": tuple(fields), **namespace, "__fields__": fields})
        if fields:
            made.__init__ = _initializer(made, fields)  # type: ignore[misc]
            made._held = attrgetter(*fields)  # type: ignore[attr-defined]
        return made


def _initializer(made: type, fields: Mapping[str, Field]) -> Any:
    """An `__init__` that takes what the instance holds by place or by name, as if it were written by hand."""
    names: dict[str, Any] = {"nothing": _NOTHING}
    parameters, steps = ["self"], []
    for name, stated in fields.items():
        names[f"set_{name}"] = getattr(made, name).__set__
        value = name
        if stated.default_factory is not None:
            names[f"new_{name}"] = stated.default_factory
            parameters.append(f"{name}=nothing")
            value = f"new_{name}() if {name} is nothing else {name}"
        elif stated.default is not _NOTHING:
            names[f"default_{name}"] = stated.default
            parameters.append(f"{name}=default_{name}")
        else:
            parameters.append(name)
        steps.append(f" set_{name}(self, {value})")
    exec("\n".join([f"def __init__({', '.join(parameters)}):", *steps]), names)
    return names["__init__"]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Value(metaclass=_Type):
    """What to inherit from. Its annotations say what an instance holds; it can be hashed where all of that can."""

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        return bool(self._held(self) == self._held(other)) if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._held(self))

    def __repr__(self) -> str:
        shown = (f"{name}={getattr(self, name)!r}" for name, stated in fields(type(self)).items() if stated.repr)
        return f"{type(self).__name__}({', '.join(shown)})"

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), tuple(getattr(self, name) for name in fields(type(self)))

    if TYPE_CHECKING:
        _held: Callable[[object], object]


_Value = TypeVar("_Value", bound=Value)


def fields(kind: type[Value]) -> Mapping[str, Field]:
    """What an instance holds, by name, in the order in which it takes them."""
    return kind.__fields__


def replace(value: _Value, /, **changes: Any) -> _Value:
    """The same but for these. Raises `TypeError` where it holds no such thing."""
    return type(value)(**{name: getattr(value, name) for name in fields(type(value))} | changes)


def as_dict(value: Value) -> dict[str, Any]:
    """What it holds, by name."""
    return {name: getattr(value, name) for name in fields(type(value))}
