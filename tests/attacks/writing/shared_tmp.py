# /// esperado
# nota = "Deja archivos en /tmp, /var/tmp, /dev/shm y /run."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
for folder in ("/tmp", "/var/tmp", "/dev/shm", "/run", "@CAMPANA@", "@CAMPANA@/tmp"):
    try:
        with open(f"{folder}/@CANARIO@-escrito", "w") as file:
            file.write("@CANARIO@")
        print(folder)
    except OSError as error:
        print(type(error).__name__)
