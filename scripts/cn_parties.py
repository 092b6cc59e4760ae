#!/usr/bin/env python3
"""Writes China's three lists of parties from a mirror file: the export control list, the watch list and the unreliable entity list.

    scripts/cn_parties.py PARTIES.yaml --source NAME --commit COMMIT --day DATE -o policies/cn/lists

PARTIES.yaml holds `parties`, each with name, zh, aliases, addresses, list, from, source_url. A character that does not belong in a
name or an address stops the script, unless CORRECTIONS, which a person has reviewed, says what the source meant. The source, its commit,
its hash and its day are recorded in the lists and in MANIFEST.md.
"""

import argparse
import datetime
import hashlib
import pathlib
import re
import sys
import unicodedata

import yaml

import cn_manifest

# What the source wrote and what was meant: invisible characters, odd blanks, a sentence's beginning taken for part of a name.
CORRECTIONS = {
    "General Atomics Aeronautical Systems,\u00a0Inc.": "General Atomics Aeronautical Systems, Inc.",
    "IP Video Market Info,\u00a0Inc.": "IP Video Market Info, Inc.",
    "Cyberlux\u2002Corporation": "Cyberlux Corporation",
    "TCOM,\u00a0Limited Partnership": "TCOM, Limited Partnership",
    "\u200cHigh Point Aerotechnologies": "High Point Aerotechnologies",
    "BRINC Drones,\u00a0Inc.": "BRINC Drones, Inc.",
    "SYNEXXUS,\u00a0Inc.": "SYNEXXUS, Inc.",
    "Teledyne\u00a0Brown Engineering, \u00a0Inc.": "Teledyne Brown Engineering, Inc.",
    "日本神奈川县横滨市金泽区昭和町3175番地（邮编：236−8540）": "日本神奈川县横滨市金泽区昭和町3175番地（邮编：236-8540）",
    "参与对台湾地区军售的洛克希德·马丁公司": "洛克希德·马丁公司",
    "参与对台湾地区军售的美国通用原子航空系统公司": "美国通用原子航空系统公司",
    "参与对台湾地区军售的洛克希德·马丁导弹与火控公司": "洛克希德·马丁导弹与火控公司",
    "参与对台湾地区军售的海岸间电子公司": "海岸间电子公司",
    "参与对台湾地区军售的环太平洋防务公司": "环太平洋防务公司",
    "参与对台湾地区军售的顶峰科技公司": "顶峰科技公司",
    "空间与安全集团": "波音防务、空间与安全集团",
}

# Rows of the source that name no party: half a name, or "six entities such as …". They are left out and counted.
FRAGMENTS = {
    "参与对台湾地区军售的美国波音防务",
    "哈德森技术公司（Hudson Technologies Co.）等6家实体",
    "国际海洋工程公司（Oceaneering International, Inc.）等3家实体",
    "TechInsights公司及其分支机构等外国实体",
    "反无人机技术公司",
}

# Rows whose name stands in Chinese only, with the party's own name.
ENGLISH_NAMES = {"美国PVH集团": "PVH Corp."}

