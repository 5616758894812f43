"""El disco de Colab."""


def mount(place: str, **_: object) -> None:
    print(f"Mounted at {place}")
