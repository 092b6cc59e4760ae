#include <type_traits>

#include "engine/ast/print.h"
#include "engine/parse/parse.h"
#include "tests/generate/shrink.h"

namespace sekisho::generated {
namespace {

using ast::Expr;

/// The expressions directly inside a node, each with a way to put another in its place.
template <class Node, class Each>
void for_each_part(Node& node, Each&& each) {
  const auto all = [&](auto& parts) {
    for (auto& part : parts) each(part);
  };
  const auto where = [&](auto& part) {
    if (part) each(part->condition);
  };
  using T = std::remove_const_t<Node>;
  if constexpr (std::is_same_v<T, ast::Call>) {
    each(node.argument);
  } else if constexpr (std::is_same_v<T, ast::AnyOf> || std::is_same_v<T, ast::Tuple> || std::is_same_v<T, ast::And> ||
                       std::is_same_v<T, ast::Or>) {
    all(node.parts);
  } else if constexpr (std::is_same_v<T, ast::Not> || std::is_same_v<T, ast::Possibly> || std::is_same_v<T, ast::Negative>) {
    each(node.operand);
  } else if constexpr (std::is_same_v<T, ast::Parenthesised>) {
    each(node.inner);
  } else if constexpr (std::is_same_v<T, ast::Compare> || std::is_same_v<T, ast::Binary>) {
    each(node.left);
    each(node.right);
  } else if constexpr (std::is_same_v<T, ast::WithinDays>) {
    each(node.value);
    each(node.anchor);
  } else if constexpr (std::is_same_v<T, ast::PercentOf>) {
    each(node.percent);
    each(node.whole);
  } else if constexpr (std::is_same_v<T, ast::Related>) {
    each(node.left);
    each(node.right);
    where(node.where);
  } else if constexpr (std::is_same_v<T, ast::Quantified>) {
    each(node.collection);
    each(node.condition);
  } else if constexpr (std::is_same_v<T, ast::Aggregate>) {
    each(node.value);
    each(node.collection);
    each(node.condition);
  } else if constexpr (std::is_same_v<T, ast::AsOf>) {
    each(node.condition);
  } else if constexpr (std::is_same_v<T, ast::Readings>) {
    for (auto& branch : node.branches) each(branch.value);
  }
}

/// Whether the parts of a node are values, for which `true` cannot stand.
template <class Node>
constexpr bool of_values =
    std::is_same_v<Node, ast::Compare> || std::is_same_v<Node, ast::Binary> || std::is_same_v<Node, ast::Negative> ||
    std::is_same_v<Node, ast::PercentOf> || std::is_same_v<Node, ast::WithinDays> || std::is_same_v<Node, ast::AnyOf> ||
    std::is_same_v<Node, ast::Tuple> || std::is_same_v<Node, ast::Call>;

/// Expressions that may stand for this one: its parts, and itself with a part less.
std::vector<Expr> simpler(const Expr& expression, bool value) {
  std::vector<Expr> found;
  std::visit(
      [&](const auto& node) {
        using T = std::remove_cvref_t<decltype(node)>;
        for_each_part(node, [&](const Expr& part) {
          if (part) found.push_back(part);
        });
        if constexpr (std::is_same_v<T, ast::AnyOf> || std::is_same_v<T, ast::Tuple> || std::is_same_v<T, ast::And> ||
                      std::is_same_v<T, ast::Or>) {
          for (std::size_t at = 0; node.parts.size() > 2 && at < node.parts.size(); ++at) {
            T less = node;
            less.parts.erase(less.parts.begin() + static_cast<std::ptrdiff_t>(at));
            found.push_back(ast::make(std::move(less), expression->span));
          }
        }
        if constexpr (std::is_same_v<T, ast::Related>) {
          if (node.where) {
            T less = node;
            less.where.reset();
            found.push_back(ast::make(std::move(less), expression->span));
          }
          if (node.review) {
            T less = node;
            less.review = less.certain = nullptr;
            found.push_back(ast::make(std::move(less), expression->span));
          }
        }
        if constexpr (std::is_same_v<T, ast::Quantified> || std::is_same_v<T, ast::Aggregate>) {
          if (node.condition) {
            T less = node;
            less.condition = nullptr;
            found.push_back(ast::make(std::move(less), expression->span));
          }
        }
      },
      expression->node);
  if (!value && !std::holds_alternative<ast::TruthLiteral>(expression->node))
    found.push_back(ast::make(ast::TruthLiteral{true}, expression->span));
  return found;
}

/// Calls `offer` with every expression that has something simpler in one place.
void simplify(const Expr& expression, bool value, const std::function<void(Expr)>& offer) {
  if (!expression) return;
  for (Expr& simple : simpler(expression, value)) offer(std::move(simple));
  std::visit(
      [&](const auto& node) {
        std::size_t parts = 0;
        for_each_part(node, [&](const Expr&) { ++parts; });
        for (std::size_t at = 0; at < parts; ++at) {
          std::size_t position = 0;
          Expr inner;
          for_each_part(node, [&](const Expr& part) {
            if (position++ == at) inner = part;
          });
          simplify(inner, of_values<std::remove_cvref_t<decltype(node)>>, [&](Expr simple) {
            auto changed = node;
            std::size_t here = 0;
            for_each_part(changed, [&](Expr& part) {
              if (here++ == at) part = simple;
            });
            offer(ast::make(std::move(changed), expression->span));
          });
        }
      },
      expression->node);
}

/// Everything that can be left out of one declaration.
struct Clauses {
  ast::File& file;
  std::vector<std::string>& texts;

  void offer() { texts.push_back(ast::print(file)); }

