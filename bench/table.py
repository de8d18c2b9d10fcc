"""How the benches print what they measured: a title, a note, aligned columns."""

from collections.abc import Sequence


def show(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], note: str = "") -> None:
    """The rows under their heads; the first column stands left, figures stand right."""
    widths = [max(len(cell) for cell in column) for column in zip(heads, *rows, strict=True)]
    print(f"\n{title}")
    if note:
        print(note)
    print()
    for cells in (heads, *rows):
        first, *rest = (cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
        print("  ".join([cells[0].ljust(len(first)), *rest]).rstrip())


def milliseconds(seconds: float) -> str:
    """Seconds as milliseconds: "12.3", and "0.083" below one."""
    value = seconds * 1000
    return f"{value:.3f}" if value < 1 else f"{value:.1f}"


def ratio(one: float, other: float) -> str:
    """ "2.14x"."""
    return f"{one / other:.2f}x"
