"""Puts the bundle of the pages' scripts into what is released: built by npm from `frontend/` where it is not there yet.

An editable installation takes none: `make frontend` builds it beside the code. Where there is no npm a wheel is made
without the bundle, with a warning; its pages read, but have no editor and no pictures of networks.
"""

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUNDLE = Path("graph/rightsgraph/server/static/bundle")


class BundleHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs npm before an sdist or a wheel is made, unless the bundle is there."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the bundle where it is missing."""
        del build_data
        root = Path(self.root)
        if version == "editable" or (root / BUNDLE / "LICENSES.txt").is_file():
            return
        npm = shutil.which("npm")
        if npm is None:
            self.app.display_warning("npm is not here: the package is made without the scripts of its pages")
            return
        folder = root / "frontend"
        for command in (["ci", "--ignore-scripts", "--no-audit", "--no-fund"], ["run", "build"]):
            subprocess.run([npm, *command], cwd=folder, check=True)  # noqa: S603