# Names a listed party itself goes by, beside those of the annexes: the annexes give Japanese names in the characters of the mainland,
# which are other characters, and often a translation for a name that is written in kana.
OWN_NAMES = {
    "Japan Aerospace Exploration Agency": ["Japan Aerospace Exploration Agency (JAXA)", "JAXA", "宇宙航空研究開発機構",
                                           "日本宇宙航空研究開発機構", "国立研究開発法人宇宙航空研究開発機構"],
    "National Defense Academy of Japan": ["National Defence Academy of Japan", "防衛大学校"],
    "National Institute for Defense Studies": ["National Institute for Defence Studies", "防衛研究所"],
    "Ground Systems Research Center": ["陸上装備研究所"],
    "Naval Systems Research Center": ["艦艇装備研究所"],
    "Air Systems Research Center": ["航空装備研究所"],
    "Aero Vironment": ["AeroVironment, Inc."],
    "L3 Harris Technologies": ["L3Harris Technologies, Inc."],
    "FN Herstal, Fabrique Nationale de Herstal": ["FN Herstal", "Fabrique Nationale de Herstal"],
    "EXCALIBUR ARMY spol.s.r.o": ["EXCALIBUR ARMY", "EXCALIBUR ARMY spol. s r.o."],
    "SPACEKNOW INC., odstepny zavod s.r.o": ["SPACEKNOW INC."],
    "Mitsubishi Heavy Industries Shipbuilding Co.": ["Mitsubishi Shipbuilding Co., Ltd."],
    "Mitsubishi Heavy Industries Aero Engines, Ltd.": ["三菱重工航空エンジン株式会社"],
    "Mitsubishi Heavy Industries Marine Machinery & Equipment Co., Ltd.": ["三菱重工マリンマシナリ株式会社"],
    "Mitsubishi Heavy Industries Engine & Turbocharger, Ltd.": ["三菱重工エンジン&ターボチャージャ株式会社"],
    "Mitsubishi Heavy Industries Maritime Systems, Ltd.": ["三菱重工マリタイムシステムズ株式会社"],
    "Kawasaki Heavy Industries Aerospace Systems Company": ["川崎重工業株式会社航空宇宙システムカンパニー"],
    "KAWAJU Gifu Engineering Co., Ltd.": ["川重岐阜エンジニアリング株式会社"],
    "Fujitsu Defense & National Security, Ltd.": ["富士通ディフェンス&ナショナルセキュリティ株式会社"],
    "Japan Marine United Corporation": ["ジャパン マリンユナイテッド株式会社"],
    "JMU Defense Systems Co., Ltd.": ["JMUディフェンスシステムズ株式会社"],
    "IHI Power Systems Co., Ltd.": ["株式会社IHI原動機"],
    "IHI Master Metal Co., Ltd.": ["株式会社IHIマスターメタル"],
    "IHI Jet Service Co., Ltd.": ["株式会社IHIジェットサービス"],
    "IHI Aerospace Co., Ltd.": ["株式会社IHIエアロスペース"],
    "IHI Aerospace Engineering Co., Ltd.": ["株式会社IHIエアロスペース・エンジニアリング"],
    "IHI Aero Manufacturing Co., Ltd.": ["株式会社IHIエアロマニュファクチャリング"],
    "NEC Network and Sensor Systems, Ltd.": ["NECネットワーク・センサ株式会社"],
    "NEC Aerospace Systems, Ltd.": ["日本電気航空宇宙システム株式会社"],
    "NIKKO TOKKI Co., Ltd.": ["日鋼特機株式会社"],
    "NIKKO-YPK SHOJI Co., Ltd.": ["日鋼YPK商事株式会社"],
    "Mitsubishi Electric Defense and Space Technologies Corporation": ["三菱電機ディフェンス&スペーステクノロジーズ株式会社"],
    "Mitsubishi Electric Software Corporation": ["三菱電機ソフトウエア株式会社"],
    "Mitsubishi Electric Engineering Company, Limited": ["三菱電機エンジニアリング株式会社"],
    "Mitsubishi Precision Company, Limited": ["三菱プレシジョン株式会社"],
    "KOWA KOGYO, Ltd.": ["光和興業株式会社"],
    "NIPPI Corporation": ["日本飛行機株式会社"],
    "Aoki Seimitsu Kogyo Co., Ltd.": ["青木精密工業株式会社"],
    "SUBARU Corporation": ["株式会社SUBARU"],
    "FUJI Aerospace Technology Co., Ltd.": ["富士エアロスペーステクノロジー株式会社"],
    "ENEOS Corporation": ["ENEOS株式会社"],
    "Yusoki Co., Ltd.": ["輸送機工業株式会社"],
    "ITOCHU Aviation Co., Ltd.": ["伊藤忠アビエーション株式会社"],
    "Institute of Science Tokyo": ["東京科学大学"],
    "Mitsubishi Materials Corporation": ["三菱マテリアル株式会社"],
    "Yashima Denki Co., Ltd.": ["八洲電機株式会社"],
    "Sumitomo Heavy Industries, Ltd.": ["住友重機械工業株式会社"],
    "Mitsui Bussan Aerospace Co., Ltd.": ["三井物産エアロスペース株式会社"],
    "Hino Motors, Ltd.": ["日野自動車株式会社"],
    "Tokin Corporation": ["株式会社トーキン"],
    "Nissin Electric Co., Ltd.": ["日新電機株式会社"],
    "Nitto Denko Corporation": ["日東電工株式会社"],
    "NOF Corporation": ["日油株式会社"],
    "Nacalai Tesque, Inc.": ["ナカライテスク株式会社"],
    "MITSUI E&S Co., Ltd.": ["株式会社三井E&S"],
    "Terra Drone Corporation": ["Terra Drone株式会社"],
    "Fujitsu Network Solutions Limited": ["富士通ネットワークソリューションズ株式会社"],
    "Hitachi Advanced Systems Corporation": ["株式会社日立アドバンストシステムズ"],
    "Komatsu Industries Corporation": ["コマツ産機株式会社"],
    "Komatsu NTC Ltd.": ["コマツNTC株式会社"],
    "OKI Electric Industry Co., Ltd.": ["沖電気工業株式会社"],
    "OKI Com-Echoes Co., Ltd.": ["OKIコムエコーズ株式会社"],
    "OKI Circuit Technology Co., Ltd.": ["OKIサーキットテクノロジー株式会社"],
    "OKI Nextech Co., Ltd.": ["OKIネクステック株式会社"],
    "OKI Engineering Co., Ltd.": ["株式会社沖エンジニアリング"],
    "YDK Technologies Co., Ltd.": ["株式会社YDKテクノロジーズ"],
    "Nihon Denji Sokki Co., Ltd": ["日本電磁測器株式会社"],
    "Howa Machinery, Ltd.": ["豊和工業株式会社"],
    "Hosoya Pyro-Engineering Co., Ltd.": ["細谷火工株式会社"],
    "The Fujikura Parachute Co., Ltd.": ["藤倉航装株式会社"],
    "Japan Nuclear Fuel Limited": ["日本原燃株式会社"],
    "Mitsubishi Nuclear Fuel Co., Ltd.": ["三菱原子燃料株式会社"],
}

