#!/usr/bin/env python3
"""Makes the example log: examples/logs/trade_2024_2026.jsonl, the same as CSV, and examples/mappings/trade_csv.yaml.

    scripts/example_log.py KCS_CSV CN_LISTS_YAML OUTPUT_ROOT [--records 2400]

HS codes, masses, prices and countries are those of rows drawn from KCS_CSV (`df_syn_train_eng.csv` of the repository
`Seondong/Customs-Declaration-Datasets`, MIT, IBS & Korea Customs Service: synthetic import declarations); parties marked `control` or
`watch` in CN_LISTS_YAML play some end users, all others are invented. Nothing in the log happened. The same inputs give the same bytes.
About one record in seventy is dirty on purpose.
"""
import argparse
import csv
import datetime
import json
import pathlib
import random
import re

CODES_SINCE = "2024-12-01"        # the unified control list; no Chinese control codes before it
FIRST_DAY = datetime.date(2024, 1, 8)
DAYS = 1015                       # to 2026-10-18
LISTED = ["SUBARU Corporation", "Japan Aerospace Exploration Agency", "Mitsubishi Heavy Industries Aero Engines, Ltd.", "TDK Corporation",
          "National Defense Academy of Japan", "Sumitomo Heavy Industries, Ltd.", "NEC Aerospace Systems, Ltd.", "Terra Drone Corporation"]
JAPANESE_FORCES = ["Japan Maritime Self-Defense Force", "Acquisition, Technology & Logistics Agency"]

# HS chapters: what the goods are made of, their form, and what they are for.
CHAPTERS = {
    "39": (["polypropylene"], "product", "civil.consumer"), "40": (["rubber"], "product", "civil.automotive"),
    "42": (["leather"], "product", "civil.consumer"), "44": (["wood"], "product", "civil.consumer"),
    "61": (["cotton"], "product", "civil.consumer"), "62": (["polyester"], "product", "civil.consumer"),
    "63": (["cotton", "polyester"], "product", "civil.consumer"), "64": (["rubber", "leather"], "product", "civil.consumer"),
    "69": (["ceramics"], "product", "civil.consumer"), "70": (["glass"], "product", "civil.consumer"),
    "73": (["steel"], "product", "civil.machinery"), "76": (["aluminium"], "product", "civil.machinery"),
    "84": (["steel", "aluminium"], "assembly", "civil.machinery"), "85": (["copper", "polycarbonate"], "assembly.consumer", "civil.electronics"),
    "87": (["steel", "rubber"], "product", "civil.automotive"), "90": (["glass", "steel"], "assembly.sensor", "civil.medical"),
    "94": (["wood", "steel"], "product", "civil.consumer"), "95": (["polystyrene"], "product", "civil.consumer")}

# Controlled goods: description, HS code, form, components (substance, share), Chinese code, parameters, civil use.
CONTROLLED = [
    ("sintered NdFeB magnet with dysprosium", "850511", "magnet.ndfeb", [("neodymium", "28.5"), ("iron", "66.1"), ("dysprosium", "1.9")], "1C905.a.4", {}, "civil.automotive"),
    ("sintered NdFeB magnet with terbium", "850511", "magnet.ndfeb", [("neodymium", "29"), ("iron", "67"), ("terbium", "0.6")], "1C904.a.4", {}, "civil.energy"),
    ("samarium-cobalt magnet", "850511", "magnet.smco", [("samarium", "25"), ("cobalt", "52"), ("iron", "16")], "1C902.a.4", {}, "civil.aerospace"),
    ("dysprosium oxide", "284690", "oxide", [("dysprosium-oxide", "99.5")], "1C905.b", {"purity": "99.5 %"}, "civil.electronics"),
    ("samarium metal", "280530", "metal", [("samarium", "99.9")], "1C902.a.1", {"purity": "99.9 %"}, "civil.machinery"),
    ("gallium metal", "811292", "metal", [("gallium", "99.9999")], "3C001", {"purity": "99.9999 %"}, "civil.semiconductor.logic"),
    ("germanium dioxide", "282560", "oxide", [("germanium-dioxide", "99.999")], "3C002", {"purity": "99.999 %"}, "civil.electronics"),
    ("antimony trioxide of high purity", "282580", "oxide", [("antimony-trioxide", "99.995")], "3C003", {"purity": "99.995 %"}, "civil.electronics"),
    ("isostatic artificial graphite block", "380110", "solid.block", [("artificial-graphite", "99.95")], "1C108",
     {"purity": "99.95 %", "flexural_strength": "52 MPa", "density": "1.85 g/cm3"}, "civil.energy"),
    ("spheroidised natural graphite", "250410", "powder", [("spheroidised-graphite", "99.96")], "1C108", {"purity": "99.96 %"}, "civil.energy")]

