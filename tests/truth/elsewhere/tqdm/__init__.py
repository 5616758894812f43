"""La barra de progreso: da lo mismo que recibe."""


def tqdm(values=(), **_):
    return values


def trange(*limits, **_):
    return range(*limits)
