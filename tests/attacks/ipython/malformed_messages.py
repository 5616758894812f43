# /// esperado
# nota = "Mensajes imposibles por el canal: comm_open sin datos, op repetidos, JSON que no es un objeto, npy falsos."
# unidad = "02_convolve"
# puntos = { convolve = 3 }
# ///

# %% convolve
def convolve(X, W, b):
    import os
    import struct
    send = []
    for text, data in (
        (b'{"op": "comm_open"}', b""),
        (b'{"op": "comm_open", "content": {"comm_id": {}, "target_name": null}}', b""),
        (b'{"op": ["call"], "call": {}}', b""),
        (b'{"op": "call", "call": null}', b""),
        (b'{"op": "call", "call": {"value": {"kind": "array", "type": "x", "array": {"$npy": 10}, "items": []},'
         b' "error": null, "timed_out": false, "changed": [1e999]}}', b"\x93NUMPY\x01\x00"),
        (b'{"op": "call", "call": {"value": {"$formula": 3}}}', b""),
        (b'[1, 2, 3]', b""),
        (b'{"op": "ask", "name": {"a": 1}, "arguments": {"$npy": -1}, "named": []}', b""),
        (b'{"op": "ask", "name": "suspect:counterexample_convolve", "arguments": 3, "named": 4}', b""),
        (b'{"op": "ask"}', b""),
        (b'NaN', b""),
    ):
        send.append(struct.pack("<IQ", len(text), len(data)) + text + data)
    for descriptor in range(3, 40):
        try:
            for message in send:
                os.write(descriptor, message)
        except OSError:
            pass
    return 0.0
