"""Lo que se imprime, se avisa, se dibuja y se pregunta."""

import random

from tests.truth.book import CALLS, Book, check_of
from tests.truth.habits import habit


@habit("salidas", plain=True)
def prints_inside(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    lines = ("print('entro en la función')", "print(locals().keys())", "print('x' * 200, flush=True)")
    book.start_of(name, rng.choice(lines))


@habit("salidas", plain=True)
def errors_printed_inside(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.start_of(name, "import sys", "print('aviso', file=sys.stderr)", "sys.stderr.write('.')")


@habit("salidas", plain=True)
def warns_inside(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    kind = rng.choice(["UserWarning", "DeprecationWarning", "RuntimeWarning"])
    book.start_of(name, "import warnings", f"warnings.warn('cuidado', {kind})")


@habit("salidas", plain=True)
def logs_inside(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.above(name, "import logging", "logging.basicConfig(level=logging.DEBUG)", "")
    book.start_of(name, "logging.getLogger('yo').warning('paso por aquí')")


@habit("salidas", plain=True)
def shows_inside(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.start_of(name, "from IPython.display import display, Markdown", "display(Markdown('**aquí**'))")


@habit("salidas")
def plots(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.below(
        name, "import matplotlib.pyplot as plt", "plt.imshow(np.eye(4))", "plt.title('prueba')", "plt.show()"
    )
    book.after(
        check_of(name), "fig, ejes = plt.subplots(1, 2)\nejes[0].plot([1, 2])\nfig.savefig('figura.png')"
    )


@habit("salidas", plain=True)
def plots_inside_when_asked(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.above(name, "import matplotlib.pyplot as plt", "DIBUJAR = False", "")
    book.start_of(name, "if DIBUJAR:", "    plt.figure()")


@habit("salidas")
def asks(rng: random.Random, book: Book) -> None:
    """Pide un dato por teclado en una celda suelta: al ejecutar de arriba abajo, da error."""
    book.before(rng.choice(book.functions), "nombre = input('¿Cómo te llamas? ')")


@habit("salidas")
def long_output(rng: random.Random, book: Book) -> None:
    book.after(check_of(rng.choice(book.functions)), "for i in range(3000):\n    print(i, 'x' * 50)")


@habit("salidas")
def tests_under_main(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.below(name, 'if __name__ == "__main__":', f"    print({CALLS[name]})", "    LISTO = True")
    book.after(name, "assert LISTO")


@habit("salidas", plain=True)
def helper_under_main(rng: random.Random, book: Book) -> None:
    """La función auxiliar, dentro de ``if __name__ == "__main__"``."""
    name = rng.choice(book.functions)
    inside = "\n".join(f"    {line}" if line else "" for line in book.helper(name).split("\n"))
    book.before(name, f'if __name__ == "__main__":\n{inside}')


@habit("salidas")
def files_written(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    lines = "np.save('datos.npy', np.eye(3))\nleido = np.load('datos.npy')\n"
    lines += "with open('n.txt', 'w') as f:\n    f.write('1')"
    book.before(name, lines)
    book.after(name, "assert leido.shape == (3, 3)")


@habit("salidas")
def clock_and_random(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.after(name, f"import time\ninicio = time.time()\n{CALLS[name]}\nprint(time.time() - inicio)")


@habit("salidas")
def widgets_of_their_own(rng: random.Random, book: Book) -> None:
    book.above(
        rng.choice(book.functions),
        "import ipywidgets as widgets",
        "from ipywidgets import interact",
        "control = widgets.IntSlider(min=0, max=3)",
        "",
    )


@habit("salidas")
def interrupted_cell_left(rng: random.Random, book: Book) -> None:
    """Una celda que se detuvo a mano, guardada con su error."""
    cell = book.code("raise KeyboardInterrupt")
    book.after(check_of(rng.choice(book.functions)), cell)
