#include "engine/text/diagnostic.h"

#include <algorithm>
#include <tuple>

namespace sekisho {

namespace {

std::string_view path_of(const Span& span) { return span.source ? std::string_view(span.source->path) : std::string_view(); }

auto order_of(const Diagnostic& found) {
  return std::tuple(path_of(found.span), found.span.begin, found.span.end, std::string_view(found.code),
                    std::string_view(found.message));
}

Diagnostic diagnostic_of(Severity severity, std::string code, Span span, std::string message, Help help) {
  Diagnostic made{severity, std::move(code), std::move(span), std::move(message), {}, std::move(help.text), {}};
  if (help.replacement) made.fix = Fix{made.span, std::move(*help.replacement)};
  return made;
}

}  // namespace

Diagnostic& Diagnostics::error(std::string code, Span span, std::string message, Help help) {
  return all_.emplace_back(diagnostic_of(Severity::error, std::move(code), std::move(span), std::move(message), std::move(help)));
}

Diagnostic& Diagnostics::warning(std::string code, Span span, std::string message, Help help) {
  return all_.emplace_back(diagnostic_of(Severity::warning, std::move(code), std::move(span), std::move(message), std::move(help)));
}

void Diagnostics::add(Diagnostic diagnostic) { all_.push_back(std::move(diagnostic)); }

bool Diagnostics::has_errors() const { return count(Severity::error) > 0; }

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(all_.begin(), all_.end(), [severity](const Diagnostic& found) { return found.severity == severity; }));
}

void Diagnostics::sort() {
  std::stable_sort(all_.begin(), all_.end(), [](const Diagnostic& a, const Diagnostic& b) { return order_of(a) < order_of(b); });
  const auto equal = [](const Diagnostic& a, const Diagnostic& b) { return order_of(a) == order_of(b); };
  all_.erase(std::unique(all_.begin(), all_.end(), equal), all_.end());
}

}  // namespace sekisho
