#include "engine/ast/clauses.h"

#include "engine/ast/print.h"
#include "engine/ast/spelling.h"

namespace sekisho::ast {
namespace {

inline constexpr std::size_t widest = 120;

/// A condition on one line where it fits, else broken before its top-level `and` or `or`.
std::string laid_out(const std::string& head, const Expr& condition) {
  const std::string line = head + " " + print(condition);
  if (line.size() <= widest) return line;
  const bool conjunction = std::holds_alternative<And>(condition->node);
  const auto* parts = conjunction ? &std::get<And>(condition->node).parts : nullptr;
  if (const auto* either = std::get_if<Or>(&condition->node)) parts = &either->parts;
  if (parts == nullptr) return line;
  std::string text = head;
  for (std::size_t at = 0; at < parts->size(); ++at) {
    text += (at == 0 ? " " : std::string("\n    ") + (conjunction ? "and " : "or ")) + print_part((*parts)[at], conjunction);
  }
  return text;
}

std::string dated(const std::string& head, const ReadableDate& date) {
  std::string text = head;
  for (const DateBranch& branch : date.branches) {
    if (branch.name) text += " reading " + branch.name->text + " " + quoted(branch.says) + " as";
    text += " " + to_string(branch.time);
  }
  return text;
}

std::string_view word_of(Act act) {
  switch (act) {
    case Act::document:
      return "document";
    case Act::report:
      return "report";
    case Act::registration:
      return "registration";
    case Act::statement:
      return "statement";
    case Act::clause:
      return "clause";
    case Act::record:
      return "record";
    case Act::consent:
      return "consent";
  }
  return "";
}

std::string reviewed(const EffectClause& effect) {
  if (effect.effect == Effect::deny) return effect.deny_by_policy ? "license policy of denial" : "license presumption of denial";
  return "license" + (effect.review == Review::none ? "" : " " + std::string(to_string(effect.review)));
}

std::string demanded(const EffectClause& effect) {
  switch (effect.effect) {
    case Effect::prohibit:
      return "prohibits";
    case Effect::notify:
      return "requires notice";
    case Effect::refer:
      return "refer to " + quoted(effect.refer);
    case Effect::permit:
    case Effect::license:
    case Effect::deny:
      break;
  }
  return "requires " + reviewed(effect);
}

std::string left(const EffectClause& effect) {
  if (effect.effect == Effect::license || (effect.effect == Effect::deny && effect.review != Review::none))
    return "leaves " + reviewed(effect);
  if (effect.effect == Effect::refer) return "leaves refer" + (effect.refer.empty() ? "" : " to " + quoted(effect.refer));
  return "leaves " + std::string(to_string(effect.effect));
}

struct Writer {
  std::vector<Clause> clauses;

  void add(std::string text, const Span& span) { clauses.push_back({std::move(text), span}); }
  void head(std::string text, const Common& common) {
    clauses.push_back({std::move(text), Span{common.span.source, common.span.begin, common.span.begin}});
  }
  void quotes(const std::string& word, const std::vector<Quote>& quotes) {
    for (const Quote& quote : quotes) add(word + " " + quoted(quote.text), quote.span);
  }
  void quote(const std::string& word, const std::optional<Quote>& quote) {
    if (quote) add(word + " " + quoted(quote->text), quote->span);
  }
  void date(const std::string& word, const std::optional<ReadableDate>& date) {
    if (date) add(dated(word, *date), date->span);
  }
  void condition(const std::string& word, const Expr& condition) {
    if (condition) add(laid_out(word, condition), condition->span);
  }
  void conditions(const Expr& when, const std::vector<Expr>& unless) {
    condition("when", when);
    for (const Expr& expression : unless) condition("unless", expression);
  }
  void obligations(const std::vector<Obligation>& obligations) {
    for (const Obligation& one : obligations) {
      std::string text = "requires " + std::string(word_of(one.act)) + " " + one.name.text + " " + quoted(one.what);
      if (!one.within.empty()) text += " within " + quoted(one.within);
      add(std::move(text), one.span);
    }
  }
  void common(const Common& common, const std::string& from = "effective") {
    date("announced", common.announced);
    date(from, common.period.from);
    date("until", common.period.until);
    if (common.status) {
      const char* words[] = {"in force", "unverified", "reported", "proposed"};
      add(std::string("status ") + words[static_cast<int>(common.status->status)], common.status->span);
    }
    quotes("denied by", common.denied_by);
    if (common.confidence_unverified) add("confidence unverified", common.confidence_span);
    quotes("cites", common.cites);
    quotes("because", common.because);
  }
};

std::string titled(const std::string& head, const std::optional<Quote>& title) {
  return title ? head + " " + quoted(title->text) : head;
}

std::string listed(const std::vector<Target>& targets) {
  std::string text;
  for (const Target& target : targets) text += (text.empty() ? "" : ", ") + target.pattern;
  return text;
}

std::string with_parameter(const std::string& head, const std::optional<Word>& parameter) {
  return parameter ? head + "(" + parameter->text + ")" : head;
}

struct ByKind {
  Writer& out;