# Near them and free: below a parameter, or without the element.
NEARBY = [
    ("sintered NdFeB magnet without heavy rare earths", "850511", "magnet.ndfeb", [("neodymium", "31"), ("iron", "66"), ("boron", "1")], {}, "civil.automotive"),
    ("electrode graphite", "380110", "solid.cylinder", [("artificial-graphite", "99.2")],
     {"purity": "99.2 %", "flexural_strength": "12 MPa", "density": "1.7 g/cm3"}, "civil.energy"),
    ("antimony trioxide, flame-retardant grade", "282580", "oxide", [("antimony-trioxide", "99.5")], {"purity": "99.5 %"}, "civil.consumer")]

SYLLABLES = ["ax", "quo", "rel", "van", "dri", "orvex", "holm", "zan", "quil", "tev", "mor", "lis", "pra", "nox", "ferr", "ul", "bex", "wyn", "tor", "gle"]
LEGAL = {"CN": "Co., Ltd.", "JP": "KK", "KR": "Co., Ltd.", "US": "Inc.", "DE": "GmbH", "TW": "Co., Ltd.", "VN": "JSC", "IT": "S.r.l.", "FR": "SAS"}


class Names:
    """Invented companies, each country's own; a name comes back, as customers do."""

    def __init__(self, rng):
        self.rng, self.by_country = rng, {}

    def of(self, country, trade):
        pool = self.by_country.setdefault((country, trade), [])
        if len(pool) < 40:
            first = "".join(self.rng.choice(SYLLABLES) for _ in range(3)).capitalize()
            second = "".join(self.rng.choice(SYLLABLES) for _ in range(2)).capitalize()
            pool.append(f"{first} {second} {trade} {LEGAL.get(country, 'Ltd.')}")
        return self.rng.choice(pool)


def read_rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if "ZZ" not in (row["Country of Departure"], row["Country of Origin"])]
    return [row for row in rows if float(row["Net Mass"]) > 0 and row["HS6 Code"][:2] in CHAPTERS]


def listed_names(path):
    names = set(re.findall(r"^- name: '?(.*?)'?$", pathlib.Path(path).read_text(encoding="utf-8"), re.M))
    missing = [name for name in LISTED if name not in names]
    if missing:
        raise SystemExit(f"{path} lacks {', '.join(missing)}: the example log would name parties that are on no list")
    return LISTED


def number(text):
    return int(float(text)) if text.endswith(".0") else float(text)


def amounts(row, item):
    item["net_mass"] = {"value": number(row["Net Mass"]), "unit": "kg"}
    item["value"] = {"amount": number(row["Item Price"]), "currency": "KRW"}


def components(parts, basis):
    return [{"substance": name, "share": f"{share} %", "basis": basis} for name, share in parts]


def ordinary_item(row, coded):
    substances, form, use = CHAPTERS[row["HS6 Code"][:2]]
    share = number(str(round(100 / len(substances), 1)))
    item = {"hs_code": row["HS6 Code"], "form": form, "nature": "commodity", "country_of_origin": row["Country of Origin"],
            "composition": components([(name, share) for name in substances], "weight")}
    if coded:
        item["control_codes"] = ["CN:none"]
    amounts(row, item)
    return item, use


def special_item(rng, row, coded, entry, code):
    item = {"description": entry[0], "hs_code": entry[1], "form": entry[2], "nature": "commodity", "country_of_origin": "CN",
            "composition": components(entry[3], "weight")}
    parameters = entry[-2]
    if parameters:
        item["parameters"] = dict(parameters)
    if coded and code is not None and rng.random() < 0.8:
        item["control_codes"] = [f"CN:{code}"]
    amounts(row, item)
    return item, entry[-1]


def choose_item(rng, row, coded):
    """An item and its civil use; one in five is controlled, one in twenty near it."""
    luck = rng.random()
    if luck < 0.20:
        entry = rng.choice(CONTROLLED)
        return (*special_item(rng, row, coded, entry[:4] + entry[5:], entry[4]), True)
    if luck < 0.25:
        return (*special_item(rng, row, coded, rng.choice(NEARBY), "none"), False)
    return (*ordinary_item(row, coded), False)


