#include "engine/evaluate/reference.h"

#include <algorithm>
#include <tuple>

#include "engine/evaluate/draw.h"
#include "engine/evaluate/ground_log_totals.h"
#include "engine/evaluate/line.h"
#include "engine/evaluate/version.h"

namespace sekisho {

using namespace evaluate;

struct Reference::State {
  std::shared_ptr<const checked::Policy> policy;
  DecideOptions options;
  World world;
  Ground quick, gathering;
  const History* history = nullptr;

  State(std::shared_ptr<const checked::Policy> policy_, DecideOptions options_)
      : policy(std::move(policy_)), options(std::move(options_)), world(*policy, options), quick(world), gathering(world, &quick) {}

  std::optional<Time> known_at(const Transaction& transaction) const {
    return options.known_at_each ? std::optional<Time>(transaction.date) : options.known_at;
  }

  /// Both grounds stand on a line; false where there is none.
  bool stand(const Transaction& transaction, int line) {
    if (line < 1 || line > static_cast<int>(transaction.items.size())) return false;
    for (Ground* one : {&quick, &gathering}) {
      one->begin(transaction, world.view(known_at(transaction)), history);
      one->begin_line(line);
    }
    return true;
  }
};

namespace {

/// Entries equal but for their lines become one; an obligation certain on any line is certain.
template <class Entry, class Key>
void merge(std::vector<Entry>& entries, Key&& key_of) {
  if (entries.size() < 2) return;
  std::vector<std::pair<std::string, std::size_t>> keys;
  for (std::size_t at = 0; at < entries.size(); ++at) keys.emplace_back(key_of(entries[at]), at);
  std::sort(keys.begin(), keys.end());
  std::vector<Entry> merged;
  for (std::size_t at = 0; at < keys.size(); ++at) {
    Entry& entry = entries[keys[at].second];
    if (at == 0 || keys[at - 1].first != keys[at].first) {
      merged.push_back(std::move(entry));
      continue;
    }
    Entry& same = merged.back();
    for (const int line : entry.lines) {
      if (std::find(same.lines.begin(), same.lines.end(), line) == same.lines.end()) same.lines.push_back(line);
    }
    if constexpr (requires { entry.certain; }) {
      same.certain = same.certain || entry.certain;
    }
  }
  entries = std::move(merged);
}

std::string joined(std::initializer_list<const std::string*> parts) {
  std::string text;
  for (const std::string* part : parts) text += *part + "\x1f";
  return text;
}

std::string key_of(const ObligationDue& due) {
  std::string key = joined({&due.requires_, &due.name, &due.what, &due.within, &due.rule});
  for (const std::string& cite : due.cites) key += cite + "\x1f";
  return key + (due.met ? "met" : "");
}

/// Questions that settle other rules on other lines, or readings that come to other outcomes there, are different questions.
std::string key_of(const Question& question) {
  std::string key = joined({&question.kind, &question.fact, &question.term, &question.about, &question.of, &question.party,
                            &question.list, &question.entry, &question.name, &question.owner, &question.owned, &question.currency,
                            &question.date, &question.scheme, &question.instrument, &question.at, &question.per, &question.within});
  for (const std::string& candidate : question.candidates) key += candidate + "\x1f";
  for (const std::string& rule : question.settles) key += rule + "\x1f";
  for (const ReadingOutcome& reading : question.readings)
    key += reading.name + " " + std::string(to_string(reading.certain)) + ".." + std::string(to_string(reading.possible)) + "\x1f";
  return key;
}

std::string key_of(const Presumed& presumed) { return joined({&presumed.term, &presumed.about}); }
std::string key_of(const LicenseUse& use) {
  std::string key = joined({&use.number, &use.authority, &use.drawn, &use.left});
  for (const std::string& rule : use.covers) key += rule + "\x1f";
  return key;
}
std::string key_of(const NotChecked& note) { return joined({&note.what, &note.why, &note.assumed}); }

Adopted adopted_of(const Ground& ground, std::uint32_t index) {
  const checked::Group& group = ground.world.policy.groups[index];
  Adopted adopted;
  adopted.of = group.of;
  adopted.reading = group.branches[static_cast<std::size_t>(ground.view->settled[index])].name;
  if (const Adoption* by = ground.view->adopted[index]) {
    adopted.by = by->by;
    adopted.because = by->because;
    if (by->on) adopted.on = to_string(*by->on);
  }
  return adopted;
}

std::string line_name(const Object& item, int position) {
  if (const auto at = item.type->find("line_no"); at && !item.slots[*at].missing()) return print_value(item.slots[*at]);
  return std::to_string(position);
}

void finish(Decision& decision) {
  for (const LineDecision& line : decision.lines) {
    decision.certain = std::max(decision.certain, line.certain);
    decision.possible = std::max(decision.possible, line.possible);
  }
  for (const LineDecision& line : decision.lines) {
    if (line.certain == decision.certain) decision.review = std::max(decision.review, line.review);
  }
  const auto key = [](const auto& entry) { return key_of(entry); };
  merge(decision.obligations, key);
  merge(decision.questions, key);
  merge(decision.presumed, key);
  merge(decision.licenses, key);
  std::stable_sort(decision.licenses.begin(), decision.licenses.end(), [](const LicenseUse& a, const LicenseUse& b) {
    return std::tie(a.number, a.authority, a.lines.front()) < std::tie(b.number, b.authority, b.lines.front());
  });
  merge(decision.not_checked, key);
}

}  // namespace

Reference::Reference(std::shared_ptr<const checked::Policy> policy, DecideOptions options)
    : state_(std::make_unique<State>(std::move(policy), std::move(options))) {}
Reference::~Reference() = default;

std::optional<Time> Reference::known_at(const Transaction& transaction) const { return state_->known_at(transaction); }

void Reference::remember(const Transaction& transaction, History& history) {
  State& state = *state_;
  if (state.world.logged_totals().empty() || history.seen.has(transaction.id)) return;
  history.seen.add(transaction.id);
  const auto view = state.world.view(state.known_at(transaction));
  state.quick.begin(transaction, view);
  state.quick.begin_line(1);
  remember_record(state.quick, history);
}

Decision Reference::decide(const Transaction& transaction, LicenseDraws* draws) {
  State& state = *state_;
  const std::optional<Time> known = state.known_at(transaction);
  const auto view = state.world.view(known);
  Decision decision;
  decision.transaction_id = transaction.id;
  decision.date = to_string(transaction.date);
  if (known) decision.known_at = to_string(*known);
  decision.bundle = state.policy->bundle->digest;
  decision.engine = engine_version();
  Ground& ground = state.quick;
  ground.begin(transaction, view, state.history);
  ground.drawn_before = state.gathering.drawn_before = draws;
  DrawDown draw_down(draws);
  std::vector<std::uint32_t> rules(state.policy->rules.size());
  for (std::uint32_t at = 0; at < rules.size(); ++at) rules[at] = at;
  if (!state.options.every_rule) rules = touched_rules(ground);
  bool gathering_begun = false;
  std::vector<std::uint32_t> adopted;
  for (int position = 1; position <= static_cast<int>(transaction.items.size()); ++position) {
    ground.begin_line(position);
    LineResult result = decide_line(ground, provisions_on_line(ground, rules));
    LineDecision line;
    line.line_no = line_name(ground.item(), position);
    line.certain = result.certain;
    line.possible = result.possible;
    line.exact = result.exact;
    if (!result.provisions.empty()) {
      if (!gathering_begun) state.gathering.begin(transaction, view, state.history);
      gathering_begun = true;
      put_into_words(state.gathering, ground, result, line, decision.obligations);
    }
    decision.lines.push_back(std::move(line));
    draw_down.line(ground, state.gathering, result, decision.licenses);
    for (NotChecked& claim : unknown_claims(ground, result)) decision.not_checked.push_back(std::move(claim));
    std::move(result.questions.begin(), result.questions.end(), std::back_inserter(decision.questions));
    std::move(result.presumed.begin(), result.presumed.end(), std::back_inserter(decision.presumed));
    std::move(result.not_checked.begin(), result.not_checked.end(), std::back_inserter(decision.not_checked));
    adopted.insert(adopted.end(), result.adopted.begin(), result.adopted.end());
  }
  std::sort(adopted.begin(), adopted.end());
  adopted.erase(std::unique(adopted.begin(), adopted.end()), adopted.end());
  for (const std::uint32_t group : adopted) decision.adopted.push_back(adopted_of(ground, group));
  std::sort(decision.adopted.begin(), decision.adopted.end(), [](const Adopted& a, const Adopted& b) { return a.of < b.of; });
  for (const Coverage& cover : state.policy->bundle->covers) {
    const Date day = state.world.utc().day_of(transaction.date);
    if ((!cover.from || *cover.from <= day) && (!cover.current || day <= *cover.current)) continue;
    NotChecked note;
    note.what = "law not encoded for " + to_string(day);
    note.why = "bundle `" + cover.bundle + "` covers" + (cover.from ? " from " + to_string(*cover.from) : "") +
               (cover.current ? " to " + to_string(*cover.current) : "");
    for (int position = 1; position <= static_cast<int>(transaction.items.size()); ++position) note.lines.push_back(position);
    decision.not_checked.push_back(std::move(note));
  }
  finish(decision);
  if (draws != nullptr) draw_down.commit(*draws);
  return decision;
}

Ground& Reference::stand_on(const Transaction& transaction) {
  state_->quick.begin(transaction, state_->world.view(state_->known_at(transaction)), state_->history);
  state_->quick.begin_line(1);
  return state_->quick;
}

void Reference::set_known_at(const std::optional<Time>& known_at, bool each) {
  state_->options.known_at = known_at;
  state_->options.known_at_each = each;
}

void Reference::set_history(const History* history) { state_->history = history; }

void Reference::forget_declarations() {
  state_->world.forget_declarations();
  for (Ground* ground : {&state_->quick, &state_->gathering}) ground->rules_of_days = {};
}

std::optional<Valued> Reference::value_of(const Transaction& transaction, const std::string& name, int line) {
  State& state = *state_;
  const checked::Policy& policy = *state.policy;
  Ground& ground = state.gathering;
  if (!state.stand(transaction, line)) return std::nullopt;
  const auto valued = [&](FormulaId formula) { return Valued{ground.arena[formula].value, evidence_of(ground, formula)}; };
  for (std::uint32_t at = 0; at < policy.rules.size(); ++at) {
    if (policy.rules[at].declared.name == name) return valued(ground.rule(at));
  }
  for (std::uint32_t at = 0; at < policy.exceptions.size(); ++at) {
    if (policy.exceptions[at].declared.name == name) return valued(ground.exception(at));
  }
  for (std::uint32_t at = 0; at < policy.defines.size(); ++at) {
    const checked::Define& define = policy.defines[at];
    if (define.declared.name != name || define.parameter_slot >= 0 || !policy.nodes[define.value].condition) continue;
    const Timezone& zone = state.world.zone_of(define.declared);
    return valued(ground.choose(define.declared.group, [&] { return ground.definition(define, zone); }));
  }
  for (std::uint32_t at = 0; at < policy.terms.size(); ++at) {
    if (policy.terms[at].declared.name != name || policy.terms[at].parameter_slot >= 0) continue;
    ground.zone = &state.world.zone_of(policy.terms[at].declared);
    const Valued value = valued(ground_term(ground, checked::TermUse{at, checked::none}));
    ground.zone = nullptr;
    return value;
  }
  return std::nullopt;
}

std::optional<Anatomy> Reference::anatomy(const Transaction& transaction, const std::string& name, int line) {
  if (!state_->stand(transaction, line)) return std::nullopt;
  return anatomy_of(state_->gathering, name);
}

}  // namespace sekisho
