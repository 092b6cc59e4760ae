#include "engine/evaluate/draw.h"

#include <algorithm>
#include <map>

#include "engine/evaluate/measure.h"

namespace sekisho::evaluate {
namespace {

bool has_ceiling(const HeldLicense& license) { return license.quantity || license.value; }

/// Whether, whatever is open, no rule demands more than a notice: what a draw needs.
FormulaId at_most_notice(Ground& ground, const std::vector<Provision>& provisions) {
  Formulas mild;
  for (const Provision& provision : provisions) {
    if (provision.effect <= Effect::notify) continue;
    Formulas applies{provision.holds};
    for (const Provision::Defeat& defeat : provision.defeats) {
      if (defeat.leaves <= Effect::notify) applies.push_back(ground.arena.negation(defeat.holds));
    }
    mild.push_back(ground.arena.negation(ground.arena.conjunction(applies)));
  }
  return ground.arena.conjunction(mild);
}

/// For each licence with a ceiling, whether this line draws it.
std::map<std::uint32_t, Formulas> draws_of(Ground& ground, const std::vector<Provision>& provisions) {
  std::map<std::uint32_t, Formulas> draws;
  for (const Provision& provision : provisions) {
    Formulas first{provision.holds};
    for (const Provision::Defeat& defeat : provision.defeats) {
      if (defeat.license == Provision::none) continue;
      Formulas drawn = first;
      drawn.push_back(defeat.holds);
      if (has_ceiling(ground.world.licenses().all[defeat.license]))
        draws[defeat.license].push_back(ground.arena.conjunction(drawn));
      first.push_back(ground.arena.negation(defeat.holds));
    }
  }
  return draws;
}

/// The later lines of the record have less left, as far as this line draws.
void tell_later_lines(Ground& ground, Ground& gathering, const std::vector<Provision>& provisions) {
  const auto draws = draws_of(ground, provisions);
  if (draws.empty()) return;
  const FormulaId mild = at_most_notice(ground, provisions);
  for (const auto& [license, alternatives] : draws) {
    const FormulaId drawn = ground.arena.conjunction({mild, ground.arena.disjunction(alternatives)});
    if (drawn == always_false) continue;
    ground.drawn[license].push_back({ground.line, drawn});
    gathering.drawn[license].push_back({ground.line, drawn});
  }
}

/// The licence that certainly covers a rule, the first of several.
const Provision::Defeat* covering(const Ground& ground, const Provision& provision) {
  const auto found = std::find_if(provision.defeats.begin(), provision.defeats.end(), [&](const Provision::Defeat& defeat) {
    return defeat.license != Provision::none && ground.arena[defeat.holds].value == Truth::True;
  });
  return found == provision.defeats.end() ? nullptr : &*found;
}

struct Cover {
  std::vector<std::string> rules;
  bool certain = false;  // one of them certainly holds
};

/// By licence, in their order: the rules it covers on the line.
std::map<std::uint32_t, Cover> covers_of(const Ground& ground, const LineResult& result) {
  std::map<std::uint32_t, Cover> covers;
  for (const Provision& provision : result.provisions) {
    const Truth holds = ground.arena[provision.holds].value;
    const Provision::Defeat* license = covering(ground, provision);
    if (license == nullptr || holds == Truth::False) continue;
    Cover& cover = covers[license->license];
    cover.rules.push_back(ground.world.policy.rules[provision.rule].declared.name);
    cover.certain = cover.certain || holds == Truth::True;
  }
  return covers;
}

void join(std::string& text, const std::string& part) { text += (text.empty() ? "" : ", ") + part; }

std::string exports(std::uint64_t count) { return std::to_string(count) + (count == 1 ? " export" : " exports"); }

/// What the line takes, in the unit and currency of the licence.
Drawn amounts_of(const Ground& ground, const HeldLicense& license) {
  Drawn amounts;
  if (license.quantity) {
    const Unit* unit = ground.world.policy.bundle->schema.units.find(license.quantity->unit);
    const auto in_base = quantity_of(ground, ground.item(), unit->dimension);
    amounts.quantity = Number::divide(in_base.value_or(0), unit->factor).value_or(0);
  }
  if (license.value) {
    const auto at = ground.item().type->find("value");
    auto value = measured(ground, ground.item().slots[*at]);
    std::vector<RateUsed> used;
    if (value && convert(ground, *value, license.value->currency, used)) amounts.value = *value->low;
  }
  return amounts;
}

}  // namespace

DrawDown::DrawDown(const LicenseDraws* before) : before_(before) {}

Drawn& DrawDown::drawn_by_record(const HeldLicense& license) { return record_.drawn[license.id]; }

LicenseUse DrawDown::use_of(const Ground& ground, const HeldLicense& license, bool draws) {
  LicenseUse use;
  use.number = license.number;
  use.authority = license.authority;
  const Drawn amounts = draws ? amounts_of(ground, license) : Drawn{};
  Drawn total;
  if (draws) {
    Drawn& drawn = drawn_by_record(license);
    drawn.quantity = drawn.quantity + amounts.quantity;
    drawn.value = drawn.value + amounts.value;
    drawn.exports = 1;
  }
  if (const auto own = record_.drawn.find(license.id); own != record_.drawn.end()) total = own->second;
  if (before_ != nullptr) {
    const auto earlier = before_->drawn.find(license.id);
    if (earlier != before_->drawn.end()) {
      total.quantity = total.quantity + earlier->second.quantity;
      total.value = total.value + earlier->second.value;
    }
  }
  if (license.quantity) {
    if (draws) join(use.drawn, amounts.quantity.to_string() + " " + license.quantity->unit);
    join(use.left, (license.quantity->amount - total.quantity).to_string() + " " + license.quantity->unit);
  }
  if (license.value) {
    if (draws) join(use.drawn, amounts.value.to_string() + " " + license.value->currency);
    join(use.left, (license.value->amount - total.value).to_string() + " " + license.value->currency);
  }
  if (license.use_once) {
    if (draws) join(use.drawn, exports(1));
    join(use.left, exports(total.exports > 0 ? 0 : 1));
  }
  return use;
}

void DrawDown::line(Ground& ground, Ground& gathering, const LineResult& result, std::vector<LicenseUse>& uses) {
  if (ground.world.licenses().all.empty()) return;
  for (auto& [index, cover] : covers_of(ground, result)) {
    const bool draws = cover.certain && result.possible <= Effect::notify;
    LicenseUse use = use_of(ground, ground.world.licenses().all[index], draws);
    use.covers = std::move(cover.rules);
    use.lines = {ground.line};
    uses.push_back(std::move(use));
  }
  if (ground.line < static_cast<int>(ground.transaction->items.size())) tell_later_lines(ground, gathering, result.provisions);
}

void DrawDown::commit(LicenseDraws& draws) const {
  for (const auto& [id, drawn] : record_.drawn) {
    Drawn& total = draws.drawn[id];
    total.quantity = total.quantity + drawn.quantity;
    total.value = total.value + drawn.value;
    total.exports += drawn.exports;
  }
}

std::vector<NotChecked> unknown_claims(const Ground& ground, const LineResult& result) {
  std::vector<NotChecked> notes;
  const bool wanted = std::any_of(result.provisions.begin(), result.provisions.end(), [&](const Provision& provision) {
    return provision.effect == Effect::license || provision.effect == Effect::deny;
  });
  const auto at = ground.transaction->record.type->find("licenses");
  if (!wanted || !at) return notes;
  const auto* claims = std::get_if<std::vector<Value>>(&ground.transaction->record.slots[*at].data);
  if (claims == nullptr) return notes;
  for (const Value& claim : *claims) {
    const std::string number = print_value(claim);
    const std::string wanted_number = normalise_text(number);
    const auto& all = ground.world.licenses().all;
    if (std::any_of(all.begin(), all.end(), [&](const HeldLicense& held) { return held.claimed == wanted_number; })) continue;
    notes.push_back({"licence " + number, "in no list of licences held", "covers nothing", {ground.line}});
  }
  return notes;
}

}  // namespace sekisho::evaluate
