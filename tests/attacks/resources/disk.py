# /// esperado
# nota = "Llena el disco hasta 1 GB (con fusible) en su carpeta, en /tmp y en /dev/shm."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# peligro = true
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
for folder in (".", "/tmp", "/dev/shm"):
    written = 0
    try:
        with open(f"{folder}/@CANARIO@-disco", "wb") as file:
            while written < 2**30:  # fusible: 1 GB
                written += file.write(b"x" * 2**24)
        print(folder, written)
        print(@EXITO@)
    except OSError as error:
        print(folder, type(error).__name__, written)
