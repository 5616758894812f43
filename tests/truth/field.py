"""Cuadernos como los que llegan: cada uno es de una clase de descuido que ya ha costado puntos a alguien."""

from collections.abc import Callable, Mapping

from tests.truth.book import TEXT_STUB, Book, check_of, released, solved, stub

_PAD = "np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))"


def _padding_kept_with_its_name() -> Book:
    book = solved("01_padding")
    book.end(
        "X = np.arange(12.0).reshape(1, 2, 2, 3)\nzero_padding = zero_padding(X, 2)\nprint(zero_padding)"
    )
    return book


def _sizes_kept_with_their_name() -> Book:
    book = solved("03_conv_forward")
    book.end("output_size = output_size(28, 5, 1, 2)\nconv_forward = output_size ** 2")
    return book


def _convolve_written_at_the_end() -> Book:
    book = solved("03_conv_forward")
    book.end("def convolve(ventana, filtro):\n    return np.sum(ventana * filtro)\n\n\nprint(convolve(1, 2))")
    return book


def _functions_timed_in_a_loop() -> Book:
    book = solved("05_pooling")
    functions = "max_pooling_forward, average_pooling_forward"
    book.end(
        f"import time\nfor max_pooling_forward in ({functions}):\n    print(max_pooling_forward.__name__)"
    )
    return book


def _original_below_everything() -> Book:
    book = solved("02_convolve")
    for cell in released("02_convolve").cells:
        book.end(cell | {"id": f"{cell.id}-rtc"})
    return book


def _statement_kept_below() -> Book:
    book = solved("02_convolve")
    book.after(check_of("convolve"), f"# el enunciado, por si acaso\n{stub('convolve')}")
    return book


def _statement_between_function_and_check() -> Book:
    book = solved("02_convolve")
    book.after("convolve", released("02_convolve").cell("convolve") | {"id": "repetida"})
    return book


def _bar_over_the_images() -> Book:
    book = solved("01_padding")
    book.write(
        "zero_padding",
        "from tqdm.notebook import tqdm\n\n\ndef zero_padding(X, pad):\n    n, c, h, w = X.shape\n"
        "    salida = np.zeros((n, c, h + 2 * pad, w + 2 * pad), X.dtype)\n"
        "    for i, imagen in enumerate(tqdm(X, total=n)):\n"
        "        salida[i, :, pad : pad + h, pad : pad + w] = imagen\n    return salida",
    )
    return book


def _first_cell_of_colab() -> Book:
    book = solved("01_padding")
    book.after(
        "importaciones",
        "from google.colab import drive, files\ndrive.mount('/content/drive')\nimport numpy as np\n\n\n"
        f"def marco(X, pad):\n    return {_PAD}",
    )
    book.write("zero_padding", "def zero_padding(X, pad):\n    return marco(X, pad)")
    return book


def _first_cell_of_another_course() -> Book:
    book = solved("01_padding")
    book.after(
        "importaciones",
        "import numba, plotly, requests\nimport matplotlib.pyplot as plt\nplt.style.use('seaborn')\n\n\n"
        f"@numba.njit\ndef marco(X, pad):\n    return {_PAD}",
    )
    book.write("zero_padding", "def zero_padding(X, pad):\n    return marco(X, pad)")
    return book


def _everything_cleared_at_the_end() -> Book:
    book = solved("03_conv_forward")
    book.end("# dejamos libre la memoria\n%reset -f")
    return book


def _answer_in_the_cell_below() -> Book:
    book = solved("01_padding")
    book.write("pregunta_relleno", TEXT_STUB)
    book.after("pregunta_relleno", book.text(book.written["pregunta_relleno"]))
    return book


def _without_any_metadata() -> Book:
    book = solved("01_padding")
    for cell in book.cells:
        cell.metadata = {}
    return book


#: (de dónde sale, si es correcto) de cada uno.
CASES: Mapping[str, tuple[Callable[[], Book], bool]] = {
    "el resultado, con el nombre de la función": (_padding_kept_with_its_name, True),
    "un tamaño, con el nombre de la función": (_sizes_kept_with_their_name, True),
    "una convolve suya al final": (_convolve_written_at_the_end, True),
    "una función como variable de un bucle": (_functions_timed_in_a_loop, True),
    "el cuaderno original, añadido debajo": (_original_below_everything, True),
    "el enunciado, debajo de la comprobación": (_statement_kept_below, True),
    "el enunciado, antes de la comprobación": (_statement_between_function_and_check, True),
    "una barra de progreso": (_bar_over_the_images, True),
    "la primera celda, de Colab": (_first_cell_of_colab, True),
    "la primera celda, de otro curso": (_first_cell_of_another_course, True),
    "todo borrado al final": (_everything_cleared_at_the_end, True),
    "la respuesta, en la celda de debajo": (_answer_in_the_cell_below, True),
    "sin metadatos": (_without_any_metadata, True),
}
