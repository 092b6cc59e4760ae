#!/usr/bin/env python3
"""Copies the shared cases of a country into its bundle, without those that need what the engine does not decide yet.

    scripts/cn_scenarios.py CASES.yaml -o policies/cn/scenarios/cn.yaml [--leave-out ID …]

A case is copied as it is written. The output records the source's name and hash, and which cases are left out.
"""

import argparse
import hashlib
import pathlib
import re
import sys


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("cases", type=pathlib.Path)
    arguments.add_argument("-o", "--output", type=pathlib.Path, required=True)
    arguments.add_argument("--leave-out", nargs="*", default=[])
    options = arguments.parse_args()
    content = options.cases.read_bytes()
    head, *blocks = re.split(r"(?m)^(?=- id: )", content.decode("utf-8"))
    names = [re.match(r"- id: (\S+)", block).group(1) for block in blocks]
    unknown = [name for name in options.leave_out if name not in names]
    if unknown:
        sys.exit(f"no case is called {', '.join(unknown)}")
    if not head.rstrip().endswith("scenarios:"):
        sys.exit(f"{options.cases}: expected `scenarios:` before the first case")
    kept = [block for name, block in zip(names, blocks) if name not in options.leave_out]
    note = [f"# Copied by scripts/cn_scenarios.py from {options.cases.name}, SHA-256 {hashlib.sha256(content).hexdigest()}",
            f"# {len(kept)} of {len(blocks)} cases; left out, because they need what is not decided yet: {' '.join(options.leave_out) or 'none'}"]
    options.output.write_text("\n".join(note) + "\nscenarios:\n" + "".join(kept), encoding="utf-8")
    print(f"{len(kept)} of {len(blocks)} cases")


if __name__ == "__main__":
    main()
