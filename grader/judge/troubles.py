"""Con qué palabras se cuenta lo que fue mal al ejecutar: el ejecutor solo da códigos y números."""

from collections.abc import Sequence
from typing import Any

from grader.evidence import Evidence, Notice, Trouble

MIB = 2**20
#: Cuántas celdas se nombran en una frase.
MAX_NAMED = 6

#: Detrás de «La función», «La celda 3» o el nombre de un ejercicio.
_PHRASES = {
    "timeout": "tardó demasiado",
    "notebook": "tardó más de {amount:g} s",
    "crash": "terminó el proceso",
    "memory": "agotó la memoria: {size}",
    "folder": "escribió demasiado en el disco: más de {size}",
    "writing": "quiso escribir más de {size}",
    "evidence": "contestó con demasiados datos: más de {size}",
    "cpu": "agotó el tiempo de procesador: {amount:g} s",
    "processes": "quiso abrir más de {amount:g} procesos",
    "files": "quiso abrir más de {amount:g} archivos a la vez",
    "lacking": "usa algo que no está al calificar",
    "forbidden": "quiso usar la red, otro programa o algo que no se permite al calificar",
}
_SENTENCES = {
    "timeout": "La función tardó demasiado y la detuvimos (¿un bucle que no termina?).",
    "crash": "El proceso terminó mientras se ejecutaba la función.",
    "unfinished": "El cuaderno no se pudo ejecutar hasta el final.",
}
#: De un ejercicio y varias celdas: la que cuenta y las demás.
_OF_CELLS = {
    "again": "{name}: definida de nuevo en {others}; cuenta la de la celda {cell}.",
    "late": "{name}: se define en {others}, debajo de su comprobación (celda {cell}), y ahí ya no cuenta.",
    "best": "{name}: se comprueba también en {others}; cuenta la comprobación de la celda {cell}.",
}
_PROGRAMS = ("subprocess", "os.system", "os.popen")
_ASKED_WITH = {
    "os.chdir": "la carpeta de ",
    "plt.style.use": "el estilo de ",
    "matplotlib.use": "lo que pide ",
}
TIMED_OUT = _SENTENCES["timeout"]


def lost_call(evidence: Evidence) -> str:
    """Por qué una función no contestó a una llamada."""
    trouble = evidence.trouble
    if trouble is None:
        return "El proceso terminó antes de responder a esta llamada."
    return _SENTENCES.get(trouble.code) or f"La función {_phrase(trouble)}."


def notice_text(notice: Notice) -> str:
    """Un aviso para quien revisa la entrega."""
    trouble, where = notice.trouble, notice.where
    if trouble.code in _OF_CELLS:
        first, *others = notice.cells
        return _OF_CELLS[trouble.code].format(name=where, cell=first, others=cells_named(others))
    if not where:
        return f"El cuaderno entero {_phrase(trouble)}; lo detuvimos."
    if notice.what:
        return f"Al calificar {_absence(notice.what)} (celda {where})."
    who = f"La celda {where}" if isinstance(where, int) else where
    if notice.lost:
        return f"{who} {_phrase(trouble)}; seguimos sin ella."
    return f"{who} {_phrase(trouble)}{' y la detuvimos' * (trouble.code == 'timeout')}."


def missing(exercise: str, trouble: Trouble | None) -> str:
    """Lo que se dice de una función que no existía al ir a juzgarla."""
    if trouble is None:
        return (
            f"No encontramos ninguna función llamada `{exercise}`: tiene que llamarse así y definirse encima "
            f"de `check({exercise})`, en una celda que no dé errores."
        )
    return (
        f"Al llegar a su comprobación aún no había ninguna función llamada `{exercise}`: se define "
        f"más abajo, en la celda {trouble.amount:g}. Ponla encima de `check({exercise})`."
    )


def cells_named(numbers: Sequence[int]) -> str:
    """``[15, 12]`` → «las celdas 12 y 15»; de muchas, las primeras y cuántas más."""
    *before, last = map(str, sorted(numbers))
    if not before:
        return f"la celda {last}"
    if len(numbers) > MAX_NAMED:
        return f"las celdas {', '.join(before[:MAX_NAMED])} y otras {len(numbers) - MAX_NAMED}"
    return f"las celdas {', '.join(before)} y {last}"


def _absence(what: str) -> str:
    """Qué pasa con algo que no está: un paquete, una orden o lo que se pide con una función."""
    if what.startswith(("!", "%")) or what in _PROGRAMS:
        return f"no se ejecuta `{what}`"
    return f"no está {_ASKED_WITH.get(what, '')}`{what}`"


def lost_cell(trouble: Trouble) -> dict[str, Any]:
    """La salida, en formato nbformat, de una celda que no se tuvo en cuenta."""
    text = f"Esta celda {_phrase(trouble)} y no se tuvo en cuenta."
    return {"output_type": "error", "ename": "CeldaDetenida", "evalue": text, "traceback": [text]}


def _phrase(trouble: Trouble) -> str:
    return _PHRASES[trouble.code].format(amount=trouble.amount, size=_size(trouble.amount))


def _size(count: float) -> str:
    """Una cantidad de bytes como se lee: «256 MiB», «1 GiB»."""
    return f"{count / (1024 * MIB):g} GiB" if count >= 1024 * MIB else f"{count / MIB:g} MiB"
