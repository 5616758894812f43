"""Respuestas escritas fuera de su sitio, y cuadernos que vuelven sin metadatos."""

import random

from grader.cells import role_of
from grader.units import TEXT_STUB
from tests.truth.book import Book
from tests.truth.habits import habit


def _emptied(rng: random.Random, book: Book) -> tuple[str, str]:
    """Una pregunta, con su celda como vino, y lo que había contestado."""
    name = rng.choice(book.questions)
    book.write(name, TEXT_STUB)
    return name, book.written[name]


@habit("respuestas")
def in_the_cell_below(rng: random.Random, book: Book) -> None:
    name, text = _emptied(rng, book)
    book.after(name, book.text(text))


@habit("respuestas")
def in_the_cell_above(rng: random.Random, book: Book) -> None:
    name, text = _emptied(rng, book)
    book.before(name, book.text(f"### Mi respuesta\n\n{text}"))


@habit("respuestas")
def in_the_statement(rng: random.Random, book: Book) -> None:
    """Contesta debajo de la pregunta, en la celda del enunciado."""
    name, text = _emptied(rng, book)
    book.cells[book.at(name) - 1].source += f"\n\n**Respuesta.** {text}"


@habit("respuestas")
def in_a_code_cell(rng: random.Random, book: Book) -> None:
    name, text = _emptied(rng, book)
    book.after(name, rng.choice([f"# {text}", f'"""{text}"""', f"print('{text}')"]))


@habit("respuestas")
def at_the_end(rng: random.Random, book: Book) -> None:
    _, text = _emptied(rng, book)
    book.end(book.text(f"Pregunta: {text}"))


@habit("respuestas")
def cell_replaced(rng: random.Random, book: Book) -> None:
    """Borra la celda y escribe en una nueva."""
    name = rng.choice(book.questions)
    position = book.at(name)
    book.take(name)
    book.put(position, book.text(book.written[name]))


@habit("respuestas")
def split_in_two(rng: random.Random, book: Book) -> None:
    """Parte la celda: arriba queda el texto de partida; abajo, con los mismos metadatos, lo escrito."""
    name, text = _emptied(rng, book)
    book.after(name, book.twin(name) | {"source": text})


@habit("respuestas")
def copied_and_answered_in_the_copy(rng: random.Random, book: Book) -> None:
    name, text = _emptied(rng, book)
    book.end(book.twin(name) | {"source": text})


@habit("respuestas")
def turned_to_code(rng: random.Random, book: Book) -> None:
    cell = book.cell(rng.choice(book.questions))
    cell |= {"cell_type": "code", "outputs": [], "execution_count": None}


@habit("respuestas")
def turned_to_raw(rng: random.Random, book: Book) -> None:
    book.cell(rng.choice(book.questions)).cell_type = "raw"


@habit("respuestas")
def below_the_stub(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.questions)
    book.write(name, f"{TEXT_STUB}\n\n{book.written[name]}")


@habit("respuestas")
def metadata_of_the_answer_lost(rng: random.Random, book: Book) -> None:
    book.cell(rng.choice(book.questions)).metadata = {}


@habit("respuestas")
def merged_with_the_statement(rng: random.Random, book: Book) -> None:
    """Une la respuesta a la celda de encima."""
    name = rng.choice(book.questions)
    position = book.at(name)
    book.cells[position - 1].source += f"\n\n{book.take(name).source}"


@habit("respuestas", honest=False)
def not_answered(rng: random.Random, book: Book) -> None:
    """No contesta: el 0 es suyo."""
    name, _ = _emptied(rng, book)
    del book.written[name]


@habit("metadatos")
def kaggle(rng: random.Random, book: Book) -> None:
    """Vuelve sin los metadatos de ninguna celda ni sus identificadores."""
    for cell in book.cells:
        cell.metadata = {}
        cell.pop("id")
    book.notebook.nbformat_minor = 4
    book.notebook.metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}
    }


@habit("metadatos")
def colab(rng: random.Random, book: Book) -> None:
    """Cada celda, con los metadatos de Colab en lugar de los suyos."""
    for number, cell in enumerate(book.cells):
        cell.metadata = {
            "id": f"aB{number:03}",
            "outputId": "c0",
            "colab": {"base_uri": "https://localhost:8080/"},
        }
    book.notebook.metadata["colab"] = {"provenance": [], "toc_visible": True}


@habit("metadatos")
def deepnote(rng: random.Random, book: Book) -> None:
    for number, cell in enumerate(book.cells):
        cell.metadata = {"cell_id": f"{number:032x}", "deepnote_cell_type": cell.cell_type}


@habit("metadatos")
def tags_lost(rng: random.Random, book: Book) -> None:
    """Solo se pierden las etiquetas: las demostraciones parecen celdas suyas."""
    for cell in book.cells:
        cell.metadata.pop("tags", None)


@habit("metadatos")
def pasted_in_a_new_notebook(rng: random.Random, book: Book) -> None:
    """Un cuaderno nuevo con lo suyo: los ``import``, las funciones, las comprobaciones y las respuestas."""
    kept = [c for c in book.cells if role_of(c).grade_id]
    for number, cell in enumerate(kept):
        cell.metadata, cell.id = {}, f"nueva-{number}"
    book.notebook.cells = kept


@habit("metadatos")
def editor_metadata(rng: random.Random, book: Book) -> None:
    """Otro programa añade lo suyo a todas."""
    for cell in book.cells:
        cell.metadata |= {"vscode": {"languageId": "python"}, "editable": False, "trusted": True}


@habit("metadatos")
def metadata_of_some_lost(rng: random.Random, book: Book) -> None:
    for cell in book.cells:
        if rng.random() < 0.3:
            cell.metadata = {}
