"""Los archivos hostiles que no caben en el repositorio o no son un cuaderno: los escribe este módulo.

Cada entrada de ``_FILES`` es (nombre, nota, datos, función que la escribe).
"""

import gzip
import io
import json
import os
import socket
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat

from grader.units import notebook_name
from tests.attacks import corpus
from tests.attacks.corpus import Attack, Deliver, Places

UNIT = "02_convolve"
NOTEBOOK = notebook_name(UNIT)
RIGHT = "import numpy as np\n\n\ndef convolve(X, W, b):\n    return float((X * W).sum() + b)"
WRONG = "def convolve(X, W, b):\n    return None"


def from_bytes(make: Callable[[Path], bytes]) -> Deliver:
    """Una entrega cuyo cuaderno son los bytes que da ``make(publicación)``."""

    def deliver(release: Path, folder: Path, places: Places) -> None:
        folder.mkdir(parents=True)
        (folder / NOTEBOOK).write_bytes(make(release))

    return deliver


def _constant(data: bytes) -> Deliver:
    return from_bytes(lambda release: data)


def with_solution(
    source: str, change: Callable[[dict], Any] = lambda content: None
) -> Callable[[Path], bytes]:
    """El cuaderno publicado con ``source`` de solución, cambiado después como JSON."""

    def make(release: Path) -> bytes:
        notebook = corpus.published(release, UNIT)
        for cell in notebook.cells:
            if cell.metadata.get("nbgrader", {}).get("grade_id") == "convolve":
                cell.source = source
        content = json.loads(nbformat.writes(notebook))
        change(content)
        return json.dumps(content).encode()

    return make


def _beside(put: Callable[[Path, Places], None], source: str = WRONG) -> Deliver:
    """Un cuaderno corriente y, a su lado, lo que ponga ``put(carpeta, sitios)``."""

    def deliver(release: Path, folder: Path, places: Places) -> None:
        folder.mkdir(parents=True)
        (folder / NOTEBOOK).write_bytes(with_solution(source)(release))
        put(folder, places)

    return deliver


def _without_metadata(content: dict) -> None:
    kept = [{k: c[k] for k in ("cell_type", "source")} for c in content["cells"]]
    content.clear()
    content["cells"] = kept


def _version_3(content: dict) -> None:
    cells = content.pop("cells")
    content.update(nbformat=3, nbformat_minor=0, worksheets=[{"cells": cells, "metadata": {}}])


def _deep(levels: int) -> Any:
    deep: Any = 0
    for _ in range(levels):
        deep = [deep]
    return deep


def _odd_ids(content: dict) -> None:
    ids = [
        "../../x",
        "a/b",
        "<script>alert(1)</script>",
        "x" * 300,
        "😀",
        "",
        "\x00",
        "check_../..",
        "con espacio",
    ]
    for number, grade_id in enumerate(ids):
        flags = {"grade_id": grade_id, "grade": True, "solution": True, "locked": False, "points": 5}
        content["cells"].append(
            {
                "cell_type": "code",
                "id": grade_id * (number + 1),
                "source": "",
                "metadata": {"nbgrader": flags | {"schema_version": 3, "task": False}},
                "outputs": [],
                "execution_count": None,
            }
        )


def _many_magics(content: dict) -> None:
    lines = [*(f"a{i} = %pwd" for i in range(600)), *["x = (1, 2)"] * 1500, "torch = getattr"]
    cell = {"cell_type": "code", "id": "magias", "metadata": {}, "outputs": [], "execution_count": None}
    content["cells"].append(cell | {"source": "\n".join(lines)})


def _wrong_types(content: dict) -> None:
    content["cells"] += [None, 3, "celda", [], {"cell_type": 4, "source": {"a": 1}, "metadata": []}]
    content["cells"].append(
        {"cell_type": "code", "source": [1, None, ["x"]], "outputs": "no", "metadata": None}
    )
    content["metadata"] = "ninguno"
    content["nbformat"] = "cuatro"


def _surrogates(release: Path) -> bytes:
    text = with_solution("# \ud800 \udfff \x00 \x1b[2J\ndef convolve(X, W, b):\n    return None")(release)
    return text.replace(b"# Unidad", b"# \\ud83d Unidad \\u0000")


