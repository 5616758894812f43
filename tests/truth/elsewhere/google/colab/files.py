"""Subir y bajar archivos en Colab."""


def upload() -> dict:
    return {}
