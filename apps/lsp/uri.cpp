#include "apps/lsp/uri.h"

#include <filesystem>

namespace sekisho::lsp {
namespace {

constexpr std::string_view file_scheme = "file://";

int hex_digit(char sign) {
  if (sign >= '0' && sign <= '9') return sign - '0';
  if (sign >= 'a' && sign <= 'f') return sign - 'a' + 10;
  if (sign >= 'A' && sign <= 'F') return sign - 'A' + 10;
  return -1;
}

std::string decoded(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '%' && at + 2 < text.size() ? hex_digit(text[at + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[at + 2]) : -1;
    if (low < 0) {
      result += text[at];
      continue;
    }
    result += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return result;
}

bool stands_for_itself(char sign) {
  return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9') ||
         std::string_view("-._~/").find(sign) != std::string_view::npos;
}

}  // namespace

std::string path_of_uri(std::string_view uri) {
  if (!uri.starts_with(file_scheme)) return std::string(uri);
  const std::string_view rest = uri.substr(file_scheme.size());
  const std::size_t slash = rest.find('/');  // before it stands a host, which is this one
  const std::string path = decoded(slash == std::string_view::npos ? "/" : rest.substr(slash));
  return std::filesystem::path(path).lexically_normal().generic_string();
}

std::string uri_of_path(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  if (!path.starts_with('/')) return std::string(path);
  std::string uri(file_scheme);
  for (const char sign : path) {
    if (stands_for_itself(sign)) {
      uri += sign;
      continue;
    }
    const auto byte = static_cast<unsigned char>(sign);
    uri += '%';
    uri += digits[byte >> 4U];
    uri += digits[byte & 0xFU];
  }
  return uri;
}

}  // namespace sekisho::lsp
