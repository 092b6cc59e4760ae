#include "engine/parse/transform.h"

namespace sekisho::parsing {
namespace {

void check_branch_count(const Reader& reader, std::size_t count, const Span& span) {
  if (count == 1) {
    reader.diagnostics.error("single-reading", span, "a single reading is no choice",
                             "add the other reading, or write the value alone");
  }
}

Review review_of(const Grammar::ReviewContext& context) {
  switch (context.head->getType()) {
    case Grammar::CASE:
      return Review::case_by_case;
    case Grammar::PRESUMPTION:
      return context.outcome->getType() == Grammar::APPROVAL ? Review::presumption_of_approval : Review::presumption_of_denial;
    default:
      return Review::presumption_of_denial;
  }
}

void apply_reviews(const Reader& reader, const std::vector<Grammar::ReviewContext*>& policies, ast::EffectClause& clause) {
  const Grammar::ReviewContext* first = nullptr;
  for (const Grammar::ReviewContext* policy : policies) {
    if (first != nullptr) {
      const Span span = span_of(reader, *policy);
      reader.diagnostics.error(
          "review-conflict", span,
          "`" + std::string(reader.text.substr(span.begin, span.end - span.begin)) + "` stands beside another licensing policy",
          "a rule has one licensing policy");
      continue;
    }
    first = policy;
    clause.review = review_of(*policy);
    clause.deny_by_policy = policy->head->getType() == Grammar::POLICY;
    if (clause.review == Review::presumption_of_denial) clause.effect = Effect::deny;
  }
}

ast::Act act_of(std::size_t type) {
  switch (type) {
    case Grammar::DOCUMENT:
      return ast::Act::document;
    case Grammar::REPORT:
      return ast::Act::report;
    case Grammar::REGISTRATION:
      return ast::Act::registration;
    case Grammar::STATEMENT:
      return ast::Act::statement;
    case Grammar::CLAUSE:
      return ast::Act::clause;
    case Grammar::RECORD:
      return ast::Act::record;
    default:
      return ast::Act::consent;
  }
}

ast::Target target(const Reader& reader, Grammar::TargetContext& context) {
  const Span span = span_of(reader, context);
  std::string written(reader.text.substr(span.begin, span.end - span.begin));
  const std::size_t blank = written.find_first_of(" \t\r\n#");
  if (blank != std::string::npos) {
    const auto place = span.begin + static_cast<std::uint32_t>(blank);
    reader.diagnostics.error("syntax", Span{reader.source, place, place + 1}, "targets are separated by commas",
                             "write a comma here, or leave the blank out");
    written.resize(blank);
  }
  return {std::move(written), span};
}

}  // namespace

ast::ReadableDate readable_date(const Reader& reader, Grammar::ReadableDateContext& context) {
  ast::ReadableDate result;
  result.span = span_of(reader, context);
  if (context.date != nullptr) {
    result.branches.push_back({std::nullopt, {}, time(reader, *context.date), span_of(reader, *context.date)});
    return result;
  }
  for (Grammar::DateReadingContext* branch : context.branches) {
    result.branches.push_back({declared_name(reader, *branch->name, false), text(reader, *branch->says),
                               time(reader, *branch->date), span_of(reader, *branch)});
  }
  check_branch_count(reader, result.branches.size(), result.span);
  return result;
}

void report_twice(const Reader& reader, const Token& head, const Span& first) {
  Diagnostic& diagnostic = reader.diagnostics.error(
      "clause-repeated", span_of(reader, head), "`" + std::string(text_of(reader, head)) + "` is written twice in one declaration");
  diagnostic.notes.push_back({"it was first written here", first});
}

void set_date(const Reader& reader, std::optional<ast::ReadableDate>& place, const Token& head,
              Grammar::ReadableDateContext& date) {
  if (place) return report_twice(reader, head, place->span);
  place = readable_date(reader, date);
}

void add(const Reader& reader, ast::Common& common, Grammar::ValidityContext& context) {
  auto& place = context.head->getType() == Grammar::EFFECTIVE ? common.period.from : common.period.until;
  set_date(reader, place, *context.head, *context.date);
}

void add(const Reader& reader, ast::Common& common, Grammar::StandingContext& context) {
  if (context.by != nullptr) {
    common.denied_by.push_back(quote(reader, *context.by));
    return;
  }
  if (common.status) return report_twice(reader, *context.head, common.status->span);
  ast::StatusClause clause{ast::Status::in_force, span_of(reader, context)};
  if (context.value != nullptr) {
    switch (context.value->getType()) {
      case Grammar::REPORTED:
        clause.status = ast::Status::reported;
        break;
      case Grammar::PROPOSED:
        clause.status = ast::Status::proposed;
        break;
      default:
        clause.status = ast::Status::unverified;
    }
  }
  common.status = clause;
}

void add(const Reader& reader, ast::Common& common, Grammar::RemarkContext& context) {
  switch (context.head->getType()) {
    case Grammar::ANNOUNCED:
      return set_date(reader, common.announced, *context.head, *context.date);
    case Grammar::CITES:
      common.cites.push_back(quote(reader, *context.value));
      return;
    case Grammar::BECAUSE:
      common.because.push_back(quote(reader, *context.value));
      return;
    default:
      if (common.confidence_unverified) return report_twice(reader, *context.head, common.confidence_span);
      common.confidence_unverified = true;
      common.confidence_span = span_of(reader, context);
  }
}

ast::EffectClause effect(const Reader& reader, Grammar::EffectContext& context) {
  ast::EffectClause clause;
  clause.span = span_of(reader, context);
  if (context.license != nullptr) {
    clause.effect = Effect::license;
    apply_reviews(reader, context.policies, clause);
  } else if (context.notice != nullptr) {
    clause.effect = Effect::notify;
  } else if (context.why != nullptr) {
    clause.effect = Effect::refer;
    clause.refer = text(reader, *context.why);
  } else {
    clause.effect = Effect::prohibit;
  }
  return clause;
}

Effect effect_word(Grammar::EffectWordContext& context) {
  switch (context.value->getType()) {
    case Grammar::PERMIT:
      return Effect::permit;
    case Grammar::NOTIFY:
      return Effect::notify;
    case Grammar::REFER:
      return Effect::refer;
    case Grammar::LICENSE:
      return Effect::license;
    case Grammar::DENY:
      return Effect::deny;
    default:
      return Effect::prohibit;
  }
}

ast::EffectClause remainder(const Reader& reader, Grammar::RemainderContext& context) {
  ast::EffectClause clause;
  clause.span = span_of(reader, context);
  if (context.level != nullptr) {
    clause.effect = effect_word(*context.level);
  } else if (context.head->getType() == Grammar::LICENSE) {
    clause.effect = Effect::license;
    apply_reviews(reader, context.policies, clause);
  } else {
    clause.effect = Effect::refer;
    if (context.why != nullptr) clause.refer = text(reader, *context.why);
  }
  return clause;
}

ast::Obligation obligation(const Reader& reader, Grammar::ObligationContext& context) {
  return {act_of(context.act->getType()), declared_name(reader, *context.name, false), text(reader, *context.what),
          context.deadline != nullptr ? text(reader, *context.deadline) : std::string(), span_of(reader, context)};
}

std::vector<ast::Target> targets(const Reader& reader, Grammar::TargetsContext& context) {
  std::vector<ast::Target> result;
  for (Grammar::TargetContext* item : context.items) result.push_back(target(reader, *item));
  return result;
}

void add(const Reader& reader, ast::Expr& when, std::vector<ast::Expr>& unless, Grammar::ConditionContext& context) {
  ast::Expr condition = body(reader, *context.value);
  if (context.head->getType() == Grammar::UNLESS) {
    unless.push_back(std::move(condition));
  } else if (when != nullptr) {
    report_twice(reader, *context.head, when->span);
  } else {
    when = std::move(condition);
  }
}

}  // namespace sekisho::parsing
