"""Lo que un ejercicio no deja usar: usado de verdad, o solo nombrado."""

import random

from tests.truth.book import Book
from tests.truth.habits import habit

#: Los nombres de lo que no se puede usar, sin usarlo.
_NAMED = (
    "# con F.conv2d o np.convolve sería una línea",
    "nota = 'torch.nn.functional.conv2d, np.correlate y scipy.signal no valen'",
    "np.convolve",
    "prohibidas = ['convolve', 'correlate']",
    "if False:\n        import torch\n        torch.conv2d",
    "try:\n        pass\n    except ZeroDivisionError:\n        np.convolve([1], [1])",
    "depura = lambda a, v: np.correlate(a, v)",
    "modo = getattr(np, '__version__')",
)
_TORCH = {
    "zero_padding": "F.pad(torch.from_numpy(X), (pad, pad, pad, pad)).numpy()",
    "conv_forward": "F.conv2d(*map(torch.from_numpy, (layer_input, W, b)), stride, padding).numpy()",
    "max_pooling_forward": "F.max_pool2d(torch.from_numpy(layer_input), filter_size, stride).numpy()",
    "average_pooling_forward": "F.avg_pool2d(torch.from_numpy(layer_input), filter_size, stride).numpy()",
    "convolve": "F.conv2d(torch.from_numpy(X)[None], torch.from_numpy(W)[None]).item() + b",
}
_FLAT = (
    "np.convolve(X.ravel(), W.ravel()[::-1], 'valid')[0] + b",
    "float(np.correlate(X.ravel(), W.ravel())[0]) + b",
    "np.convolve(X.ravel()[::-1], W.ravel(), mode='valid').item() + b",
)
TORCH_UNITS = ("01_padding", "02_convolve", "03_conv_forward", "05_pooling")


def _signature(book: Book, name: str) -> str:
    return next(line for line in book.source(name).split("\n") if line.startswith(f"def {name}("))


def _torch(rng: random.Random, book: Book) -> tuple[str, str]:
    name = rng.choice([n for n in book.functions if n in _TORCH])
    return name, _TORCH[name]


@habit("normas", honest=False, units=TORCH_UNITS, plain=True)
def done_with_torch(rng: random.Random, book: Book) -> None:
    name, line = _torch(rng, book)
    book.refused.add(name)
    book.write(
        name,
        f"import torch\nimport torch.nn.functional as F\n\n\n{_signature(book, name)}\n    return {line}",
    )


@habit("normas", honest=False, units=TORCH_UNITS, plain=True)
def done_with_torch_of_the_demonstrations(rng: random.Random, book: Book) -> None:
    """Sin importar nada: ``torch`` y ``F`` ya están, importados en una celda suya de más arriba."""
    name, line = _torch(rng, book)
    book.refused.add(name)
    book.after("importaciones", "import torch\nfrom torch.nn import functional as F")
    book.write(name, f"{_signature(book, name)}\n    return {line}")


@habit("normas", honest=False, units=TORCH_UNITS, plain=True)
def torch_with_a_way_out(rng: random.Random, book: Book) -> None:
    """Con PyTorch y, si falla, con NumPy: los dos sitios deben decir lo mismo."""
    name, line = _torch(rng, book)
    half = book.helper(name)
    signature = _signature(book, name)
    given = signature.partition("(")[2].rpartition(")")[0]
    book.write(
        name,
        f"import torch\nimport torch.nn.functional as F\n\n\n{half}\n\n\n{signature}\n    try:\n"
        f"        return {line}\n    except Exception:\n        return a_mano({given})",
    )


@habit("normas", honest=False, units=("02_convolve",), plain=True)
def done_with_numpy_convolve(rng: random.Random, book: Book) -> None:
    book.refused.add("convolve")
    line = rng.choice(_FLAT)
    book.write("convolve", f"{_signature(book, 'convolve')}\n    return {line}")


@habit("normas", honest=False, units=("02_convolve",), plain=True)
def numpy_convolve_under_another_name(rng: random.Random, book: Book) -> None:
    book.refused.add("convolve")
    line = rng.choice(_FLAT).replace("np.convolve", "f").replace("np.correlate", "f")
    origin = "correlate" if "float(" in line else "convolve"
    first = rng.choice(
        [f"from numpy import {origin} as f", f"f = np.{origin}", f"f = getattr(np, '{origin}')"]
    )
    book.write("convolve", f"{first}\n\n\n{_signature(book, 'convolve')}\n    return {line}")


