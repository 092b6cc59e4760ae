#include "engine/evaluate/line.h"

#include <algorithm>
#include <map>

#include "engine/evaluate/verdict.h"

namespace sekisho::evaluate {
namespace {

std::string key_of(const Question& question) {
  std::string key = question.kind;
  for (const std::string* part : {&question.fact, &question.term, &question.about, &question.of, &question.party, &question.list,
                                  &question.entry, &question.owner, &question.owned, &question.currency, &question.date,
                                  &question.scheme, &question.instrument, &question.at, &question.per, &question.within}) {
    key += "\x1f" + *part;
  }
  for (const std::string& candidate : question.candidates) key += "\x1f" + candidate;
  for (const ReadingOutcome& reading : question.readings) key += "\x1f" + reading.name;  // two choices may have one name
  return key;
}

struct Asked {
  Question question;
  std::vector<Open> settles;  // the open things it would fix
};

/// Questions of everything open, each once, in order of their text.
std::map<std::string, Asked> asked_about(const Ground& ground, const OpenSet& open) {
  std::map<std::string, Asked> asked;
  for (const Open& one : open) {
    if (one.group) {
      const checked::Group& group = ground.world.policy.groups[one.index];
      Question question;
      question.kind = "reading";
      question.of = group.of;
      for (const checked::Branch& branch : group.branches)
        question.readings.push_back({branch.name, branch.says, Effect::permit, Effect::permit});
      Asked& entry = asked[key_of(question)];
      entry.question = std::move(question);
      entry.settles.push_back(one);
      continue;
    }
    for (const auto& ask : asks_of(ground.arena.leaf_at(one.index))) {
      Asked& entry = asked[key_of(*ask)];
      entry.question = *ask;
      entry.settles.push_back(one);
    }
  }
  return asked;
}

/// What the line would come to under each branch of a reading.
void outcomes(const Ground& ground, const LineResult& result, std::vector<Open> open, const Open& group, Question& question) {
  auto at = std::find(open.begin(), open.end(), group);
  if (at == open.end()) at = open.insert(open.end(), group);
  Cases cases(ground.arena, result.provisions, open, ground.world.branch_counts());
  if (cases.too_many()) {
    open.assign(1, group);
    at = open.begin();
    cases = Cases(ground.arena, result.provisions, open, ground.world.branch_counts());
  }
  const auto position = static_cast<std::size_t>(at - open.begin());
  for (std::size_t branch = 0; branch < question.readings.size(); ++branch) {
    const Ends ends = over(cases, position, branch);
    question.readings[branch].certain = ends.low;
    question.readings[branch].possible = ends.high;
  }
}

std::vector<std::string> rules_left_open(const Ground& ground, const LineResult& result, const LineVerdict& verdict,
                                         const std::vector<Open>& these) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < result.provisions.size(); ++at) {
    const OpenSet& open = verdict.pending[at];
    if (std::any_of(these.begin(), these.end(), [&](const Open& one) { return open.count(one) != 0; }))
      names.push_back(ground.world.policy.rules[result.provisions[at].rule].declared.name);
  }
  return names;
}

void ask(const Ground& ground, LineResult& result, const LineVerdict& verdict) {
  if (result.certain == result.possible) return;
  const std::vector<Open> all(result.candidates.begin(), result.candidates.end());
  const Cases total(ground.arena, result.provisions, all, ground.world.branch_counts());
  for (auto& [key, asked] : asked_about(ground, result.candidates)) {
    if (!total.too_many() && !matters(total, all, asked.settles)) continue;
    Question question = std::move(asked.question);
    question.settles = rules_left_open(ground, result, verdict, asked.settles);
    if (question.kind == "reading") outcomes(ground, result, verdict.split, asked.settles.front(), question);
    question.lines = {result.position};
    result.questions.push_back(std::move(question));
  }
}

std::string what_is_asked(const Question& question) {
  if (question.kind == "open-term") return question.about.empty() ? question.term : question.term + " of " + question.about;
  if (question.kind == "reading") return question.of;
  if (question.kind == "match") return question.party + " against " + question.list + "/" + question.entry;
  if (question.kind == "share") return (question.owner.empty() ? "owners" : question.owner) + " of `" + question.owned + "`";
  if (question.kind == "time") return "time of " + question.instrument;
  if (question.kind == "rate") return question.currency + " on " + question.date;
  return question.fact;
}

