#include "engine/explain/tone.h"

#include <algorithm>

namespace sekisho {

const char* colour_of_tone(std::string_view tone) {
  if (tone == "permit") return "32";
  if (tone == "notify" || tone == "refer") return "36";
  if (tone == "license") return "33";
  if (tone == "deny") return "31";
  if (tone == "prohibit") return "1;31";
  if (tone == "undetermined") return "1;35";
  return "0";
}

std::string capitals(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char letter) { return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter; });
  return text;
}

}  // namespace sekisho
