"""Lo que se le deja gastar a una entrega, y cuánto se espera cada respuesta."""

import math
import time
from dataclasses import dataclass, field


@dataclass
class Budget:
    """Lo de una entrega entera, con todos los ejecutores que arranque: la suma, no cada proceso.

    ``deadline`` es cuándo acaba como mucho; ``cpu``, los segundos de procesador; ``used``, los que gastaron
    los ejecutores que ya terminaron, con lo que se calculó para ellos.
    """

    deadline: float
    cpu: float
    used: float = 0.0

    def exceeded(self, running: float = 0.0) -> bool:
        """Si se pasa de procesador con lo que lleva gastado el ejecutor que está en marcha."""
        return self.used + running > self.cpu


@dataclass
class Patience:
    """Cuánto se espera una respuesta: ``wall`` segundos de reloj y ``cpu`` de procesador."""

    wall: float
    cpu: float = math.inf
    deadline: float = field(init=False)
    _before: float = -1.0

    def __post_init__(self) -> None:
        self.deadline = time.monotonic() + self.wall

    def spent(self, used: float) -> bool:
        """Si se gastó de más, contado desde la primera vez que se mira; ``used`` es todo lo gastado."""
        self._before = used if self._before < 0 else self._before
        return used - self._before > self.cpu
