#!/usr/bin/env python3
"""Makes engine/screen/legal_forms.inc from rigour's list of legal forms.

usage: legal_forms.py ORG_TYPES.yml > engine/screen/legal_forms.inc
The input is resources/names/org_types.yml of the public repository opensanctions/rigour (MIT), commit 8f4044dd6719.
"""
import hashlib
import sys


def scalar(text):
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1].replace("''", "'")
    return text.split(" #")[0].strip()


def forms(lines):
    """Every spelling of a legal form that has a generic class, with that class."""
    entry = {"names": [], "generic": ""}
    for line in lines + ["  - end:"]:
        body = line.rstrip("\n")
        if body.startswith("  - "):
            if entry["generic"]:
                for name in entry["names"]:
                    yield name, entry["generic"]
            entry = {"names": [], "generic": ""}
            body = "    " + body[4:]
        key, colon, value = body.strip().partition(":")
        if body.startswith("      - "):
            entry["names"].append(scalar(body[8:]))
        elif colon and key == "generic":
            entry["generic"] = scalar(value)
        elif colon and key in ("display", "compare") and scalar(value):
            entry["names"].append(scalar(value))


def main():
    with open(sys.argv[1], "rb") as file:
        data = file.read()
    print("// Made by scripts/legal_forms.py; do not edit. Source: opensanctions/rigour, resources/names/org_types.yml, commit 8f4044dd6719,")
    print("// MIT licence. SHA-256 of the input: " + hashlib.sha256(data).hexdigest())
    seen = set()
    for name, generic in forms(data.decode("utf-8").splitlines()):
        if name and name not in seen:
            seen.add(name)
            print('{"%s", "%s"},' % (name.replace("\\", "\\\\").replace('"', '\\"'), generic))


main()
