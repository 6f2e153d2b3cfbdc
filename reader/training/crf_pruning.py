"""Drop the small weights of a CRF in the file format of crfsuite. Trains nothing; knows no features.

A model is a header and five chunks: the features, two tables of strings with their numbers (labels and attributes),
and the numbers of the features of each label and of each attribute. All numbers are little-endian.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_HEADER = struct.Struct("<4sI4s9I")
_CHUNK = struct.Struct("<4sII")
_FEATURE = struct.Struct("<IIId")
_NUMBER = struct.Struct("<I")
_PAIR = struct.Struct("<II")
_STRINGS = struct.Struct("<4s5I")
_TABLES = 256
"""Hash tables of a table of strings."""


class _Feature(NamedTuple):
    is_transition: int
    source: int
    """The number of an attribute, or of a label in a transition."""
    target: int
    weight: float


class _Entry(NamedTuple):
    """One string of a table, as the file has it, and its hash."""

    key: bytes
    hashed: int


def prune(model: bytes, smallest: float) -> bytes:
    """The model without the weights of attributes that are nearer to zero than `smallest`; transitions keep theirs."""
    magic, _, kind, version, _, labels, _, *offsets = _HEADER.unpack_from(model)
    features_at, labels_at, attributes_at, label_lists_at, _ = offsets
    kept = [
        feature for feature in _features(model, features_at) if feature.is_transition or abs(feature.weight) >= smallest
    ]
    used = sorted({feature.source for feature in kept if not feature.is_transition})
    number_of = {old: new for new, old in enumerate(used)}
    features = [each if each.is_transition else each._replace(source=number_of[each.source]) for each in kept]
    entries = _entries(model, attributes_at)
    chunks = [
        _feature_chunk(features),
        model[labels_at:attributes_at],
        _string_chunk([entries[old] for old in used]),
    ]
    start = _HEADER.size + sum(map(len, chunks))
    unused = _CHUNK.unpack_from(model, label_lists_at)[2] - labels
    chunks.append(_list_chunk(b"LFRF", _numbers_by_source(features, True, labels), start, unused))
    start += len(chunks[-1])
    chunks.append(_list_chunk(b"AFRF", _numbers_by_source(features, False, len(used)), start))
    starts = [_HEADER.size]
    for chunk in chunks:
        starts.append(starts[-1] + len(chunk))
    header = _HEADER.pack(magic, starts[-1], kind, version, 0, labels, len(used), *starts[:-1])
    return header + b"".join(chunks)


def _features(model: bytes, start: int) -> Iterator[_Feature]:
    _, _, count = _CHUNK.unpack_from(model, start)
    first = start + _CHUNK.size
    yield from map(_Feature._make, _FEATURE.iter_unpack(model[first : first + count * _FEATURE.size]))


def _entries(model: bytes, start: int) -> Sequence[_Entry]:
    """The strings of the table at `start`, in the order of their numbers."""
    entries: dict[int, _Entry] = {}
    for table in range(_TABLES):
        slots_at, slots = _PAIR.unpack_from(model, start + _STRINGS.size + table * _PAIR.size)
        for slot in range(slots):
            hashed, at = _PAIR.unpack_from(model, start + slots_at + slot * _PAIR.size)
            if at:
                number, length = _PAIR.unpack_from(model, start + at)
                first = start + at + _PAIR.size
                entries[number] = _Entry(model[first : first + length], hashed)
    return [entries[number] for number in range(len(entries))]


def _feature_chunk(features: Sequence[_Feature]) -> bytes:
    body = b"".join(_FEATURE.pack(*feature) for feature in features)
    return _CHUNK.pack(b"FEAT", _CHUNK.size + len(body), len(features)) + body


def _string_chunk(entries: Sequence[_Entry]) -> bytes:
    """A table of strings: where its hash tables are, the strings, the hash tables, and where each string is."""
    strings_at = _STRINGS.size + _TABLES * _PAIR.size
    records = bytearray()
    places: list[int] = []
    tables: list[list[tuple[int, int]]] = [[] for _ in range(_TABLES)]
    for number, (key, hashed) in enumerate(entries):
        places.append(strings_at + len(records))
        tables[hashed % _TABLES].append((hashed, places[-1]))
        records += _PAIR.pack(number, len(key)) + key
    references = bytearray()
    slots = bytearray()
    for table in tables:
        at = strings_at + len(records) + len(slots) if table else 0
        references += _PAIR.pack(at, 2 * len(table))
        slots += _hash_table(table)
    back_at = strings_at + len(records) + len(slots)
    body = bytes(references + records + slots) + _numbers(places)
    padding = b"\0" * (-(_STRINGS.size + len(body)) % _NUMBER.size)
    size = _STRINGS.size + len(body)
    return _STRINGS.pack(b"CQDB", size, 0, 0x62445371, len(entries), back_at) + body + padding


def _hash_table(entries: Iterable[tuple[int, int]]) -> bytes:
    """A hash table of twice as many slots as entries; one whose slot is taken goes to the next free one."""
    entries = list(entries)
    slots = [(0, 0)] * (2 * len(entries))
    for hashed, at in entries:
        slot = (hashed >> 8) % len(slots)
        while slots[slot][1]:
            slot = (slot + 1) % len(slots)
        slots[slot] = hashed, at
    return b"".join(_PAIR.pack(*slot) for slot in slots)


def _numbers_by_source(features: Sequence[_Feature], transitions: bool, count: int) -> list[list[int]]:
    """For each of `count` sources, the numbers of its features."""
    found: list[list[int]] = [[] for _ in range(count)]
    for number, feature in enumerate(features):
        if feature.is_transition == transitions:
            found[feature.source].append(number)
    return found


def _list_chunk(tag: bytes, lists: Sequence[Sequence[int]], start: int, unused: int = 0) -> bytes:
    """Lists of numbers, in a chunk that begins at offset `start` of the file and has `unused` places after them."""
    at = start + _CHUNK.size + (len(lists) + unused) * _NUMBER.size
    body = bytearray()
    offsets: list[int] = []
    for numbers in lists:
        offsets.append(at + len(body))
        body += _numbers([len(numbers), *numbers])
    offsets += [0] * unused
    size = _CHUNK.size + len(offsets) * _NUMBER.size + len(body)
    return _CHUNK.pack(tag, size, len(offsets)) + _numbers(offsets) + body


def _numbers(numbers: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers)