def _numbers(release: Path) -> bytes:
    data = with_solution(WRONG)(release)
    return data.replace(
        b'"nbformat": 4', b'"nbformat": 4, "a": NaN, "b": -Infinity, "c": 1e999, "d": ' + b"9" * 5000
    )


def _duplicate_keys(release: Path) -> bytes:
    data = with_solution(WRONG)(release)
    return data[:-1] + b', "cells": [], "cells": [{"cell_type": "code", "source": "10", "metadata": {}}]}'


def _zip(*entries: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return buffer.getvalue()


def _sparse(release: Path, folder: Path, places: Places) -> None:
    folder.mkdir(parents=True)
    with (folder / NOTEBOOK).open("wb") as file:
        file.write(b'{"cells": [')
        file.truncate(300 * 2**20)


def _almost_20_mb(content: dict) -> None:
    output = {"output_type": "stream", "name": "stdout", "text": ["x" * 1000] * 18_000}
    next(c for c in content["cells"] if c["cell_type"] == "code")["outputs"] = [output]


def _folder(release: Path, folder: Path, places: Places) -> None:
    (folder / NOTEBOOK).mkdir(parents=True)
    (folder / NOTEBOOK / "dentro.txt").write_text("hola")


def _link(target: str) -> Deliver:
    def deliver(release: Path, folder: Path, places: Places) -> None:
        folder.mkdir(parents=True)
        (folder / NOTEBOOK).symlink_to(target.format(curso=places.curso, victima=places.victima))

    return deliver


def _linked_folder(release: Path, folder: Path, places: Places) -> None:
    folder.symlink_to(f"{places.curso}/solutions/{UNIT}")


def _linked_student(release: Path, folder: Path, places: Places) -> None:
    folder.parent.rmdir()
    folder.parent.symlink_to(f"{places.curso}/submitted/{places.victima}")


def _fifo(release: Path, folder: Path, places: Places) -> None:
    folder.mkdir(parents=True)
    os.mkfifo(folder / NOTEBOOK)


def _socket(release: Path, folder: Path, places: Places) -> None:
    folder.mkdir(parents=True)
    here = Path.cwd()
    os.chdir(folder)  # la ruta de un zócalo no puede pasar de 108 letras
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(NOTEBOOK)
    finally:
        os.chdir(here)


def _file_for_folder(release: Path, folder: Path, places: Places) -> None:
    folder.write_text("no soy una carpeta")


def _other_names(release: Path, folder: Path, places: Places) -> None:
    folder.mkdir(parents=True)
    for name in ("<img src=x onerror=alert(1)>.ipynb", "\x1b[2J\x1b[31mborrado.ipynb", "[bold red]x.ipynb"):
        (folder / name).write_bytes(with_solution(WRONG)(release))


def _no_permission(release: Path, folder: Path, places: Places) -> None:
    from_bytes(with_solution(WRONG))(release, folder, places)
    (folder / NOTEBOOK).chmod(0)


def _secret_links(folder: Path, places: Places) -> None:
    (folder / "datos.txt").symlink_to(f"{places.curso}/.grader/clave")
    (folder / "notas.txt").symlink_to(f"{places.casa}/notas.txt")
    (folder / "relativo.txt").symlink_to("../../../.grader/clave")


def _folder_links(folder: Path, places: Places) -> None:
    (folder / "solutions").symlink_to(f"{places.curso}/solutions")
    (folder / "vecino").symlink_to(f"../../{places.victima}/{UNIT}")


def _loops(folder: Path, places: Places) -> None:
    (folder / "bucle").symlink_to(".")
    (folder / "uno").symlink_to("dos")
    (folder / "dos").symlink_to("uno")
    (folder / "roto.txt").symlink_to("no/existe")


def _write(name: str, data: bytes) -> Callable[[Path, Places], None]:
    return lambda folder, places: (folder / name).write_bytes(data) and None


def _many(folder: Path, places: Places) -> None:
    for number in range(1500):
        (folder / f"dato{number}.txt").write_text("x")


def _archives(folder: Path, places: Places) -> None:
    (folder / "a.zip").write_bytes(_SLIP)
    (folder / "b.gz").write_bytes(_BOMB)


def _test_files(folder: Path, places: Places) -> None:
    """Lo que pytest, pip o Python ejecutarían solos si miraran en esta carpeta."""
    code = f'open("{places.casa}/{places.canario}-prueba", "w").write("{places.canario}")\n'
    for name in ("conftest.py", "setup.py", "sitecustomize.py", "nbgrader_config.py", "ayuda.py"):
        (folder / name).write_text(code)
    (folder / "pytest.ini").write_text("[pytest]\naddopts = -p ayuda\n")


def _nested_archive() -> bytes:
    """Un zip de zips de entradas vacías: poco de leer y mucho que apuntar."""
    inside = _zip(*((f"{number}.txt", b"") for number in range(2000)))
    return _zip(*((f"{number}.zip", inside) for number in range(16)))


_BOMB = gzip.compress(bytes(2**26))
_SLIP = _zip(("../../../../escapado.txt", b"x"), ("/tmp/escapado.txt", b"x"), (NOTEBOOK, b"{}"))

_Entry = tuple[str, str, dict[str, Any], Deliver]
_FILES: tuple[_Entry, ...] = (
    (
        "deep_json",
        "JSON con 100 000 niveles",
        {"aviso": True, "corta": True},
        _constant(b"[" * 100_000 + b"]" * 100_000),
    ),
    (
        "deep_metadata",
        "Metadatos con 900 niveles",
        {},
        from_bytes(with_solution(WRONG, lambda c: c.update(metadata={"a": _deep(900)}))),
    ),
    (
        "cells_20000",
        "20 000 celdas",
        {"aviso": True},
        from_bytes(with_solution(WRONG, lambda c: c.update(cells=c["cells"][:1] * 20_000))),
    ),
    ("size_300mb", "300 MB", {"aviso": True}, _sparse),
    (
        "almost_20mb",
        "18 MB de salidas, con una solución correcta",
        {"puntos": 10},
        from_bytes(with_solution(RIGHT, _almost_20_mb)),
    ),
    ("not_json", "Un documento de texto", {"aviso": True}, _constant(b"Mi tarea, por Ana")),
    (
        "not_utf8",
        "Latin-1",
        {"aviso": True},
        from_bytes(lambda r: with_solution("# año")(r).replace(b"\\u00f1", b"\xf1")),
    ),
    (
        "utf16",
        "UTF-16 con marca de orden: se lee",
        {},
        from_bytes(lambda r: with_solution(WRONG)(r).decode().encode("utf-16")),
    ),
    (
        "with_bom",
        "UTF-8 con BOM y una solución correcta",
        {"puntos": 10},
        from_bytes(lambda r: b"\xef\xbb\xbf" + with_solution(RIGHT)(r)),
    ),
    (
        "nbformat_3",
        "Formato 3, con worksheets",
        {"aviso": True},
        from_bytes(with_solution(RIGHT, _version_3)),
    ),
    (
        "nbformat_99",
        "Formato 99",
        {"puntos": 10},
        from_bytes(with_solution(RIGHT, lambda c: c.update(nbformat=99, nbformat_minor=10**9))),
    ),
    (
        "no_metadata",
        "Solo tipo y texto en cada celda; correcta",
        {"puntos": 10},
        from_bytes(with_solution(RIGHT, _without_metadata)),
    ),
    (
        "truncated",
        "Cortado por la mitad",
        {"aviso": True},
        from_bytes(lambda r: with_solution(RIGHT)(r)[: len(with_solution(RIGHT)(r)) // 2]),
    ),
    ("empty", "Cero bytes", {"aviso": True}, _constant(b"")),
    ("only_null", "El JSON null", {"aviso": True}, _constant(b"null")),
    (
        "wrong_types",
        "Celdas, textos y metadatos de tipos imposibles",
        {},
        from_bytes(with_solution(WRONG, _wrong_types)),
    ),
    ("odd_numbers", "NaN, infinitos y un entero de 5000 cifras", {"aviso": True}, from_bytes(_numbers)),
    ("duplicate_keys", "La clave cells, tres veces", {}, from_bytes(_duplicate_keys)),
    ("surrogates", "Sustitutos sueltos, nulos y escapes", {}, from_bytes(_surrogates)),
    (
        "odd_ids",
        "grade_id y cell id: ../../x, a/b, <script>, 300 letras, emoji",
        {},
        from_bytes(with_solution(WRONG, _odd_ids)),
    ),
    (
        "many_magics",
        "Miles de magias en una celda: leerla para buscar caminos prohibidos costaba el cuadrado",
        {"puntos": 10},
        from_bytes(with_solution(RIGHT, _many_magics)),
    ),
    ("folder_as_notebook", "Una carpeta llamada convolve.ipynb", {"aviso": True}, _folder),
    (
        "linked_solution",
        "El cuaderno es un enlace a la solución",
        {"aviso": True},
        _link("{curso}/solutions/02_convolve/convolve.ipynb"),
    ),
    (
        "linked_neighbour",
        "El cuaderno es un enlace relativo a otra entrega",
        {"aviso": True},
        _link("../../{victima}/02_convolve/convolve.ipynb"),
    ),
    ("linked_to_itself", "El cuaderno es un enlace a sí mismo", {"aviso": True}, _link("convolve.ipynb")),
    ("linked_folder", "La carpeta de la unidad es un enlace a solutions/", {"aviso": True}, _linked_folder),
    (
        "linked_student",
        "La carpeta del estudiante es un enlace a la de otra persona",
        {"aviso": True},
        _linked_student,
    ),
    ("fifo", "El cuaderno es una tubería con nombre: leerla bloquea", {"aviso": True}, _fifo),
    ("socket", "El cuaderno es un zócalo", {"aviso": True}, _socket),
    ("file_for_folder", "La carpeta de la unidad es un archivo", {"aviso": True}, _file_for_folder),
    ("other_names", "Solo hay cuadernos con nombres hostiles", {"aviso": True}, _other_names),
    ("no_permission", "Sin permiso de lectura", {}, _no_permission),
    (
        "zip_slip",
        "Un zip con rutas que salen de la carpeta, como cuaderno",
        {"aviso": True},
        _constant(_SLIP),
    ),
    ("gzip_bomb", "Un gzip que crece mil veces, como cuaderno", {"aviso": True}, _constant(_BOMB)),
    (
        "zip_beside",
        "Los mismos zip y gzip junto al cuaderno",
        {},
        _beside(_archives),
    ),
    (
        "secret_links",
        "Enlaces junto al cuaderno a la clave del curso y a la carpeta personal",
        {"aviso": True},
        _beside(_secret_links),
    ),
    (
        "folder_links",
        "Enlaces a carpetas: solutions/ y la entrega de otra persona",
        {"aviso": True},
        _beside(_folder_links),
    ),
    (
        "link_loops",
        "Enlaces en bucle y rotos junto a una solución correcta",
        {"puntos": 10},
        _beside(_loops, RIGHT),
    ),
    (
        "fifo_beside",
        "Una tubería con nombre junto a una solución correcta",
        {"puntos": 10},
        _beside(lambda f, p: os.mkfifo(f / "datos"), RIGHT),
    ),
    (
        "bad_timestamp",
        "Un timestamp.txt que no es una fecha, con una solución correcta",
        {"puntos": 10},
        _beside(_write("timestamp.txt", b"=1+1 <b>"), RIGHT),
    ),
    (
        "far_timestamp",
        "Un timestamp.txt del año 9999, con una solución correcta",
        {"puntos": 10},
        _beside(_write("timestamp.txt", b"9999-12-31 23:59:59 UTC"), RIGHT),
    ),
    (
        "other_notebook",
        "Otro cuaderno ilegible junto a una solución correcta",
        {"puntos": 10},
        _beside(_write("zzz.ipynb", b"{"), RIGHT),
    ),
    (
        "test_files",
        "conftest.py, setup.py, sitecustomize.py y un plugin de pytest junto a una solución correcta",
        {"puntos": 10},
        _beside(_test_files, RIGHT),
    ),
    (
        "nested_archive",
        "Zips dentro de un zip, con 32 000 entradas vacías, junto a una solución correcta",
        {"puntos": 10},
        _beside(lambda f, p: (f / "todo.zip").write_bytes(_nested_archive()) and None, RIGHT),
    ),
    ("many_files", "1500 archivos junto a una solución correcta", {"puntos": 10}, _beside(_many, RIGHT)),
)


def attacks() -> list[Attack]:
    """Las entregas de la familia ``files``."""
    found = []
    for name, note, data, make in _FILES:
        expected = {"nota": note, "unidad": UNIT} | data | {"puntos": {"convolve": data.get("puntos", 0)}}
        source = Path(__file__).parent / "files" / name
        found.append(corpus.attack("files", source, expected, make=make))
    return found
