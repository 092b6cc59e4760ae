#include "engine/check/state.h"

namespace sekisho::checking {

namespace {

constexpr std::size_t longest_quote = 60;

}  // namespace

std::string quoted(const Span& span) {
  if (!span.source) return "this";
  std::string words;
  bool blank = false;
  for (char sign : span.source->text.substr(span.begin, span.end - span.begin)) {
    const bool is_blank = sign == ' ' || sign == '\n' || sign == '\r' || sign == '\t';
    if (is_blank && !blank) words += ' ';
    if (!is_blank) words += sign;
    blank = is_blank;
  }
  if (words.size() > longest_quote) {
    std::size_t end = longest_quote;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
    words = words.substr(0, end) + "…";
  }
  return '`' + words + '`';
}

std::string with_article(const Type& type) {
  const std::string words = to_string(type);
  if (words == "text" || words == "money") return words;
  const bool vowel = std::string_view("aeio").find(words.front()) != std::string_view::npos || words.starts_with("ECCN") ||
                     words.starts_with("HS");
  return (vowel ? "an " : "a ") + words;
}

NodeId condition_node(State& state, checked::Kind kind, const Span& span) {
  return add_condition(state.policy, state.nodes, std::move(kind), span);
}

NodeId value_node(State& state, checked::Kind kind, const Type& type, const Span& span) {
  return add_value(state.policy, state.nodes, std::move(kind), type, span);
}

const checked::Node& node_of(const State& state, NodeId id) { return state.policy.nodes[id]; }

void note_use(State& state, Use use) {
  if (state.uses != nullptr) state.uses->push_back(std::move(use));
}

NodeId fault(State& state, std::string code, const Span& span, std::string message, Help help) {
  state.diagnostics.error(std::move(code), span, std::move(message), std::move(help));
  return poison;
}

}  // namespace sekisho::checking
