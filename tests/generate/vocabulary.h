#pragma once

#include <string>
#include <vector>

/// The few values that generated policies, lists and records share, so that records hit what policies speak of.
namespace sekisho::generated {

using Texts = std::vector<std::string>;

inline const Texts countries{"CN", "JP", "US", "RU", "NO"};
inline const Texts control_codes{"CN:1C902", "CN:1C902.a", "CN:1C902.a.1", "CN:1C902.b", "CN:1E902", "CN:1E902.a"};
inline const Texts eccns{"ECCN:3A001", "ECCN:3A001.a", "ECCN:3A001.a.2", "ECCN:5A992", "ECCN:4A994"};
inline const Texts policy_tariffs{"HS:28", "HS:2805", "HS:2805.30", "HS:854231", "HS-CN:28053011"};
inline const Texts record_tariffs{"280530", "HS-CN:28053011", "HS-CN:28053029", "854231", "HTS:2805300000", "284690"};
inline const Texts party_names{"Asahi Dynamics Co., Ltd.",
                               "Asahi Dynamics Limited",
                               "Asahi Dynamic Ltd",
                               "Petr Ivanov",
                               "Ivanov Petr",
                               "Northern Star Shipping LLC",
                               "Nothern Star Shipping LLC",
                               "Blue Lake Trading",
                               "Rocket Engineering Institute 12",
                               "Green Valley Farm",
                               "Northern Star Shipping Inc."};
inline const Texts currencies{"USD", "USD", "USD", "USD", "EUR", "CNY"};
inline const Texts addresses{"12 Harbour Road, Oslo", "12 Harbor Road, Oslo", "1 Main Street, Springfield"};
inline const Texts end_uses{"military",         "military.missile", "military.naval",      "civil",
                            "civil.automotive", "civil.medical",    "civil.semiconductor", "civil.semiconductor.logic",
                            "wmd.nuclear",      "humanitarian"};
inline const Texts item_forms{"metal", "oxide", "magnet", "magnet.ndfeb", "magnet.smco", "powder", "technology"};
inline const Texts shares{"10", "25", "30", "50", "60", "100", "25..50", "40..60", "0..10"};  // of an owner, in percent
inline const Texts party_kinds{"armed-forces", "police", "government", "university", "company", "individual"};
inline const Texts substances{"dysprosium", "terbium", "iron", "heavy rare earth alloy"};
inline const Texts days{"2025-04-04", "2025-10-09", "2025-11-08", "2025-11-10", "2026-01-06", "2026-02-24"};
inline const Texts instants{"2025-11-10T00:01:00-05:00", "2025-11-08T12:00:00+08:00", "2026-01-06T18:30:00+08:00",
                            "2025-04-04T08:30:00+08:00"};
inline const Texts record_roles{"exporter", "buyer",    "intermediate_consignee", "ultimate_consignee",
                                "end_user", "end_user", "ultimate_consignee",     "forwarder"};
inline const Texts policy_roles{"end_user", "ultimate_consignee", "buyer", "intermediate_consignee", "exporter"};
inline const Texts documents{"end-user-certificate", "origin-certificate"};

}  // namespace sekisho::generated
