#include <algorithm>

#include "tests/generate/answers.h"
#include "tests/generate/generate.h"
#include "tests/generate/vocabulary.h"

namespace sekisho::generated {
namespace {

struct Learning {
  Random random;
  const Tolerance& tolerance;
  Answers& answers;

  Json& record() { return answers.record; }

  void facts(Json& here, std::initializer_list<const char*> fields) {
    for (const char* field : fields) {
      if (absent(here.find(field)) && random.chance(60)) here.set(field, *make_value(random, field));
    }
  }

  void all_of(Json& here, const char* field, std::initializer_list<const char*> names) {
    if (here.find(field) == nullptr) here.set(field, object());
    facts(*here.find(field), names);
  }

  void component(Json& here) {
    facts(here, {"substance", "country_of_origin", "form", "control_codes"});
    const bool valued = !absent(here.find("value"));
    if (absent(here.find("share"))) {
      if (valued) return;  // its share of the value may be known by that
      facts(here, {"value"});
      if (absent(here.find("value"))) here.set("share", *make_value(random, "share"));
    }
    facts(here, {"basis", "value"});
    components(here);
  }

  void components(Json& here) {
    Json* inside = here.find("composition");
    if (inside == nullptr) return;
    for (Json& one : inside->elements) component(one);
  }

  void item(Json& here) {
    const bool stands_in = !tolerance.classified_beside_hs && !absent(here.find("hs_code"));
    if (!stands_in) facts(here, {"control_codes"});
    facts(here, {"hs_code", "form", "nature", "country_of_origin", "value", "quantity", "net_mass", "manufacturer", "description",
                 "related_codes", "produced_with_technology_from", "dangerous", "batch"});
    all_of(here, "parameters", {"purity", "diameter", "wall"});
    components(here);
    facts(here, {"composition"});
  }

  void owners(Json& company) {
    Json* owners = company.find("owners");
    if (owners == nullptr) return;
    for (Json& owner : owners->elements) {
      facts(owner, {"name", "country"});
      this->owners(owner);
    }
  }

  void parties(const Transaction& transaction) {
    for (Json* party : parties_of(record())) {
      facts(*party, {"name", "country", "address", "city", "nationality"});
      owners(*party);
    }
    if (!transaction.parties_known) {
      if (random.chance(60)) {
        Json made = new_party(random, record());
        made.set("role", random.pick(Texts{"end_user", "buyer", "ultimate_consignee"}));
        record().set("parties", array({std::move(made)}));
      }
      return;
    }
    for (std::size_t role = 0; role < transaction.roles.size(); ++role) {
      if (transaction.roles[role].known || !random.chance(60) || !absent(record().find(party_roles()[role]))) continue;
      record().set(party_roles()[role], new_party(random, record()));
    }
  }

  void judgements(const checked::Policy& policy) {
    for (const checked::OpenTerm& term : policy.terms) {
      if (term.presume || term.otherwise != checked::none || !random.chance(60)) continue;
      if (record().find("judgements") == nullptr) record().set("judgements", object());
      Json& known = *record().find("judgements");
      if (known.find(term.declared.name) == nullptr) known.set(term.declared.name, random.chance(50) ? "yes" : "no");
    }
  }

  void readings(const checked::Policy& policy) {
    for (const checked::Group& group : policy.groups) {
      const auto adopted = [&](const Adoption& adoption) { return adoption.of == group.of; };
      const auto& adoptions = policy.bundle->adoptions;
      if (answers.adopt.count(group.of) != 0 || std::any_of(adoptions.begin(), adoptions.end(), adopted) || !random.chance(50))
        continue;
      answers.adopt[group.of] = random.pick(group.branches).name;
    }
  }
};

}  // namespace

void learn(const Transaction& transaction, const checked::Policy& policy, std::uint64_t seed, const Tolerance& tolerance,
           Answers& answers) {
  keep_assumptions(transaction, answers.record);
  Learning learning{Random(seed), tolerance, answers};
  learning.parties(transaction);
  learning.facts(answers.record, {"destination", "country_of_export", "end_use", "contract_date", "return_by", "end_use_text",
                                  "destination_region"});
  learning.all_of(answers.record, "end_use_parameters", {"node", "layers"});
  for (Json& item : answers.record.find("items")->elements) learning.item(item);
  learning.judgements(policy);
  learning.readings(policy);
  Json& date = *answers.record.find("date");
  if (date.text.find('T') == std::string::npos && learning.random.chance(40))
    date.text += learning.random.pick(Texts{"T05:10:00Z", "T10:29:00Z", "T10:31:00Z", "T14:00:00Z"});
}

}  // namespace sekisho::generated
