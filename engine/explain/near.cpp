#include "engine/explain/near.h"

#include <algorithm>
#include <tuple>

namespace sekisho {
namespace {

constexpr std::size_t most_answered = 20;  // questions; each answer is a decision of its own

std::optional<NearRule> near_rule(const Provision& provision, const Anatomy& anatomy) {
  NearRule near{provision.name, out_of_force(provision), {}, false, 0};
  for (const ConditionPart& part : anatomy.parts) {
    if (part.stands_in_the_way()) {
      near.missing.push_back(part);
    } else if (part.value == Truth::Unknown) {
      near.open = true;
    } else if (!part.excludes && part.value == Truth::True) {
      ++near.met;
    }
  }
  const bool only_force = !near.force.empty() && near.missing.empty() && near.met > 0;
  const bool only_one = near.force.empty() && near.missing.size() == 1 && near.met > 0;
  return only_force || only_one ? std::optional(near) : std::nullopt;
}

void judge(Transaction& transaction, const Question& question, bool answer) {
  const Judgement judgement{question.term, answer, "", "", ""};
  if (question.about.empty()) return transaction.record.judgements.push_back(judgement);
  for (ObjectPtr& party : transaction.parties) {
    const std::optional<std::size_t> name = party->type->find("name");
    const auto* text = name ? std::get_if<std::string>(&party->slots[*name].data) : nullptr;
    if (party->path != question.about && (text == nullptr || *text != question.about)) continue;
    party = std::make_shared<Object>(*party);
    party->judgements.push_back(judgement);
  }
}

/// The record as it would be with the question answered; nothing where no single word answers it.
std::optional<Transaction> answered(const Transaction& transaction, const Question& question, bool yes) {
  if (question.kind == "open-term") {
    Transaction with = transaction;
    judge(with, question, yes);
    return with;
  }
  if (question.kind != "match" || question.entry.empty() || question.name.empty()) return std::nullopt;
  Transaction with = transaction;
  with.clearances.push_back({question.name, question.list, question.entry, yes, "", ""});
  return with;
}

}  // namespace

std::vector<NearRule> nearest_rules(Reference& reference, const checked::Policy& policy, const std::vector<Provision>& provisions,
                                    const Transaction& transaction, int line, std::size_t count) {
  std::vector<std::pair<Effect, NearRule>> found;
  for (const Provision& provision : provisions) {
    const auto rule = std::find_if(policy.rules.begin(), policy.rules.end(),
                                   [&](const checked::Rule& each) { return each.declared.name == provision.name; });
    if (rule == policy.rules.end() || provision.standing == Standing::ended) continue;
    const std::optional<Anatomy> anatomy = reference.anatomy(transaction, provision.name, line);
    if (!anatomy) continue;
    if (auto near = near_rule(provision, *anatomy)) found.emplace_back(rule->effect, std::move(*near));
  }
  const auto rank = [](const auto& each) {
    return std::tuple(each.second.force.empty(), -static_cast<int>(each.second.met), -static_cast<int>(each.first));
  };
  std::stable_sort(found.begin(), found.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  std::vector<NearRule> nearest;
  for (auto& [effect, near] : found) {
    if (nearest.size() < count) nearest.push_back(std::move(near));
  }
  return nearest;
}

std::vector<std::vector<Answered>> answers_of(Reference& reference, const Decision& decision, const Transaction& transaction) {
  std::vector<std::vector<Answered>> all(decision.questions.size());
  for (std::size_t i = 0; i < std::min(all.size(), most_answered); ++i) {
    const Question& question = decision.questions[i];
    for (const bool yes : {true, false}) {
      const std::optional<Transaction> with = answered(transaction, question, yes);
      if (!with) break;
      const bool match = question.kind == "match";
      all[i].push_back({match ? (yes ? "the same" : "another") : (yes ? "yes" : "no"), Effect::permit, Effect::permit});
      const Decision then = reference.decide(*with);
      for (const int line : question.lines) {
        const LineDecision& decided = then.lines.at(static_cast<std::size_t>(line) - 1);
        all[i].back().certain = std::max(all[i].back().certain, decided.certain);
        all[i].back().possible = std::max(all[i].back().possible, decided.possible);
      }
    }
  }
  return all;
}

}  // namespace sekisho
