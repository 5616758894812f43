"""Las imágenes pegadas en una respuesta: se ven, y ninguna hace trabajar más de la cuenta."""

import base64
import io
import re
import time
import zlib

import nbformat
import pytest
from PIL import Image

from grader.pipeline import inert, pictures
from grader.pipeline.pictures import Album, Pasted
from tests.pipeline.test_answers import ANSWER, QUESTION, admitted, answer_in, at, below


def encoded(image: Image.Image, kind: str = "PNG", **options) -> str:
    content = io.BytesIO()
    image.save(content, kind, **options)
    return base64.b64encode(content.getvalue()).decode()


def drawing(kind: str = "PNG", color: str = "navy", size: tuple[int, int] = (30, 20), **options) -> str:
    return encoded(Image.new("RGB", size, color), kind, **options)


def decoded(picture) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(picture.data)))


def paste(notebook, source: str, attachments: dict) -> None:
    cell = notebook.cells[at(notebook)]
    cell.source, cell.attachments = source, attachments


def shown_in(clean) -> list[str]:
    """Los nombres de las imágenes que enseña la respuesta; todas están entre sus adjuntos."""
    cell = answer_in(clean)
    names = re.findall(r"!\[[\w .,;:()-]*\]\(attachment:([\w.-]+)\)", cell.source)
    assert set(names) == set(cell.get("attachments", {}))
    nbformat.validate(clean.notebook)
    return names


@pytest.mark.parametrize(
    ("name", "reference"),
    [
        ("cuenta.png", "![cuenta](attachment:cuenta.png)"),
        ("mi dibujo (1).png", "![a](attachment:mi%20dibujo%20%281%29.png)"),
        ("mi dibujo (1).png", "![a](attachment:mi dibujo (1).png)"),
        ("ñandú.png", "![a](<attachment:ñandú.png>)"),
        ("a.png", '<img src="attachment:a.png" width="300">'),
        ("a.png", ""),
    ],
)
def test_an_attachment_is_seen_however_it_is_named(notebook, name, reference):
    paste(notebook, f"{ANSWER}\n\n{reference}", {name: {"image/png": drawing()}})
    clean = admitted(notebook)
    assert shown_in(clean) == ["imagen-1.png"]
    assert ANSWER in answer_in(clean).source


def test_an_image_alone_is_an_answer(notebook):
    stub = answer_in(admitted(notebook)).source
    paste(notebook, stub, {"a.png": {"image/png": drawing()}})
    clean = admitted(notebook)
    assert shown_in(clean) == ["imagen-1.png"]
    assert answer_in(clean).source != stub  # así nbgrader la deja pendiente


def test_an_image_in_the_cell_below_is_found(notebook):
    twin = nbformat.v4.new_markdown_cell(
        "![](attachment:a.jpg)", attachments={"a.jpg": {"image/jpeg": drawing("JPEG")}}
    )
    below(notebook, twin)
    clean = admitted(notebook)
    assert shown_in(clean) == ["imagen-1.jpg"]
    assert any("hay texto sin identificar en la celda" in n for n in clean.notices)


def test_an_image_inside_the_text_as_colab_writes_it(notebook):
    big = encoded(Image.effect_noise((600, 600), 90))
    assert len(big) > 250_000  # más de lo que cabe en una celda de texto
    notebook.cells[at(notebook)].source = f"{ANSWER}\n\n![foto.png](data:image/png;base64,{big})"
    assert shown_in(admitted(notebook)) == ["imagen-1.png"]


def test_split_cells_with_the_same_name_keep_both(notebook):
    place = at(notebook)
    paste(notebook, "Uno ![a](attachment:image.png)", {"image.png": {"image/png": drawing(color="red")}})
    twin = nbformat.from_dict(
        notebook.cells[place]
        | {"id": "b", "source": "Dos ![a](attachment:image.png)"}
        | {"attachments": {"image.png": {"image/png": drawing(color="blue")}}}
    )
    notebook.cells.insert(place + 1, twin)
    assert shown_in(admitted(notebook)) == ["imagen-1.png", "imagen-2.png"]


LOST = {
    "GIF": ("![a](attachment:a.gif)", {"a.gif": {"image/gif": drawing("GIF")}}),
    "GIF que dice ser PNG": ("![a](attachment:a.png)", {"a.png": {"image/png": drawing("GIF")}}),
    "SVG": ("![a](attachment:a.svg)", {"a.svg": {"image/svg+xml": "<svg onload='alert(1)'/>"}}),
    "de la red": ("![a](https://a.b/c.png)", {}),
    "de un archivo": ("![a](foto.png)", {}),
    "cortada": (
        "![a](attachment:a.png)",
        {"a.png": {"image/png": encoded(Image.effect_noise((90, 90), 9))[:900]}},
    ),
    "no es base64": ("![a](attachment:a.png)", {"a.png": {"image/png": "ñ" * 999}}),
    "sin adjunto": ("![a](attachment:a.png)", {}),
    "HTML": ("<img src='http://a.b/c.png' onerror='alert(1)'>", {}),
    "raros": ("![a](attachment:a.png)", {"a.png": {"image/png": {"x": 1}}, "b": 3}),
}


