#pragma once

#include <string>
#include <string_view>

namespace sekisho {

/// Text for an element or attribute of XML 1.0 or HTML: marked up characters escaped, line ends and tabs as references, characters
/// that XML cannot hold as `?`. `text` must be UTF-8.
std::string xml_text(std::string_view text);

}  // namespace sekisho
