#include "engine/explain/explanation.h"

#include <algorithm>

#include "engine/explain/telling.h"
#include "engine/explain/words.h"

namespace sekisho {
namespace {

/// Lines that are open though the record is not.
std::string open_beside(const Decision& decision) {
  std::vector<int> lines;
  for (std::size_t at = 0; at < decision.lines.size(); ++at) {
    if (decision.lines[at].certain != decision.lines[at].possible) lines.push_back(static_cast<int>(at) + 1);
  }
  if (decision.certain != decision.possible || lines.empty()) return "";
  const std::string where = on_lines(lines, decision);
  return " What is open" + (where.empty() ? " on every line" : where) + " does not change this.";
}

Words summary(const Decision& decision) {
  std::string text = sentence(demand(decision.certain, decision.possible));
  const std::size_t open = decision.questions.size();
  text += ".";
  if (decision.certain != decision.possible && open > 0)
    text +=
        " It turns on the " + (open == 1 ? std::string("answer to one question") : "answers to " + counted(open, "question")) + ".";
  text += open_beside(decision);
  const auto unchecked = std::count_if(decision.not_checked.begin(), decision.not_checked.end(),
                                       [](const NotChecked& one) { return one.assumed.empty(); });
  if (unchecked > 0)
    text += " " + sentence(counted(static_cast<std::size_t>(unchecked), "thing")) + (unchecked == 1 ? " was" : " were") +
            " not checked.";
  return said(text);
}

}  // namespace

bool Telling::shows(const std::vector<int>& lines) const {
  if (!options.line || lines.empty()) return true;
  return std::find(lines.begin(), lines.end(), static_cast<int>(*options.line)) != lines.end();
}

ExplanationOptions beside(Reference& reference, const checked::Policy& policy, const Decision& decision,
                          const Transaction& transaction, std::optional<std::size_t> line) {
  ExplanationOptions options;
  options.line = line;
  options.answers = answers_of(reference, decision, transaction);
  const std::vector<Provision> provisions = law_at(policy, transaction.date, reference.known_at(transaction));
  for (std::size_t at = 1; at <= decision.lines.size(); ++at) {
    const bool bare = decision.lines[at - 1].findings.empty() && (!line || *line == at);
    options.near.push_back(bare ? nearest_rules(reference, policy, provisions, transaction, static_cast<int>(at))
                                : std::vector<NearRule>{});
  }
  return options;
}

Document explanation(const Decision& decision, const Transaction& transaction, const checked::Policy& policy,
                     const ExplanationOptions& options) {
  Document document;
  document.title = heading_of(decision, transaction);
  document.verdict = verdict_words(decision.certain, decision.possible, decision.review);
  document.paragraph(summary(decision));
  const Telling telling{document, decision, transaction, policy, options};
  tell_lines(telling);
  tell_questions(telling);
  tell_obligations(telling);
  tell_remarks(telling);
  tell_law(telling);
  return document;
}

}  // namespace sekisho