  template <class Part>
  void without(Part& part) {
    if (!part) return;
    Part kept = part;
    part = {};
    offer();
    part = std::move(kept);
  }
  template <class Part>
  void without_one(std::vector<Part>& parts) {
    for (std::size_t at = 0; at < parts.size(); ++at) {
      Part kept = parts[at];
      parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(at));
      offer();
      parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(at), std::move(kept));
    }
  }
  void without_flag(bool& flag) {
    if (!flag) return;
    flag = false;
    offer();
    flag = true;
  }
  void simpler_condition(Expr& expression) {
    const Expr kept = expression;
    simplify(kept, false, [&](Expr simple) {
      expression = std::move(simple);
      offer();
    });
    expression = kept;
  }
  void date(std::optional<ast::ReadableDate>& date) {
    without(date);
    if (!date || date->branches.size() < 2) return;
    const ast::ReadableDate kept = *date;
    for (const ast::DateBranch& branch : kept.branches) {
      date->branches = {branch};
      date->branches.front().name.reset();
      offer();
    }
    date = kept;
  }
  void common(ast::Common& common) {
    without_one(common.cites);
    without_one(common.because);
    date(common.announced);
    date(common.period.from);
    date(common.period.until);
    without(common.status);
    without_flag(common.confidence_unverified);
  }

  void operator()(ast::Regime& regime) {
    common(regime.common), without(regime.title), without(regime.jurisdiction), without(regime.timezone);
  }
  void operator()(ast::Continues&) {}
  void operator()(ast::Rule& rule) {
    without(rule.when);
    without_one(rule.unless);
    without_one(rule.obligations);
    without_one(rule.effects);
    common(rule.common);
    simpler_condition(rule.when);
    for (Expr& unless : rule.unless) simpler_condition(unless);
  }
  void operator()(ast::Exception& exception) {
    without(exception.leaves);
    without(exception.when);
    without_one(exception.unless);
    without_one(exception.obligations);
    without_one(exception.targets);
    common(exception.common);
    simpler_condition(exception.when);
    for (Expr& unless : exception.unless) simpler_condition(unless);
  }
  void operator()(ast::Suspension& suspension) {
    without_one(suspension.targets);
    if (!suspension.readings.empty()) {
      const auto kept = suspension.readings;
      suspension.readings.clear();
      offer();
      suspension.readings = kept;
    }
    without(suspension.name);
    common(suspension.common);
  }
  void operator()(ast::Repeal& repeal) {
    without_one(repeal.targets);
    common(repeal.common);
  }
  void operator()(ast::Define& define) {
    common(define.common);
    simpler_condition(define.value);
  }
  void operator()(ast::OpenTerm& term) {
    without(term.guidance);
    without(term.presume_when);
    without(term.otherwise);
    if (!term.presume_when) without(term.presume);
    common(term.common);
    simpler_condition(term.presume_when);
    simpler_condition(term.otherwise);
  }
  void operator()(ast::Invariant& invariant) { simpler_condition(invariant.when); }
};

std::optional<ast::File> parsed(const std::string& text) {
  Diagnostics diagnostics;
  ast::File file = parse(std::make_shared<const Source>(Source{"smaller.policy", text}), diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return file;
}

std::vector<ast::Target>* targets_of(ast::Declaration& declaration) {
  if (auto* exception = std::get_if<ast::Exception>(&declaration)) return &exception->targets;
  if (auto* suspension = std::get_if<ast::Suspension>(&declaration)) return &suspension->targets;
  if (auto* repeal = std::get_if<ast::Repeal>(&declaration)) return &repeal->targets;
  return nullptr;
}

/// Takes away what is called `name`, and then whatever is aimed at nothing any more.
void withdraw(std::vector<ast::File>& files, const std::string& name) {
  std::vector<std::string> gone{name};
  while (!gone.empty()) {
    const std::string next = gone.back();
    gone.pop_back();
    for (ast::File& file : files) {
      std::erase_if(file.declarations, [&](ast::Declaration& declaration) {
        if (ast::name_of(declaration) == next) return true;
        std::vector<ast::Target>* targets = targets_of(declaration);
        if (targets == nullptr) return false;
        std::erase_if(*targets, [&](const ast::Target& target) { return target.pattern == next; });
        if (targets->empty() && !ast::name_of(declaration).empty()) gone.push_back(ast::name_of(declaration));
        return targets->empty();
      });
    }
  }
}

}  // namespace

std::vector<std::string> smaller_policies(const std::string& text) {
  auto read = parsed(text);
  if (!read) return {};
  ast::File& file = *read;
  std::vector<std::string> texts;
  Clauses clauses{file, texts};
  clauses.without_one(file.declarations);
  for (ast::Declaration& declaration : file.declarations) std::visit(clauses, declaration);
  std::erase(texts, text);
  return texts;
}

std::vector<std::vector<std::string>> without_provisions(const std::vector<std::string>& files) {
  std::vector<ast::File> read;
  for (const std::string& text : files) {
    auto file = parsed(text);
    if (!file) return {};
    read.push_back(std::move(*file));
  }
  std::vector<std::vector<std::string>> variants;
  for (const ast::File& file : read) {
    for (const ast::Declaration& declaration : file.declarations) {
      const bool provision = std::holds_alternative<ast::Rule>(declaration) ||
                             std::holds_alternative<ast::Exception>(declaration) ||
                             std::holds_alternative<ast::Suspension>(declaration);
      if (!provision || ast::name_of(declaration).empty()) continue;
      std::vector<ast::File> less = read;
      withdraw(less, ast::name_of(declaration));
      std::vector<std::string> texts;
      for (const ast::File& one : less) texts.push_back(ast::print(one));
      variants.push_back(std::move(texts));
    }
  }
  return variants;
}

}  // namespace sekisho::generated
