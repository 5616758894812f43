# /// esperado
# nota = "La función pide memoria hasta 3 GB (con fusible) por listas, arrays y mmap."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# peligro = true
# ///

# %% convolve
def convolve(X, W, b):
    import mmap
    kept = []
    for _ in range(24):  # fusible: 24 veces 128 MB
        kept.append(np.ones(2**23))
        block = mmap.mmap(-1, 2**26)
        block.write(b"x" * 2**26)
        kept.append(block)
    return None
