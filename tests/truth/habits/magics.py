"""Magias de IPython y órdenes del sistema."""

import random

from tests.truth.book import CALLS, Book, check_of
from tests.truth.habits import habit

#: Se ponen encima de lo que sea; en la red no hay nada que instalar.
_LINES = (
    "%matplotlib inline",
    "%matplotlib notebook",
    "%config InlineBackend.figure_format = 'retina'",
    "%load_ext autoreload",
    "%precision 4",
    "!pip install -q numpy",
    "%pip install -q numpy",
    "archivos = !ls",
    "!ls -la",
    "!nvidia-smi",
    "%env CUDA_VISIBLE_DEVICES=0",
    "%xmode Plain",
    "%who",
    "%pwd",
    "%time sum(range(1000))",
    "!echo $HOME {1 + 1}",
)
#: En una celda suya: en algunas máquinas dan error.
_ALONE = (
    "%matplotlib widget",
    "%conda install numpy",
    "%cd /content",
    "%load_ext nada",
    "%esto_no_existe",
    "%run otro.py",
    "%history -n",
    "%lsmagic",
    "np.pad?",
    "?np.zeros",
    "%%bash\nls",
    "%%html\n<b>hola</b>",
    "%%javascript\nconsole.log(1)",
    "%%writefile notas.txt\nhola",
    "%%latex\n$x$",
)


@habit("magias")
def lines_above_the_solution(rng: random.Random, book: Book) -> None:
    book.above(rng.choice(book.functions), *rng.sample(_LINES, 2))


@habit("magias", plain=True)
def lines_above_a_helper(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    lines = "\n".join(rng.sample(_LINES, 2))
    book.before(name, f"{lines}\n\n\n{book.helper(name)}")


@habit("magias")
def cells_of_their_own(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.before(name, *rng.sample(_ALONE, 3))


@habit("magias")
def timed_cell(rng: random.Random, book: Book) -> None:
    """``%%time`` en la celda de la función."""
    name = rng.choice(book.functions)
    book.write(name, f"%%time\n{book.source(name)}")


@habit("magias")
def captured_cell(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.write(name, f"%%capture salida\n{book.source(name)}")


@habit("magias")
def captured_check(rng: random.Random, book: Book) -> None:
    """Comprueba además en una celda que no enseña nada."""
    book.end(f"%%capture\ncheck({rng.choice(book.functions)})")


@habit("magias")
def timeit_line(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.below(name, f"%timeit -n 2 -r 1 {CALLS[name]}")


@habit("magias")
def timeit_cell(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.after(check_of(name), f"%%timeit -n 2 -r 1\n{CALLS[name]}", f"%prun -q {CALLS[name]}")


@habit("magias")
def timed_check(rng: random.Random, book: Book) -> None:
    book.end(f"%time check({rng.choice(book.functions)})")


@habit("magias")
def reset_at_the_end(rng: random.Random, book: Book) -> None:
    book.end(
        rng.choice(["%reset -f", "%reset_selective -f .*", "get_ipython().run_line_magic('reset', '-f')"])
    )


@habit("magias", honest=False)
def reset_in_the_middle(rng: random.Random, book: Book) -> None:
    """Vacía todo justo antes de comprobar: no queda ni ``check``."""
    book.before(check_of(rng.choice(book.functions)), "%reset -f")


@habit("magias")
def reset_and_start_again(rng: random.Random, book: Book) -> None:
    book.before(book.functions[0], "%reset -f\nimport numpy as np\nfrom grader import check")


@habit("magias")
def restart_of_the_kernel_asked(rng: random.Random, book: Book) -> None:
    """Celdas de final de sesión que no terminan nada."""
    book.end(
        "import gc\ngc.collect()", "%reset_selective -f temporal", "get_ipython().history_manager.reset()"
    )


@habit("magias", plain=True)
def solution_written_to_a_file(rng: random.Random, book: Book) -> None:
    """Guarda su función en un archivo además de tenerla en su celda."""
    name = rng.choice(book.functions)
    book.after(name, f"%%writefile {name}_guardada.py\nimport numpy as np\n\n\n{book.source(name)}")


@habit("magias", plain=True)
def shell_of_ipython_in_the_cell(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.below(
        name,
        "shell = get_ipython()",
        "print(type(shell).__name__ != '')",
        "from IPython.display import display",
    )
