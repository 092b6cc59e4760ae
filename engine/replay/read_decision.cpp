#include "engine/replay/read_decision.h"

#include "engine/facts/json.h"

namespace sekisho {
namespace {

using facts::Raw;

std::string text_of(const Raw& map, std::string_view name) {
  const Raw* value = facts::member(map, name);
  return value == nullptr ? "" : std::string(value->text);
}

template <class Read>
void read_each(const Raw& map, std::string_view name, Read&& read) {
  const Raw* list = facts::member(map, name);
  for (const Raw* one = list == nullptr ? nullptr : list->first; one != nullptr; one = one->next) read(*one);
}

/// A short permit names only its verdict.
bool read_ends(const Raw& map, Decision& decision) {
  if (text_of(map, "verdict") == "permit") return true;
  const auto certain = parse_effect(text_of(map, "certain"));
  const auto possible = parse_effect(text_of(map, "possible"));
  if (!certain || !possible) return false;
  decision.certain = *certain;
  decision.possible = *possible;
  return true;
}

LineDecision read_line(const Raw& map) {
  LineDecision line;
  line.exact = facts::member(map, "exact") == nullptr;
  read_each(map, "findings", [&](const Raw& one) {
    Finding finding;
    finding.rule = text_of(one, "rule");
    finding.holds = text_of(one, "holds") == to_string(Truth::True) ? Truth::True : Truth::Unknown;
    line.findings.push_back(std::move(finding));
  });
  return line;
}

Question read_question(const Raw& map) {
  Question question;
  question.kind = text_of(map, "kind");
  question.fact = text_of(map, "fact");
  question.term = text_of(map, "term");
  question.of = text_of(map, "of");
  question.list = text_of(map, "list");
  question.currency = text_of(map, "currency");
  question.instrument = text_of(map, "instrument");
  question.per = text_of(map, "per");
  return question;
}

}  // namespace

struct DecisionReader::State {
  facts::JsonParser parser;
  facts::Arena arena;
};

DecisionReader::DecisionReader() : state_(std::make_unique<State>()) {}
DecisionReader::~DecisionReader() = default;
DecisionReader::DecisionReader(DecisionReader&&) noexcept = default;
DecisionReader& DecisionReader::operator=(DecisionReader&&) noexcept = default;

std::optional<Decision> DecisionReader::read(std::string_view line) {
  const facts::ParsedJson parsed = state_->parser.parse(line, state_->arena);
  Decision decision;
  if (parsed.root == nullptr || !read_ends(*parsed.root, decision)) return std::nullopt;
  decision.transaction_id = text_of(*parsed.root, "transaction_id");
  read_each(*parsed.root, "lines", [&](const Raw& one) { decision.lines.push_back(read_line(one)); });
  read_each(*parsed.root, "questions", [&](const Raw& one) { decision.questions.push_back(read_question(one)); });
  read_each(*parsed.root, "not_checked", [&](const Raw& one) {
    decision.not_checked.push_back({.what = text_of(one, "what"), .why = text_of(one, "why"), .assumed = {}, .lines = {}});
  });
  return decision;
}

}  // namespace sekisho
