"""Values: classes whose instances are frozen, slotted, and equal if their class and all their fields are equal.

They are what `dataclasses` makes, whose functions accept them too, and faster to define: the first page of an article
waits for thirty such classes. `dataclasses` imports `inspect` and compiles six functions per class; this compiles one.
`msgspec` is faster at everything but its own import, with which the first page takes a sixth longer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, Self, dataclass_transform

if TYPE_CHECKING:
    # The same function to type checkers, which know its name: so they check what is replaced with what.
    from dataclasses import replace as replace

_NOTHING: Any = object()
"""Stands for no default."""

_RESERVED = ("__init__", "__new__", "__post_init__", "__setattr__", "__delattr__", "__slots__", "__match_args__")
"""What a class of values cannot define: it is made from the fields, or would not be called."""

_NO_FIELDS = ("ClassVar", "InitVar", "KW_ONLY")
"""Annotations by which `dataclasses` tells what is no ordinary field."""


class Field(NamedTuple):
    """What a class declares of one field."""

    default: Any = _NOTHING
    default_factory: Callable[[], Any] | None = None
    """Makes a default for each instance."""
    metadata: Any = None
    """Whatever else is declared of it."""
    repr: bool = True
    """Whether `repr` shows it."""

    @property
    def is_required(self) -> bool:
        """Whether it has no default."""
        return self.default is _NOTHING and self.default_factory is None


def field(
    *,
    default: Any = _NOTHING,
    default_factory: Callable[[], Any] | None = None,
    metadata: Any = None,
    repr: bool = True,
) -> Any:
    """Declare more of a field than its default; used in place of the default."""
    return Field(default, default_factory, metadata, repr)


class _ValueType(type):
    """Makes a class from its annotations, in order, after those of the class that it inherits from."""

    __fields__: Mapping[str, Field]

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> _ValueType:
        if not bases:
            return super().__new__(cls, name, bases, {"__slots__": (), **namespace})
        base = _base(name, bases)
        own: dict[str, Field] = {}
        for named in _annotations(name, namespace):
            stated = namespace.pop(named, _NOTHING)  # a slot stands in its place
            own[named] = stated if isinstance(stated, Field) else Field(stated)
        fields = {**base.__fields__, **own}
        _check_namespace(name, base, namespace)
        _check_fields(name, base, own, fields)
        namespace |= {"__slots__": tuple(own), "__fields__": fields, "__match_args__": tuple(fields)}
        made = super().__new__(cls, name, bases, namespace)
        if own:
            made.__init__ = _initializer(made, fields)  # type: ignore[misc]
            made.__held__ = attrgetter(*fields)  # type: ignore[attr-defined]
        return made


def _base(name: str, bases: tuple[type, ...]) -> _ValueType:
    """The one class that the class inherits from."""
    base, *others = bases
    if others or not isinstance(base, _ValueType):
        raise TypeError(f"{name} can only inherit from one class, and that must be a Value")
    return base


def _annotations(name: str, namespace: Mapping[str, Any]) -> Mapping[str, Any]:
    if "__annotate_func__" in namespace or "__annotate__" in namespace:
        # Python 3.14 would have to import what reads them.
        raise TypeError(f"{name}: its module must begin with 'from __future__ import annotations'")
    annotations: Mapping[str, Any] = namespace.get("__annotations__", {})
    for field_name, annotation in annotations.items():
        outermost = str(annotation).partition("[")[0].rpartition(".")[2].rstrip("'>")  # <class 'dataclasses.KW_ONLY'>
        if outermost in _NO_FIELDS:
            raise TypeError(f"{name}.{field_name}: {outermost} is not supported")
    return annotations


def _check_namespace(name: str, base: _ValueType, namespace: Mapping[str, Any]) -> None:
    """Refuse what would be of no effect, or wrong when it is used."""
    for attribute, value in namespace.items():
        if attribute in _RESERVED:
            raise TypeError(f"{name}: a Value cannot define {attribute}")
        if attribute in base.__fields__:
            raise TypeError(f"{name}.{attribute} overrides a field of {base.__name__}")
        if isinstance(value, Field):
            raise TypeError(f"{name}.{attribute} is a field without an annotation")
        if isinstance(value, cached_property):
            raise TypeError(f"{name}.{attribute}: a Value has no room for a cached_property")


def _check_fields(name: str, base: _ValueType, own: Mapping[str, Field], fields: Mapping[str, Field]) -> None:
    for field_name, stated in own.items():
        if hasattr(base, field_name):
            raise TypeError(f"{name}.{field_name} overrides an attribute of {base.__name__}")
        if field_name == "self" or field_name.startswith("__"):
            raise TypeError(f"{name}.{field_name}: a field cannot have this name")
        if stated.default is not _NOTHING and stated.default_factory is not None:
            raise TypeError(f"{name}.{field_name} has both a default and a default_factory")
        if type(stated.default).__hash__ is None:
            raise TypeError(f"{name}.{field_name} has a mutable default; give it a default_factory")
    optional = ""
    for field_name, stated in fields.items():
        if not stated.is_required:
            optional = field_name
        elif optional:
            raise TypeError(f"{name}.{field_name} has no default, but follows {optional}, which has one")


def _initializer(made: type, fields: Mapping[str, Field]) -> Any:
    """An `__init__` that takes the fields by position or by name, as if written by hand."""
    names: dict[str, Any] = {"__nothing": _NOTHING}  # no field begins so
    parameters, steps = ["self"], []
    for name, stated in fields.items():
        names[f"__set_{name}"] = getattr(made, name).__set__
        value = name
        if stated.default_factory is not None:
            names[f"__new_{name}"] = stated.default_factory
            parameters.append(f"{name}=__nothing")
            value = f"__new_{name}() if {name} is __nothing else {name}"
        elif stated.default is not _NOTHING:
            names[f"__default_{name}"] = stated.default
            parameters.append(f"{name}=__default_{name}")
        else:
            parameters.append(name)
        steps.append(f" __set_{name}(self, {value})")
    exec("\n".join([f"def __init__({', '.join(parameters)}):", *steps]), names)
    initializer = names["__init__"]
    initializer.__qualname__ = f"{made.__qualname__}.__init__"
    return initializer


@cache
def _twin(kind: type[Value]) -> type:
    """A dataclass with the same fields."""
    import dataclasses  # late: whoever asks for this has it already

    types: dict[str, Any] = {}
    for base in reversed(kind.__mro__):
        types |= vars(base).get("__annotations__", {})
    stated: list[Any] = []
    for name, told in fields(kind).items():
        options: dict[str, Any] = {"repr": told.repr}
        if told.default is not _NOTHING:
            options["default"] = told.default
        if told.default_factory is not None:
            options["default_factory"] = told.default_factory
        stated.append((name, types[name], dataclasses.field(**options)))
    return dataclasses.make_dataclass(kind.__name__, stated, frozen=True)


class _FromTwin:
    """What `dataclasses` asks of a class, taken from a dataclass that is made only then."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, value: object, kind: type[Value]) -> Any:
        return getattr(_twin(kind), self._name)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Value(metaclass=_ValueType):
    """The base class. The annotations of a subclass are its fields; it is hashable if all its fields are.

    Values can be matched by position, pickled and copied, their classes can be inherited from, and the functions of
    `dataclasses` accept them. A class that asks for more than that raises `TypeError` where it is defined.
    """

    __fields__: Mapping[str, Field] = {}
    __match_args__ = ()
    __dataclass_fields__ = _FromTwin()
    __dataclass_params__ = _FromTwin()

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        return bool(self.__held__(self) == self.__held__(other)) if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.__held__(self))

    def __repr__(self) -> str:
        shown = (f"{name}={getattr(self, name)!r}" for name, stated in fields(type(self)).items() if stated.repr)
        return f"{type(self).__name__}({', '.join(shown)})"

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), tuple(getattr(self, name) for name in fields(type(self)))

    def __replace__(self, /, **changes: Any) -> Self:
        """The same but for these: itself if it holds them already. Raises `TypeError` where it holds no such thing."""
        for name, value in changes.items():
            if getattr(self, name, _NOTHING) is not value:
                break
        else:
            return self
        for name in self.__fields__:
            if name not in changes:
                changes[name] = getattr(self, name)
        return type(self)(**changes)

    @staticmethod
    def __held__(value: object) -> object:
        """All that it holds, to be compared."""
        return ()


if not TYPE_CHECKING:
    replace = Value.__replace__


def fields(kind: type[Value]) -> Mapping[str, Field]:
    """The fields of a class by name, in the order of its `__init__`."""
    return kind.__fields__


def as_dict(value: Value) -> dict[str, Any]:
    """The fields by name."""
    return {name: getattr(value, name) for name in fields(type(value))}
