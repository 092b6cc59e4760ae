#include <algorithm>
#include <functional>

#include "engine/evaluate/calendar.h"
#include "engine/evaluate/ground.h"
#include "engine/evaluate/matching.h"
#include "engine/evaluate/measure.h"

/// Licences held (docs/reference/language.md §8): whether one covers a line, and the licence that a rule speaks of.
namespace sekisho::evaluate {
namespace {

/// The fact under a field, one datum a value; missing where it is not given.
Data facts_in(const Object& object, std::string_view base, std::string_view field) {
  Data data;
  const auto add = [&](const Value* value, int position) {
    Datum datum;
    datum.value = value;
    datum.object = &object;
    datum.fact = fact_name(base, field, position);
    datum.missing = value == nullptr;
    data.push_back(datum);
  };
  const auto at = object.type->find(field);
  const Value* value = at && !object.slots[*at].missing() ? &object.slots[*at] : nullptr;
  const auto* many = value == nullptr ? nullptr : std::get_if<std::vector<Value>>(&value->data);
  if (many == nullptr) {
    add(value, 0);
    if (value != nullptr && value->state == Value::State::assumed) data.back().assumption = data.back().fact;
    return data;
  }
  for (std::size_t at_value = 0; at_value < many->size(); ++at_value) add(&(*many)[at_value], static_cast<int>(at_value + 1));
  return data;
}

/// One licence put on the line that `ground` stands at.
struct LicenseOnLine {
  Ground& ground;
  const HeldLicense& license;
  std::uint32_t index;

  FormulaId fixed(bool holds, std::string_view what, std::string value) const {
    if (holds) return always_true;
    if (!ground.gathering()) return always_false;
    Leaf leaf;
    leaf.key = license.id + "|" + std::string(what);
    leaf.value = Truth::False;
    Evidence evidence;
    evidence.fact = what;
    evidence.value = std::move(value);
    evidence.list = license.list->name;
    evidence.entry = license.entry->id;
    leaf.evidence.push_back(std::move(evidence));
    return ground.arena.leaf(std::move(leaf));
  }

  FormulaId unspent() const {
    const Drawn* drawn = drawn_before();
    return fixed(!license.use_once || !(license.used || (drawn != nullptr && drawn->exports > 0)), "license", "used once");
  }

  const Drawn* drawn_before() const {
    if (ground.drawn_before == nullptr) return nullptr;
    const auto found = ground.drawn_before->drawn.find(license.id);
    return found == ground.drawn_before->drawn.end() ? nullptr : &found->second;
  }

  FormulaId in_time() const {
    const ListIndex& list = ground.world.list(license.list->name);
    Formulas parts{ground.entry_force({license.list, license.entry}, list)};
    const Timezone& zone = ground.list_zone(list);
    if (license.from) parts.push_back(ground.since_formula(*license.from, zone, license.id));
    if (license.expires) parts.push_back(ground.arena.negation(ground.since_formula(after(*license.expires), zone, license.id)));
    const FormulaId open = ground.arena.conjunction(parts);
    return open == always_false ? fixed(false, "date", to_string(ground.transaction->date)) : open;
  }

  FormulaId to_destination() const {
    if (license.destinations.empty()) return always_true;
    const Datum destination = facts_in(ground.transaction->record, {}, "destination").front();
    const std::string key = "destination of " + license.id;
    if (destination.missing) return missing_fact(ground, key, destination.fact);
    const auto& all = license.destinations;
    const Truth value = truth(std::find(all.begin(), all.end(), print_datum(destination)) != all.end());
    return atom(ground, value, destination, [&] { return settled(ground, key, value, destination); });
  }

  FormulaId of_goods() const {
    if (license.items.empty()) return always_true;
    Datum item;
    item.object = &ground.item();
    item.fact = fact_name(ground.item().path);
    item.element = true;
    Formulas alternatives;
    for (const Code& code : license.items) alternatives.push_back(with_code(item, code));
    return ground.arena.disjunction(alternatives);
  }

