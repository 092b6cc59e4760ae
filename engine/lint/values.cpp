#include "engine/lint/values.h"

#include <algorithm>
#include <map>
#include <optional>

#include "engine/screen/screen.h"
#include "engine/value/code.h"

namespace sekisho::linting {

namespace {

using checked::Comparator;
using checked::Compare;
using checked::InList;
using checked::NodeId;
using checked::Policy;
using checked::Within;

bool add_constants(const Policy& policy, NodeId id, std::vector<const Value*>& values) {
  const checked::Kind& kind = policy.nodes[id].kind;
  if (const auto* constant = std::get_if<checked::Constant>(&kind)) {
    const auto* many = std::get_if<std::vector<Value>>(&constant->value.data);
    if (many == nullptr) values.push_back(&constant->value);
    for (std::size_t i = 0; many != nullptr && i < many->size(); ++i) values.push_back(&(*many)[i]);
    return true;
  }
  if (const auto* any = std::get_if<checked::Union>(&kind)) {
    return std::all_of(any->parts.begin(), any->parts.end(), [&](NodeId part) { return add_constants(policy, part, values); });
  }
  const auto* use = std::get_if<checked::DefineUse>(&kind);
  return use != nullptr && use->argument == checked::none && !policy.defines[use->define].dated &&
         add_constants(policy, policy.defines[use->define].value, values);
}

/// The values a side is made of where all of them are written; nothing otherwise.
std::vector<const Value*> constants_of(const Policy& policy, NodeId id) {
  std::vector<const Value*> values;
  if (!add_constants(policy, id, values)) values.clear();
  return values;
}

const Compare* compare_of(const Policy& policy, const Demand& demand) {
  return std::get_if<Compare>(&policy.nodes[demand.atom].kind);
}

// ---- one thing against one thing: less, equal, more ----------------------------------------------------------------------------

enum : unsigned { is_less = 1, is_equal = 2, is_more = 4, is_any = 7 };

unsigned relations(Comparator op) {
  switch (op) {
    case Comparator::equal:
      return is_equal;
    case Comparator::less:
      return is_less;
    case Comparator::at_most:
      return is_less | is_equal;
    case Comparator::more:
      return is_more;
    case Comparator::at_least:
      return is_more | is_equal;
  }
  return is_any;
}

unsigned relations(const Compare& compare, bool wanted) { return wanted ? relations(compare.op) : is_any & ~relations(compare.op); }

/// Against the largest of nothing every comparison is false: then what is refused says nothing of the sides.
bool is_plain(const Policy& policy, NodeId side) {
  const checked::Kind& kind = policy.nodes[side].kind;
  return std::holds_alternative<checked::Path>(kind) || std::holds_alternative<checked::Constant>(kind);
}

/// `a > b` and `a <= b`, whatever `b` is.
bool sides_agree(const Policy& policy, const std::vector<Demand>& demands) {
  for (const Demand& demand : demands) {
    const Compare* compare = compare_of(policy, demand);
    if (compare == nullptr || policy.nodes[compare->right].type.many) continue;
    unsigned left = is_any;
    for (const Demand& other : demands) {
      const Compare* second = compare_of(policy, other);
      if (second == nullptr || second->right != compare->right) continue;
      if (other.wanted || is_plain(policy, second->right)) left &= relations(*second, other.wanted);
    }
    if (left == 0) return false;
  }
  return true;
}

// ---- amounts -------------------------------------------------------------------------------------------------------------------

struct Amount {
  Number number;
  std::string of;  // the currency or dimension; amounts of different ones say nothing of each other
};

std::optional<Amount> amount_of(const Policy& policy, const Value& value) {
  if (const auto* number = std::get_if<Number>(&value.data)) return Amount{*number, ""};
  if (const auto* percent = std::get_if<Percent>(&value.data)) return Amount{percent->value, "%"};
  if (const auto* money = std::get_if<Money>(&value.data)) return Amount{money->amount, money->currency};
  if (const auto* time = std::get_if<Time>(&value.data)) {
    const auto* day = std::get_if<Date>(time);
    return day == nullptr ? std::nullopt : std::optional(Amount{Number(day->days), "day"});
  }
  const auto* quantity = std::get_if<Quantity>(&value.data);
  if (quantity == nullptr) return std::nullopt;
  const UnitTable& units = policy.bundle->schema.units;
  const auto base = units.in_base(*quantity);
  return base ? std::optional(Amount{*base, units.find(quantity->unit)->dimension}) : std::nullopt;
}

/// What is left between two bounds. Days are whole.
struct Bounds {
  std::optional<Number> low, high;
  bool low_is_out = false, high_is_out = false;
  std::vector<Number> refused;

