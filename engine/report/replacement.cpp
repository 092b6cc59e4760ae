#include "engine/report/sarif.h"

namespace sekisho {

std::string replacement_of(const Diagnostic& diagnostic) {
  constexpr std::string_view opening = "did you mean `", closing = "`?";
  const std::string_view help = diagnostic.help;
  if (!diagnostic.span.source || !help.starts_with(opening) || !help.ends_with(closing)) return {};
  const std::string_view word = help.substr(opening.size(), help.size() - opening.size() - closing.size());
  const std::string_view written =
      std::string_view(diagnostic.span.source->text).substr(diagnostic.span.begin, diagnostic.span.end - diagnostic.span.begin);
  const auto is_word = [](std::string_view text) {
    return !text.empty() && text.find_first_of(" `\n\"") == std::string_view::npos;
  };
  return is_word(word) && is_word(written) ? std::string(word) : std::string();
}

}  // namespace sekisho
