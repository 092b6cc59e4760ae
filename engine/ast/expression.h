#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/text/source.h"
#include "engine/value/code.h"
#include "engine/value/date.h"
#include "engine/value/number.h"

/// The policy as written. Plain structs; nothing here knows what a name means: `check/` resolves that.
namespace sekisho::ast {

struct Word {  // one written word with its place
  std::string text;
  Span span;
};

struct Expression;
using Expr = std::shared_ptr<const Expression>;  // immutable once parsed; shared by copies of a policy

struct NumberLiteral {  // 12 · 3_000 USD · 100 kg · 99.9 % · 90 days
  Number value;
  std::string digits;  // as written, `_` included
  std::string unit;    // as written: "", "%", "kg", "USD", "days", "/cm2"
  Span unit_span;
};
struct TextLiteral {
  std::string text;
};  // neighbouring strings joined by a blank, escapes resolved
struct DateLiteral {
  Time time;
};
struct CodeLiteral {
  Code code;
};
struct TruthLiteral {
  bool value = false;
};
struct Path {
  std::vector<Word> steps;
};  // item.parameters.purity · destination · JP · military.missile · to-japan
struct Call {
  Word name;
  Expr argument;
};  // is-listed(p)
struct AnyOf {
  std::vector<Expr> parts;
};  // any of end_user, buyer: parts are paths
struct Tuple {
  std::vector<Expr> parts;
};  // (civil, humanitarian), as the right side of in/within/matches/…

struct Not {
  Expr operand;
};
struct Possibly {
  Expr operand;
};
struct And {
  std::vector<Expr> parts;
};  // two or more
struct Or {
  std::vector<Expr> parts;
};
struct Parenthesised {
  Expr inner;
};  // kept, for printing and for the mixed and/or check

enum class Comparator : std::uint8_t { equal, not_equal, less, at_most, more, at_least, before, after };
struct Compare {
  Comparator comparator = Comparator::equal;
  std::string spelling;  // "is", "is not", "=", "less than", "before", …
  Expr left, right;
};

struct WithinDays {  // date within 90 days before license.expires
  Expr value, duration, anchor;
  bool before = true;
};

enum class Arithmetic : std::uint8_t { add, subtract, multiply, divide };
struct Binary {
  Arithmetic op = Arithmetic::add;
  Expr left, right;
};
struct Negative {
  Expr operand;
};
struct PercentOf {
  Expr percent, whole;
};  // 25% of b

struct Where {               // [as e] [where C]
  std::optional<Word> name;  // e
  Expr condition;            // may be empty when only `as e` is written
};

enum class Relation : std::uint8_t {
  in,
  not_in,
  within,
  not_within,
  contains,
  starts_with,
  classified_in,
  classified_within,
  matches,
  owned_by,
  under_control_of,
};
struct Related {  // X in L · item classified in L as e where C · end_user matches L at 0.80 to 0.95
  Relation relation = Relation::in;
  Expr left;
  Expr right;                                      // a path, literal or Tuple
  std::optional<Where> where;                      // in, classified_in, matches, owned_by (before the threshold)
  Expr review, certain;                            // matches … at review [to certain]: NumberLiterals, or empty
  bool one_of = false;                             // owned by one of
  std::optional<Comparator> threshold_comparator;  // owned_by: at_least or more
  Expr threshold;                                  // owned_by: P%
  std::optional<Where> owners;                     // owned_by … P% as o where (…)
  bool unlisted_unknown = false;
};

enum class Quantifier : std::uint8_t { any, every, no };
struct Quantified {  // any p in parties where C
  Quantifier quantifier = Quantifier::any;
  Word variable;
  bool all_levels = false;  // in all item.composition
  Expr collection;          // a path
  Expr condition;           // may be empty: any x in C
};

enum class Fold : std::uint8_t { total, count, largest, smallest };
struct Window {  // per K, … within PERIOD: totals over the log
  std::vector<Expr> keys;
  std::string calendar;  // "year", "quarter", "month", or empty
  Expr duration;         // or `90 days`
};
struct Aggregate {  // total of c.value over c in all item.composition where C
  Fold fold = Fold::total;
  Expr value;                    // empty for count
  std::optional<Word> variable;  // absent in totals over the log
  bool all_levels = false;
  Expr collection;
  Expr condition;  // may be empty
  std::optional<Window> window;
};

struct Known {
  Expr path;
  bool missing = false;
};  // X is known · X is missing
struct AsOf {
  Expr condition;
  Time date;
};  // (C) as of DATE

struct ReadingBranch {
  Word name;
  std::string says;
  Expr value;
  Span span;
};
struct Readings {
  std::vector<ReadingBranch> branches;
};  // reading NAME "…" as EXPR, two or more

struct Expression {
  std::variant<NumberLiteral, TextLiteral, DateLiteral, CodeLiteral, TruthLiteral, Path, Call, AnyOf, Tuple, Not, Possibly, And, Or,
               Parenthesised, Compare, WithinDays, Binary, Negative, PercentOf, Related, Quantified, Aggregate, Known, AsOf,
               Readings>
      node;
  Span span;
};

template <class Node>
Expr make(Node node, Span span) {
  return std::make_shared<const Expression>(Expression{std::move(node), std::move(span)});
}

}  // namespace sekisho::ast
