#include "tests/ast/outline.h"

#include "tests/parse/shape.h"

namespace sekisho::outline {
namespace {

/// A shape without the parentheses that only group.
std::string ungrouped(const std::string& shape) {
  const std::string group = "(group ";
  std::string result;
  std::vector<bool> written;  // of each open parenthesis
  bool quoted = false;
  for (std::size_t at = 0; at < shape.size(); ++at) {
    if (shape[at] == '"') quoted = !quoted;
    if (!quoted && shape[at] == '(') {
      written.push_back(shape.compare(at, group.size(), group) != 0);
      if (!written.back()) {
        at += group.size() - 1;
        continue;
      }
    } else if (!quoted && shape[at] == ')') {
      const bool keep = written.back();
      written.pop_back();
      if (!keep) continue;
    }
    result += shape[at];
  }
  return result;
}

struct Outline {
  std::string text;

  void add(const char* label, const std::string& value) { text += std::string(label) + " " + value + "\n"; }
  void add(const char* label, const std::optional<ast::Quote>& quote) {
    if (quote) add(label, quote->text);
  }
  void add(const char* label, const std::vector<ast::Quote>& quotes) {
    for (const ast::Quote& quote : quotes) add(label, quote.text);
  }
  void add(const char* label, const std::optional<ast::Word>& word) {
    if (word) add(label, word->text);
  }
  void add(const char* label, const ast::Expr& expression) {
    if (expression) add(label, ungrouped(shape::of(expression)));
  }
  void add(const char* label, const std::optional<ast::ReadableDate>& date) {
    if (!date) return;
    for (const ast::DateBranch& branch : date->branches) {
      add(label, (branch.name ? branch.name->text + " " + branch.says + " " : std::string()) + to_string(branch.time));
    }
  }
  void add(const char* label, const ast::EffectClause& effect) {
    add(label, std::string(to_string(effect.effect)) + "/" + std::string(to_string(effect.review)) +
                   (effect.deny_by_policy ? "/policy " : " ") + effect.refer);
  }
  void add(const std::vector<ast::Target>& targets) {
    for (const ast::Target& target : targets) add("target", target.pattern);
  }
  void add(const std::vector<ast::Obligation>& obligations) {
    for (const ast::Obligation& one : obligations) {
      add("obligation", std::to_string(static_cast<int>(one.act)) + " " + one.name.text + " " + one.what + " " + one.within);
    }
  }
  void add(const ast::Expr& when, const std::vector<ast::Expr>& unless) {
    add("when", when);
    for (const ast::Expr& expression : unless) add("unless", expression);
  }
  void add(const ast::Common& common) {
    add("announced", common.announced);
    add("from", common.period.from);
    add("until", common.period.until);
    if (common.status) add("status", std::to_string(static_cast<int>(common.status->status)));
    add("denied by", common.denied_by);
    if (common.confidence_unverified) add("confidence", std::string("unverified"));
    add("cites", common.cites);
    add("because", common.because);
  }

  void operator()(const ast::Regime& regime) {
    add("regime", regime.name.text);
    add("title", regime.title);
    add("authority", regime.authorities);
    add("jurisdiction", regime.jurisdiction);
    add("timezone", regime.timezone);
    add("source", regime.source);
  }
  void operator()(const ast::Continues& continues) { add("continues", continues.regime.text); }
  void operator()(const ast::Rule& rule) {
    add("rule", rule.name.text);
    add("title", rule.title);
    for (const ast::EffectClause& effect : rule.effects) add("effect", effect);
    add(rule.when, rule.unless);
    add(rule.obligations);
  }
  void operator()(const ast::Exception& exception) {
    add("exception", exception.name.text);
    add("title", exception.title);
    add(exception.targets);
    if (exception.to_licenses) add("to licenses", std::string());
    add("where", exception.licenses_where);
    if (exception.leaves) add("leaves", *exception.leaves);
    add(exception.when, exception.unless);
    add(exception.obligations);
  }
  void operator()(const ast::Suspension& suspension) {
    add(suspension.targets);
    for (const ast::SuspensionReading& one : suspension.readings) {
      add("reading", one.name.text + " " + one.says + (one.holds ? " holds" : " never"));
    }
    add("as", suspension.name);
  }
  void operator()(const ast::Repeal& repeal) { add(repeal.targets); }
  void operator()(const ast::Define& define) {
    add("define", define.name.text);
    add("parameter", define.parameter);
    add("value", define.value);
  }
  void operator()(const ast::OpenTerm& term) {
    add("open term", term.name.text);
    add("parameter", term.parameter);
    add("asks", term.asks);
    add("guidance", term.guidance);
    if (term.presume) add("presume", std::string(*term.presume ? "true" : "false"));
    add("presume when", term.presume_when);
    add("otherwise", term.otherwise);
  }
  void operator()(const ast::Invariant& invariant) {
    add("invariant", invariant.name.text);
    add(invariant.form == ast::InvariantForm::never ? "never" : "always",
        invariant.comparison + " " + std::string(to_string(invariant.effect)));
    add("when", invariant.when);
  }
};

}  // namespace

std::string of(const ast::Declaration& declaration) {
  Outline outline;
  std::visit(outline, declaration);
  outline.add(ast::common_of(declaration));
  return std::to_string(declaration.index()) + "\n" + outline.text;
}

}  // namespace sekisho::outline
