#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sekisho {

/// Appends a JSON string with its quotes: UTF-8 as it is, escaped only `"`, `\` and control characters (`\n` and its like short,
/// the others `\u00xx` in lower case).
void append_json_text(std::string& out, std::string_view text);

/// Writes compact JSON, members in the order given. The caller pairs begin and end; commas are placed by the writer.
class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);
  JsonWriter& text(std::string_view value);
  /// A number, `true`, `false` or `null`, or JSON written elsewhere.
  JsonWriter& raw(std::string_view json);

  /// A member with a text; left out where the text is empty (language.md §10, "Canonical form").
  JsonWriter& member(std::string_view name, std::string_view value);
  JsonWriter& member(std::string_view name, const std::vector<std::string>& values);
  JsonWriter& raw_member(std::string_view name, std::string_view json);
  /// A member with a text, empty or not.
  JsonWriter& text_member(std::string_view name, std::string_view value);

  const std::string& result() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();

  std::string out_;
};

}  // namespace sekisho
