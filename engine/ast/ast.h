#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/ast/expression.h"
#include "engine/value/effect.h"

namespace sekisho::ast {

struct Quote {
  std::string text;
  Span span;
};

/// A date that may have readings: one branch without a name, or two or more named ones.
struct DateBranch {
  std::optional<Word> name;
  std::string says;
  Time time;
  Span span;
};
struct ReadableDate {
  std::vector<DateBranch> branches;
  Span span;
};

struct Period {  // effective FROM [until UNTIL]
  std::optional<ReadableDate> from, until;
};

enum class Status : std::uint8_t { in_force, unverified, reported, proposed };
struct StatusClause {
  Status status = Status::in_force;
  Span span;
};

/// Clauses that any declaration may carry.
struct Common {
  Span span;  // the whole declaration
  std::optional<ReadableDate> announced;
  Period period;  // effective … until …; of suspend and repeal: from … until …
  std::optional<StatusClause> status;
  std::vector<Quote> denied_by;
  bool confidence_unverified = false;
  Span confidence_span;
  bool incomplete = false;  // a clause of it could not be read: what is missing is not known to be absent
  std::vector<Quote> cites;
  std::vector<Quote> because;
};

enum class Act : std::uint8_t { document, report, registration, statement, clause, record, consent };
struct Obligation {
  Act act = Act::document;
  Word name;
  std::string what;
  std::string within;
  Span span;
};  // requires document N "…" [within "…"]

struct EffectClause {  // prohibits · requires license [case by case] · requires notice · refer to "…"
  Effect effect = Effect::permit;
  bool deny_by_policy = false;  // `policy of denial` rather than `presumption of denial`
  Review review = Review::none;
  std::string refer;  // of refer
  Span span;
};

struct Target {
  std::string pattern;
  Span span;
};  // cn-2025-57.*, cn-*.license, no-70

struct Regime {
  Common common;
  Word name;
  std::optional<Quote> title, authority_name, source;
  std::vector<Quote> authorities;  // all `authority` lines in order (authority_name is the first)
  std::optional<Word> jurisdiction;
  std::optional<Quote> timezone;
};
struct Continues {
  Common common;
  Word regime;
};  // continues regime NAME

struct Rule {
  Common common;
  Word name;
  std::optional<Quote> title;
  std::vector<EffectClause> effects;  // exactly one, or none with obligations; else `check` says so
  Expr when;                          // may be empty: always
  std::vector<Expr> unless;           // joined by or
  std::vector<Obligation> obligations;
};
struct Exception {
  Common common;
  Word name;
  std::optional<Quote> title;
  std::vector<Target> targets;
  bool to_licenses = false;  // exception N to licenses [where (C)]
  Expr licenses_where;
  std::optional<EffectClause> leaves;
  Expr when;
  std::vector<Expr> unless;
  std::vector<Obligation> obligations;
};
struct SuspensionReading {
  Word name;
  std::string says;
  bool holds = true;
  Span span;
};  // as holds | as never
struct Suspension {
  Common common;  // period.from, period.until
  std::vector<Target> targets;
  std::vector<SuspensionReading> readings;
  std::optional<Word> name;  // as NAME
};
struct Repeal {
  Common common;
  std::vector<Target> targets;
};
struct Define {
  Common common;
  Word name;
  std::optional<Word> parameter;
  Expr value;
};
struct OpenTerm {
  Common common;
  Word name;
  std::optional<Word> parameter;
  std::optional<Quote> asks, guidance;
  std::optional<bool> presume;
  Span presume_span;
  Expr presume_when;  // may be empty: always
  Expr otherwise;     // may be empty
};
enum class InvariantForm : std::uint8_t { never, always };
struct Invariant {  // never permit when C · always at least license when C
  Common common;
  Word name;
  InvariantForm form = InvariantForm::never;
  std::string comparison;  // "", "at least", "at most"
  Effect effect = Effect::permit;
  Expr when;
};

using Declaration = std::variant<Regime, Continues, Rule, Exception, Suspension, Repeal, Define, OpenTerm, Invariant>;

struct Comment {
  std::string text;
  Span span;
  bool own_line = true;
};  // text without `#`, trailing blanks removed

/// One file. Declarations in order of the text; comments in order, placed by their spans.
struct File {
  SourcePtr source;
  std::vector<Declaration> declarations;
  std::vector<Comment> comments;
};

/// All files of a bundle, in order of path; includes first.
struct Policy {
  std::vector<File> files;
};

const Common& common_of(const Declaration& declaration);
Common& common_of(Declaration& declaration);
/// The declared name, or empty for a repeal or an unnamed suspension.
std::string name_of(const Declaration& declaration);
/// Whether a name is of a target's pattern, in which `*` stands for any part.
bool of_pattern(std::string_view name, std::string_view pattern);

}  // namespace sekisho::ast
