"""Pandas: se importa y no se usa."""


def set_option(*_):
    pass
