print("torch del estudiante")


def answer(X, W, b):
    return None