  FormulaId with_code(const Datum& item, const Code& code) const {
    if (!is_tariff_scheme(code.scheme)) return item_within(ground, item, code);
    Value wanted;
    wanted.state = Value::State::given;
    wanted.data = code;
    Datum entry;
    entry.value = ground.own(std::move(wanted));
    Formulas alternatives;
    for (const Datum& given : facts_in(*item.object, item.fact.base, "hs_code"))
      alternatives.push_back(value_within(ground, given, entry));
    return ground.arena.disjunction(alternatives);
  }

  checked::Matches matching(const std::string& scope) const {
    const Bundle& bundle = *ground.world.policy.bundle;
    return {checked::none, {scope}, false, bundle.review_threshold, bundle.certain_threshold, -1, checked::none};
  }

  Data parties_in(std::string_view name) const {
    const std::vector<std::string>& roles = party_roles();
    Data parties;
    parties_of_role(ground, static_cast<std::size_t>(std::find(roles.begin(), roles.end(), name) - roles.begin()), parties);
    return parties;
  }

  /// One of the exporters is the holder.
  FormulaId by_holder() const {
    if (license.holder == nullptr) return always_true;
    const checked::Matches matches = matching(license.id + " holder");
    Formulas alternatives;
    for (const Datum& party : parties_in("exporter"))
      alternatives.push_back(party_matches(ground, matches, {license.holder.get()}, party));
    return ground.arena.disjunction(alternatives);
  }

  /// Everybody to whom the goods go is named.
  FormulaId to_parties() const {
    if (license.parties == nullptr) return always_true;
    const checked::Matches matches = matching(license.id);
    Formulas parts;
    for (const char* role : {"buyer", "intermediate_consignee", "ultimate_consignee", "end_user"}) {
      for (const Datum& party : parties_in(role)) parts.push_back(party_matches(ground, matches, {license.parties.get()}, party));
    }
    return ground.arena.conjunction(parts);
  }

