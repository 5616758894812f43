# /// esperado
# nota = "Mensajes con un array donde el otro lado compara textos y números, e infinitos donde espera enteros."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    import sys
    send = sys.modules["grader.sandbox.channel"].send
    two = np.array([1.0, 2.0])
    call = {"value": None, "error": None, "timed_out": False, "changed": [float("inf")]}
    error = {"type_name": "E", "message": "m", "line_number": float("inf"), "line": "", "trace": []}
    for message in (
        {"op": two},
        {"op": "call", "call": call},
        {"op": "call", "call": call | {"changed": [], "error": error}},
        {"op": "call", "call": call | {"changed": two, "error": two}},
        {"op": "call", "call": call | {"value": {"kind": two, "type": two, "array": None, "items": two}}},
        {"op": "done", "exit": two},
        {"op": "cell", "outputs": [{"output_type": two, "ename": two}]},
    ):
        try:
            send(message)
        except Exception:
            pass
    return 0.0
