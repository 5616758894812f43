"""OpenCV: se importa, y se lee una imagen que no está."""

COLOR_BGR2RGB = 4


def imread(path):
    return None
