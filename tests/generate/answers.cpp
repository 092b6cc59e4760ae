#include "tests/generate/answers.h"

#include <algorithm>

#include "engine/value/code.h"
#include "tests/generate/generate.h"
#include "tests/generate/vocabulary.h"

namespace sekisho::generated {
namespace {

std::string last_of(const std::string& path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string::npos ? path : path.substr(dot + 1);
}

std::string without_last(const std::string& path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string::npos ? std::string() : path.substr(0, dot);
}

std::string without_position(const std::string& path) {
  return !path.empty() && path.back() == ']' ? path.substr(0, path.rfind('[')) : path;
}

struct Answering {
  const Question& question;
  Random random;
  const Tolerance& tolerance;
  Answers& answers;

  Json& record() { return answers.record; }

  bool any() {
    if (question.kind == "reading") return reading();
    if (question.kind == "open-term") return term();
    if (question.kind == "fact") return fact(question.fact);
    if (question.kind == "code") return code();
    if (question.kind == "match") return match();
    if (question.kind == "time") return time();
    if (question.kind == "rate") return rate();
    if (question.kind == "share") return share_of_owner();
    return false;
  }

  bool reading() {
    answers.adopt[question.of] = random.pick(question.readings).name;
    return true;
  }

  void judge(Json& about) {
    Json* known = about.find("judgements");
    Json& judgements = known != nullptr ? *known : about.set("judgements", object());
    if (judgements.find(question.term) == nullptr) judgements.set(question.term, random.chance(50) ? "yes" : "no");
  }

  bool term() {
    if (question.about.empty()) {
      for (const int line : question.lines) judge(record().find("items")->elements[static_cast<std::size_t>(line - 1)]);
      return true;
    }
    bool found = false;
    for (Json* party : parties_of(record())) {
      const Json* name = party->find("name");
      if (absent(name) || name->text != question.about) continue;
      judge(*party);
      found = true;
    }
    if (found) return true;
    if (question.about == "parties" || is_role(question.about)) return party(question.about, true);
    if (question.about.starts_with("items[")) {
      const std::string item = question.about.substr(0, question.about.find(']') + 1);
      Json* here = at_path(record(), item);
      if (here == nullptr) return false;
      if (question.about != item && absent(at_path(record(), question.about))) return fact(question.about);
      judge(*here);
      return true;
    }
    Json* here = at_path(record(), question.about);
    if (here == nullptr || here->kind != Json::Kind::object) return false;
    judge(*here);
    return true;
  }

  bool party(const std::string& role, bool judged) {
    Json made = new_party(random, record());
    if (judged) judge(made);
    if (role == "parties") {
      if (record().find("parties") != nullptr) return true;
      made.set("role", random.pick(Texts{"end_user", "buyer", "ultimate_consignee"}));
      record().set("parties", array({std::move(made)}));
    } else {
      Json* known = record().find(role);
      if (absent(known)) {
        record().set(role, std::move(made));
      } else if (judged && known->kind == Json::Kind::object) {  // given with another question
        judge(*known);
      }
    }
    return true;
  }

  bool fact(const std::string& path) {
    if (path == "parties" || is_role(path)) return party(path, false);
    const std::string field = last_of(without_position(path));
    Json* here = at_path(record(), path);
    if (!absent(here)) return absent(at_path(answers.before, path)) || precise_term(*here);
    if (field == "CN" || field == "ECCN") return add_code(without_last(path), field);
    if (field == "eccn") return add_code(without_last(path) + ".control_codes", "ECCN");
    if (field == "weight_share" || field == "value_share") return share(without_last(path), field == "weight_share");
    const Json* item = field == "control_codes" ? at_path(record(), without_last(path)) : nullptr;
    if (!tolerance.classified_beside_hs && item != nullptr && item->find("hs_code") != nullptr) return false;
    if (field == "owners" && !(tolerance.more_owners && tolerance.owners_at_all)) return false;
    const auto value = make_value(random, field);
    return value && put_at_path(record(), path, *value);
  }

  bool precise_term(Json& term) {
    Texts below;
    for (const std::string& one : end_uses) {
      if (one.starts_with(term.text + ".")) below.push_back(one);
    }
    for (const std::string& one : item_forms) {
      if (one.starts_with(term.text + ".")) below.push_back(one);
    }
    if (term.kind != Json::Kind::text || below.empty()) return false;
    term.text = random.pick(below);
    return true;
  }