@pytest.mark.parametrize(("source", "attachments"), LOST.values(), ids=LOST.keys())
def test_what_cannot_be_kept_is_said(notebook, source, attachments):
    paste(notebook, f"{ANSWER}\n\n{source}", attachments)
    clean = admitted(notebook)
    assert shown_in(clean) == []
    assert "había una imagen que no pudimos guardar" in answer_in(clean).source
    assert [n for n in clean.notices if QUESTION in n and "imagen" in n]


def test_only_pixels_are_kept():
    exif = Image.Exif()
    exif[274], exif[315] = 6, "Ana García"  # girada a la derecha, y de quién es
    kept = decoded(Album().keep(Pasted("a", drawing("JPEG", size=(40, 20), exif=exif, comment=b"Ana"))))
    assert kept.size == (20, 40)
    assert not kept.getexif()
    assert "comment" not in kept.info
    see_through = encoded(Image.new("RGBA", (4, 4), (0, 0, 0, 0)))
    assert decoded(Album().keep(Pasted("a", see_through))).getpixel((0, 0)) == (255, 255, 255)


def test_large_ones_are_made_smaller():
    kept = Album().keep(Pasted("a", drawing("JPEG", size=(4000, 3000))))
    assert decoded(kept).size == (1600, 1200)


def bomb(width: int, height: int) -> str:
    """Un PNG de ``width`` × ``height`` que dice tener píxeles y ocupa unos bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([1, 0, 0, 0, 0])
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(10**6))) + chunk(b"IEND", b"")
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + parts).decode()


def test_bombs_are_not_read(monkeypatch):
    monkeypatch.setattr(pictures, "_encoded", lambda image: pytest.fail("se ha leído"))
    for size in [(30_000, 30_000), (8_000, 4_000), (2**31 - 1, 2**31 - 1)]:
        assert Album().keep(Pasted("a", bomb(*size))) is None
    scans = b"\xff\xd8" + b"\xff\xda" * 1000
    assert Album().keep(Pasted("a", base64.b64encode(scans).decode())) is None
    assert Album().keep(Pasted("a", "A" * (pictures.MAX_DATA + 1))) is None


def test_there_is_a_limit_for_the_whole_notebook(monkeypatch):
    album = Album(pixels=1000)
    assert album.keep(Pasted("a", drawing(size=(30, 30))))
    assert album.keep(Pasted("b", drawing(size=(31, 30)))) is None
    assert Album(room=10).keep(Pasted("a", drawing())) is None
    album = Album()
    kept = [album.keep(Pasted("a", drawing(color=f"#0000{i:02x}"))) for i in range(100)]
    assert sum(map(bool, kept)) == pictures.MAX_IN_NOTEBOOK


def test_thousands_of_attachments(notebook):
    many = {f"{i}.png": {"image/png": drawing(color=f"#00{i % 100:02d}00")} for i in range(10_000)}
    paste(notebook, ANSWER + "![a](attachment:1.png)" * 1000, many)
    start = time.monotonic()
    clean = admitted(notebook)
    assert time.monotonic() - start < 10
    assert 0 < len(answer_in(clean).attachments) <= pictures.MAX_IN_CELL


ATTACKS = [
    "![a](attachment:imagen-2.png)",
    "![a](attachment:imagen-1.png.svg)",
    '![a](attachment:imagen-1.png "x" onerror=alert(1))',
    "![a](attachment:imagen-1.png)(javascript:alert(1))",
    "[a](attachment:imagen-1.png)",
    "![a](javascript:alert(1)//attachment:imagen-1.png)",
    "![a]\n(attachment:imagen-1.png)",
    "![a](data:text/html,<script>1</script>)",
    "![a](http://a.b/attachment:imagen-1.png)",
]


@pytest.mark.parametrize("source", ATTACKS)
def test_no_other_image_or_link_gets_through(source):
    shown = inert.markdown(source, ("imagen-1.png",))
    left = shown.replace("![a](attachment:imagen-1.png)", "")
    assert "![" not in left
    assert not re.search(r"(?<!\\)\]\((?!https?://)", left)


def test_a_description_is_only_words():
    shown = inert.markdown('![x" onerror=<b>&lt; *a* `c` $z$](attachment:a.png)', ("a.png",))
    assert re.fullmatch(r"!\[[\w .,;:()-]+\]\(attachment:a\.png\)", shown)


def test_names_with_quotes_and_brackets(notebook):
    names = ['a".png', "a).png", "javascript:alert(1)", "](x", "<b>.png", "\ud800"]
    references = "\n".join(f"![x](attachment:{name})" for name in names)
    paste(notebook, references, {name: {"image/png": drawing()} for name in names})
    clean = admitted(notebook)
    assert len(shown_in(clean)) == len(names)
    nbformat.writes(clean.notebook).encode()
