"""El botón «Autograde» de formgrader, que atiende ``AutogradeHandler`` dentro del bucle de eventos."""

import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from grader.patches import Patch

_HANDLERS = "nbgrader.server_extensions.formgrader.apihandlers"
PATCH = Patch(
    library="nbgrader",
    tried="0.9.6",
    uses=(
        "nbgrader.server_extensions.formgrader.base.check_notebook_dir",
        "nbgrader.server_extensions.formgrader.base.check_xsrf",
    ),
    repeats={f"{_HANDLERS}.AutogradeHandler": "f402ee130957"},
)


def before_autograde(prepare: Callable[[Path, str, str], Awaitable[None]]) -> None:
    """Desde ahora el botón espera, sin bloquear, a ``prepare(curso, unidad, estudiante)`` y hace lo suyo.

    Si este proceso no es el servidor de formgrader, o ya se cambió, no hace nada.
    """
    handlers = sys.modules.get(_HANDLERS)
    if handlers is None or getattr(handlers.AutogradeHandler, "prepares", False):
        return
    from nbgrader.server_extensions.formgrader.base import check_notebook_dir, check_xsrf
    from tornado import web

    @web.authenticated
    @check_xsrf
    @check_notebook_dir
    async def post(self, assignment_id: str, student_id: str) -> None:
        await prepare(Path(self.coursedir.root), assignment_id, student_id)
        self.write(json.dumps(self.api.autograde(assignment_id, student_id)))

    handlers.AutogradeHandler.post = post
    handlers.AutogradeHandler.prepares = True
