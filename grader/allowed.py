"""Lo que un ejercicio no deja usar, y cómo se sabe que una función lo usó mientras se la juzgaba.

La regla es una sola para el cuaderno y para la calificación: una función no se da por buena en una llamada en
la que ejecuta algo de ``PACKAGES`` o una de las convoluciones ya hechas de NumPy. Nombrarlos, importarlos o
tenerlos en una rama que no se recorre no cuesta nada. En el ejecutor ni siquiera están: solo queda quien
avisa de que se les quiso llamar.
"""

from collections.abc import Iterator
from contextlib import contextmanager

#: Paquetes que traen hechas las operaciones del curso.
PACKAGES = frozenset(
    (
        "torch",
        "torchvision",
        "torchaudio",
        "scipy",
        "sklearn",
        "skimage",
        "cv2",
        "tensorflow",
        "keras",
        "jax",
        "cupy",
    )
)
#: Llamadas a esos paquetes que no calculan nada con los datos.
HARMLESS = frozenset(
    (
        *("is_tensor", "is_grad_enabled", "no_grad", "enable_grad", "set_grad_enabled", "inference_mode"),
        *("manual_seed", "seed", "device", "set_printoptions", "set_num_threads"),
        *("set_default_dtype", "get_default_dtype"),
    )
)
#: Cómo se llama la excepción con la que se cuenta.
ERROR_NAME = "NoPermitido"
_MAX_USED = 20
_open: list[list[str]] = []


@contextmanager
def judged() -> Iterator[list[str]]:
    """Mientras dura, apunta en la lista que da todo lo no permitido que se ejecute, por su nombre."""
    used: list[str] = []
    _open.append(used)
    try:
        yield used
    finally:
        _open.remove(used)


def noted(name: str) -> None:
    """Apunta que se ejecutó ``name`` (``"torch.conv2d"``, ``"np.convolve"``); fuera de un juicio, nada."""
    for used in _open:
        if name not in used and len(used) < _MAX_USED:
            used.append(name)


def sentence(used: str) -> str:
    """Lo que se le dice a quien lo usó."""
    return f"este ejercicio no permite `{used}`: se escribe con las demás operaciones de NumPy."