  FormulaId drew(const DrawnOnLine& line) const;
  FormulaId below_ceiling(const Range& left, const std::string& what,
                          const std::function<Range(const Object&, Leaf&)>& amount_of) const;
  FormulaId below_quantity() const;
  FormulaId below_value() const;
};

/// Where evidence is gathered, an earlier line is one fact.
FormulaId LicenseOnLine::drew(const DrawnOnLine& line) const {
  if (!ground.gathering()) return line.condition;
  const Truth value = ground.plain_truth(line.condition);
  if (value != Truth::Unknown) return ground.arena.constant(value);
  Leaf leaf;
  leaf.key = license.id + " drawn on line " + std::to_string(line.line);
  Evidence evidence;
  evidence.fact = ground.transaction->items[static_cast<std::size_t>(line.line - 1)]->path;
  evidence.value = "draws " + license.number;
  evidence.list = license.list->name;
  evidence.entry = license.entry->id;
  leaf.evidence.push_back(std::move(evidence));
  return ground.arena.leaf(std::move(leaf));
}

/// What this line takes, with what the record's earlier lines may have drawn, is no more than what is left.
FormulaId LicenseOnLine::below_ceiling(const Range& left, const std::string& what,
                                       const std::function<Range(const Object&, Leaf&)>& amount_of) const {
  Leaf leaf;
  leaf.key = what + " left of " + license.id + "|" + std::to_string(ground.line);
  AggregateComparison comparison{checked::Comparator::at_most, {}, {}};
  comparison.left.kind = Sum::Kind::fold;
  comparison.left.range.measure = left.measure;
  comparison.left.elements.push_back({always_true, amount_of(ground.item(), leaf), false, {}});
  const auto earlier = ground.drawn.find(index);
  if (earlier != ground.drawn.end()) {
    for (const DrawnOnLine& line : earlier->second) {
      const Object& item = *ground.transaction->items[static_cast<std::size_t>(line.line - 1)];
      comparison.left.elements.push_back({drew(line), amount_of(item, leaf), false, {}});
    }
  }
  comparison.right.range = left;
  if (ground.gathering()) {
    Evidence evidence;
    evidence.fact = "license";
    evidence.value = left.low->to_string() + " " + what + " left";
    evidence.list = license.list->name;
    evidence.entry = license.entry->id;
    leaf.evidence.push_back(std::move(evidence));
  }
  return ground.arena.comparison(std::move(leaf), std::move(comparison));
}

/// A mass is the net mass where the quantity is no mass.
FormulaId LicenseOnLine::below_quantity() const {
  if (!license.quantity) return always_true;
  const UnitTable& units = ground.world.policy.bundle->schema.units;
  const Unit* unit = units.find(license.quantity->unit);
  if (unit == nullptr) return always_false;
  const Drawn* drawn = drawn_before();
  const Number left = license.quantity->amount - (drawn == nullptr ? Number(0) : drawn->quantity);
  const auto amount = [&](const Object& item, Leaf& leaf) -> Range {
    Range unknown{.low = Number(0), .measure = unit->dimension};
    if (const auto known = quantity_of(ground, item, unit->dimension))
      return {.low = *known, .high = *known, .measure = unit->dimension};
    const bool mass = unit->dimension == "mass" && facts_in(item, item.path, "quantity").front().value != nullptr;
    const FactName fact = fact_name(item.path, mass ? "net_mass" : "quantity");
    leaf.asks.push_back(std::make_shared<const Question>(fact_question(fact)));
    return unknown;
  };
  const Number in_base = left * unit->factor;
  return below_ceiling({.low = in_base, .high = in_base, .measure = unit->dimension}, unit->base, amount);
}

FormulaId LicenseOnLine::below_value() const {
  if (!license.value) return always_true;
  const Drawn* drawn = drawn_before();
  const Number left = license.value->amount - (drawn == nullptr ? Number(0) : drawn->value);
  Value ceiling;
  ceiling.data = Money{left, license.value->currency};
  const Range limit = *measured(ground, ceiling);
  const auto amount = [&](const Object& item, Leaf& leaf) -> Range {
    const Datum value = facts_in(item, item.path, "value").front();
    Range unknown{.low = Number(0), .measure = limit.measure};
    if (value.missing) {
      leaf.asks.push_back(std::make_shared<const Question>(fact_question(value.fact)));
      return unknown;
    }
    Range range = *measured(ground, *value.value);
    std::vector<RateUsed> used;
    if (convert(ground, range, license.value->currency, used)) return range;
    for (Question& question : missing_rates(ground, currency_of(range), license.value->currency))
      leaf.asks.push_back(std::make_shared<const Question>(std::move(question)));
    return unknown;
  };
  return below_ceiling(limit, license.value->currency, amount);
}

/// Binds the licence that conditions speak of while it lives.
class Bind {
 public:
  Bind(Ground& ground, const HeldLicense& license) : ground_(ground) {
    ground_.slots.resize(std::max<std::size_t>(ground_.slots.size(), checked::license_slot + 1));
    before_ = ground_.slots[checked::license_slot];
    Datum datum;
    datum.entry = license.entry;
    datum.fact = fact_name(license.id);
    datum.element = true;
    ground_.slots[checked::license_slot] = Bound{datum, license.list};
  }
  ~Bind() { ground_.slots[checked::license_slot] = before_; }
  Bind(const Bind&) = delete;
  Bind& operator=(const Bind&) = delete;

