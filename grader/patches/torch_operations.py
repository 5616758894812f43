"""Ver cada operación de PyTorch que se hace en un bloque, y dejar de verlas."""

import contextlib
import sys
from collections.abc import Callable
from typing import Any

from grader.patches import Patch

PATCH = Patch(
    library="torch",
    tried="2.13.0",
    uses=(
        "torch._C._DisableTorchDispatch",
        "torch.utils._python_dispatch.TorchDispatchMode",
        "torch.utils._python_dispatch.TorchDispatchMode._should_skip_dynamo",
    ),
)


def watching(note: Callable[[], None], plain: Callable[[Any], Any]) -> type:
    """El bloque en el que se llama a ``note`` con cada operación; se hace con lo que da ``plain`` de ella."""
    from torch.utils._python_dispatch import TorchDispatchMode

    class Watching(TorchDispatchMode):
        @classmethod
        def _should_skip_dynamo(cls) -> bool:
            return False  # para saltarse el compilador lo cargaría: más de un segundo

        def __torch_dispatch__(
            self, function: Any, types: Any, args: tuple[Any, ...] = (), kwargs: Any = None
        ) -> Any:
            note()
            return plain(function)(*args, **(kwargs or {}))

    return Watching


def unwatched() -> Any:
    """El bloque en el que no se ve ninguna; si PyTorch no está cargado, no hay ninguna que ver."""
    torch = sys.modules.get("torch")
    return contextlib.nullcontext() if torch is None else torch._C._DisableTorchDispatch()
