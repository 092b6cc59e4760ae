#pragma once

#include <optional>

#include "engine/check/entry_fields.h"
#include "engine/check/state.h"

/// From the policy as written to checked nodes, one .cpp a construct. Each function reports what it finds wrong and returns
/// `poison` then; poison in gives poison out without a further diagnostic.
namespace sekisho::checking {

/// A condition: a comparison, a define, an open term, a field of type truth, joined by and, or, not.
NodeId resolve_condition(State& state, const ast::Expr& expression, Scope& scope);

/// A value. `opposite` is the type of the other operand, where one is known: a bare word is a value of that type first.
NodeId resolve_value(State& state, const ast::Expr& expression, Scope& scope, const Type* opposite = nullptr);

/// Either, as the expression says: the text of a define.
NodeId resolve_either(State& state, const ast::Expr& expression, Scope& scope, const Type* opposite = nullptr);

/// A value used as a condition: of type truth, or an error.
NodeId as_condition(State& state, NodeId value, const Span& span, const std::string& help = {});

// resolve_literal.cpp
NodeId constant(State& state, Value value, const Type& type, const Span& span);
template <class Data>
Value given_value(Data data) {
  Value value;
  value.state = Value::State::given;
  value.data = std::move(data);
  return value;
}
NodeId resolve_number(State& state, const ast::NumberLiteral& literal, const Span& span, const Type* opposite = nullptr);
NodeId resolve_code(State& state, const Code& code, const Span& span);
/// `90 days`, `12 months`; anything else is an error.
std::optional<Duration> resolve_duration(State& state, const ast::Expr& expression);
/// A percentage or bare number between 0 and 1 as screening scores are written.
std::optional<Number> resolve_score(State& state, const ast::Expr& expression);

// resolve_path.cpp
/// What a path refers to; nothing where its first word is unknown here (then without a diagnostic).
std::optional<NodeId> find_reference(State& state, const ast::Path& path, const Span& span, Scope& scope);
NodeId resolve_path(State& state, const ast::Path& path, const Span& span, Scope& scope, const Type* opposite);
/// Reports a name that nothing has; `otherwise` is the help where no other name is near.
NodeId unknown_name(State& state, const ast::Path& path, const Span& span, const Scope& scope, Help otherwise = {});
/// The value of an enumerated type that a bare word names.
std::optional<NodeId> find_enumerated(State& state, const ast::Path& path, const Span& span, const Type& type);
bool is_enumerated(const Type& type);
std::string text_of(const ast::Path& path);

// resolve_list.cpp
struct NamedLists {
  std::vector<std::string> names;
  std::vector<const List*> lists;
  bool faulty = false;
};
/// Whether a part of the expression is the name of a list, so that it is meant as lists.
bool names_lists(const State& state, const ast::Expr& expression);
/// The lists named, each of one of `kinds`; faults are reported.
NamedLists resolve_lists(State& state, const ast::Expr& expression, const std::vector<ListKind>& kinds, std::string_view relation);
struct EntryPart {
  int slot = -1;
  NodeId where = checked::none;
};
EntryPart resolve_where(State& state, const std::optional<ast::Where>& where, const NamedLists& lists, Scope& scope);
NodeId resolve_in(State& state, const ast::Related& node, const Span& span, Scope& scope);

// resolve_classified.cpp, resolve_matches.cpp, resolve_owned.cpp
NodeId resolve_classified(State& state, const ast::Related& node, const Span& span, Scope& scope);
NodeId resolve_matches(State& state, const ast::Related& node, const Span& span, Scope& scope);
NodeId resolve_owned(State& state, const ast::Related& node, const Span& span, Scope& scope);
/// A party, or an owner, which is one too.
bool is_party(const Type& type);

// resolve_compare.cpp, resolve_within.cpp
NodeId resolve_compare(State& state, const ast::Compare& node, const Span& span, Scope& scope);
NodeId resolve_within_days(State& state, const ast::WithinDays& node, const Span& span, Scope& scope);
NodeId resolve_within(State& state, const ast::Related& node, const Span& span, Scope& scope);
NodeId resolve_contains(State& state, const ast::Related& node, const Span& span, Scope& scope);
NodeId resolve_starts_with(State& state, const ast::Related& node, const Span& span, Scope& scope);
/// A word that refers to nothing by itself: a country, a term, a word of an enumeration.
bool needs_opposite(State& state, const ast::Expr& expression, const Scope& scope);
/// Whether two values compare; reports it where they do not.
bool comparable(State& state, NodeId left, NodeId right, const Span& left_span, const Span& right_span);
/// A tuple or `any of` as one many-valued value.
NodeId resolve_union(State& state, const std::vector<ast::Expr>& parts, const Span& span, Scope& scope, const Type* opposite);

// resolve_quantified.cpp, resolve_aggregate.cpp, resolve_arithmetic.cpp
struct Collection {
  NodeId node = poison;
  Bound element;
};
/// What a quantifier or aggregate ranges over, and its element bound to `name` in `slot`.
Collection resolve_collection(State& state, const ast::Expr& collection, bool all_levels, const ast::Word& name, int slot,
                              Scope& scope);
NodeId resolve_quantified(State& state, const ast::Quantified& node, const Span& span, Scope& scope);
NodeId resolve_aggregate(State& state, const ast::Aggregate& node, const Span& span, Scope& scope);
/// The type of a fold over `value`: of that, or a number for a count. Faults are reported.
std::optional<Type> type_of_fold(State& state, const ast::Aggregate& node, NodeId value);
NodeId resolve_log_total(State& state, const ast::Aggregate& node, const Span& span, Scope& scope);  // resolve_log_total.cpp
NodeId resolve_binary(State& state, const ast::Binary& node, const Span& span, Scope& scope);
NodeId resolve_negative(State& state, const ast::Negative& node, const Span& span, Scope& scope);
NodeId resolve_percent_of(State& state, const ast::PercentOf& node, const Span& span, Scope& scope);
bool is_amount(const Type& type);

// resolve_define.cpp
NodeId use_define(State& state, std::uint32_t index, NodeId argument, const Span& span);
NodeId use_term(State& state, std::uint32_t index, NodeId argument, const Span& span);
NodeId resolve_call(State& state, const ast::Call& node, const Span& span, Scope& scope);
/// Resolves those that nothing used, and fills Policy::defines and Policy::terms.
void resolve_definitions(State& state);

// resolve_readings.cpp
struct BranchName {
  std::string name, says;
  Span span;
};
/// Enters the branches of one place with readings into the owner's group; false, and reported, where they do not fit it.
bool enter_branches(State& state, Owner& owner, const std::vector<BranchName>& branches, const Span& span);
/// The position in the owner's group of a branch entered before.
std::size_t branch_index(const State& state, const Owner& owner, const std::string& name);
NodeId resolve_readings(State& state, const ast::Readings& node, const Span& span, Scope& scope, const Type* opposite);

}  // namespace sekisho::checking
