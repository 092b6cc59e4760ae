#include "tests/generate/conditions.h"

#include <algorithm>
#include <cctype>

#include "tests/generate/vocabulary.h"

namespace sekisho::generated {
namespace {

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

/// Whether every leaf of the condition stands there with the positive sign.
bool is_positive(const std::string& text) {
  for (const char* word : {"not ", "every ", "(no ", "count ", "total of", "largest of", "smallest of"}) {
    if (text.find(word) != std::string::npos) return false;
  }
  return true;
}

}  // namespace

ConditionWriter::ConditionWriter(Random& random, const ProgramOptions& options)
    : random_(random), speaks_of_record_(options.speaks_of_record), positive_(options.positive), over_log_(options.over_log) {
  if (random_.chance(15)) thresholds_ = random_.chance(50) ? " at 0.80 to 0.95" : " at 0.70";
  if (random_.chance(40)) share_ = "value_share";
  focused_ = random_.chance(50);
}

std::string ConditionWriter::one_of(std::initializer_list<const char*> texts) {
  return random_.pick(Texts(texts.begin(), texts.end()));
}

std::string ConditionWriter::list_of(std::initializer_list<const char*> texts) {
  return focused_ && random_.chance(85) ? std::string(*texts.begin()) : one_of(texts);
}

/// Conditions of one kind often stand together.
int ConditionWriter::kind_below(int bound, int& last) {
  if (last >= bound || !random_.chance(same_kind_ ? 85 : focused_ ? 45 : 15)) last = random_.below(bound);
  return last;
}

std::string ConditionWriter::more_or_less() {
  return one_of({" more than ", " at least ", " less than ", " at most ", " >= ", " < ", " = "});
}

std::string ConditionWriter::condition(const Scope& scope, int depth) {
  std::string text = any_condition(scope, depth);
  while (positive_ && !is_positive(text)) text = any_condition(scope, depth);
  return text;
}

std::string ConditionWriter::about(const std::string& name, About what, const Scope& scope, int depth) {
  std::string text = any_about(name, what, scope, depth);
  while (positive_ && !is_positive(text)) text = any_about(name, what, scope, depth);
  return text;
}

std::string ConditionWriter::any_condition(const Scope& scope, int depth) {
  if (depth <= 0) return atom(scope);
  switch (random_.below(12)) {
    case 0:
    case 1: {
      std::string text = "(" + condition(scope, depth - 1) + " and " + condition(scope, depth - 1);
      if (random_.chance(20)) text += " and " + condition(scope, 0);
      return text + ")";
    }
    case 2:
    case 3:
      return "(" + condition(scope, depth - 1) + " or " + condition(scope, depth - 1) + ")";
    case 4:
    case 5:
      return random_.chance(40) ? "(not " + condition(scope, depth - 1) + ")" : near_pair(scope);
    case 6:
      if (!scope.readings.empty() && random_.chance(60)) {
        Scope branch = scope;
        branch.readings.clear();  // a branch has no readings of its own
        std::string text = "(";
        for (const std::string& name : scope.readings)
          text += "reading " + name + " " + quoted("it is " + name) + " as " + condition(branch, depth - 1) + " ";
        return text + ")";
      }
      return named(scope);
    case 7:
      if (speaks_of_record_ && random_.chance(30)) return "(possibly " + condition(scope, depth - 1) + ")";
      return atom(scope);
    case 8:
      if (random_.chance(25)) {
        const std::string text = "(" + condition(scope, depth - 1) + ")";
        return over_log(text) ? text : "(" + text + " as of " + random_.pick(days) + ")";
      }
      return named(scope);
    default:
      return atom(scope);
  }
}

/// Two conditions that differ in little, one of them negated: an engine that takes one for the other is found out.
std::string ConditionWriter::near_pair(const Scope& scope) {
  const bool item = scope.item && random_.chance(60);
  const auto one = [&] { return item ? item_atom(scope) : record_atom(scope); };
  const std::string first = one();
  same_kind_ = true;
  const std::string second = one();
  same_kind_ = false;
  return "(" + first + one_of({" and not ", " or not "}) + second + ")";
}

std::string ConditionWriter::named(const Scope& scope) {
  Texts usable;
  for (const NamedCondition& one : conditions) {
    if (one.about == About::nothing && (scope.item || !one.per_line)) usable.push_back(one.name);
    if (one.about == About::item && scope.item) usable.push_back(one.name + "(item)");
  }
  return usable.empty() ? atom(scope) : random_.pick(usable);
}

std::string ConditionWriter::atom(const Scope& scope) {
  if (random_.chance(2)) return random_.chance(50) ? "true" : "false";
  const bool item = scope.item && random_.chance(55);
  std::vector<std::string>& known = item ? item_atoms_ : record_atoms_;
  if (!known.empty() && random_.chance(30)) return random_.pick(known);
  std::string made = item ? item_atom(scope) : record_atom(scope);
  if (made.find("reading") == std::string::npos) known.push_back(made);
  return made;
}

std::string ConditionWriter::known(const std::string& path) { return path + (random_.chance(50) ? " is known" : " is missing"); }

std::string ConditionWriter::country_atom(const std::string& path) {
  switch (random_.below(6)) {
    case 0:
      return path + " is not " + random_.pick(countries);
    case 1:
      return path + " in (" + random_.pick(countries) + ", " + random_.pick(countries) + ")";
    case 2:
      return path + (random_.chance(80) ? " in " : " not in ") + list_of({"group-a", "group-b", "(group-a, group-b)"});
    case 3: {
      const std::string list = list_of({"group-a", "group-b"});
      return "(" + path + " in " + list + " as e where " + entry_condition(list) + ")";
    }
    default:
      return path + " is " + random_.pick(countries);
  }
}

/// About an entry `e` of a list.
std::string ConditionWriter::entry_condition(const std::string& list) {
  if (list.starts_with("group")) return one_of({"e.columns contains \"RS\"", "e.columns contains \"NS\"", "e.country is JP"});
  if (list == "controls" || list == "sensitive")
    return one_of({"e.reasons contains \"RS\"", "e.level at least 2", "(any r in e.reasons where r is \"NS\")"});
  return one_of({"e.level at least 2", "e.tags contains \"red\"", "e.country is RU", "e.country is destination"});
}

std::string ConditionWriter::matches(const std::string& party) {
  const std::string list = list_of({"watch", "sanctions"});
  std::string text = party + " matches " + (random_.chance(15) ? "(watch, sanctions)" : list) + thresholds_;
  if (text.find('(') == std::string::npos && random_.chance(30)) text += " as e where " + entry_condition(list);
  return "(" + text + ")";
}

/// Owners are screened by the thresholds of the bundle alone: only where names are, too, is one answer right for both.
std::string ConditionWriter::owned(const std::string& party) {
  if (!thresholds_.empty()) return matches(party);
  const std::string list = random_.chance(15) ? "(watch, sanctions)" : list_of({"watch", "sanctions"});
  const std::string where = list.front() != '(' && random_.chance(20) ? " as e where " + entry_condition(list) : "";
  if (random_.chance(25)) return "(" + party + " under control of " + list + where + ")";
  std::string text = party + " owned by " + (random_.chance(20) ? "one of " : "") + list;
  if (!where.empty()) text += " as e where (" + entry_condition(list) + ")";
  text += one_of({" at least 50%", " at least 25%", " more than 50%", " more than 30%"});
  if (random_.chance(20))
    text +=
        " as o where (" + one_of({"any", "every", "no"}) + " x in o where x." + one_of({"level at least 2", "country is RU"}) + ")";
  return "(" + text + (random_.chance(15) ? " unlisted unknown)" : ")");
}

/// About one party, or several under a role.
std::string ConditionWriter::party_atom(const std::string& party) {
  switch (kind_below(17, last_party_kind_)) {
    case 0:
    case 1:
      return country_atom(party + ".country");
    case 2:
      return party + ".kind within " + one_of({"armed-forces", "(armed-forces, police)", "company", "university"});
    case 3:
      return party + ".name " + one_of({"contains \"Star\"", "starts with \"Asahi\"", "is \"Blue Lake Trading\""});
    case 4:
      return party + ".address matches " + list_of({"watch", "sanctions"}) + ".addresses";
    case 5:
      return party + ".nationality is " + random_.pick(countries);
    case 6:
      return party + ".country " + one_of({"is destination", "is not destination", "is country_of_export"});
    case 7:
      return party + ".city is " + one_of({"\"Osaka\"", "\"Oslo\""});
    case 8:
    case 9:
    case 10:
      return over_log_ ? country_atom(party + ".country") : owned(party);
    default:
      return matches(party);
  }
}

std::string ConditionWriter::classified(const std::string& thing) {
  switch (random_.below(5)) {
    case 0:
      return thing + " classified within " + random_.pick(random_.chance(70) ? control_codes : eccns);
    case 1:
      return thing + " classified in eccn-register";
    case 2: {
      const std::string list = list_of({"controls", "sensitive"});
      return "(" + thing + " classified in " + list + " as e where " + entry_condition(list) + ")";
    }
    default:
      return thing + " classified in " + list_of({"controls", "sensitive", "(controls, sensitive)"});
  }
}

std::string ConditionWriter::component_atom(const std::string& component) {
  switch (random_.below(9)) {
    case 0:
    case 1:
      return component + ".substance " +
             one_of({"is \"dysprosium\"", "is not \"iron\"", "in rare-earths", "starts with \"heavy\""});
    case 2:
      return component + ".country_of_origin is " + random_.pick(countries);
    case 3:
      return component + "." + share_ + more_or_less() + one_of({"10%", "25%", "0.1%"});
    case 4:
      return component + ".value" + more_or_less() + one_of({"50 USD", "100 USD"});
    case 5:
      return component + ".form within " + random_.pick(item_forms);
    case 6:
      return component + ".control_codes within " + random_.pick(control_codes);
    default:
      return classified(component);
  }
}

std::string ConditionWriter::any_about(const std::string& name, About what, const Scope& scope, int depth) {
  if (depth > 0 && random_.chance(45)) {
    return "(" + about(name, what, scope, depth - 1) + one_of({" and ", " or "}) + about(name, what, scope, depth - 1) + ")";
  }
  if (depth > 0 && random_.chance(10)) return "(" + about(name, what, scope, 0) + " or " + condition(scope, 0) + ")";
  if (random_.chance(8)) return "(not " + about(name, what, scope, 0) + ")";
  Texts usable;
  for (const NamedCondition& one : conditions) {
    if (one.about == what && (scope.item || !one.per_line)) usable.push_back(one.name + "(" + name + ")");
  }
  if (!usable.empty() && random_.chance(25)) return random_.pick(usable);
  switch (what) {
    case About::party:
      if (random_.chance(15))
        return name + ".role " + one_of({"is end_user", "in (end_user, buyer)", "in (ultimate_consignee, exporter)"});
      return party_atom(name);
    case About::component:
      return component_atom(name);
    case About::item:
      return random_.chance(50) ? name + ".form within " + random_.pick(item_forms)
                                : name + ".value" + more_or_less() + one_of({"500 USD", "1000 USD"});
    case About::term:
      return name + one_of({" within (civil, humanitarian)", " within military", " within wmd", " within civil.semiconductor"});
    case About::nothing:
      break;
  }
  return atom(scope);
}

std::string ConditionWriter::quantified_parties(const Scope& scope) {
  const std::string name = "p" + std::to_string(++names_);
  const std::string where = about(name, About::party, scope, 2);
  std::string collection = random_.chance(75) ? "parties" : random_.pick(policy_roles);
  return "(" + one_of({"any ", "any ", "every ", "no "}) + name + " in " + collection + " where " + where + ")";
}

std::string ConditionWriter::date_atom() {
  const std::string other = random_.pick(random_.chance(30) ? instants : days);
  switch (random_.below(7)) {
    case 0:
      return "date within " + one_of({"30 days", "2 months", "90 days"}) + one_of({" before ", " after "}) +
             (random_.chance(50) ? random_.pick(days) : std::string("contract_date"));
    case 1:
      return "contract_date" + one_of({" before ", " after ", " at most "}) + other;
    case 2:
      return "return_by" + one_of({" at most ", " after "}) + one_of({"date + 30 days", "date + 1 year", "contract_date"});
    case 3:
      return "contract_date + 30 days before date";
    case 4: {
      for (const NamedValue& value : values) {
        if (value.kind == "date") return "date" + one_of({" before ", " after ", " at least "}) + value.name;
      }
      return "date before " + other;
    }
    default:
      return "date" + one_of({" before ", " after ", " at least ", " at most ", " is "}) + other;
  }
}

std::string ConditionWriter::record_atom(const Scope& scope) {
  switch (kind_below(24, last_record_kind_)) {
    case 0:
    case 1:
      return country_atom("destination");
    case 2:
      return country_atom("country_of_export");
    case 3:
      return random_.chance(50) ? "transit_countries contains " + random_.pick(countries) : country_atom("end_use_country");
    case 4:
    case 5:
      return party_atom(list_of({"end_user", "ultimate_consignee", "buyer", "intermediate_consignee", "exporter"}));
    case 6: {
      const std::string roles = "any of end_user, ultimate_consignee, buyer";
      return random_.chance(70) ? matches(roles) : "(" + matches("end_user") + " or " + matches("buyer") + ")";
    }
    case 7:
    case 8:
    case 9:
      return quantified_parties(scope);
    case 10:
    case 11:
      return "end_use within " + one_of({"military", "(military, wmd)", "civil", "civil.semiconductor.logic", "military.missile"});
    case 12: {
      const std::string name = "u" + std::to_string(++names_);
      return "(" + one_of({"any ", "every ", "no "}) + name + " in end_use where " + about(name, About::term, scope, 1) + ")";
    }
    case 13:
      return one_of({"activity is reexport", "activity in (export, transfer)", "purpose is repair", "purpose in (sale, sample)",
                     "knowledge at least aware", "knowledge less than informed", "knowledge is none"});
    case 14:
    case 15:
      return date_atom();
    case 16:
      return one_of({"documents contains \"end-user-certificate\"", "red_flags contains \"cash\"", "license_exception is \"LVS\"",
                     "licenses contains \"L-1\"", "destination_region is \"UA-43\""});
    case 17:
      return one_of({"end_use_parameters.node at most 14 nm", "end_use_parameters.layers more than 128",
                     "end_use_parameters.node less than 0.00002 mm"});
    case 18:
      return one_of({"end_use_text contains \"drone\"", "end_use_text is \"motor cars\""});
    case 19:
      return aggregate(scope);
    case 20:
      if (speaks_of_record_ && random_.chance(50))
        return known(
            one_of({"destination", "end_user", "buyer", "end_use", "end_user.name", "contract_date", "parties", "purpose"}));
      return country_atom("destination");
    case 21: {
      const std::string name = "o" + std::to_string(++names_);
      const std::string party = "p" + std::to_string(names_);
      return "(any " + party + " in parties where (any " + name + " in " + party + ".owners where " + name +
             (random_.chance(40) ? " matches " + list_of({"watch", "sanctions"}) + thresholds_
                                 : one_of({".country is RU", ".percent at least 50%", ".name contains \"Ivanov\""})) +
             "))";
    }
    default:
      return named(scope);
  }
}

std::string ConditionWriter::item_atom(const Scope& scope) {
  if (over_log_ && !inside_total_ && random_.chance(15)) return log_total(scope);
  switch (kind_below(22, last_item_kind_)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return classified("item");
    case 4:
      return "item.control_codes " +
             one_of({"contains CN:1C902", "within CN:1C902.a", "contains ECCN:3A001", "within ECCN:3A001", "within CN:1E902"});
    case 5:
      return "item.hs_code " + (random_.chance(85) ? "within " + random_.pick(policy_tariffs) : "is HS:280530");
    case 6:
      return "item.eccn " + one_of({"is ECCN:3A001", "in (ECCN:3A001, ECCN:5A992)", "in eccn-register"});
    case 7:
      return "item.form within " + one_of({"magnet", "magnet.ndfeb", "(metal, oxide)", "technology"});
    case 8:
      return one_of({"item.nature is software", "item.nature in (software, technology)", "item.manufacturer is \"Acme\"",
                     "item.description contains \"magnet\"", "item.line_no is \"1\""});
    case 9:
      return random_.chance(50) ? country_atom("item.country_of_origin")
                                : "item.produced_with_technology_from contains " + random_.pick(countries);
    case 10:
      return money(scope, true) + more_or_less() + money(scope, false);
    case 11:
      return one_of({"item.quantity at least 10 kg", "item.quantity less than 500 g", "item.quantity more than 3 pcs",
                     "item.net_mass at most 500 g", "item.net_mass / 2 kg more than 3", "item.net_mass + 1 kg less than 0.01 t",
                     "item.net_mass - 1 kg at least 0 kg"});
    case 12:
      return one_of({"item.parameters.purity more than 99.9 %", "item.parameters.diameter at least 50 mm",
                     "item.parameters.diameter - 2 * item.parameters.wall less than 0.04 m",
                     "item.parameters.diameter / item.parameters.wall more than 10"});
    case 13:
      return "item.classified_on" + one_of({" before ", " after "}) + random_.pick(days);
    case 14:
      return "item.related_codes within " + random_.pick(control_codes);
    case 15: {
      const std::string name = "c" + std::to_string(++names_);
      return "(" + one_of({"any ", "any ", "every ", "no "}) + name + " in " + one_of({"", "all "}) + "item.composition where " +
             about(name, About::component, scope, 1) + ")";
    }
    case 16:
      return aggregate(scope);
    case 18:
      return one_of({"item.dangerous", "item.dangerous is false", "item.batch more than 3",
                     "item.batch * 2 at least item.batch + 4", "item.batch in (1, 4)",
                     "item.documents contains \"origin-certificate\""});
    case 17:
      if (speaks_of_record_ && random_.chance(50))
        return known(one_of({"item.control_codes.CN", "item.control_codes", "item.value", "item.hs_code", "item.composition"}));
      return classified("item");
    default:
      return named(scope);
  }
}

std::string ConditionWriter::money(const Scope& scope, bool item) {
  if (item) {
    return one_of({"item.value", "item.value", "item.value * 2", "item.value / 3", "(item.value - 50 USD)", "50% of item.value",
                   "(item.value + 10% of item.value)"});
  }
  return amount_of(scope, "money");
}

std::string ConditionWriter::amount_of(const Scope& scope, const std::string& kind) {
  const Texts amounts =
      kind == "money" ? Texts{"100 USD", "500 USD", "1_000 USD", "400 EUR", "3_000 CNY"} : Texts{"5%", "25%", "50%"};
  Texts usable;
  for (const NamedValue& value : values) {
    if (value.kind == kind) usable.push_back(value.name);
  }
  if (!usable.empty() && random_.chance(45)) return random_.pick(usable);
  if (!scope.readings.empty() && random_.chance(35)) {
    std::string text = "(";
    for (const std::string& name : scope.readings)
      text += "reading " + name + " " + quoted("it is " + name) + " as " + random_.pick(amounts) + " ";
    return text + ")";
  }
  return random_.pick(amounts);
}

bool ConditionWriter::over_log(const std::string& text) const {
  if (text.find(" per ") != std::string::npos) return true;
  return std::any_of(conditions.begin(), conditions.end(), [&](const NamedCondition& one) {
    for (std::size_t at = text.find(one.name); one.over_log && at != std::string::npos; at = text.find(one.name, at + 1)) {
      const std::size_t end = at + one.name.size();
      if (end == text.size() || std::isdigit(static_cast<unsigned char>(text[end])) == 0) return true;
    }
    return false;
  });
}

std::string ConditionWriter::log_total(const Scope& scope) {
  inside_total_ = true;
  std::string where = condition(scope, 1);
  inside_total_ = false;
  if (over_log(where)) where = "item.country_of_origin is CN";
  const std::string of_where = random_.chance(65) ? " where (" + where + ")" : "";
  std::string per =
      " per " + one_of({"ultimate_consignee.name", "end_user.name", "buyer.name", "destination", "country_of_export"});
  if (random_.chance(40)) per += ", " + one_of({"item.eccn", "item.manufacturer", "destination", "item.form"});
  per +=
      " within " + one_of({"calendar year", "calendar quarter", "calendar month", "30 days", "200 days", "3 months", "12 months"});
  switch (random_.below(4)) {
    case 0:
      return "count" + of_where + per + more_or_less() + one_of({"1", "2", "3"});
    case 1:
      return "total of item.net_mass" + of_where + per + more_or_less() + one_of({"2 kg", "500 g"});
    default:
      return "total of " + one_of({"item.value", "item.value", "item.value * 2", "10% of item.value"}) + of_where + per +
             more_or_less() + (random_.chance(15) ? "3 * item.value" : amount_of(scope, "money"));
  }
}

std::string ConditionWriter::aggregate(const Scope& scope) {
  if (over_log_ && scope.item && !inside_total_ && random_.chance(60)) return log_total(scope);
  const std::string name = "x" + std::to_string(++names_);
  if (scope.item && random_.chance(60)) {
    const std::string over = name + " in " + one_of({"", "all "}) + "item.composition";
    const std::string where = random_.chance(75) ? " where (" + about(name, About::component, scope, 1) + ")" : "";
    switch (random_.below(4)) {
      case 0:
        return "count of " + over + where + more_or_less() + one_of({"1", "2", "0"});
      case 1:
        return "total of " + name + ".value over " + over + where + more_or_less() +
               (random_.chance(50) ? "25% of item.value" : amount_of(scope, "money"));
      case 2:
        return "total of " + name + "." + share_ + " over " + over + where + more_or_less() + amount_of(scope, "percent");
      default:
        return one_of({"largest", "smallest"}) + " of " + name + "." + share_ + " over " + over + where + more_or_less() +
               amount_of(scope, "percent");
    }
  }
  if (random_.chance(50)) {
    const std::string where = random_.chance(85) ? " where (" + about(name, About::party, {false, {}}, 1) + ")" : "";
    return "count of " + name + " in parties" + where + more_or_less() + one_of({"1", "2", "3"});
  }
  const std::string where = random_.chance(60) ? " where (" + about(name, About::item, {false, {}}, 1) + ")" : "";
  switch (random_.below(3)) {
    case 0:
      return "total of " + name + ".value over " + name + " in items" + where + more_or_less() + amount_of(scope, "money");
    case 1:
      return "largest of " + name + ".net_mass over " + name + " in items" + where + more_or_less() + one_of({"2 kg", "500 g"});
    default:
      return "count of " + name + " in items" + where + more_or_less() + one_of({"1", "2"});
  }
}

}  // namespace sekisho::generated