  bool share(const std::string& path, bool weight) {
    Json* component = at_path(record(), path);
    if (component == nullptr) return false;
    const char* basis = weight ? "weight" : "value";
    if (component->find("basis") != nullptr && component->find("basis")->text != basis) return false;
    if (component->find("share") == nullptr) component->set("share", *make_value(random, "share"));
    component->set("basis", basis);
    return true;
  }

  bool add_code(const std::string& path, const std::string& scheme) {
    const std::string code = random.chance(15) ? scheme + ":none" : random.pick(scheme == "CN" ? control_codes : eccns);
    const Json* item = at_path(record(), path.substr(0, path.find(']') + 1));
    if (!tolerance.classified_beside_hs && scheme == "CN" && item != nullptr && item->find("hs_code") != nullptr) return false;
    Json* known = at_path(record(), path);
    if (absent(known)) return put_at_path(record(), path, array({code}));
    const bool has = std::any_of(known->elements.begin(), known->elements.end(),
                                 [&](const Json& one) { return one.text.starts_with(scheme + ":"); });
    if (has) return true;  // answered with another question
    if (known->kind != Json::Kind::array) return false;
    known->elements.emplace_back(code);
    return true;
  }

  /// A code where there is none, the same assigned again where entries came later, or a more precise one where it was too wide.
  bool code() {
    std::string path = question.fact;
    for (const std::string& derived : {std::string(".eccn"), ".control_codes." + question.scheme}) {
      if (path.ends_with(derived)) path = path.substr(0, path.size() - derived.size()) + ".control_codes";
    }
    Json* here = at_path(record(), path);
    if (absent(here) || here->kind != Json::Kind::text) return add_code(path, question.scheme);
    if (question.candidates.empty()) return false;
    Json* item = at_path(record(), question.fact.substr(0, question.fact.find(']') + 1));
    if (item != nullptr && item != here && (absent(item->find("classified_on")) || item->find("classified_on")->text < "2027")) {
      if (!tolerance.classified_again) return false;
      item->set("classified_on", "2027-01-01");  // after all entries
      return true;
    }
    if (!tolerance.precise_codes) return false;
    return question.fact.ends_with("hs_code") ? precise_tariff(*here) : precise_code(*here);
  }

  bool precise_code(Json& code) {
    if (code.text.ends_with(":none")) return false;
    Texts below{code.text + ".z9"};
    for (const Texts* pool : {&control_codes, &eccns}) {
      for (const std::string& one : *pool) {
        if (one.starts_with(code.text + ".")) below.push_back(one);
      }
    }
    code.text = random.pick(below);
    return true;
  }

  bool precise_tariff(Json& code) {
    if (code.text.find(':') != std::string::npos) return false;
    code.text = "HS-CN:" + code.text + random.pick(Texts{"11", "29"});
    return true;
  }

  /// Another of the same name may be known by its identifiers or other names: the answer would be about it, too.
  bool is_about_one() {
    Json* asked = at_path(record(), question.party);
    for (Json* party : parties_of(record())) {
      const Json* name = party->find("name");
      if (party == asked || absent(name) || name->text != question.name) continue;
      if (party->find("ids") != nullptr || party->find("alt_names") != nullptr) return false;
    }
    return true;
  }

  bool match() {
    if (question.name.empty() || question.entry.empty() || !is_about_one()) return false;
    Json* known = record().find("clearances");
    Json& clearances = known != nullptr ? *known : record().set("clearances", array());
    clearances.elements.push_back(object({{"party", question.name},
                                          {"list", question.list},
                                          {"entry", question.entry},
                                          {"answer", random.chance(50) ? "same" : "different"}}));
    return true;
  }

  /// A rate of that day, known long before.
  bool rate() {
    Entry entry;
    entry.id = question.currency;
    const auto give = [&](const char* field, decltype(Value::data) data) {
      Value value;
      value.state = Value::State::given;
      value.data = std::move(data);
      entry.fields.emplace(field, std::move(value));
    };
    give("currency", question.currency);
    give("date", Time(*parse_date(question.date)));
    give("rate", Number(random.between(1, 4)));
    entry.announced = Time(*parse_date("2020-01-01"));
    answers.added["bank-rates"].push_back(std::move(entry));
    return true;
  }

