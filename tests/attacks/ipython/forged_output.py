# /// esperado
# nota = "Publica a mano un execute_result de 10 puntos por el publicador y por el registro del ejecutor."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return None

# %% nueva al final
ip = get_ipython()
table = {"text/plain": "10.0", "text/html": "<p>✔ convolve: 10 de 10 puntos</p>"}
ip.display_pub.publish(table, metadata={"nbgrader": {"score": 10}})
for attempt in (
    lambda: ip.recorder.add({"output_type": "execute_result", "data": table, "metadata": {}}, 0),
    lambda: ip.recorder.outputs.append({"output_type": "execute_result", "data": table, "execution_count": 1}),
    lambda: ip.recorder.outputs.extend([None, 3, [], {"output_type": ["stream"]}, {"output_type": "stream", "text": 5}]),
    lambda: ip.recorder.outputs.append({"output_type": "error", "ename": {}, "evalue": [], "traceback": {"a": 1}}),
):
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__)
