#pragma once

#include <string>
#include <vector>

namespace sekisho::generated {

struct Member;

/// A record as a tree that can be changed and made smaller, printed as JSON.
struct Json {
  enum class Kind { text, raw, array, object };
  Kind kind = Kind::raw;
  std::string text = "null";  // of a text, or a number or truth as it is printed
  std::vector<Json> elements;
  std::vector<Member> members;

  Json() = default;
  Json(std::string text_) : kind(Kind::text), text(std::move(text_)) {}
  Json(const char* text_) : kind(Kind::text), text(text_) {}

  const Json* find(std::string_view key) const;
  Json* find(std::string_view key);
  /// Adds or replaces a member.
  Json& set(std::string_view key, Json value);
  void remove(std::string_view key);
};

struct Member {
  std::string key;
  Json value;
};

Json raw(std::string text);
Json array(std::vector<Json> elements = {});
Json object(std::vector<Member> members = {});

std::string print(const Json& json);

/// The value at a path of a record as decisions write it: `items[1].composition[2].share`. Null where there is none.
Json* at_path(Json& record, std::string_view path);
/// Puts a value at a path, making the objects on the way. False where a list on the way is too short or a text stands there.
bool put_at_path(Json& record, std::string_view path, Json value);

}  // namespace sekisho::generated