def route(rng, row):
    """From China, mostly; else Chinese goods from a third country, mostly to Japan."""
    if rng.random() < 0.82:
        destination = rng.choices(["JP", "KR", "US", "DE", "VN", "TW", "TH", "IN", row["Country of Departure"]], [38, 14, 10, 8, 6, 4, 4, 4, 12])[0]
        return ("CN", destination if destination != "CN" else "JP", "export")
    start = rng.choice(["KR", "VN", "TW", "TH", "MY", "SG", "HK"])
    destination = rng.choices(["JP", "US", "KR", "DE"], [75, 10, 8, 7])[0]
    return (start, destination if destination != start else "JP", "reexport")


def end_user(rng, names, destination, controlled, listed):
    if destination == "JP" and rng.random() < (0.14 if controlled else 0.02):
        if rng.random() < 0.25:
            return {"name": rng.choice(JAPANESE_FORCES), "country": "JP", "kind": ["armed-forces"]}
        return {"name": rng.choice(listed), "country": "JP", "kind": ["company"]}
    trade = rng.choice(["Motors", "Electronics", "Trading", "Precision", "Materials", "Medical"])
    return {"name": names.of(destination, trade), "country": destination, "kind": ["company"]}


def end_use(rng, civil, user, controlled):
    """Most uses are civil and stated; some military, some missing, some civil and military."""
    if "armed-forces" in user["kind"]:
        return rng.choice([["military.naval"], ["military.equipment"], None])
    luck = rng.random()
    if controlled and luck < 0.03:
        return [rng.choice(["military.aircraft", "military.uav", "military.missile"])]
    if controlled and luck < 0.05:
        return [civil, "military.equipment"]
    if luck > (0.90 if controlled else 0.985):
        return None
    return [civil]


def make_record(rng, names, rows, listed, number_of, day):
    country, destination, activity = route(rng, rng.choice(rows))
    coded = day.isoformat() >= CODES_SINCE
    record = {"transaction_id": f"T-{day.year}-{number_of:05d}", "date": day.isoformat(), "activity": activity,
              "country_of_export": country, "destination": destination}
    items, civil, controlled = [], None, False
    for _ in range(rng.choices([1, 2], [85, 15])[0]):
        row = rng.choice(rows)
        item, use, listed_item = choose_item(rng, row, coded)
        item["country_of_origin"] = "CN" if listed_item or activity == "reexport" or rng.random() < 0.9 else item["country_of_origin"]
        items.append(item)
        civil, controlled = civil or use, controlled or listed_item
    record["exporter"] = {"name": names.of(country, rng.choice(["Trading", "Industrial", "Magnetics", "Minerals"])), "country": country}
    user = end_user(rng, names, destination, controlled, listed)
    record["end_user"] = user
    if rng.random() < 0.25:
        record["buyer"] = {"name": names.of(destination, "Trading"), "country": destination}
    uses = end_use(rng, civil, user, controlled)
    if uses is not None:
        record["end_use"] = uses
    if controlled and uses == [civil]:
        record["documents"] = ["end-user-certificate", "contract"][: rng.choice([0, 1, 2, 2])]
        if not record["documents"]:
            del record["documents"]
    record["items"] = items
    return record


# Spoils a record; a cut line and a key named twice are done when it is written.
def spoil(rng, record):
    kind = rng.choice(["date", "country", "mass", "unit", "role", "none", "hs", "cut", "twice"])
    if kind == "date":
        record["date"] = record["date"][:5] + "02-30"
    elif kind == "country":
        record["destination"] = "ZZ"
    elif kind == "mass":
        record["items"][0]["net_mass"]["value"] *= -1
    elif kind == "unit":
        record["items"][0]["net_mass"]["unit"] = "catty"
    elif kind == "role":
        record["parties"] = [{"role": "middleman", "name": "Nobody"}]
    elif kind == "none":
        record["items"][0]["control_codes"] = ["CN:none", "CN:1C905.a.4"]
    elif kind == "hs":
        record["items"][0]["hs_code"] = record["items"][0]["hs_code"][:5]
    return kind