  /// A number within what is known: `25..50`.
  Json share_within_band() {
    const std::size_t dots = question.known.find("..");
    const int low = std::stoi(question.known.substr(0, dots)), high = std::stoi(question.known.substr(dots + 2));
    return {std::to_string(random.between(low, high))};
  }

  /// Sets the share where the record names the owner and leaves it open, or names it where it does not.
  bool state_share(Json& company) {
    Json* owners = company.find("owners");
    const std::vector<Json> none;
    for (const Json& owner : owners == nullptr ? none : owners->elements) {
      const Json* name = owner.find("name");
      if (absent(name) || name->text != question.owner) continue;
      const Json* percent = owner.find("percent");
      if (!absent(percent) && percent->text.find("..") == std::string::npos) return false;  // it differs from what a list says
      for (Json& one : company.find("owners")->elements) {
        if (!absent(one.find("name")) && one.find("name")->text == question.owner) one.set("percent", share_within_band());
      }
      return true;
    }
    if (!tolerance.more_owners || !tolerance.owners_at_all) return false;
    if (owners == nullptr) owners = &company.set("owners", array());
    owners->elements.push_back(object({{"name", question.owner}, {"percent", share_within_band()}}));
    return true;
  }

  /// No deeper than `left` companies: two that own each other would be told for ever.
  bool share_of_owners_owners(Json& company, int left) {
    if (left == 0) return false;
    bool stated = false;
    const Json* name = company.find("name");
    if (Json* owners = company.find("owners")) {
      for (Json& owner : owners->elements) stated = share_of_owners_owners(owner, left - 1) || stated;
    }
    return (!absent(name) && name->text == question.owned && state_share(company)) || stated;
  }

  bool share_of_owner() {
    if (question.owner.empty() || question.owner.find('[') != std::string::npos) return false;
    bool stated = false;
    for (Json* party : parties_of(record())) stated = share_of_owners_owners(*party, 4) || stated;
    return stated;
  }

  /// An hour of that day which lies on it in every timezone of the bundles.
  bool time() {
    static const Texts hours{"T05:10:00Z", "T08:00:00Z", "T10:29:00Z", "T10:31:00Z", "T14:00:00Z"};
    Json* here = question.instrument.find('/') == std::string::npos ? at_path(record(), question.instrument) : nullptr;
    Json& date = absent(here) || here->kind != Json::Kind::text ? *record().find("date") : *here;
    if (date.text.find('T') != std::string::npos) return false;
    date.text += random.pick(hours);
    return true;
  }
};

}  // namespace

Tolerance tolerance_of(const Program& program) {
  Tolerance tolerance;
  for (const std::string& file : program.files) {
    const auto speaks_of = [&](const char* text) { return file.find(text) != std::string::npos; };
    if (speaks_of("control_codes contains") || speaks_of("hs_code is")) tolerance.precise_codes = false;
    if (speaks_of("classified_on")) tolerance.classified_again = false;
    if (speaks_of(".owners where")) tolerance.more_owners = false;
  }
  bool unlisted_unknown = false;
  for (const ListText& list : program.lists) {
    for (const auto& [key, value] : list.keys) {
      if (value == "by-hs") tolerance.classified_beside_hs = false;
      if (key == "unlisted" && value == "unknown") unlisted_unknown = true;
    }
  }
  tolerance.owners_at_all = unlisted_unknown;
  return tolerance;
}

bool answer(const Question& question, std::uint64_t seed, const Tolerance& tolerance, Answers& answers) {
  const std::string about = question.kind + "|" + question.fact + "|" + question.term + "|" + question.about + "|" + question.of +
                            "|" + question.party + "|" + question.list + "|" + question.entry + "|" + question.instrument + "|" +
                            question.currency + "|" + question.owner + "|" + question.owned;
  return Answering{question, Random(mixed(seed, about)), tolerance, answers}.any();
}

void keep_assumptions(const Transaction& transaction, Json& record) {
  const auto at = transaction.record.type->find("end_use_country");
  if (!at || record.find("end_use_country") != nullptr) return;
  const Value& value = transaction.record.slot(*at);
  if (value.state == Value::State::assumed) record.set("end_use_country", std::get<std::string>(value.data));
}

}  // namespace sekisho::generated
