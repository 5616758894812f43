"""El sitio, construido una vez, con los botones de un repositorio y de un JupyterLite que no está entero."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.kit import prose

REPOSITORY = "ana/redes"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    for name in ("sphinx", "myst_nb", "sphinx_book_theme"):
        pytest.importorskip(name, reason="falta lo del sitio: pip install --editable '.[site]'")
    from docs.web.__main__ import build

    base = tmp_path_factory.mktemp("sitio")
    target, lite = base / "site", base / "lite"
    (lite / "lab").mkdir(parents=True)
    (lite / "lab" / "index.html").write_text("<!doctype html><title>JupyterLite</title>", "utf-8")
    target.mkdir()
    (target / "vieja.html").write_text("de otra vez", "utf-8")
    assert build(target, prose.units(), REPOSITORY, lite) == 0
    return target


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nada: lo que falla lo dice la prueba."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """De dónde se sirve el sitio."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
