#include "engine/replay/summary.h"

#include <algorithm>
#include <set>

#include "engine/text/json.h"

namespace sekisho {
namespace {

constexpr std::size_t undetermined = 6;
constexpr std::size_t max_distinct_reasons = 1000;  // reasons are sentences of ours; a bound all the same

const std::string& destination_of(const Transaction& transaction) {
  static const std::string missing = "missing";
  const std::optional<std::size_t> field = transaction.record.type->find("destination");
  if (!field) return missing;
  const auto* country = std::get_if<std::string>(&transaction.record.slot(*field).data);
  return country == nullptr || country->empty() ? missing : *country;
}

std::string month_of(const Transaction& transaction) { return to_string(transaction.date).substr(0, 7); }

/// What a question is counted under: its term, reading or fact; of a match its list, so that the names of a log do not fill memory.
std::pair<std::string, std::string> counted_as(const Question& question) {
  for (const std::string* what :
       {&question.term, &question.of, &question.list, &question.currency, &question.instrument, &question.per}) {
    if (!what->empty()) return {question.kind, *what};
  }
  return {question.kind, without_positions(question.fact)};
}

/// What was not checked, alike for records that differ in their days, lines and parties.
std::pair<std::string, std::string> counted_as(const NotChecked& note) {
  if (note.what.starts_with("owners of `")) return {"owners", note.why};
  if (note.what.rfind(law_not_encoded, 0) == 0) return {std::string(law_not_encoded), note.why};
  return {without_positions(note.what), note.why};
}

/// Counts a record once under each; beyond the bound under one name for all that is rarer.
template <class Notes>
void count_each(const Notes& notes, std::map<std::pair<std::string, std::string>, std::uint64_t>& counts) {
  std::set<std::pair<std::string, std::string>> keys;
  for (const auto& note : notes) {
    std::pair<std::string, std::string> key = counted_as(note);
    if (counts.size() >= max_distinct_reasons && counts.count(key) == 0) key = {"", "others"};
    keys.insert(std::move(key));
  }
  for (const auto& key : keys) ++counts[key];
}

// ---- JSON: two levels of indentation are enough for a person
// ----------------------------------------------------------------------------

class Section {
 public:
  explicit Section(std::string& out) : out_(out) {}
  void member(std::string_view name, std::string_view json) {
    out_ += first_ ? "\n    " : ",\n    ";
    first_ = false;
    append_json_text(out_, name);
    out_ += ": ";
    out_ += json;
  }
  void element(std::string_view json) {
    out_ += first_ ? "\n    " : ",\n    ";
    first_ = false;
    out_ += json;
  }
  std::string_view end() const { return first_ ? "" : "\n  "; }