 private:
  Ground& ground_;
  Bound before_;
};

bool is_bound(const Ground& ground) {
  return ground.slots.size() > checked::license_slot && ground.slots[checked::license_slot].datum.entry != nullptr;
}

}  // namespace

/// A net mass stands only beside a quantity of another dimension: a quantity that is not told may be any.
std::optional<Number> quantity_of(const Ground& ground, const Object& item, std::string_view dimension) {
  for (const char* field : {"quantity", "net_mass"}) {
    const Datum datum = facts_in(item, item.path, field).front();
    if (datum.missing) return std::nullopt;
    const auto range = measured(ground, *datum.value);
    if (range && range->measure == dimension) return *range->low;
  }
  return std::nullopt;
}

void Ground::consider_licenses() {
  const std::vector<HeldLicense>& all = world.licenses().all;
  considered.assign(all.size(), 1);
  if (all.empty()) return;
  const std::vector<std::string> claims = claimed_licenses(*transaction);
  if (claims.empty()) return;
  for (std::size_t at = 0; at < all.size(); ++at)
    considered[at] = std::find(claims.begin(), claims.end(), all[at].claimed) != claims.end() ? 1 : 0;
}

std::vector<std::string> claimed_licenses(const Transaction& transaction) {
  std::vector<std::string> claims;
  for (const Datum& claim : facts_in(transaction.record, {}, "licenses")) {
    if (!claim.missing) claims.push_back(normalise_text(print_datum(claim)));
  }
  return claims;
}

FormulaId Ground::covers(std::uint32_t index, std::uint32_t regime) {
  const HeldLicense& held = world.licenses().all[index];
  const LicenseOnLine on_line{*this, held, index};
  Formulas parts;
  for (const auto part :
       {&LicenseOnLine::unspent, &LicenseOnLine::in_time, &LicenseOnLine::to_destination, &LicenseOnLine::of_goods,
        &LicenseOnLine::by_holder, &LicenseOnLine::to_parties, &LicenseOnLine::below_quantity, &LicenseOnLine::below_value}) {
    parts.push_back((on_line.*part)());
    if (parts.back() == always_false && !gathering()) return always_false;
  }
  const Bind bind(*this, held);
  const std::string& jurisdiction = world.policy.regimes[regime].jurisdiction;
  for (const std::uint32_t exception : world.policy.license_exceptions) {
    const std::uint32_t of = world.policy.exceptions[exception].declared.regime;
    const std::string& theirs = of == checked::Policy::no_regime ? jurisdiction : world.policy.regimes[of].jurisdiction;
    if (theirs == jurisdiction || theirs.empty() || jurisdiction.empty())
      parts.push_back(arena.negation(this->exception(exception)));
  }
  return arena.conjunction(parts);
}

FormulaId Ground::license(std::uint32_t index, std::uint32_t regime) {
  const std::size_t regimes = world.policy.regimes.size();
  if (license_memo_.empty()) license_memo_.resize(world.licenses().all.size() * regimes);
  const std::size_t at = index * regimes + regime;
  if (license_memo_[at].epoch == line_epoch_ && taken.empty()) return license_memo_[at].formula;
  const Timezone* before = zone;
  zone = &world.policy.regimes[regime].timezone;
  const FormulaId formula = covers(index, regime);
  zone = before;
  if (taken.empty()) license_memo_[at] = {line_epoch_, formula};
  return formula;
}

/// The conditions under the first licence that covers, and under none where none does: each case beside the others.
FormulaId Ground::with_covering_license(std::uint32_t regime, checked::NodeId when, checked::NodeId unless,
                                        const Timezone& reading_zone) {
  const bool spoken_of = world.speaks_of_license(when) || world.speaks_of_license(unless);
  if (!spoken_of || regime == checked::Policy::no_regime || is_bound(*this)) return conditions_of(when, unless, reading_zone);
  Formulas cases, earlier;
  for (const std::uint32_t index : world.licenses().of_regime[regime]) {
    if (considered[index] == 0) continue;
    const FormulaId covering = license(index, regime);
    if (covering == always_false) continue;
    const Bind bind(*this, world.licenses().all[index]);
    const FormulaId first = arena.conjunction(earlier);
    cases.push_back(arena.conjunction({first, covering, conditions_of(when, unless, reading_zone)}));
    earlier.push_back(arena.negation(covering));
  }
  cases.push_back(arena.conjunction({arena.conjunction(earlier), conditions_of(when, unless, reading_zone)}));
  return arena.disjunction(cases);
}

}  // namespace sekisho::evaluate
