"""Compile the tagger into the wheel, where there is a compiler. Without one, python-crfsuite does its work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from setuptools import Distribution, Extension
from setuptools.command.build_ext import build_ext

MODULE = "reader.annotate._crf"


class CompileHook(BuildHookInterface[Any]):
    """Puts the compiled module beside its source, for editable installs as well."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and have the wheel named for this platform if that worked."""
        source, names = "reader/annotate/_crf.c", "reader/annotate/_name_features.h"
        extension = Extension(MODULE, [source], depends=[names], extra_compile_args=["-O2"], optional=True)
        command = build_ext(Distribution({"ext_modules": [extension]}))
        command.inplace = True
        command.ensure_finalized()
        command.run()
        compiled = Path(self.root, command.get_ext_filename(MODULE))
        if compiled.exists():
            build_data["pure_python"] = False
            build_data["infer_tag"] = True
            build_data["artifacts"].append(compiled.relative_to(self.root).as_posix())
