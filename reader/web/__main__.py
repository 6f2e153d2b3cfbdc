"""`python -m reader.web FILE`: the process of one visitor; FILE holds the pickled article and settings."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

from reader.web.app import ServedApp
from reader.web.confinement import confine


def main() -> None:
    """Show the article through the streams that the server reads and writes."""
    document, settings = pickle.loads(Path(sys.argv[1]).read_bytes())  # written by the server, in a folder of its own
    app = ServedApp(document, settings)
    confine()
    app.run(mouse=settings.mouse)


if __name__ == "__main__":
    main()