  void raise(const Number& number, bool is_out) {
    if (low && (*low > number || (*low == number && (low_is_out || !is_out)))) return;
    low = number;
    low_is_out = is_out;
  }
  void lower(const Number& number, bool is_out) {
    if (high && (*high < number || (*high == number && (high_is_out || !is_out)))) return;
    high = number;
    high_is_out = is_out;
  }
  void demand(unsigned allowed, const Number& number, bool whole) {
    const Number step(whole ? 1 : 0);
    if (allowed == (is_less | is_more)) refused.push_back(number);
    if ((allowed & is_less) == 0) (allowed & is_equal) != 0 ? raise(number, false) : raise(number + step, !whole);
    if ((allowed & is_more) == 0) (allowed & is_equal) != 0 ? lower(number, false) : lower(number - step, !whole);
  }
  bool leave_something() const {
    if (!low || !high || *low < *high) return true;
    if (*high < *low || low_is_out || high_is_out) return false;
    return std::find(refused.begin(), refused.end(), *low) == refused.end();
  }
};

bool amounts_agree(const Policy& policy, const std::vector<Demand>& demands) {
  std::map<std::string, Bounds> bounds;
  for (const Demand& demand : demands) {
    const Compare* compare = compare_of(policy, demand);
    const auto values = compare == nullptr ? std::vector<const Value*>{} : constants_of(policy, compare->right);
    const auto amount = values.size() == 1 ? amount_of(policy, *values.front()) : std::nullopt;
    if (!amount) continue;
    Bounds& left = bounds[amount->of];
    left.demand(relations(*compare, demand.wanted), amount->number, amount->of == "day");
    if (!left.leave_something()) return false;
  }
  return true;
}

// ---- words, countries, texts: one of finitely many
// -------------------------------------------------------------------------------

using Words = std::vector<std::string>;

/// The words a demand allows or, where it is not wanted, refuses; nothing where it speaks of something else.
std::optional<Words> words_of(const Policy& policy, const Demand& demand, bool is_text) {
  Words words;
  const checked::Kind& kind = policy.nodes[demand.atom].kind;
  if (const auto* in = std::get_if<InList>(&kind)) {
    if (!demand.wanted || policy.nodes[in->left].type.kind != Kind::country) return std::nullopt;
    for (const std::string& name : in->lists) {
      for (const OwnedEntry& owned : all_entries(*policy.bundle, policy.bundle->lists.find(name)->second))
        words.push_back(owned.entry->country);
    }
    return words.empty() ? std::nullopt : std::optional(words);
  }
  const auto* compare = std::get_if<Compare>(&kind);
  if (compare == nullptr || compare->op != Comparator::equal) return std::nullopt;
  for (const Value* value : constants_of(policy, compare->right)) {
    const auto* word = std::get_if<std::string>(&value->data);
    if (word == nullptr) return std::nullopt;
    words.push_back(is_text ? normalise_text(*word) : *word);
  }
  return words.empty() ? std::nullopt : std::optional(words);
}

bool words_agree(const Policy& policy, const std::vector<Demand>& demands, bool is_text) {
  std::optional<Words> left;
  const auto keep = [&left](const Words& words, bool wanted) {
    std::erase_if(*left,
                  [&](const std::string& word) { return (std::find(words.begin(), words.end(), word) != words.end()) != wanted; });
  };
  for (const bool wanted : {true, false}) {  // without a word that is asked for nothing is left to refuse
    for (const Demand& demand : demands) {
      const auto words = demand.wanted == wanted ? words_of(policy, demand, is_text) : std::nullopt;
      if (!words || (!left && !wanted)) continue;
      if (!left) left = words;
      keep(*words, wanted);
      if (left->empty()) return false;
    }
  }
  return true;
}

/// Words of an enumeration that has an order: those that are left of all of them.
bool ordered_words_agree(const Policy& policy, const std::vector<Demand>& demands, const std::string& enumeration) {
  const auto found = policy.bundle->schema.words.find(enumeration);
  if (found == policy.bundle->schema.words.end()) return true;
  const Words& all = found->second;
  return std::any_of(all.begin(), all.end(), [&](const std::string& word) {
    return std::all_of(demands.begin(), demands.end(), [&](const Demand& demand) {
      const Compare* compare = compare_of(policy, demand);
      const auto values = compare == nullptr ? std::vector<const Value*>{} : constants_of(policy, compare->right);
      if (values.empty()) return true;
      const bool holds = std::any_of(values.begin(), values.end(), [&](const Value* value) {
        const auto* other = std::get_if<std::string>(&value->data);
        if (other == nullptr) return true;
        const auto rank = std::find(all.begin(), all.end(), word), against = std::find(all.begin(), all.end(), *other);
        const unsigned relation = rank < against ? is_less : against < rank ? is_more : is_equal;
        return (relations(compare->op) & relation) != 0;
      });
      return holds == demand.wanted;
    });
  });
}

// ---- terms and codes: trees
// ------------------------------------------------------------------------------------------------------

/// A part of a tree: what lies at or below a term or code, or it alone.
struct Branch {
  Code code;  // of a term without a scheme
  bool alone = false;
};

bool lies_below(const Branch& a, const Branch& b) {
  if (a.code.scheme.empty()) return compare_terms(a.code.text, b.code.text) == Placement::at_or_below;
  return compare_codes(a.code, b.code).placement == Placement::at_or_below;
}

/// Whether nothing can lie in both.
bool are_apart(const Branch& a, const Branch& b) {
  if (a.code.scheme != b.code.scheme) return false;  // codes of two tariff schemes may name the same goods
  if (!a.code.scheme.empty() && (compare_codes(a.code, b.code).undecided || compare_codes(b.code, a.code).undecided)) return false;
  if (lies_below(a, b)) return b.alone && !lies_below(b, a);
  if (lies_below(b, a)) return a.alone;
  return true;
}

std::optional<std::vector<Branch>> branches_of(const Policy& policy, const Demand& demand) {
  const checked::Kind& kind = policy.nodes[demand.atom].kind;
  const auto* within = std::get_if<Within>(&kind);
  const auto* compare = std::get_if<Compare>(&kind);
  if (within == nullptr && (compare == nullptr || compare->op != Comparator::equal)) return std::nullopt;
  std::vector<Branch> branches;
  for (const Value* value : constants_of(policy, within != nullptr ? within->right : compare->right)) {
    const auto* term = std::get_if<std::string>(&value->data);
    const auto* code = std::get_if<Code>(&value->data);
    if (term == nullptr && code == nullptr) return std::nullopt;
    branches.push_back({code != nullptr ? canonical(*code) : Code{"", *term}, compare != nullptr});
  }
  return branches.empty() ? std::nullopt : std::optional(branches);
}

bool branches_agree(const Policy& policy, const std::vector<Demand>& demands) {
  // A value lies in one branch of each demand that is wanted: any two must share something, and what one of them leaves must not
  // all be refused.
  for (const Demand& demand : demands) {
    const auto asked = demand.wanted ? branches_of(policy, demand) : std::nullopt;
    if (!asked) continue;
    const bool some_is_left = std::any_of(asked->begin(), asked->end(), [&](const Branch& branch) {
      return std::all_of(demands.begin(), demands.end(), [&](const Demand& other) {
        const auto against = branches_of(policy, other);
        if (!against) return true;
        if (other.wanted)
          return std::any_of(against->begin(), against->end(), [&](const Branch& one) { return !are_apart(branch, one); });
        return std::none_of(against->begin(), against->end(),
                            [&](const Branch& one) { return lies_below(branch, one) && (!one.alone || branch.alone); });
      });
    });
    if (!some_is_left) return false;
  }
  return true;
}

}  // namespace

NodeId constrained_by(const Policy& policy, const checked::Node& atom) {
  NodeId left = checked::none;
  if (const auto* compare = std::get_if<Compare>(&atom.kind)) left = compare->left;
  if (const auto* within = std::get_if<Within>(&atom.kind)) left = within->left;
  if (const auto* in = std::get_if<InList>(&atom.kind)) left = in->left;
  const bool single = left != checked::none && !policy.nodes[left].type.many && !policy.nodes[left].condition &&
                      std::holds_alternative<checked::Path>(policy.nodes[left].kind);
  return single ? left : checked::none;
}

bool can_meet(const Policy& policy, const std::vector<Demand>& demands) {
  const NodeId left = constrained_by(policy, policy.nodes[demands.front().atom]);
  if (!sides_agree(policy, demands)) return false;
  const Type& type = policy.nodes[left].type;
  switch (type.kind) {
    case Kind::number:
    case Kind::percent:
    case Kind::quantity:
    case Kind::money:
    case Kind::time:
      return amounts_agree(policy, demands);
    case Kind::country:
    case Kind::text:
      return words_agree(policy, demands, type.kind == Kind::text);
    case Kind::word:
      return ordered_words_agree(policy, demands, type.of);
    case Kind::term:
    case Kind::code:
      return branches_agree(policy, demands);
    case Kind::truth:
    case Kind::duration:
    case Kind::object:
      break;
  }
  return true;
}

}  // namespace sekisho::linting
