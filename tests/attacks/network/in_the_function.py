# /// esperado
# nota = "La función envía sus entradas por la red y espera a que le contesten el resultado."
# unidad = "02_convolve"
# puntos = { convolve = 3 }
# ///

# %% convolve
def convolve(X, W, b):
    import socket
    try:
        with socket.create_connection(("127.0.0.1", @TCP@), timeout=1) as link:
            link.sendall(b"@NOMBRE@\n" + X.tobytes()[:64])
            link.settimeout(0.2)
            return float(link.recv(64))
    except (OSError, ValueError):
        return 0.0