@habit("normas", honest=False, units=("03_conv_forward",), plain=True)
def done_with_scipy(rng: random.Random, book: Book) -> None:
    book.refused.add("conv_forward")
    book.write(
        "conv_forward",
        "from scipy import signal\n\n\n"
        f"{_signature(book, 'conv_forward')}\n"
        "    p = ((0, 0), (0, 0), (padding, padding), (padding, padding))\n"
        "    x = np.pad(layer_input, p)\n"
        "    return np.array([[sum(signal.correlate2d(x[i, c], W[k, c], 'valid') for c in range(x.shape[1]))"
        "[::stride, ::stride] + b[k] for k in range(len(W))] for i in range(len(x))])",
    )


@habit("normas", honest=False, units=("03_conv_forward",), plain=True)
def done_with_numpy_correlate_by_rows(rng: random.Random, book: Book) -> None:
    book.refused.add("conv_forward")
    book.write(
        "conv_forward",
        f"{_signature(book, 'conv_forward')}\n"
        "    p = ((0, 0), (0, 0), (padding, padding), (padding, padding))\n"
        "    x, f = np.pad(layer_input, p), W.shape[-1]\n"
        "    filas = range(0, x.shape[2] - f + 1, stride)\n"
        "    def fila(i, k, y):\n"
        "        pares = [(x[i, c, y + d], W[k, c, d]) for c in range(x.shape[1]) for d in range(f)]\n"
        "        return sum(np.correlate(a, v, 'valid') for a, v in pares)[::stride] + b[k]\n"
        "    mapas = range(len(W))\n"
        "    return np.array([[[fila(i, k, y) for y in filas] for k in mapas] for i in range(len(x))])",
    )


@habit("normas", honest=False, units=("02_convolve",), plain=True)
def called_and_thrown_away(rng: random.Random, book: Book) -> None:
    """Llama a ``np.convolve`` para comparar y no usa lo que da."""
    book.start_of("convolve", "de_prueba = np.convolve([1.0, 2.0], [1.0])")


@habit("normas", plain=True)
def named_in_the_function(rng: random.Random, book: Book) -> None:
    """Las palabras, en un comentario, un texto o una rama por la que no se pasa."""
    book.start_of(rng.choice(book.functions), rng.choice(_NAMED))


@habit("normas")
def named_around(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.above(
        name, "import torch", "import torch.nn.functional as F", "# F.conv2d(x, w)", "conv = F.conv2d", ""
    )
    book.after(name, book.text("Con `np.convolve` y `F.conv2d` saldría igual."))


@habit("normas")
def compared_outside(rng: random.Random, book: Book) -> None:
    """En una celda suya usa lo que la función no puede usar."""
    book.before(
        rng.choice(book.functions), "print(np.convolve([1, 2, 3], [0, 1]), np.correlate([1, 2], [1]))"
    )


@habit("normas", plain=True)
def compared_below_in_the_cell(rng: random.Random, book: Book) -> None:
    """Detrás de la función, en su celda, la compara con PyTorch o con NumPy."""
    lines = (
        "print(np.convolve([1, 2], [1]))",
        "import torch\nprint(torch.conv1d(torch.ones(1, 1, 3), torch.ones(1, 1, 2)))",
    )
    book.below(rng.choice(book.functions), rng.choice(lines))


@habit("normas", plain=True)
def asks_for_globals(rng: random.Random, book: Book) -> None:
    """Consulta ``globals`` y ``getattr`` con toda la honradez."""
    lines = ("hay = 'convolve' in globals()", "forma = getattr(np, 'pi')", "propio = vars().get('torch')")
    book.start_of(rng.choice(book.functions), rng.choice(lines))


@habit("normas", units=("02_convolve",), plain=True)
def called_like_the_forbidden(rng: random.Random, book: Book) -> None:
    """Su auxiliar se llama como lo que no se puede usar."""
    name = rng.choice(["correlate", "conv2d", "torch_like"])
    book.before("convolve", book.helper("convolve", name))
