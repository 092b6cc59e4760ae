#pragma once

#include <string>
#include <vector>

#include "engine/ast/ast.h"

namespace sekisho::ast {

/// One clause of a declaration as canonical text, with where it was written (for the comments beside it). The first is the head.
struct Clause {
  std::string text;
  Span span;
};

/// The clauses of a declaration in canonical order: effect or value, conditions, obligations, dates, status, citations, reasons.
std::vector<Clause> clauses_of(const Declaration& declaration);

}  // namespace sekisho::ast
