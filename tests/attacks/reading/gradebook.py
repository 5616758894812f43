# /// esperado
# nota = "Abre el libro de notas con sqlite3 e imprime a los estudiantes."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
try:
    import sqlite3
    with sqlite3.connect("file:@CURSO@/gradebook.db?mode=ro", uri=True) as book:
        print(book.execute("select * from student").fetchall())
except Exception as error:
    print(type(error).__name__)
try:
    raw = open("@CURSO@/gradebook.db", "rb").read()
    at = raw.find(b"secreto-")
    print(raw[at:at + 60])
except Exception as error:
    print(type(error).__name__)