 private:
  std::string& out_;
  bool first_ = true;
};

void begin(std::string& out, std::string_view name) {
  out += out.size() > 1 ? ",\n  " : "\n  ";
  append_json_text(out, name);
  out += ": ";
}

void number(std::string& out, std::string_view name, std::uint64_t value) {
  begin(out, name);
  out += std::to_string(value);
}

template <class Fill>
void object(std::string& out, std::string_view name, Fill fill) {
  begin(out, name);
  out += '{';
  Section section(out);
  fill(section);
  out += section.end();
  out += '}';
}

template <class Fill>
void array(std::string& out, std::string_view name, Fill fill) {
  begin(out, name);
  out += '[';
  Section section(out);
  fill(section);
  out += section.end();
  out += ']';
}

std::string text_json(std::string_view text) {
  std::string json;
  append_json_text(json, text);
  return json;
}

std::string counts_json(const VerdictCounts& counts) {
  JsonWriter json;
  json.begin_object().raw_member("records", std::to_string(counts.records()));
  for (std::size_t i = 0; i < counts.by_verdict.size(); ++i) {
    if (counts.by_verdict[i] > 0) json.raw_member(verdict_word(i), std::to_string(counts.by_verdict[i]));
  }
  return json.end_object().take();
}

void write_counts(std::string& out, std::string_view name, const std::map<std::string, VerdictCounts>& counts) {
  object(out, name, [&](Section& section) {
    for (const auto& [key, value] : counts) section.member(key, counts_json(value));
  });
}

using Counted = std::map<std::pair<std::string, std::string>, std::uint64_t>;

/// Most frequent first, then by name.
void write_ranked(std::string& out, std::string_view name, std::pair<std::string_view, std::string_view> keys,
                  const Counted& counted) {
  std::vector<std::pair<std::pair<std::string, std::string>, std::uint64_t>> ranked(counted.begin(), counted.end());
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  array(out, name, [&](Section& section) {
    for (const auto& [what, records] : ranked) {
      JsonWriter json;
      json.begin_object().member(keys.first, what.first).member(keys.second, what.second);
      section.element(json.raw_member("records", std::to_string(records)).end_object().result());
    }
  });
}

void write_logs(std::string& out, const std::vector<ReplayedLog>& logs) {
  array(out, "logs", [&](Section& section) {
    for (const ReplayedLog& log : logs) {
      JsonWriter json;
      json.begin_object().member("path", log.path).raw_member("records", std::to_string(log.records)).member("sha256", log.digest);
      if (log.fault) json.member("fault", *log.fault);
      section.element(json.end_object().result());
    }
  });
}

}  // namespace

std::string_view verdict_word(std::size_t index) {
  return index == undetermined ? "undetermined" : to_string(static_cast<Effect>(index));
}

void VerdictCounts::add(const Decision& decision) {
  ++by_verdict[decision.certain == decision.possible ? static_cast<std::size_t>(decision.certain) : undetermined];
}

std::uint64_t VerdictCounts::records() const {
  std::uint64_t sum = 0;
  for (const std::uint64_t count : by_verdict) sum += count;
  return sum;
}

std::string without_positions(const std::string& path) {
  std::string text;
  bool inside = false;
  for (const char letter : path) {
    if (letter == ']') inside = false;
    if (!inside) text += letter;
    if (letter == '[') inside = true;
  }
  return text;
}

void ReplaySummary::add(const Transaction& transaction, const Decision& decision) {
  ++records;
  ++decided;
  verdicts.add(decision);
  destinations[destination_of(transaction)].add(decision);
  months[month_of(transaction)].add(decision);
  std::map<std::string_view, bool> found;  // rule → certainly
  bool exact = true;
  for (const LineDecision& line : decision.lines) {
    exact = exact && line.exact;
    for (const Finding& finding : line.findings) found[finding.rule] |= finding.holds == Truth::True;
  }
  for (const auto& [rule, certainly] : found) {
    RuleCounts& counts = rules[std::string(rule)];
    ++(certainly ? counts.certain : counts.possible);
  }
  if (!exact) ++inexact;
  count_each(decision.questions, questions);
  count_each(decision.not_checked, not_checked);
  const std::string day = to_string(transaction.date).substr(0, 10);
  if (latest_ && day < to_string(*latest_).substr(0, 10)) {
    ++out_of_order;
  } else {
    latest_ = transaction.date;
  }
}

void ReplaySummary::add(const Rejection& rejection) {
  ++records;
  ++rejected;
  std::pair<std::string, std::string> key{without_positions(rejection.field), rejection.reason};
  if (rejections.size() >= max_distinct_reasons && rejections.count(key) == 0) key = {"", "another reason"};
  ++rejections[key];
}

std::string summary_json(const ReplaySummary& summary) {
  std::string out = "{";
  number(out, "records", summary.records);
  number(out, "decided", summary.decided);
  number(out, "rejected", summary.rejected);
  begin(out, "complete");
  out += summary.complete ? "true" : "false";
  object(out, "verdicts", [&](Section& section) {
    for (std::size_t i = 0; i < summary.verdicts.by_verdict.size(); ++i) {
      section.member(verdict_word(i), std::to_string(summary.verdicts.by_verdict[i]));
    }
  });
  object(out, "rules", [&](Section& section) {
    for (const auto& [rule, counts] : summary.rules) {
      section.member(rule,
                     "{\"certain\":" + std::to_string(counts.certain) + ",\"possible\":" + std::to_string(counts.possible) + "}");
    }
  });
  write_counts(out, "destinations", summary.destinations);
  write_counts(out, "months", summary.months);
  write_ranked(out, "questions", {"kind", "asks"}, summary.questions);
  write_ranked(out, "not_checked", {"what", "why"}, summary.not_checked);
  write_ranked(out, "rejections", {"field", "reason"}, summary.rejections);
  number(out, "out_of_order", summary.out_of_order);
  number(out, "keys_missing", summary.keys_missing);
  number(out, "inexact", summary.inexact);
  write_logs(out, summary.logs);
  array(out, "warnings", [&](Section& section) {
    for (const DataWarning& warning : summary.warnings) {
      JsonWriter json;
      section.element(json.begin_object().member("field", warning.field).member("message", warning.message).end_object().result());
    }
  });
  object(out, "options", [&](Section& section) {
    for (const auto& [name, value] : summary.options) section.member(name, text_json(value));
  });
  object(out, "bundle", [&](Section& section) {
    section.member("name", text_json(summary.bundle_name));
    section.member("version", text_json(summary.bundle_version));
  });
  object(out, "digests", [&](Section& section) {
    std::string input;
    for (const ReplayedLog& log : summary.logs) input += (input.empty() ? "" : " ") + log.digest;
    section.member("input", text_json(input));
    section.member("bundle", text_json(summary.bundle_digest));
    section.member("output", text_json(summary.decisions_digest));
    section.member("rejected", text_json(summary.rejected_digest));
  });
  begin(out, "engine");
  out += text_json(summary.engine);
  return out + "\n}\n";
}

}  // namespace sekisho
