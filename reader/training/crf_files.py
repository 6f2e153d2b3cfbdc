"""Read, combine and write the weights of CRFs in the file format of crfsuite. Trains nothing; knows no features.

A model is a header and five chunks: the features, two tables of strings with their numbers (labels and attributes),
and the numbers of the features of each label and of each attribute. All numbers are little-endian.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.base.values import Value, replace

_HEADER = struct.Struct("<4sI4s9I")
_CHUNK = struct.Struct("<4sII")
_FEATURE = struct.Struct("<IIId")
_NUMBER = struct.Struct("<I")
_PAIR = struct.Struct("<II")
_STRINGS = struct.Struct("<4s5I")
_VERSION = 100
_BYTE_ORDER = 0x62445371
_TABLES = 256
"""Hash tables of a table of strings."""


class Weight(NamedTuple):
    """What a weight of a model is for: an attribute of a word and its label, or a label and the next one."""

    is_transition: bool
    source: bytes
    target: bytes


class Crf(Value):
    """The weights of a model, and all else that its file holds."""

    weights: Mapping[Weight, float]
    attributes: Mapping[bytes, int]
    """The hash of each attribute that may have a weight."""
    labels: tuple[bytes, ...]
    label_chunk: bytes
    unused_labels: int
    """Places that the file keeps for labels that it does not have."""


class _Feature(NamedTuple):
    """A weight as the file has it, with the numbers of its source and its target."""

    is_transition: int
    source: int
    target: int
    weight: float


def read(model: bytes) -> Crf:
    """The weights of a model that crfsuite or `write` made."""
    features_at, labels_at, attributes_at, label_lists_at, _ = _HEADER.unpack_from(model)[7:]
    labels = tuple(_strings(model, labels_at))
    hashes = _strings(model, attributes_at)
    attributes = tuple(hashes)
    weights = {
        Weight(bool(is_transition), (labels if is_transition else attributes)[source], labels[target]): weight
        for is_transition, source, target, weight in _features(model, features_at)
    }
    unused = _CHUNK.unpack_from(model, label_lists_at)[2] - len(labels)
    return Crf(weights, hashes, labels, model[labels_at:attributes_at], unused)


def without_small_weights(crf: Crf, smallest: Callable[[str], float]) -> Crf:
    """The model without the weights of attributes that are nearer to zero than what `smallest` gives for the attribute.

    Transitions keep their weights.
    """
    limits = {attribute: smallest(attribute.rstrip(b"\0").decode()) for attribute in crf.attributes}
    weights = {
        what: weight for what, weight in crf.weights.items() if what.is_transition or abs(weight) >= limits[what.source]
    }
    return replace(crf, weights=weights)


def mean(crf: Crf, other: Crf) -> Crf:
    """The model with the mean weights of two that have the same labels; a weight that one lacks is zero there.

    Raises `ValueError` if the labels differ.
    """
    if set(crf.labels) != set(other.labels):
        raise ValueError("the models have different labels")
    weights = {
        what: (crf.weights.get(what, 0.0) + other.weights.get(what, 0.0)) / 2
        for what in dict.fromkeys((*crf.weights, *other.weights))
    }
    return replace(crf, weights=weights, attributes={**crf.attributes, **other.attributes})


def write(crf: Crf) -> bytes:
    """The file of a model, without the attributes that have no weight."""
    used = {what.source for what in crf.weights if not what.is_transition}
    attributes = {key: hashed for key, hashed in crf.attributes.items() if key in used}
    label_numbers = {label: number for number, label in enumerate(crf.labels)}
    attribute_numbers = {key: number for number, key in enumerate(attributes)}
    features = [
        _Feature(
            what.is_transition,
            (label_numbers if what.is_transition else attribute_numbers)[what.source],
            label_numbers[what.target],
            weight,
        )
        for what, weight in crf.weights.items()
    ]
    chunks = [_feature_chunk(features), crf.label_chunk, _string_chunk(attributes)]
    start = _HEADER.size + sum(map(len, chunks))
    of_labels = _numbers_by_source(features, True, len(crf.labels))
    chunks.append(_list_chunk(b"LFRF", of_labels, start, crf.unused_labels))
    start += len(chunks[-1])
    chunks.append(_list_chunk(b"AFRF", _numbers_by_source(features, False, len(attributes)), start))
    starts = [_HEADER.size]
    for chunk in chunks:
        starts.append(starts[-1] + len(chunk))
    counts = (_VERSION, 0, len(crf.labels), len(attributes))
    return _HEADER.pack(b"lCRF", starts[-1], b"FOMC", *counts, *starts[:-1]) + b"".join(chunks)


def _features(model: bytes, start: int) -> Iterator[_Feature]:
    _, _, count = _CHUNK.unpack_from(model, start)
    first = start + _CHUNK.size
    for numbers in _FEATURE.iter_unpack(model[first : first + count * _FEATURE.size]):
        yield _Feature(*numbers)


def _strings(model: bytes, start: int) -> dict[bytes, int]:
    """The strings of the table at `start` with their hashes, in the order of their numbers."""
    found: dict[int, tuple[bytes, int]] = {}
    for table in range(_TABLES):
        slots_at, slots = _PAIR.unpack_from(model, start + _STRINGS.size + table * _PAIR.size)
        for slot in range(slots):
            hashed, at = _PAIR.unpack_from(model, start + slots_at + slot * _PAIR.size)
            if at:
                number, length = _PAIR.unpack_from(model, start + at)
                first = start + at + _PAIR.size
                found[number] = model[first : first + length], hashed
    return dict(found[number] for number in range(len(found)))


def _feature_chunk(features: Sequence[_Feature]) -> bytes:
    body = b"".join(_FEATURE.pack(*feature) for feature in features)
    return _CHUNK.pack(b"FEAT", _CHUNK.size + len(body), len(features)) + body


def _string_chunk(hashes: Mapping[bytes, int]) -> bytes:
    """A table of strings: where its hash tables are, the strings, the hash tables, and where each string is."""
    strings_at = _STRINGS.size + _TABLES * _PAIR.size
    records = bytearray()
    places: list[int] = []
    tables: list[list[tuple[int, int]]] = [[] for _ in range(_TABLES)]
    for number, (key, hashed) in enumerate(hashes.items()):
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
    return _STRINGS.pack(b"CQDB", size, 0, _BYTE_ORDER, len(hashes), back_at) + body + padding


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
