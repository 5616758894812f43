# /// esperado
# nota = "Añade bytes al libro de notas y deja un diario falso a su lado."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
for name, mode in (("gradebook.db", "ab"), ("gradebook.db-journal", "xb"), ("gradebook.db-wal", "xb")):
    try:
        with open(f"@CURSO@/{name}", mode) as file:
            file.write(b"@CANARIO@")
        print("escrito")
    except OSError as error:
        print(type(error).__name__)