  void operator()(const Regime& regime) const {
    out.head("regime " + regime.name.text, regime.common);
    out.quote("title", regime.title);
    out.quotes("authority", regime.authorities);
    if (regime.jurisdiction) out.add("jurisdiction " + regime.jurisdiction->text, regime.jurisdiction->span);
    out.quote("timezone", regime.timezone);
    out.common(regime.common);
    out.quote("source", regime.source);
  }
  void operator()(const Continues& continues) const { out.head("continues regime " + continues.regime.text, continues.common); }
  void operator()(const Rule& rule) const {
    out.head(titled("rule " + rule.name.text, rule.title), rule.common);
    for (const EffectClause& effect : rule.effects) out.add(demanded(effect), effect.span);
    out.conditions(rule.when, rule.unless);
    out.obligations(rule.obligations);
    out.common(rule.common);
  }
  void operator()(const Exception& exception) const {
    std::string head = titled("exception " + exception.name.text, exception.title) + " to ";
    if (exception.to_licenses)
      head += "licenses" + (exception.licenses_where ? " where " + print(exception.licenses_where) : "");
    else
      head += listed(exception.targets);
    out.head(std::move(head), exception.common);
    if (exception.leaves) out.add(left(*exception.leaves), exception.leaves->span);
    out.conditions(exception.when, exception.unless);
    out.obligations(exception.obligations);
    out.common(exception.common);
  }
  void operator()(const Suspension& suspension) const {
    std::string head = "suspend " + listed(suspension.targets);
    for (const SuspensionReading& reading : suspension.readings) {
      head += "\n  reading " + reading.name.text + " " + quoted(reading.says) + " as " + (reading.holds ? "holds" : "never");
    }
    out.head(std::move(head), suspension.common);
    Common rest = suspension.common;
    out.date("from", rest.period.from);
    out.date("until", rest.period.until);
    rest.period = {};
    if (suspension.name) out.add("as " + suspension.name->text, suspension.name->span);
    out.common(rest);
  }
  void operator()(const Repeal& repeal) const {
    out.head("repeal " + listed(repeal.targets), repeal.common);
    out.common(repeal.common, "from");
  }
  void operator()(const Define& define) const {
    out.head(with_parameter("define " + define.name.text, define.parameter), define.common);
    if (const auto* readings = define.value ? std::get_if<Readings>(&define.value->node) : nullptr) {
      for (const ReadingBranch& branch : readings->branches) {
        const std::string head = "reading " + branch.name.text + " " + quoted(branch.says) + " as";
        const bool nested = branch.value && std::holds_alternative<Readings>(branch.value->node);
        out.add(nested ? head + " (" + print(branch.value) + ")" : laid_out(head, branch.value), branch.span);
      }
    } else if (define.value) {
      out.clauses.back().text += " as";
      out.add(laid_out("", define.value).substr(1), define.value->span);
    }
    out.common(define.common);
  }
  void operator()(const OpenTerm& term) const {
    out.head(with_parameter("open term " + term.name.text, term.parameter), term.common);
    out.quote("asks", term.asks);
    out.quote("guidance", term.guidance);
    if (term.presume) {
      std::string text = *term.presume ? "presume true" : "presume false";
      if (term.presume_when) text = laid_out(text + " when", term.presume_when);
      out.add(std::move(text), term.presume_span);
    }
    out.condition("otherwise", term.otherwise);
    out.common(term.common);
  }
  void operator()(const Invariant& invariant) const {
    std::string text = "invariant " + invariant.name.text + (invariant.form == InvariantForm::never ? " never" : " always");
    if (!invariant.comparison.empty()) text += " " + invariant.comparison;
    text += " " + std::string(to_string(invariant.effect));
    out.head(std::move(text), invariant.common);
    out.condition("when", invariant.when);
    out.common(invariant.common);
  }
};

}  // namespace

std::vector<Clause> clauses_of(const Declaration& declaration) {
  Writer writer;
  std::visit(ByKind{writer}, declaration);
  return std::move(writer.clauses);
}

}  // namespace sekisho::ast