# A listing notice by its list and day: number, country of its parties (by address where it names several), what became of it, and
# whether its annex was read in full.
NOTICES = {
    ("control", "2025-01-02"): {"notice": "2025-1", "country": "US"},
    ("control", "2025-03-04"): {"notice": "2025-13", "country": "US", "removed": "2025-11-10"},
    ("control", "2025-04-04"): {"notice": "2025-21", "country": "US", "suspended_by": ["no-21-suspension", "no-21-extension"]},
    ("control", "2025-04-09"): {"notice": "2025-22", "country": "US", "removed": "2025-08-12"},
    ("control", "2025-07-09"): {"notice": "2025-07-09", "country": "TW"},
    ("control", "2025-09-25"): {"notice": "2025-09-25", "country": "US"},
    ("control", "2026-02-24"): {"notice": "2026-11", "country": "JP", "read": True},
    ("control", "2026-04-24"): {"notice": "2026-20", "country": None},
    ("control", "2026-06-22"): {"notice": "2026-23", "country": "US"},
    ("control", "2026-06-29"): {"notice": "2026-27", "country": "JP"},
    ("watch", "2026-02-24"): {"notice": "2026-12", "country": "JP", "read": True},
    ("watch", "2026-06-29"): {"notice": "2026-28", "country": "JP"},
}
COUNTRY_IN_ADDRESS = {"Belgium": "BE", "Czech Republic": "CZ", "Germany": "DE", "日本": "JP"}

# Names of No. 30 of 2026 (2026-07-24) that secondary sources give; 8 of its 14 names are not known.
NOTICE_30 = [
    ("Rheinmetall AG", "DE"), ("Vigo Photonics", "PL"), ("TATRA TRUCKS a.s.", "CZ"),
    ("IHC Merwede Holding", "NL"), ("III-V LAB", "FR"), ("Ekspla UAB", "LT"),
]

LISTS = {
    "control": ("cn-control-list", "Export control list (管控名单)"),
    "watch": ("cn-watch-list", "Watch list (关注名单)"),
    "unreliable_entity": ("cn-unreliable-entities", "Unreliable entity list (不可靠实体清单)"),
}
PUNCTUATION = set(".,&()/'-·・、（）:：#")
POSTCODE = re.compile(r"（邮编：([A-Z0-9-]+)）$")


def checked(text, where):
    """The text as reviewed; stops where a character does not belong in a name."""
    text = CORRECTIONS.get(text, text)
    for character in text:
        category = unicodedata.category(character)
        if character == " " or character in PUNCTUATION or category[0] in "LMN":
            continue
        sys.exit(f"{where}: U+{ord(character):04X} ({category}) does not belong in `{text}`; add the reviewed form to CORRECTIONS")
    if text != text.strip() or "  " in text:
        sys.exit(f"{where}: stray blanks in `{text}`; add the reviewed form to CORRECTIONS")
    if text.startswith("参与") or "等外国实体" in text or re.search(r"等\d+家实体", text):
        sys.exit(f"{where}: `{text}` is part of a sentence; add the reviewed form to CORRECTIONS or FRAGMENTS")
    return text


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def country_of(addresses, default):
    if default:
        return default
    for address in addresses:
        for name, code in COUNTRY_IN_ADDRESS.items():
            if name in address:
                return code
    return None


