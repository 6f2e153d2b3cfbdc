"""Change the weights of a trained CRFsuite model in its file.

python-crfsuite can neither set weights nor add to scores while it tags. The format of the file, in little-endian order:
a header whose tenth field says where the features are; there a chunk header, and for each feature its type (0 for a
state), source (an attribute), destination (a label) and weight.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

_HEADER = struct.Struct("<4sI4s9I")
_CHUNK = struct.Struct("<4sII")
_FEATURE = struct.Struct("<IIId")
_STATE = 0


def add_to_weights(path: Path, attribute: str, additions: Mapping[str, float]) -> None:
    """Add to the weights of one attribute in a model file; `additions` says how much for each label.

    A label that the model learnt no weight for is left without. Raises `ValueError` if the file is no model.
    """
    import pycrfsuite

    data = bytearray(path.read_bytes())
    if len(data) < _HEADER.size or data[:4] != b"lCRF":
        raise ValueError(f"{path} is not a CRFsuite model")
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    info = tagger.info()
    source = int(info.attributes.get(attribute, -1))
    wanted = {int(number): additions[label] for label, number in info.labels.items() if label in additions}
    start = _HEADER.unpack_from(data)[7]
    count = _CHUNK.unpack_from(data, start)[2]
    for offset in range(start + _CHUNK.size, start + _CHUNK.size + count * _FEATURE.size, _FEATURE.size):
        kind, attribute_number, label, weight = _FEATURE.unpack_from(data, offset)
        if kind == _STATE and attribute_number == source and label in wanted:
            _FEATURE.pack_into(data, offset, kind, attribute_number, label, weight + wanted[label])
    path.write_bytes(data)
