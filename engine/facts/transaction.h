#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/facts/schema.h"
#include "engine/value/code.h"
#include "engine/value/date.h"
#include "engine/value/unit.h"

namespace sekisho {

struct Percent {
  Number value;
};  // 99.9 % is {99.9}

struct Object;
struct Value;
using ObjectPtr = std::shared_ptr<Object>;

/// The value of one field: missing, given, assumed by the schema, or empty because it is not given (`missing: empty`). Text, words,
/// terms and countries are strings; `many` fields hold a vector (possibly empty) of given values.
struct Value {
  enum class State : std::uint8_t { missing, given, assumed, empty };
  State state = State::missing;
  std::variant<std::monostate, bool, std::string, Number, Percent, Quantity, Money, Time, Duration, Code, ObjectPtr,
               std::vector<Value>>
      data;

  bool missing() const { return state == State::missing; }
};

struct Judgement {
  std::string term;
  bool answer = false;
  std::string by, on, note;
};
struct Clearance {
  std::string party, list, entry;
  bool same = false;
  std::string by, on;
};

/// One object of a record: slots by position in its ObjectType's fields.
struct Object {
  const ObjectType* type = nullptr;
  std::string path;  // "", "items[1]", "parties[2]", "items[1].composition[1]": positions from 1
  std::vector<Value> slots;
  std::vector<Judgement> judgements;     // of a transaction, an item or a party
  bool phantom = false;                  // a party of which only the role is known (language.md §5, "Collections")
  std::vector<std::string> filled_from;  // roles this party fills for another: {"ultimate_consignee"} (assumed)

  const Value& slot(std::size_t field) const { return slots[field]; }
};

/// One record of a log, decoded and typed.
struct Transaction {
  std::string id;
  Time date;
  Object record;                 // of type `transaction`
  std::vector<ObjectPtr> items;  // the same objects as record's field `items`
  /// All parties, phantoms included; empty and `parties_known == false` when neither `parties` nor any role is given.
  std::vector<ObjectPtr> parties;
  bool parties_known = true;
  std::vector<Clearance> clearances;

  /// Parties by role: for each role of party_roles() its members (indices into `parties`), whether that is known, and whether it
  /// was filled from the other of end_user / ultimate_consignee (assumed).
  struct Role {
    std::vector<std::size_t> members;
    bool known = true;
    bool assumed = false;
  };
  std::vector<Role> roles;
};

/// A record that does not fit: what `rejected.jsonl` holds.
struct Rejection {
  std::uint64_t line = 0;      // from 1; of a record over several lines, its first
  std::uint64_t offset = 0;    // bytes in the decompressed stream
  std::string transaction_id;  // where readable
  std::string field;           // path, or empty
  std::string value;           // as written, at most 200 bytes
  std::string reason;
};

/// Things noticed once a log: misspelt fields with the likely name, undeclared parameters, judgements on unknown terms.
struct DataWarning {
  std::string field, message;
};

}  // namespace sekisho