def json_line(record, kind):
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    if kind == "cut":
        return text[: len(text) * 2 // 3]
    if kind == "twice":
        return text[:-1] + f',"destination":"{record["destination"]}"' + "}"
    return text


ITEM_COLUMNS = ["HS", "Goods", "Form", "Control codes", "Origin", "Net mass", "Mass unit", "Price", "Purity", "Flexural strength", "Density"]
PARTS = 3
HEAD = ["Shipment", "Ship date", "Activity", "From", "To", "Exporter", "Exporter country", "End user", "End user country", "End user kind",
        "Buyer", "Buyer country", "Other party", "Other role", "End use", "On file"]


def columns():
    names = list(HEAD)
    for n in (1, 2):
        names += [f"{name} {n}" for name in ITEM_COLUMNS]
        names += [f"{what} {n}.{part}" for part in range(1, PARTS + 1) for what in ("Substance", "Share")]
    return names


def item_cells(item):
    if item is None:
        return [""] * (len(ITEM_COLUMNS) + 2 * PARTS)
    parameters = item.get("parameters", {})
    cells = [item["hs_code"], item.get("description", ""), item["form"], ";".join(item.get("control_codes", [])), item["country_of_origin"],
             item["net_mass"]["value"], item["net_mass"]["unit"], item["value"]["amount"],
             parameters.get("purity", "").replace(" %", ""), parameters.get("flexural_strength", ""), parameters.get("density", "")]
    for part in range(PARTS):
        component = item["composition"][part] if part < len(item["composition"]) else None
        cells += [component["substance"], component["share"].replace(" %", "")] if component else ["", ""]
    return cells


def row_cells(record, kind):
    year, month, day = record["date"].split("-")
    party = lambda role, key: record.get(role, {}).get(key, "")
    other = record.get("parties", [{}])[0]
    cells = [record["transaction_id"], f"{day}/{month}/{year}", record["activity"], record["country_of_export"], record["destination"],
             party("exporter", "name"), party("exporter", "country"), party("end_user", "name"), party("end_user", "country"),
             ";".join(party("end_user", "kind")), party("buyer", "name"), party("buyer", "country"), other.get("name", ""), other.get("role", ""),
             ";".join(record.get("end_use", [])), ";".join(record.get("documents", []))]
    items = record["items"] + [None]
    cells += item_cells(items[0]) + item_cells(items[1])
    return cells[:-9] if kind == "cut" else cells + ["again"] if kind == "twice" else cells


MAPPING_HEAD = """\
# The CSV form of the example log, as a company's own system might write it. Written by scripts/example_log.py.
format: csv
fields:
  transaction_id: Shipment
  date: { column: Ship date, format: "%d/%m/%Y" }
  activity: Activity
  country_of_export: From
  destination: To
  exporter.name: Exporter
  exporter.country: Exporter country
  end_user.name: End user
  end_user.country: End user country
  end_user.kind: End user kind
  buyer.name: Buyer
  buyer.country: Buyer country
  parties[1].name: Other party
  parties[1].role: Other role
  end_use: End use
  documents: On file
"""


def mapping():
    text = MAPPING_HEAD
    for n in (1, 2):
        text += f"""\
  items[{n}].hs_code: HS {n}
  items[{n}].description: Goods {n}
  items[{n}].form: Form {n}
  items[{n}].nature: {{ constant: commodity }}
  items[{n}].control_codes: Control codes {n}
  items[{n}].country_of_origin: Origin {n}
  items[{n}].net_mass.value: Net mass {n}
  items[{n}].net_mass.unit: Mass unit {n}
  items[{n}].value: {{ column: Price {n}, currency: KRW }}
  items[{n}].parameters.purity: {{ column: Purity {n}, unit: "%" }}
  items[{n}].parameters.flexural_strength: Flexural strength {n}
  items[{n}].parameters.density: Density {n}
"""
        for part in range(1, PARTS + 1):
            text += f"""\
  items[{n}].composition[{part}].substance: Substance {n}.{part}
  items[{n}].composition[{part}].share: {{ column: Share {n}.{part}, unit: "%" }}
  items[{n}].composition[{part}].basis: {{ constant: weight }}
"""
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kcs_csv")
    parser.add_argument("cn_lists_yaml")
    parser.add_argument("output_root", type=pathlib.Path)
    parser.add_argument("--records", type=int, default=2400)
    arguments = parser.parse_args()
    rng = random.Random(20260106)
    rows, listed, names = read_rows(arguments.kcs_csv), listed_names(arguments.cn_lists_yaml), Names(rng)
    days = sorted(FIRST_DAY + datetime.timedelta(days=min(rng.randrange(DAYS), DAYS - 1)) for _ in range(arguments.records))
    logs = arguments.output_root / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    (arguments.output_root / "mappings").mkdir(exist_ok=True)
    with open(logs / "trade_2024_2026.jsonl", "w", encoding="utf-8") as lines, \
         open(logs / "trade_2024_2026.csv", "w", encoding="utf-8", newline="") as table:
        writer = csv.writer(table)
        writer.writerow(columns())
        for index, day in enumerate(days, 1):
            record = make_record(rng, names, rows, listed, index, day)
            kind = spoil(rng, record) if rng.random() < 0.015 else None
            lines.write(json_line(record, kind) + "\n")
            writer.writerow(row_cells(record, kind))
    (arguments.output_root / "mappings" / "trade_csv.yaml").write_text(mapping(), encoding="utf-8")


if __name__ == "__main__":
    main()