std::string why_open(const Question& question) {
  if (question.kind == "fact") return "not given";
  if (question.kind == "open-term") return "nobody has judged";
  if (question.kind == "reading") return "no reading adopted";
  if (question.kind == "code")
    return question.candidates.empty() ? "no " + question.scheme + " code that decides" : "not precise enough";
  return "open " + question.kind;
}

/// NOT_CHECKED and PRESUMED: what would leave a rule open, taken for granted or not asked.
void complete(const Ground& ground, LineResult& result) {
  OpenSet open, doubted, unsettled;
  for (const Provision& provision : result.provisions) {
    const auto add = [&](OpenSet& set, Sight sight) {
      const OpenSet more = pending(ground.arena, provision, sight);
      set.insert(more.begin(), more.end());
    };
    add(open, &Formula::value);
    add(doubted, &Formula::cautious);
    add(unsettled, &Formula::unsettled);
  }
  std::map<std::string, NotChecked> notes;
  const auto note = [&](NotChecked one) {
    one.lines = {result.position};
    notes.emplace(one.what + "\x1f" + one.why + "\x1f" + one.assumed, std::move(one));
  };
  std::set<std::string> asked;
  for (const Question& question : result.questions) asked.insert(key_of(question));
  for (const auto& [key, one] : asked_about(ground, open)) {
    if (asked.count(key) != 0) continue;
    note({.what = what_is_asked(one.question), .why = why_open(one.question), .assumed = {}, .lines = {}});
  }
  for (const Open& one : doubted) {
    if (one.group) continue;
    const Leaf& leaf = ground.arena.leaf_at(one.index);
    if (leaf.presumed) {
      Presumed presumed = *leaf.presumption;
      presumed.lines = {result.position};
      result.presumed.push_back(std::move(presumed));
    } else if (leaf.assumed) {
      for (const NotChecked& assumption : notes_of(leaf)) note(assumption);
    }
  }
  for (auto& [key, one] : notes) result.not_checked.push_back(std::move(one));
  for (const Open& one : unsettled) {
    if (one.group && ground.view->settled[one.index] >= 0) result.adopted.push_back(one.index);
  }
}

/// Licences held act as exceptions that leave nothing, to what asks for a licence alone.
void add_licenses(Ground& ground, Provision& provision) {
  const std::uint32_t regime = ground.world.policy.rules[provision.rule].declared.regime;
  const bool asks = provision.effect == Effect::license || provision.effect == Effect::deny;
  if (!asks || regime == checked::Policy::no_regime) return;
  for (const std::uint32_t license : ground.world.licenses().of_regime[regime]) {
    if (ground.considered[license] == 0) continue;
    const FormulaId covers = ground.license(license, regime);
    if (covers != always_false) provision.defeats.push_back({Provision::none, covers, Effect::permit, license});
  }
}

}  // namespace

std::vector<Provision> provisions_on_line(Ground& ground, const std::vector<std::uint32_t>& rules) {
  std::vector<Provision> provisions;
  for (const std::uint32_t index : rules) {
    const FormulaId holds = ground.rule(index);
    if (holds == always_false) continue;
    const checked::Rule& rule = ground.world.policy.rules[index];
    Provision provision{index, rule.effect, holds, {}};
    for (const std::uint32_t exception : rule.exceptions) {
      const FormulaId defeats = ground.exception(exception);
      if (defeats != always_false)
        provision.defeats.push_back({exception, defeats, ground.world.policy.exceptions[exception].leaves});
    }
    add_licenses(ground, provision);
    provisions.push_back(std::move(provision));
  }
  return provisions;
}

LineResult decide_line(Ground& ground, std::vector<Provision> provisions) {
  LineResult result;
  result.position = ground.line;
  result.provisions = std::move(provisions);
  const LineVerdict verdict = judge(ground.arena, result.provisions, ground.world.branch_counts());
  result.certain = verdict.certain;
  result.possible = verdict.possible;
  result.exact = verdict.exact;
  result.candidates = verdict.candidates;
  ask(ground, result, verdict);
  complete(ground, result);
  return result;
}

}  // namespace sekisho::evaluate
