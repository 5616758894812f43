# /// esperado
# nota = "Escribe 10 puntos en el libro de notas con sqlite3."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# corta = true
# ///

# %% nueva al final
try:
    import sqlite3
    with sqlite3.connect("@CURSO@/gradebook.db", timeout=1) as book:
        book.execute("update grade set auto_score = 10, manual_score = 10, needs_manual_grade = 0")
        book.execute("update student set email = '@CANARIO@'")
    print("escrito")
except Exception as error:
    print(type(error).__name__)
