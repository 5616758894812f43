"""Las entradas de la unidad 06: las formas de las unidades 03 y 05, que tienen cada pareja de propiedades."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from grader.exercises.arrays import same
from grader.exercises.base import Arguments, Criterion, Exercise
from grader.exercises.conv_forward.layer import CONV_FORWARD
from grader.exercises.drawing import Draw

#: De los casos límite, a cuántos se les prohíbe además que se escriba en ellos.
READ_ONLY = 4
LIMITS, BATCH = "casos límite", "varias imágenes en el lote"
#: Con cuántos filtros se mira un lote: separar mal las filas solo se ve con varias imágenes y varios filtros.
FILTERS = 3
NO_LOOPS = "sin bucles por ventana"

Inputs = Callable[[Draw], Sequence[Arguments]]
Convert = Callable[[Draw, Arguments], Arguments]


def layers(name: str) -> Inputs:
    """Los argumentos de ``conv_forward`` con los que la unidad 03 mira el criterio ``name``."""
    return next(c.inputs for c in CONV_FORWARD.criteria if c.name == name)


def converted(inputs: Inputs, convert: Convert) -> Inputs:
    """``inputs`` con los argumentos de otra función."""
    return lambda d: [convert(d, arguments) for arguments in inputs(d)]


def protected(inputs: Inputs) -> Inputs:
    """``inputs``, con los arrays de los primeros casos de solo lectura."""

    def draw(d: Draw) -> Sequence[Arguments]:
        drawn = inputs(d)
        for array in (a for arguments in drawn[:READ_ONLY] for a in arguments):
            if isinstance(array, np.ndarray):
                array.flags.writeable = False
        return drawn

    return draw


def _with_filters(d: Draw, arguments: Arguments) -> Arguments:
    """Los argumentos de una capa, de ida o de vuelta, con varios filtros en lugar de uno."""
    *upstream, layer_input, W, b, stride, padding = arguments
    if upstream:
        l_O, learning_rate = upstream
        upstream = [d.array(len(l_O), FILTERS, *l_O.shape[2:]), learning_rate]
    return (*upstream, layer_input, d.array(FILTERS, *W.shape[1:]), np.resize(b, FILTERS), stride, padding)


#: De los criterios de una capa, los que aquí se miran con otras entradas.
_OTHERWISE = {LIMITS: protected, BATCH: lambda inputs: converted(inputs, _with_filters)}


def fast(slow: Exercise, weights: Sequence[float], cost: Criterion) -> tuple[Criterion, ...]:
    """Los criterios de ``slow`` con otros puntos, y ``cost`` delante de «no modifica la entrada»."""
    pairs = zip(slow.criteria, weights, strict=True)
    *criteria, untouched = (replace(c, weight=weight) for c, weight in pairs)
    criteria = [replace(c, inputs=_OTHERWISE.get(c.name, same)(c.inputs)) for c in criteria]
    return (*criteria, cost, untouched)
