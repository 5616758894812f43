# /// esperado
# nota = "Llamadas que paran o programan el núcleo: userfaultfd, bpf, perf, io_uring, módulos, reinicio."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
@LLAMADA@


zero = ctypes.create_string_buffer(256)
numbers = {"userfaultfd": (323, 0), "bpf": (321, 0, zero, 120), "perf": (298, zero, 0, -1, -1, 0)}
numbers |= {"io_uring": (425, 8, zero), "modulo": (313, -1, b"", 0), "kexec": (246, 0, 0, None, 0)}
numbers |= {"swap": (168, b"/nada"), "quota": (179, 0x800002, None, 0, None), "log": (103, 3, zero, 200)}
answers = {name: call(*arguments) for name, arguments in numbers.items()}
print(answers, @EXITO@ if any(isinstance(one, int) for one in answers.values()) else "")
