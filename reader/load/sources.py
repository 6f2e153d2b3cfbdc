"""From what the user named to what is read one by one: folders become their files, containers their articles.

Lazy: only the article that is asked for next is in memory, whatever the size of its file.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from io import BufferedReader
from itertools import groupby
from typing import TYPE_CHECKING

from reader.base.values import replace
from reader.errors import SourceError, SourceFailed, SourceIsEmpty, SourceUnreadable
from reader.load import container_of, display_name, file_of, is_web
from reader.load.containers import PLAIN, SIGN_BYTES, is_packed, kind_of
from reader.load.file import MOST_BYTES, TOO_LONG, reason_of
from reader.model.raw import STANDARD_INPUT, Raw

if TYPE_CHECKING:
    from reader.load.containers import Kind
    from reader.load.containers.choices import Choices
    from reader.load.containers.item import Item, Opened

Tell = Callable[[str], None]
Expanded = Iterator["str | Raw | SourceError"]
Opening = Callable[[BufferedReader], None]
"""Takes a file of many articles that is read from its beginning to its end, as it is opened."""


def silent(message: str) -> None:
    """Ignore a message."""


def unseen(stream: BufferedReader) -> None:
    """Ignore that a file is opened."""


def expand(
    sources: Iterable[str], choices: Choices | None = None, tell: Tell = silent, opening: Opening = unseen
) -> Expanded:
    """Everything that the sources hold, in order, as `read_many` takes it.

    The files of a folder are sorted by name; hidden ones are left out, and so are folders within it unless
    `choices.recursive`. Each article of a container is a `Raw` with the uri `PATH#ID`, where the ID is unique in it:
    its own, or else its number, from 1. `PATH#ID` as a source is that article alone. What cannot be read is an error,
    after which the rest goes on; anything else is the string as it was given. `tell` takes what the user should know,
    such as which column was taken for the text; `opening` is given each file of many articles, whose place tells how
    much of it was read.
    """
    for container, group in groupby(sources, container_of):
        if container is not None:
            yield from _named_in(container, group, choices)
            continue
        for source in group:
            yield from _all_in(source, choices, tell, opening)


def _all_in(source: str, choices: Choices | None, tell: Tell = silent, opening: Opening = unseen) -> Expanded:
    """Everything that one source holds; where that cannot be read on, an error."""
    try:
        yield from _expanded(source, choices, tell, opening)
    except SourceError as error:
        yield error
    except Exception as error:  # one source that breaks its reader must not stop the others
        yield SourceFailed(display_name(source), f"loading it failed: {type(error).__name__}: {error}")


def files_in(folder: str, *, recursive: bool) -> Iterator[str]:
    """The paths of the files in a folder, sorted by name, without hidden ones. Raises `SourceUnreadable`."""
    try:
        with os.scandir(folder) as entries:
            found = sorted((entry.name, entry.is_dir()) for entry in entries if not entry.name.startswith("."))
    except OSError as error:
        raise SourceUnreadable(folder, reason_of(error)) from error
    for name, is_folder in found:
        path = os.path.join(folder, name)
        if not is_folder:
            yield path
        elif recursive and not os.path.islink(path):  # a link may lead back to where it lies
            yield from files_in(path, recursive=True)


def _expanded(source: str, choices: Choices | None, tell: Tell, opening: Opening) -> Expanded:
    if source == STANDARD_INPUT:
        yield from _standard_input(choices, tell)
    elif is_web(source):
        yield source
    elif (path := file_of(source)) and isinstance(path, str):
        yield from _at(source, path, choices, tell, opening)
    else:
        yield source


def _at(source: str, path: str, choices: Choices | None, tell: Tell, opening: Opening) -> Expanded:
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        yield source  # whoever loads it says what is wrong
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, choices, tell, opening)
    elif stat.S_ISREG(mode) and not path.lower().endswith(PLAIN):
        yield from _file(source, path, choices, tell, opening)
    else:
        yield source


def _folder(folder: str, choices: Choices | None, tell: Tell, opening: Opening) -> Expanded:
    is_empty = True
    is_recursive = choices is not None and choices.recursive
    for path in files_in(folder, recursive=is_recursive):
        is_empty = False
        yield from expand([path], choices, tell, opening)
    if is_empty:
        hint = None if is_recursive else "--recursive reads the folders in it"
        raise SourceIsEmpty(folder, "is a folder without articles", hint)


def _named_in(container: str, sources: Iterable[str], choices: Choices | None) -> Expanded:
    """The articles of one container that are named `PATH#ID`.

    The file is read on from one to the next, and from its beginning only for one that does not come later in it, so
    that many in their order take no longer than all.
    """
    found = _all_in(container, choices)
    for source in sources:
        wanted = str(file_of(source))
        if (article := _next_named(wanted, found)) is None:
            found = _all_in(container, choices)
            article = _next_named(wanted, found)
        yield article if article is not None else _not_in(container, wanted, choices)


def _next_named(uri: str, found: Expanded) -> Raw | SourceError | None:
    """The next article of that name; None if no more has it."""
    return next((one for one in found if not isinstance(one, str) and one.uri == uri), None)


def _not_in(container: str, wanted: str, choices: Choices | None) -> SourceError:
    first = next(_all_in(container, choices), None)
    if isinstance(first, SourceError) and first.uri == container:
        return first
    hint = f"its first is {first.uri}" if isinstance(first, Raw) and first.uri != container else None
    return SourceUnreadable(wanted, f"{container} holds no such article", hint)


def _file(source: str, path: str, choices: Choices | None, tell: Tell, opening: Opening) -> Expanded:
    try:
        stream = open(path, "rb")  # noqa: SIM115 - closed below, once the last article has been read
    except OSError:
        yield source  # whoever loads it says what is wrong
        return
    with stream:
        yield from _opened(source, path, stream, choices, tell, opening)


def _standard_input(choices: Choices | None, tell: Tell) -> Expanded:
    # A terminal would have to be ended twice: what looks at its beginning would take the first Ctrl+D.
    if sys.stdin is None or sys.stdin.isatty() or not isinstance(sys.stdin.buffer, BufferedReader):
        yield STANDARD_INPUT
    else:
        yield from _opened(STANDARD_INPUT, None, sys.stdin.buffer, choices, tell, unseen)


def _opened(
    source: str, path: str | None, stream: BufferedReader, choices: Choices | None, tell: Tell, opening: Opening
) -> Expanded:
    """What an open file holds: its articles if it is a container, what is packed in it, or the file itself."""
    name = path or source
    head = b""
    with suppress(OSError):  # whoever loads it says what is wrong
        head = stream.peek(SIGN_BYTES)[:SIGN_BYTES]
    if is_packed(name, head):
        opening(stream)
        yield from _packed(source, name, stream, choices, tell)
    elif (kind := kind_of(name, head)) is not None:
        from reader.load.containers.item import Opened

        opening(stream)
        yield from _articles(source, kind, Opened(stream, path), choices, tell)
    else:
        yield source


def _packed(source: str, name: str, stream: BufferedReader, choices: Choices | None, tell: Tell) -> Expanded:
    from reader.load.containers.item import Opened, UnreadableError
    from reader.load.containers.streams import unpacked, whole

    try:
        inner = unpacked(stream)
        kind = kind_of(name, inner.peek(SIGN_BYTES)[:SIGN_BYTES])
        if kind is not None:
            yield from _articles(source, kind, Opened(inner, None), choices, tell)
            return
        data = whole(inner)
    except UnreadableError as error:
        raise SourceUnreadable(source, error.reason, error.hint) from error
    yield Raw(source, data, encoding=choices.encoding if choices is not None else None)


def _articles(source: str, kind: Kind, opened: Opened, choices: Choices | None, tell: Tell) -> Expanded:
    from reader.load.containers.choices import Choices
    from reader.load.containers.item import Broken, Item, UnreadableError
    from reader.load.containers.names import Names

    if kind.needs_file and opened.path is None:
        raise SourceUnreadable(source, f"is {kind.name}, which is not read from a pipe or packed", "save it as a file")
    names = Names()
    try:
        for item in kind.read(opened, choices or Choices(), lambda message: tell(f"{source}: {message}")):
            name = names.next(item.id)
            uri = source if isinstance(item, Item) and item.is_whole else f"{source}#{name}"
            own = name if item.id is not None else None
            found = SourceUnreadable(uri, item.reason, item.hint) if isinstance(item, Broken) else _raw(uri, item, own)
            if isinstance(found, SourceError):
                found.id = own
            yield found
    except UnreadableError as error:
        raise SourceUnreadable(source, error.reason, error.hint) from error
    except OSError as error:
        raise SourceUnreadable(source, reason_of(error)) from error
    if not names.count:
        raise SourceIsEmpty(source, f"is {kind.name} without articles")


def _raw(uri: str, item: Item, id: str | None) -> Raw | SourceError:
    if len(item.data) > MOST_BYTES:
        return SourceUnreadable(uri, TOO_LONG)
    return Raw(
        uri,
        item.data,
        item.media_type,
        item.charset,
        item.url,
        item.encoding,
        item.format,
        item.notices,
        replace(item.metadata, id=id),
    )
