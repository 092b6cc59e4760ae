#!/usr/bin/env python3
"""Writes China's control list as codes: the whole list, and one list for each announcement that added items to it.

    scripts/cn_items.py CODES.csv --source NAME --commit COMMIT --day DATE -o policies/cn/lists

CODES.csv has the columns code and hs_reference. The HS column is not decisive and is left out. The catalogue prints leaves only and
is without the items of the package of October 2025; the codes that the announcements themselves name are added here. The source, its
commit, its hash and its day are recorded in the lists and in MANIFEST.md.
"""

import argparse
import csv
import datetime
import hashlib
import pathlib
import re
import sys

import cn_manifest

FORM = re.compile(r"[0-9][A-E][0-9]{3}(\.[0-9a-z]+)*\Z")
LIST_STARTS = "2024-12-01"
LIST_ANNOUNCED = "2024-11-15"
SUSPENDED = ["no-70", "extension-2026"]

# Announcements that named codes: the day of issue, the first day, the codes, and how sure the codes are. `memory`: a secondary mirror, no
# instrument read.
ANNOUNCEMENTS = {
    "cn-2023-23": {"title": "Gallium and germanium", "announced": LIST_ANNOUNCED, "from": LIST_STARTS, "memory": True, "codes": [
        ("3C001", "gallium items"), ("3C002", "germanium items")]},
    "cn-2023-39": {"title": "Graphite", "announced": LIST_ANNOUNCED, "from": LIST_STARTS, "memory": True, "codes": [("1C108", "graphite items")]},
    "cn-2024-33": {"title": "Antimony and superhard materials", "announced": LIST_ANNOUNCED, "from": LIST_STARTS, "memory": True, "codes": [
        ("3C003", "antimony items"), ("2C901", "superhard materials")]},
    "cn-2025-10": {"title": "Tungsten, tellurium, bismuth, molybdenum, indium", "announced": "2025-02-04", "from": "2025-02-04", "codes": [
        ("1C117.b", "molybdenum"), ("1C117.c", "solid tungsten"), ("1C117.d", "tungsten materials"), ("1C004", "tungsten-nickel-iron alloy"),
        ("1E004", "tungsten technology"), ("1E101.b", "molybdenum technology"), ("6C002", "tellurium"), ("6E002", "tellurium technology"),
        ("6C001", "bismuth"), ("6E001", "bismuth technology"), ("3C004", "indium"), ("3E004", "indium technology")]},
    "cn-2025-18": {"title": "Seven medium and heavy rare earths", "announced": "2025-04-04", "from": "2025-04-04", "codes": [
        ("1C902", "samarium"), ("1C903", "gadolinium"), ("1C904", "terbium"), ("1C905", "dysprosium"), ("1C906", "lutetium"),
        ("1C907", "scandium"), ("1C908", "yttrium")]},
    "cn-2025-55": {"title": "Superhard materials", "announced": "2025-10-09", "from": "2025-11-08", "suspended": True, "codes": [
        ("2C902.a", "diamond micropowder"), ("2C902.b", "diamond single crystals"), ("2C902.c", "diamond wire saws"),
        ("2C902.d", "diamond grinding wheels"), ("2B005.b", "plasma deposition equipment"), ("2E902", "process technology")]},
    "cn-2025-56": {"title": "Rare-earth equipment and raw materials", "announced": "2025-10-09", "from": "2025-11-08", "suspended": True, "codes": [
        ("2B902", "rare-earth production equipment"), ("1C914.a", "rare-earth ores"), ("1C914.b", "flotation reagents"),
        ("1C914.c", "extractants")]},
    "cn-2025-57": {"title": "Five more medium and heavy rare earths", "announced": "2025-10-09", "from": "2025-11-08", "suspended": True, "codes": [
        ("1C909", "holmium"), ("1C910", "erbium"), ("1C911", "thulium"), ("1C912", "europium"), ("1C913", "ytterbium")]},
    "cn-2025-58": {"title": "Lithium batteries and graphite anode materials", "announced": "2025-10-09", "from": "2025-11-08", "suspended": True, "codes": [
        ("3A001", "lithium cells and packs"), ("3B901.a", "equipment (entry not read)"), ("3B901.b", "equipment (entry not read)"),
        ("3B901.c.1", "equipment (entry not read)"), ("3B901.c.2", "equipment (entry not read)"), ("3B901.c.3", "equipment (entry not read)"),
        ("3C901.a.1", "lithium iron phosphate cathode material"), ("3C901.a.2", "nickel-cobalt-manganese hydroxide"),
        ("3C901.a.3", "nickel-cobalt-aluminium hydroxide"), ("3C901.b.1", "cathode material (entry not read)"),
        ("3C902.b.2", "anode material (entry not read)"), ("3E901.a", "technology (entry not read)"), ("3E901.b", "technology (entry not read)")]},
    "cn-2025-62": {"title": "Rare-earth technology", "announced": "2025-10-09", "from": "2025-10-09", "suspended": True, "codes": [
        ("1E902.a", "rare-earth technology and its carriers"), ("1E902.b", "services for rare-earth production lines")]},
}
# Annex 1 of No. 61 of 2025 was not read: both parts are taken from memory and incomplete.
ANNEX_1 = {
    "cn-2025-61-part-1": [
        ("1C902.a.1", "samarium metal"), ("1C905.a.1", "dysprosium metal"), ("1C903.a.1", "gadolinium metal"), ("1C904.a.1", "terbium metal"),
        ("1C906.a.1", "lutetium metal"), ("1C907.a.1", "scandium metal"), ("1C908.a.1", "yttrium metal"),
        ("1C902.a.2.a", "samarium-cobalt alloy"), ("1C904.a.2", "terbium alloys"), ("1C905.a.2", "dysprosium alloys"), ("1C904.b", "terbium oxide"), ("1C905.b", "dysprosium oxide")],
    "cn-2025-61-part-2": [
        ("1C902.a.4", "samarium-cobalt magnets"), ("1C904.a.4", "magnets containing terbium"), ("1C905.a.4", "magnets containing dysprosium"),
        ("1C902.a.3", "samarium targets"), ("1C903.a.3", "gadolinium targets"), ("1C904.a.3", "terbium targets"), ("1C905.a.3", "dysprosium targets"),
        ("1C906.a.3", "lutetium targets"), ("1C907.a.3", "scandium targets"), ("1C908.a.3", "yttrium targets")],
}


