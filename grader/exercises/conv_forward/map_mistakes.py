"""Errores conocidos solo de ``conv_forward``: qué imagen y qué filtro van en cada mapa, y mapas enteros."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import ceil, floor

import numpy as np

from grader.exercises import arrays
from grader.exercises.arrays import Tensor
from grader.exercises.base import Mistake, Variation
from grader.exercises.catalogue import Choices, catalogue, said
from grader.exercises.conv_forward.program import exchanged, forward, only
from grader.exercises.conv_forward.size_mistakes import ALONE
from grader.exercises.walk import OUTSIDE

_SAID = said("""
`mapa-sin-stride`: tu función hace lo mismo que calcular cada mapa con stride 1 y guardarlo en una salida que
  cuenta con el stride
→ Mira qué stride recibe la función con la que calculas cada mapa.
`lote-y-filtros-cambiados`: tu función hace lo mismo que cambiar entre sí las imágenes y los filtros, en la
  forma de la salida o al guardar
→ En la salida, el primer eje son las imágenes y el segundo, los filtros: mira su forma y sus índices.
`filtro-de-la-imagen`: tu función coincide con la que elige el filtro por la imagen
→ Mira con qué índice lees W en cada vuelta.
`imagen-del-filtro`: tu función coincide con la que elige la imagen por el filtro
→ Mira con qué índice lees la entrada en cada vuelta.
`mapas-desde-los-canales`: tu función hace lo mismo que crear la salida con tantos mapas como canales tiene la
  entrada
`filtros-hasta-los-canales`: tu función hace lo mismo que recorrer tantos filtros como canales tiene la
  entrada
→ En la forma de W, el número de filtros es el primer eje y el de canales, el segundo.
`sin-la-ultima-imagen`: tu resultado coincide con dejar a 0 la última imagen del lote
→ `range(n)` ya acaba en n - 1: mira hasta dónde llega el bucle de las imágenes.
`sin-el-ultimo-filtro`: tu resultado coincide con dejar a 0 el mapa del último filtro
→ `range(n)` ya acaba en n - 1: mira hasta dónde llega el bucle de los filtros.
`solo-el-primer-mapa`: tu resultado coincide con calcular solo el primer filtro de la primera imagen
→ Mira en qué bucle queda el `return`, según su sangría.
`suma-en-todos-los-mapas`: tu resultado coincide con sumar en cada mapa los de todos los filtros
→ Mira a qué parte de la salida sumas: cada filtro tiene su mapa.
""")


def _square(z: Tensor) -> Tensor:
    """Las imágenes y los filtros, que han de ser los mismos."""
    if z.shape[0] != z.shape[1]:
        raise IndexError(OUTSIDE)
    return z


def _same_index(z: Tensor, axis: int) -> Tensor:
    """El eje ``axis`` se lee con el índice del otro."""
    if z.shape[1 - axis] > z.shape[axis]:
        raise IndexError(OUTSIDE)
    both = np.arange(z.shape[1 - axis])
    return arrays.tensor(np.expand_dims(z.numpy()[both, both], axis)).expand(z.shape)


#: Quien guarda mapas enteros; lo demás, que ya es así, lo decide la otra función: no cabe con otra decisión.
_ENTIRE: Choices = {
    "mapped": True,
    **{"grows": "", "step": lambda s, f: (s, s), "swapped": "", "jumps": False, "holes": False},
}

_DECIDED = {
    "Hay casillas con 0 donde esperábamos otro número": {
        "sin-la-ultima-imagen": {**ALONE, "saved": only(slice(-1))},
        "sin-el-ultimo-filtro": {**ALONE, "saved": only(slice(None), slice(-1))},
        "solo-el-primer-mapa": {"saved": only(slice(1), slice(1))},
    },
    "«index 3 is out of bounds…»": {
        "lote-y-filtros-cambiados": (
            {"saved": _square},
            {"saved": lambda z: _square(z).transpose(0, 1)},
        ),
        "filtro-de-la-imagen": {"arranged": lambda z: _same_index(z, 1)},
        "imagen-del-filtro": {"arranged": lambda z: _same_index(z, 0)},
        "mapas-desde-los-canales": {"stacked": lambda W: W.shape[1]},
        "filtros-hasta-los-canales": {"maps": lambda W: W.shape[1], "stacked": len},
    },
    "Falla «varios filtros», «varias imágenes en el lote» o «imagen no cuadrada»": {
        "suma-en-todos-los-mapas": {"saved": lambda z: z.sum(1, keepdim=True).expand(z.shape)},
    },
    "«could not broadcast input array…»": {
        "mapa-sin-stride": {**_ENTIRE, "step": lambda s, f: (1, 1)},
    },
}

#: Lo que también puede decidir quien guarda de una vez cada mapa, que da ``feature_map``.
_WHOLE: dict[str, tuple[Choices, ...]] = {
    "ventanas-sin-marco": ({"unframed": True},),
    "marco-fijo-en-uno": (
        {
            "framed": lambda x, p: arrays.pad(x, (1, 1, 1, 1)),
            "count": lambda z: tuple((n + 4 * z.p - 2 - z.f) // z.s + 1 for n in z.n),
        },
    ),
    "tamano-sin-padding": ({"count": lambda z: z.counted(floor, frame=0)},),
    "padding-una-vez-en-el-tamano": ({"count": lambda z: z.counted(floor, frame=1)},),
    "falla-con-padding": ({"count": lambda z: z.counted(floor, frame=4)},),
    "tamano-sin-stride": ({"count": lambda z: tuple(n + 2 * z.p - z.f + 1 for n in z.n)},),
    "stride-y-padding-cambiados": ({"count": exchanged},),
    "stride-y-filtro-cambiados": ({"count": lambda z: tuple((n + 2 * z.p - z.s) // z.f + 1 for n in z.n)},),
    "falla-si-el-stride-no-divide": ({"count": lambda z: z.counted(ceil)},),
    "falta-la-ultima-ventana": ({**ALONE, "count": lambda z: z.counted(floor, first=0)},),
    "ancho-desde-el-alto": ({"count": lambda z: (z.room[0],) * 2},),
    "alto-desde-el-ancho": ({"count": lambda z: (z.room[1],) * 2},),
    "falla-si-no-es-cuadrada": ({"count": lambda z: z.room[::-1]},),
    "lado-desde-los-filtros": ({"side_of": len},),
    "lado-desde-los-canales": ({**ALONE, "side_of": lambda W: W.shape[1]},),
    "filtro-fijo-en-tres": ({"side_of": lambda W: 3},),
}


def with_whole_maps(mistakes: Iterable[Mistake]) -> Iterator[Mistake]:
    """Los errores de la capa, también los de quien guarda cada mapa de una vez, y los que son solo suyos."""
    for one in mistakes:
        ways = ({**_ENTIRE, **way} for way in _WHOLE.get(one.id, ()))
        yield replace(one, also=(*one.also, *(Variation(forward, way) for way in ways)))
    yield from catalogue(forward, _SAID, _DECIDED)
