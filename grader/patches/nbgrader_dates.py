"""Cómo lee nbgrader la fecha de una entrega: la que no dice su zona está, para él, en UTC."""

import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from grader.patches import Patch

_MODULE = "nbgrader.coursedir"
PATCH = Patch(
    library="nbgrader",
    tried="0.9.6",
    repeats={f"{_MODULE}.CourseDirectory": "41b74328ee2c"},
)


def read_with(reader: Callable[[Path, Mapping[str, Any]], datetime | None]) -> None:
    """Desde ahora la fecha de una carpeta es ``reader(carpeta, c.Grader)``, en UTC y sin decirlo.

    La que no se entiende (``ValueError``) se avisa y es ninguna. Si en este proceso no está nbgrader, o ya se
    cambió, no hace nada.
    """
    module = sys.modules.get(_MODULE)
    if module is None or getattr(module.CourseDirectory, "reads_our_dates", False):
        return

    def get_existing_timestamp(self: Any, dest_path: str) -> datetime | None:
        try:
            return reader(Path(dest_path), self.config.Grader)
        except ValueError as error:
            self.log.warning("%s: %s", dest_path, error)
            return None

    module.CourseDirectory.get_existing_timestamp = get_existing_timestamp
    module.CourseDirectory.reads_our_dates = True
