"""Write the expected exports of the samples anew: `python tests/articles/refresh.py`. Then read what changed."""

from __future__ import annotations

from pathlib import Path

from reader.export import writer
from reader.model.raw import Raw
from reader.pipeline import read_raw
from reader.samples import SAMPLES

FOLDER = Path(__file__).parent


def main() -> None:
    """Replace `NAME.json` in this folder for each sample."""
    for sample in SAMPLES:
        document = read_raw(Raw(sample.name, sample.read_bytes()), "fast")
        (FOLDER / f"{sample.stem}.json").write_text("".join(writer("json", "one")([document])), "utf-8")


if __name__ == "__main__":
    main()
