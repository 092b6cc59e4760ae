"""Keeps policies/cn/lists/MANIFEST.md: one row a list, with where its entries come from. Used by cn_items.py and cn_parties.py."""

import pathlib
import re

COLUMNS = ["list", "entries", "source", "commit or edition", "SHA-256 of the source", "day of the data", "written by"]
HEAD = """# Where the lists come from

One row a list. Rows of lists that a script writes are replaced by that script; the others are kept by hand. The day of the data is the
day for which the source speaks, not the day on which it was copied.

"""


def cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def read(path):
    if not path.exists():
        return {}
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    return {row[0]: row for row in map(cells, lines)}


def record(folder: pathlib.Path, rows):
    """Replaces the rows of the lists that `rows` names (name, then the other columns), and leaves the rest alone."""
    path = folder / "MANIFEST.md"
    table = read(path)
    for row in rows:
        row = [f"`{row[0]}`", *map(str, row[1:])]
        if len(row) != len(COLUMNS) or any("|" in cell or re.search(r"[\r\n]", cell) for cell in row):
            raise ValueError(f"not a row of the manifest: {row}")
        table[row[0]] = row
    lines = ["| " + " | ".join(COLUMNS) + " |", "|" + "---|" * len(COLUMNS)]
    lines += ["| " + " | ".join(table[name]) + " |" for name in sorted(table)]
    path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
