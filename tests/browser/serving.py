"""Servir el sitio de JupyterLite con un Pyodide de al lado: nada más cambia."""

import contextlib
import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from grader.course.handout import lite


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@contextlib.contextmanager
def serving(site: Path, script: str) -> Iterator[str]:
    """Sirve ``site`` y da su dirección; Pyodide lo toma de ``script``, en su carpeta."""
    handler = partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        path = site / "jupyter-lite.json"
        told = json.loads(path.read_text("utf-8"))
        config = told["jupyter-config-data"]
        config["exposeAppInBrowser"] = True
        kernel = config["litePluginSettings"]["@jupyterlite/pyodide-kernel-extension:kernel"]
        assert kernel["pyodideUrl"] == lite.PYODIDE
        kernel["pyodideUrl"] = f"{address}/pyodide/{script}"
        path.write_text(json.dumps(told), "utf-8")
        yield address
        server.shutdown()
