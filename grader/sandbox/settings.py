"""Con qué límites y con qué aislamiento se ejecuta una entrega."""

from dataclasses import dataclass, field

MIB = 2**20


@dataclass(frozen=True)
class Limits:
    """Lo que puede gastar una entrega.

    En segundos de procesador: ``cell``, ``call`` (una llamada), ``exercise`` (todas las de un ejercicio) y
    ``cpu`` (todo, también repetir las celdas porque el código terminó su ejecutor). Así una máquina cargada
    no quita puntos; para lo que duerme, cada uno vale también ``patience`` veces más de reloj. En segundos de
    reloj: ``notebook`` (todo) y los márgenes ``start``, para arrancar, y ``grace``, para contestar.
    ``memory``, ``folder`` (lo que escriba) y ``evidence`` (lo que conteste), en bytes; ``processes`` y
    ``files``, cuántos a la vez.
    """

    cell: float = 10.0
    call: float = 2.0
    exercise: float = 6.0
    patience: float = 4.0
    notebook: float = 180.0
    start: float = 60.0
    grace: float = 2.0
    cpu: int = 120
    memory: int = 1024 * MIB
    folder: int = 64 * MIB
    evidence: int = 64 * MIB
    processes: int = 16
    files: int = 128


@dataclass(frozen=True)
class Settings:
    """Cómo se ejecuta una entrega.

    ``isolation`` es el nombre de un nivel de :mod:`grader.sandbox.isolation` o ``"auto"`` (el mejor de esta
    máquina). Con ``zygote`` los ejecutores se bifurcan de un proceso ya preparado; sin él, arrancan de cero.
    """

    limits: Limits = field(default_factory=Limits)
    isolation: str = "auto"
    zygote: bool = True