def entry_of(row, number):
    """One party as a list entry: keys in the order they are written."""
    raw = ENGLISH_NAMES.get(row["name"], row["name"])
    zh = row["zh"] or (row["name"] if row["name"] in ENGLISH_NAMES else None)
    where = f"row {number}"
    name = checked(raw, where)
    names = [checked(n, where) for n in ([zh] if zh else []) + row["aliases"] + OWN_NAMES.get(name, [])]
    notice = NOTICES.get((row["list"], row["from"]), {"notice": row["from"], "country": None})
    if row["list"] != "unreliable_entity" and (row["list"], row["from"]) not in NOTICES:
        sys.exit(f"{where}: no notice of {row['from']} is known for the list `{row['list']}`")
    addresses = [checked(a, where) for a in row["addresses"]]
    postcodes = [m.group(1) for a in addresses if (m := POSTCODE.search(a))]
    addresses = [POSTCODE.sub("", a) for a in addresses]
    entry = {"name": name, "names": [n for n in dict.fromkeys(names) if n != name], "addresses": addresses,
             "country": country_of(addresses, notice["country"]), "effective": row["from"], "notice": notice["notice"]}
    entry["postal_code"] = postcodes[0] if postcodes else None
    entry["removed"] = notice.get("removed")
    entry["suspended_by"] = notice.get("suspended_by")
    entry["confidence"] = None if notice.get("read") else "unverified"
    entry["source"] = row["source_url"]
    return entry


def written(entry, identifier):
    lines = [f"  - id: {identifier}"]
    for key, value in entry.items():
        if value is None or value == []:
            continue
        if isinstance(value, list):
            value = "[" + ", ".join(quoted(v) if key != "suspended_by" else v for v in value) + "]"
        elif key not in ("effective", "removed", "country", "confidence"):
            value = quoted(value)
        lines.append(f"    {key}: {value}")
    return "\n".join(lines)


def write_list(folder, key, entries, origin, note):
    name, title = LISTS[key]
    seen, blocks = {}, []
    for entry in entries:
        stem = f"{name.removesuffix('-list')}-{entry['notice']}"
        seen[stem] = seen.get(stem, 0) + 1
        blocks.append(written(entry, f"{stem}-{seen[stem]:02d}"))
    head = [f"# Written by scripts/cn_parties.py from {origin}", *[f"# {line}" for line in note],
            f"list: {name}", "kind: parties", f"title: {title}", "timezone: Asia/Shanghai",
            "fields: { notice: text, postal_code: text }", "entries:"]
    (folder / f"{name}.yaml").write_text("\n".join(head + blocks) + "\n", encoding="utf-8")
    print(f"{name}: {len(entries)} entries")
    return [name, len(entries)]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("parties", type=pathlib.Path)
    arguments.add_argument("--source", required=True, help="where the file comes from, recorded in the output")
    arguments.add_argument("--commit", required=True, help="commit or edition of the source, recorded in the output")
    arguments.add_argument("--day", required=True, type=datetime.date.fromisoformat, help="the day for which the source speaks")
    arguments.add_argument("-o", "--output", type=pathlib.Path, required=True)
    options = arguments.parse_args()
    content = options.parties.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    origin = f"{options.parties.name} ({options.source}, {options.commit}, data of {options.day}), SHA-256 {digest}"
    grouped, left_out = {key: [] for key in LISTS}, 0
    for number, row in enumerate(yaml.load(content, yaml.BaseLoader)["parties"], 1):
        row["zh"] = None if row["zh"] in ("null", "") else row["zh"]
        if row["name"] in FRAGMENTS:
            left_out += 1
            continue
        if any("\u4e00" <= c <= "\u9fff" for c in row["name"]) and row["name"] not in ENGLISH_NAMES:
            sys.exit(f"row {number}: `{row['name']}` may be part of a sentence; add it to FRAGMENTS or ENGLISH_NAMES")
        grouped[row["list"]].append(entry_of(row, number))
    if nobody := set(OWN_NAMES) - {entry["name"] for entries in grouped.values() for entry in entries}:
        sys.exit(f"OWN_NAMES names no party of the source: {', '.join(sorted(nobody))}")
    for name, country in NOTICE_30:
        grouped["control"].append({"name": name, "names": [], "addresses": [], "country": country, "effective": "2026-07-24",
                                   "notice": "2026-30", "confidence": "unverified",
                                   "cites": "Announcement No. 30 of 2026, names as secondary sources give them"})
    sizes = [
        write_list(options.output, "control", grouped["control"], origin,
                   ["Unofficial mirror. No. 30 of 2026: the 6 names that secondary sources give; 8 of its 14 names are not known here.",
                    "Nos. 13 and 22 of 2025 were stopped; No. 21 of 2025 was suspended (announcement-2025-21.policy)."]),
        write_list(options.output, "watch", grouped["watch"], origin, ["Unofficial mirror."]),
        write_list(options.output, "unreliable_entity", grouped["unreliable_entity"], origin,
                   [f"Unofficial mirror. {left_out} rows of the source name no party (sentence fragments) and are left out.",
                    "Suspensions of single entries are not marked in the source. No. 29 of 2026 (two EU entities) is absent."])]
    cn_manifest.record(options.output, [[*size, options.source, options.commit, digest, options.day, "scripts/cn_parties.py"] for size in sizes])
    print(f"left out: {left_out} sentence fragments")


if __name__ == "__main__":
    main()
