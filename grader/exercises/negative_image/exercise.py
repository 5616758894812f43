"""Unidad 00: ``negative_image``, para estrenar la comprobación. Oráculo: una resta de PyTorch."""

from collections.abc import Callable, Sequence

import numpy as np

from grader.exercises.arrays import same
from grader.exercises.base import Arguments, Criterion, Exercise
from grader.exercises.catalogue import Decided, catalogue, said
from grader.exercises.drawing import Draw


def _negative(X: np.ndarray) -> np.ndarray:
    import torch

    return torch.sub(1.0, torch.from_numpy(X)).numpy()


def _image(d: Draw, *shape: int, lightest: int = 255) -> np.ndarray:
    """Como una foto, de 256 grises: quien redondea el resultado a unos pocos decimales no acierta."""
    return d.generator.integers(0, lightest + 1, size=shape) / 255.0


def _grey(d: Draw) -> Sequence[Arguments]:
    """Sin ningún píxel del todo blanco: así se ve si el blanco se toma de la imagen."""
    return [(_image(d, *shape, lightest=230),) for shape in ((1, 1, 3, 4), (1, 1, 5, 2), (1, 1, 4, 4))]


def _batch(d: Draw) -> Sequence[Arguments]:
    return [(_image(d, 2, 3, 4, 5),), (_image(d, 3, 1, 2, 6),), (_image(d, 4, 3, 3, 3),)]


def _colour(d: Draw) -> Sequence[Arguments]:
    """Además, imágenes guardadas por columnas, o altas, o una sola (ver ``tests/judge/test_coverage.py``)."""
    more = ((1, 3, 4, 2), (2, 1, 5, 3), (2, 3, 3, 3), (2, 3, 2, 4))
    return [*_batch(d), *((np.asfortranarray(_image(d, *shape)),) for shape in more)]


def _student_negative(
    X: np.ndarray,
    *,
    white: Callable[[np.ndarray], float] = lambda X: 1,
    sign: int = 1,
    turned: tuple[int, ...] = (),
    kept: slice = slice(None),
    others: float = 1,
    stored: Callable[[np.ndarray], np.ndarray] = same,
    instead: Callable[[np.ndarray], np.ndarray] | None = None,
) -> np.ndarray:
    """Resta X del blanco en las imágenes ``kept``; las demás, por ``others``.

    ``turned`` son los ejes que se voltean, ``stored`` es cómo se guarda, e ``instead``, otra cuenta.
    """
    out = X * others
    out[kept] = (instead(X) if instead else sign * (white(X) - X))[kept]
    return stored(np.flip(out, turned))


_DECIDED: Decided = {
    "La forma está bien, pero los valores no": {
        "cambio-de-signo": {"white": lambda X: 0},
        "255-menos": {"white": lambda X: 255},
        "resta-al-reves": {"sign": -1},
        "maximo-menos": {"white": lambda X: X.max()},
        "maximo-y-minimo": {"white": lambda X: X.max() + X.min()},
        "uno-entre-x": {"instead": lambda X: 1 / X},
        "blanco-o-negro": ({"instead": lambda X: 1.0 * (X <= 0.5)}, {"instead": lambda X: 1.0 * (X < 0.5)}),
        "por-255": {"stored": lambda z: 255 * z},
        "sin-decimales": {"stored": np.trunc},
        "imagen-girada": tuple(
            {"white": lambda X: 0, "sign": -1, "turned": axes} for axes in ((2,), (3,), (2, 3))
        ),
    },
    "La salida es igual que la entrada": {"sin-cambios": {"kept": slice(0)}},
    "Solo falla «un lote de imágenes en color»": {
        "solo-primera-imagen": {"kept": slice(1)},
        "las-demas-imagenes-a-cero": {"kept": slice(1), "others": 0},
    },
}
_SAID = said("""
`cambio-de-signo`: tu resultado coincide con cambiar el signo de cada valor
→ Lo contrario de 0 (negro) es 1 (blanco): cambiar el signo deja el 0 como estaba.
`255-menos`: tu resultado coincide con restar a 255
→ Aquí los valores van de 0 a 1, no de 0 a 255.
`resta-al-reves`: tu resultado coincide con la resta al revés
→ Mira qué se resta de qué: el blanco, que vale 1, debe acabar en 0.
`maximo-menos`: tu resultado coincide con restar al valor más claro de las imágenes
→ El blanco vale 1 aunque en una imagen concreta no haya ningún píxel blanco.
`maximo-y-minimo`: tu resultado coincide con cambiar entre sí el valor más claro y el más oscuro
→ El blanco vale 1 y el negro 0, aunque en una imagen concreta no los haya.
`uno-entre-x`: tu resultado coincide con dividir 1 entre cada valor
→ El negativo de 0,25 es 0,75: mira qué operación lleva de uno a otro.
`blanco-o-negro`: tu resultado coincide con dejar solo blancos y negros
→ Mira si redondeas o comparas con 0.5. Un gris sigue siendo gris: cada valor tiene el suyo, no solo el 0 y
  el 1.
`por-255`: tu resultado coincide con el negativo multiplicado por 255
→ Aquí los valores van de 0 a 1, no de 0 a 255.
`sin-decimales`: tu resultado coincide con el negativo sin decimales
→ Mira si conviertes el resultado a entero.
`imagen-girada`: tu resultado coincide con voltear la imagen
→ El negativo cambia los valores, no las posiciones.
`sin-cambios`: tu resultado coincide con la imagen de entrada
→ Mira si devuelves lo que has calculado.
`solo-primera-imagen`: tu resultado coincide con el negativo de la primera imagen y las demás como estaban
`las-demas-imagenes-a-cero`: tu resultado coincide con el negativo de la primera imagen y las demás a 0
→ Mira si algún índice está fijo en 0, o si un `return` queda dentro de un bucle: la operación vale para todas
  las casillas a la vez.
""")


NEGATIVE_IMAGE = Exercise(
    name="negative_image",
    unit="00_inicio",
    parameters=("X",),
    formula="la misma de X",
    oracle=_negative,
    criteria=(
        Criterion("forma de la salida", 1, _batch, "shape"),
        Criterion("una imagen en gris", 1, _grey),
        Criterion("un lote de imágenes en color", 1, _colour),
        Criterion("no modifica la entrada", 1, _grey, "inputs", like="una imagen en gris"),
    ),
    mistakes=tuple(catalogue(_student_negative, _SAID, _DECIDED)),
)
