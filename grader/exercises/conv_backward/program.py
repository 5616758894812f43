"""``conv_backward`` como lo escribe un estudiante: un programa con decisiones, y cada error cambia alguna."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from grader.exercises import arrays
from grader.exercises.arrays import Tensor, tensor
from grader.exercises.walk import CUT, SHARED, Pair, Sizes, Stopped, Walk, walk
from grader.remembering import last_kept

Step = tuple[np.ndarray, np.ndarray, np.ndarray]
Change = Callable[["Layer", Tensor], Tensor]

#: Las ventanas de las filas y las de las columnas, como las da ``walk``.
Reads = tuple[Tensor, Tensor]

#: Lo que se reparte en cada ventana, de l_O y de los filtros: n, c, i, u, j, v.
Gives = Callable[["Layer", Tensor, Tensor, Reads], Tensor]


@dataclass(frozen=True, eq=False)
class Layer:
    """Los argumentos de ``conv_backward``, con los arrays convertidos en tensores."""

    g: Tensor
    rate: float
    x: Tensor
    W: Tensor
    b: Tensor
    s: int
    p: int
    _known: dict[Any, Any] = field(default_factory=dict, repr=False)

    def but(self, **changes: Any) -> "Layer":
        """La misma capa con otros valores."""
        return replace(self, **changes, _known={})

    @property
    def f(self) -> int:
        """El lado del filtro."""
        return self.W.shape[-1]

    @property
    def room(self) -> Pair:
        """Las filas y las columnas de ``l_O``."""
        return tuple(self.g.shape[2:])

    @cached_property
    def framed(self) -> Tensor:
        """La entrada con su marco. Nadie debe modificarla."""
        return arrays.pad(self.x, (self.p,) * 4)

    @property
    def sizes(self) -> Sizes:
        """Lo que se puede mirar para contar ventanas."""
        return Sizes(tuple(self.x.shape[2:]), self.f, self.s, self.p, self.room)

    def part(self, name: str, choices: dict[str, Any]) -> Tensor:
        """Lo que da una parte con las decisiones que le tocan; se calcula una vez. Nadie debe modificarlo."""
        return self.once(
            _PARTS[name], {k: v for k, v in choices.items() if k in SHARED or k.startswith(name)}
        )

    def once(self, program: Callable[..., Tensor], choices: dict[str, Any]) -> Tensor:
        """Lo que da ``program`` con ``choices``; se calcula una vez. Nadie debe modificarlo."""
        key = (program, *choices.items())
        if key not in self._known:
            self._known[key] = program(self, **choices)
        return self._known[key]


@last_kept
def _layer_of(*arguments: Any) -> Layer:
    l_O, learning_rate, layer_input, W, b, stride, padding = arguments
    g, x, weights, bias = map(tensor, (l_O, layer_input, W, b))
    return Layer(g, learning_rate, x, weights, bias, stride, padding)


def same(layer: Layer, tensor: Tensor) -> Tensor:
    """Nada cambia."""
    return tensor


def inner(layer: Layer, wide: Tensor) -> Tensor:
    """El recorte correcto."""
    rows, columns = (slice(layer.p, layer.p + n) for n in layer.x.shape[2:])
    return wide[:, :, rows, columns]


def image_by_image(crop: Change) -> Change:
    """El recorte se guarda imagen a imagen en un array con la forma de layer_input."""

    def saved(layer: Layer, wide: Tensor) -> Tensor:
        part = crop(layer, wide)
        if any(have not in (1, want) for have, want in zip(part.shape[2:], layer.x.shape[2:], strict=True)):
            raise ValueError(CUT)
        return part.expand(layer.x.shape)

    return saved


def windows(layer: Layer, reads: Reads, wide: Tensor) -> Tensor:
    """Las ventanas de ``wide``: n, c, i, u, j, v."""
    rows, columns = reads
    return (rows @ wide @ columns.T).unflatten(3, (-1, layer.f)).unflatten(2, (-1, layer.f))


def products(layer: Layer, g: Tensor, kernel: Tensor, reads: Reads) -> Tensor:
    """Lo que cada casilla de l_O reparte por cada peso, sumados los filtros."""
    return arrays.einsum("nfij,fcuv->nciujv", g, kernel)


def _read(layer: Layer, plan: Walk) -> Tensor:
    return layer.g.transpose(2, 3) if plan.swapped == "salida" else layer.g


def _spread(
    layer: Layer,
    *,
    dx_part: Change = same,
    dx_times: Callable[[Layer], float] = lambda s: 1.0,
    dx_then: Change = same,
    **before: Any,
) -> Tensor:
    """l_a_prev: lo que cada casilla de l_O reparte en su ventana, y el recorte."""
    return dx_then(layer, dx_times(layer) * dx_part(layer, layer.once(_cropped, before)))


def _cropped(
    layer: Layer,
    *,
    dx_g: Change = same,
    dx_kernel: Change = same,
    dx_gives: Gives = products,
    dx_adds: str = "+=",
    dx_way: Callable[[Layer], Tensor] | None = None,
    dx_crop: Change = inner,
    **walks: Any,
) -> Tensor:
    if dx_way:
        return dx_way(layer.but(W=dx_kernel(layer, layer.W), g=dx_g(layer, layer.g)))
    wide = [n + 2 * layer.p for n in layer.x.shape[2:]]
    plan = Walk.of("dx_", walks, grows="filtro")
    rows, columns, (m, n) = walk(plan, layer.sizes, wide, dx_adds != "+=")
    g = dx_g(layer, _read(layer, plan)[:, :, :m, :n])
    kernel = dx_kernel(layer, layer.W)
    if dx_adds == "= cada filtro":
        g, kernel = g[:, -1:], kernel[-1:]
    g = g.transpose(2, 3) if plan.swapped == "ventana" else g
    given = dx_gives(layer, g, kernel, (rows, columns)).flatten(4, 5).flatten(2, 3)
    return dx_crop(layer, rows.T @ given @ columns)


def _weighed(
    layer: Layer,
    *,
    dw_turn: Change = same,
    dw_part: Change = same,
    dw_times: Callable[[Layer], float] = lambda s: 1.0,
    **before: Any,
) -> Tensor:
    """El gradiente de los filtros, de las ventanas de la entrada."""
    return dw_times(layer) * dw_part(layer, dw_turn(layer, layer.once(_gathered, before)))


def _gathered(
    layer: Layer, *, dw_framed: bool = True, dw_x: Change = same, dw_g: Change = same, **walks: Any
) -> Tensor:
    wide = dw_x(layer, layer.framed if dw_framed else layer.x)
    plan = Walk.of("dw_", walks, grows="ventana")
    rows, columns, (m, n) = walk(plan, layer.sizes, wide.shape[2:])
    g = dw_g(layer, _read(layer, plan)[:, :, :m, :n])
    g = g.transpose(2, 3) if plan.swapped == "ventana" else g
    return arrays.einsum("nfij,nciujv->fcuv", g, windows(layer, (rows, columns), wide))


def _biased(
    layer: Layer,
    *,
    db_g: Change = same,
    db_sum: Callable[[Tensor], Tensor] = lambda g: g.sum((0, 2, 3)),
    db_from: Callable[[Layer], Any] = lambda s: 0.0,
    db_times: Callable[[Layer], float] = lambda s: 1.0,
    **walks: Any,
) -> Tensor:
    """El gradiente de los sesgos."""
    plan = Walk.of("db_", walks)
    m, n = (max(n, 0) for n in plan.count(layer.sizes))
    return db_from(layer) + db_times(layer) * db_sum(db_g(layer, _read(layer, plan)[:, :, :m, :n]))


_PARTS = {"dx_": _spread, "dw_": _weighed, "db_": _biased}


def backward(
    *arguments: Any,
    padding: Callable[[int], int] | None = None,
    refuses: Callable[[Sizes], Any] = lambda z: False,
    updated: bool = False,
    w_step: Callable[..., Tensor] = lambda W, dW, rate: W - rate * dW,
    b_step: Callable[..., Tensor] = lambda b, db, rate: b - rate * db,
    order: tuple[int, int, int] = (0, 1, 2),
    **choices: Any,
) -> Step:
    """Lo que da la vuelta; sin más argumentos, lo correcto."""
    layer = _layer_of(*arguments)
    if refuses(layer.sizes):
        raise AssertionError
    if padding:
        layer = layer.but(p=padding(layer.p))
    parts, stops = {}, []
    for part in ("dw_", "dx_"):
        chosen = layer.but(W=w_step(layer.W, parts["dw_"], layer.rate)) if updated and parts else layer
        try:
            parts[part] = chosen.part(part, choices)
        except Stopped as stop:
            stops.append(stop)
    if stops:
        raise min(stops, key=lambda stop: stop.place).error
    db = layer.part("db_", choices)
    W_new = w_step(layer.W, parts["dw_"], layer.rate)
    if not _fits(db.shape, layer.b.shape[0]):
        raise ValueError(CUT)
    found = (parts["dx_"], W_new, b_step(layer.b, db, layer.rate))
    return tuple(np.array(found[i].numpy(), copy=True) for i in order)


def _fits(shape: Any, filters: int) -> bool:
    return shape[-1] in (1, filters) or filters == 1


def only(axis: int, position: int) -> Change:
    """Ceros en todo lo que no esté en ``position`` del eje ``axis``."""

    def kept(layer: Layer, tensor: Tensor) -> Tensor:
        result = arrays.zeros_like(tensor)
        if tensor.shape[axis]:
            where = (slice(None),) * axis + (position,)
            result[where] = tensor[where]
        return result

    return kept


def repeated(axis: int) -> Change:
    """Lo primero del eje ``axis``, en lugar de cada cosa."""
    return lambda layer, tensor: tensor.narrow(axis, 0, 1).expand_as(tensor)


def ones(layer: Layer, tensor: Tensor) -> Tensor:
    """Quien no multiplica."""
    return arrays.ones_like(tensor)


def last_place(layer: Layer, g: Tensor) -> Tensor:
    """Solo cuenta la última casilla de la última imagen."""
    for place in (0, 2, 3):
        g = only(place, -1)(layer, g)
    return g


def untransposed(layer: Layer, g: Tensor) -> Tensor:
    """``l_O`` tras ``reshape(F, -1)`` sin llevar antes los filtros al primer eje."""
    images, filters, *size = g.shape
    return g.reshape(filters, images, *size).transpose(0, 1)


def joined(*axes: int) -> Change:
    """``l_O`` tras ``transpose(axes).reshape(-1, F)``, leído como si sus filas fueran n, y, x."""

    def read(layer: Layer, g: Tensor) -> Tensor:
        images, filters, *size = g.shape
        return g.permute(*axes).reshape(images, *size, filters).permute(0, 3, 1, 2)

    return read


def image_after_image(layer: Layer, g: Tensor) -> Tensor:
    """``l_O`` como si el paso se diera tras cada imagen con lo acumulado hasta ella."""
    return g * arrays.arange(len(g), 0, -1)[:, None, None, None]