def at_or_below(code, parent):
    return code == parent or code.startswith(parent + ".")


def announcement_of(code):
    """The announcement that added a code to the list, where one is known to have done so after the list began."""
    for name, announcement in ANNOUNCEMENTS.items():
        if announcement["from"] > LIST_STARTS and any(at_or_below(code, c) for c, _ in announcement["codes"]):
            return name
    return None


def cites(name):
    _, year, number = name.split("-")
    return f"Announcement No. {number} of {year}"


def write_csv(path, columns, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def write_announcement(folder, name, announcement):
    lines = ["# Written by scripts/cn_items.py from the codes that the announcement names.",
             f"list: {name}-items", "kind: items", "scheme: CN", f"title: \"{cites(name)}: {announcement['title']}\"",
             "timezone: Asia/Shanghai", "entries:"]
    for code, what in announcement["codes"]:
        doubt = ", confidence: unverified" if announcement.get("memory") or "not read" in what else ""
        lines.append(f"  - {{ code: {code}, name: {what}, announced: {announcement['announced']}, "
                     f"effective: {announcement['from']}{doubt}, cites: {cites(name)} }}")
    (folder / f"{name}-items.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    how = "secondary mirrors of the codes (from memory)" if announcement.get("memory") else f"codes that {cites(name)} names"
    return [f"{name}-items", len(announcement["codes"]), how, "-", "-", announcement["from"], "scripts/cn_items.py"]


def write_annex(folder, name, codes):
    lines = ["# Written by scripts/cn_items.py. The annex was not read: from memory, and incomplete.",
             f"list: {name}", "kind: items", "scheme: CN", f"title: \"Announcement No. 61 of 2025, annex 1, part {name[-1]}\"",
             "timezone: Asia/Shanghai", "complete: false", "entries:"]
    lines += [f"  - {{ code: {code}, name: {what}, effective: 2025-10-09, confidence: unverified, cites: \"Announcement No. 61 of 2025, annex 1\" }}"
              for code, what in codes]
    (folder / f"{name}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [name, len(codes), "from memory; annex 1 of No. 61 was not read", "-", "-", "2025-10-09", "scripts/cn_items.py"]


def write_package(folder):
    """The items of October 2025 in one list, with the suspensions of their announcements."""
    rows = [(code, what, a["announced"], a["from"], ";".join(SUSPENDED), cites(name))
            for name, a in ANNOUNCEMENTS.items() if a.get("suspended") for code, what in a["codes"]]
    write_csv(folder / "cn-october-2025-items.csv", ["code", "name", "announced", "effective", "suspended_by", "cites"], rows)
    (folder / "cn-october-2025-items.yaml").write_text(
        "# Written by scripts/cn_items.py: the items of Nos. 55 to 58 and 62 of 2025, with the suspensions of No. 70 and the statement of 2026-09-28.\n"
        "list: cn-october-2025-items\nkind: items\nscheme: CN\ntitle: Items of the announcements of 9 October 2025\n"
        "timezone: Asia/Shanghai\nentries: cn-october-2025-items.csv\n", encoding="utf-8")
    return ["cn-october-2025-items", len(rows), "codes that Nos. 55 to 58 and 62 of 2025 name", "-", "-", "2025-10-09", "scripts/cn_items.py"]


def write_control_list(folder, codes, origin):
    known = {code: "" for code in codes}
    for announcement in ANNOUNCEMENTS.values():
        if not announcement.get("suspended"):
            for code, what in announcement["codes"]:
                known[code] = what
    for extra, what in (("6C002.b", "tellurium compounds"),):
        known.setdefault(extra, what)
    rows = []
    for code in sorted(known):
        name = announcement_of(code)
        first = ANNOUNCEMENTS[name]["from"] if name else LIST_STARTS
        announced = ANNOUNCEMENTS[name]["announced"] if name else LIST_ANNOUNCED
        parent = code not in codes
        unsure = parent and any(a.get("memory") and code in dict(a["codes"]) for a in ANNOUNCEMENTS.values())
        rows.append((code, known[code], announced, first, "unverified" if unsure else "", cites(name) if name else "Announcement No. 51 of 2024"))
    write_csv(folder / "cn-dual-use-items.csv", ["code", "name", "announced", "effective", "confidence", "cites"], rows)
    (folder / "cn-dual-use-items.yaml").write_text(
        f"# Written by scripts/cn_items.py from {origin}\n"
        f"# {len(codes)} codes of the catalogue of 2026 (leaves; 123 numbers are absent at the source) and {len(rows) - len(codes)} parent codes that announcements name.\n"
        "# The catalogue is undated: a code that no announcement of 2025 names is given the first day of the list. Reference HS codes are left out.\n"
        "list: cn-dual-use-items\nkind: items\nscheme: CN\ntitle: Dual-use items export control list (两用物项出口管制清单)\n"
        "timezone: Asia/Shanghai\ncomplete: false\nincludes: [cn-october-2025-items]\nentries: cn-dual-use-items.csv\n", encoding="utf-8")
    return len(rows)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("codes", type=pathlib.Path)
    arguments.add_argument("--source", required=True, help="where the file comes from, recorded in the output")
    arguments.add_argument("--commit", required=True, help="commit or edition of the source, recorded in the output")
    arguments.add_argument("--day", required=True, type=datetime.date.fromisoformat, help="the day for which the source speaks")
    arguments.add_argument("-o", "--output", type=pathlib.Path, required=True)
    options = arguments.parse_args()
    content = options.codes.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    lines = [line for line in content.decode("utf-8").splitlines() if line and not line.startswith("#")]
    codes = [row["code"] for row in csv.DictReader(lines)]
    for code in codes:
        if not FORM.match(code):
            sys.exit(f"`{code}` has not the form of a Chinese control code")
    if len(set(codes)) != len(codes):
        sys.exit("a code stands twice in the source")
    origin = f"{options.codes.name} ({options.source}, {options.commit}, data of {options.day}), SHA-256 {digest}"
    rows = [write_announcement(options.output, name, announcement) for name, announcement in ANNOUNCEMENTS.items()]
    rows += [write_annex(options.output, name, annex) for name, annex in ANNEX_1.items()]
    rows.append(write_package(options.output))
    written = write_control_list(options.output, set(codes), origin)
    rows.append(["cn-dual-use-items", written, options.source, options.commit, digest, options.day, "scripts/cn_items.py"])
    cn_manifest.record(options.output, rows)
    print(f"cn-dual-use-items: {written} entries of {len(codes)} codes read; {len(rows)} lists written")


if __name__ == "__main__":
    main()
