"""Un JupyterLab de verdad y un Chromium sin ventana que lo maneja como una persona."""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nada sale de esta máquina
]
SCREENSHOTS = Path(__file__).parents[2] / "build" / "screenshots"
_NO_NEWS = {"fetchNews": "false", "checkForUpdates": False}
_LOADED = "() => window.jupyterapp?.shell.currentWidget?.context?.isReady"
_PANEL = "window.jupyterapp.shell.currentWidget"
_READY = f"async () => {{ const p = {_PANEL}; await p.context.ready; await p.sessionContext.ready; }}"
_IDLE = f"""() => {{
  const panel = {_PANEL}, busy = (c) => c.model.type === "code" && c.model.executionState !== "idle";
  return panel.sessionContext.session.kernel.status === "idle" && !panel.content.widgets.some(busy);
}}"""
_LAST_RAN = f"""() => {{
  const code = {_PANEL}.content.widgets.filter((c) => c.model.type === "code" && c.model.sharedModel.source);
  return code.at(-1).model.executionCount;
}}"""


def chromium() -> str | None:
    """El Chromium instalado, o el de ``GRADER_CHROMIUM``."""
    programs = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("GRADER_CHROMIUM") or next(filter(None, map(shutil.which, programs)), None)


@contextmanager
def browsing(program: str) -> Iterator[Any]:
    """Un Chromium en marcha. No puede haber dos a la vez: Playwright ocupa el bucle de eventos del hilo."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
        yield running
        running.close()


@dataclass(frozen=True)
class Server:
    """Un JupyterLab en marcha: su dirección, su contraseña y su carpeta."""

    url: str
    token: str
    root: Path

    def request(self, path: str, method: str = "GET") -> Any:
        """Una llamada a la interfaz REST de Jupyter."""
        headers = {"Authorization": f"token {self.token}"}
        request = urllib.request.Request(f"{self.url}/{path}", headers=headers, method=method)
        with urllib.request.urlopen(request, timeout=10) as response:
            return json.loads(response.read() or b"null")

    def stop_kernels(self) -> None:
        """Cierra los kernels abiertos: cada uno ocupa memoria y procesador."""
        for session in self.request("api/sessions"):
            self.request(f"api/sessions/{session['id']}", "DELETE")


@contextmanager
def jupyterlab(root: Path, work: Path, **variables: str) -> Iterator[Server]:
    """Arranca JupyterLab en un puerto libre con raíz en ``root``; su configuración va en ``work``."""
    settings = work / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    (settings / "notification.jupyterlab-settings").write_text(json.dumps(_NO_NEWS), "utf-8")
    options = ["--LabApp.expose_app_in_browser=True", "--JupyterNotebookApp.expose_app_in_browser=True"]
    with _serving("lab", options, root, work, variables) as server:
        yield server
        server.stop_kernels()


@contextmanager
def formgrader(root: Path, work: Path) -> Iterator[Server]:
    """Arranca en la carpeta de un curso un servidor de Jupyter que solo tiene formgrader: tarda la mitad."""
    extensions = {"nbgrader.server_extensions.formgrader": True}
    options = [f"--ServerApp.jpserver_extensions={extensions}"]
    with _serving("server", options, root, work, {"JUPYTER_NO_CONFIG": "1"}) as server:
        yield server


@contextmanager
def _serving(
    program: str, options: list[str], root: Path, work: Path, variables: dict[str, str]
) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    work.mkdir(parents=True, exist_ok=True)
    programs = Path(sys.executable).parent
    environment = os.environ | {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "JUPYTER_CONFIG_DIR": str(work / "config"),
        "JUPYTER_DATA_DIR": str(work / "data"),
        "JUPYTER_RUNTIME_DIR": str(work / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(work / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(work / "workspaces"),
        "IPYTHONDIR": str(work / "ipython"),
    }
    server = Server(f"http://127.0.0.1:{port}", secrets.token_hex(16), root)
    command = [
        *(sys.executable, "-m", "jupyter", program, "--no-browser", "--allow-root"),
        *("--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--ServerApp.port_retries=0"),
        *(f"--IdentityProvider.token={server.token}", f"--ServerApp.root_dir={root}", *options),
    ]
    with (work / "jupyter.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment | variables, cwd=root)
        try:
            _wait_until_it_answers(server, process, work / "jupyter.log")
            yield server
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_until_it_answers(server: Server, process: subprocess.Popen, log: Path) -> None:
    for _ in range(1800):  # lo que tarda depende de qué más haga la máquina
        try:
            server.request("api/status")
        except (urllib.error.URLError, OSError):
            assert process.poll() is None, log.read_text("utf-8")[-3000:]
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"JupyterLab no responde: {log.read_text('utf-8')[-3000:]}")


class Notebook:
    """Un cuaderno abierto en una pestaña del navegador."""

    def __init__(self, page: Any, server: Server, path: str, view: str = "doc/tree") -> None:
        self.page, self.server, self.path = page, server, path
        page.goto(f"{server.url}/{view}/{path}?token={server.token}", wait_until="domcontentloaded")
        page.wait_for_function(_LOADED)
        page.evaluate(_READY)

    def run_all(self) -> None:
        """Menú Run, «Run All Cells», y espera a que acabe la última: donde se espera un error no se para."""
        self.page.locator(".lm-MenuBar-item", has_text="Run").first.click()
        self.page.locator(".lm-Menu-item", has_text="Run All Cells").first.click()
        self.page.wait_for_function(_LAST_RAN, polling=50)
        self.wait_for_kernel()

    def wait_for_kernel(self) -> None:
        """Espera a que no quede nada por ejecutar."""
        self.page.wait_for_timeout(300)
        self.page.wait_for_function(_IDLE, polling=200)

    def cells(self) -> list[dict[str, Any]]:
        """Las celdas con sus salidas, tal como las tiene el navegador."""
        return self.page.evaluate(f"() => {_PANEL}.content.model.toJSON().cells")

    def errors(self) -> list[tuple[int, str]]:
        """Índice de la celda y tipo de cada error."""
        return [
            (index, output["ename"])
            for index, cell in enumerate(self.cells())
            for output in cell.get("outputs", ())
            if output["output_type"] == "error"
        ]

    def show(self, index: int) -> Any:
        """Lleva la celda ``index`` a la vista y devuelve su localizador."""
        self.page.evaluate(
            f"async (i) => {{ const nb = {_PANEL}.content; nb.activeCellIndex = i; "
            "await nb.scrollToItem(i, 'start'); }",
            index,
        )
        cell = self.page.locator(f'.jp-Cell[data-windowed-list-index="{index}"]')
        cell.wait_for()
        return cell

    def validate(self) -> str:
        """Pulsa «Validate» de nbgrader; devuelve el texto del cuadro de diálogo, que deja abierto."""
        self.page.locator(".validate-button").click()
        dialog = self.page.locator(".jp-Dialog-content")
        dialog.wait_for()
        return dialog.inner_text()

    def screenshot(self, name: str) -> None:
        """Guarda lo que se ve en ``build/screenshots``."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png")
