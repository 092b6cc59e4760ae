#include "engine/facts/json.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#include <simdjson.h>
#pragma GCC diagnostic pop

#include "engine/text/source.h"

namespace sekisho::facts {
namespace {

namespace ondemand = simdjson::ondemand;

struct Reading {
  Arena& arena;
  ParsedJson& result;
  std::size_t depth = 0;
};

bool fail(Reading& reading, std::string fault) {
  if (reading.result.fault.empty()) reading.result.fault = std::move(fault);
  return false;
}

std::string clause(simdjson::error_code error) {
  switch (error) {
    case simdjson::UNCLOSED_STRING:
      return "is broken JSON: a text is never closed";
    case simdjson::UNESCAPED_CHARS:
      return "is broken JSON: a control character stands in a text";
    case simdjson::STRING_ERROR:
      return "is broken JSON: a text has an escape that does not exist";
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return "is broken JSON: an object or list is never closed, or something follows it";
    case simdjson::UTF8_ERROR:
      return "is not UTF-8";
    case simdjson::EMPTY:
      return "is empty";
    case simdjson::CAPACITY:
      return "is larger than 16 MiB";
    default:
      return "is broken JSON";
  }
}

bool fail(Reading& reading, simdjson::error_code error) { return fail(reading, clause(error)); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The number grammar of RFC 8259; simdjson hands the token over unread.
bool is_json_number(std::string_view text) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t begin = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    return at - begin;
  };
  if (at < text.size() && text[at] == '-') ++at;
  const bool zero = at < text.size() && text[at] == '0';
  const std::size_t whole = digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (at < text.size() && text[at] == '.' && (++at, digits() == 0)) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (digits() == 0) return false;
  }
  return at == text.size();
}

std::string_view without_blanks_behind(std::string_view token) {
  while (!token.empty() && (token.back() == ' ' || token.back() == '\t' || token.back() == '\n' || token.back() == '\r')) {
    token.remove_suffix(1);
  }
  return token;
}

Raw* add(Reading& reading, Raw::Kind kind) {
  Raw* node = reading.arena.add(kind);
  if (node == nullptr) fail(reading, "holds more than 1,000,000 values");
  return node;
}

Raw* read(Reading& reading, ondemand::value value);

Raw* read_text(Reading& reading, ondemand::value& value) {
  std::string_view text;
  if (const auto error = value.get_string().get(text)) {
    fail(reading, error);
    return nullptr;
  }
  if (text.find('\0') != std::string_view::npos) {
    fail(reading, "holds a NUL");
    return nullptr;
  }
  Raw* node = add(reading, Raw::Kind::text);
  if (node != nullptr) node->text = text;
  return node;
}

Raw* read_number(Reading& reading, ondemand::value& value) {
  const std::string_view token = without_blanks_behind(value.raw_json_token());  // unread by simdjson, which skips it
  if (!is_json_number(token)) {
    fail(reading, "is broken JSON: a number is misspelt");
    return nullptr;
  }
  Raw* node = add(reading, Raw::Kind::number);
  if (node != nullptr) node->text = token;
  return node;
}

Raw* read_truth(Reading& reading, ondemand::value& value) {
  bool truth = false;
  if (const auto error = value.get_bool().get(truth)) {
    fail(reading, error);
    return nullptr;
  }
  Raw* node = add(reading, Raw::Kind::truth);
  if (node != nullptr) node->text = truth ? "true" : "false";
  return node;
}

Raw* read_null(Reading& reading, ondemand::value& value) {
  bool null = false;
  if (value.is_null().get(null) != simdjson::SUCCESS || !null) {
    fail(reading, clause(simdjson::TAPE_ERROR));
    return nullptr;
  }
  return add(reading, Raw::Kind::null);
}

Raw* read_list(Reading& reading, ondemand::value& value) {
  ondemand::array array;
  if (const auto error = value.get_array().get(array)) {
    fail(reading, error);
    return nullptr;
  }
  Raw* list = add(reading, Raw::Kind::list);
  if (list == nullptr) return nullptr;
  Children children{list};
  for (auto element : array) {
    ondemand::value inner;
    if (const auto error = element.get(inner)) {
      fail(reading, error);
      return nullptr;
    }
    Raw* child = read(reading, inner);
    if (child == nullptr) return nullptr;
    children.append(child);
  }
  return list;
}

bool read_member(Reading& reading, simdjson::simdjson_result<ondemand::field> member, Children& children) {
  ondemand::field field;
  if (const auto error = std::move(member).get(field)) return fail(reading, error);
  std::string_view key;
  if (const auto error = field.unescaped_key().get(key)) return fail(reading, error);
  Raw* child = read(reading, field.value());
  if (child == nullptr) return false;
  child->key = key;
  children.append(child);
  constexpr std::size_t longest_id = 200;
  if (reading.depth == 1 && key == "transaction_id" && child->scalar()) reading.result.transaction_id = written(*child, longest_id);
  return true;
}

/// Also the root's: a key named twice is a fault wherever it stands.
bool read_members(Reading& reading, ondemand::object& object, Raw* map) {
  Children children{map};
  for (auto member : object) {
    if (!read_member(reading, member, children)) return false;
  }
  if (const auto twice = repeated_key(*map)) {
    constexpr std::size_t longest_shown = 200;
    reading.result.field = std::string(twice->substr(0, longest_shown));
    return fail(reading, "is named twice in one object");
  }
  return true;
}

Raw* read_map(Reading& reading, ondemand::value& value) {
  ondemand::object object;
  if (const auto error = value.get_object().get(object)) {
    fail(reading, error);
    return nullptr;
  }
  Raw* map = add(reading, Raw::Kind::map);
  return map != nullptr && read_members(reading, object, map) ? map : nullptr;
}

Raw* read(Reading& reading, ondemand::value value) {
  ondemand::json_type type{};
  if (const auto error = value.type().get(type)) {
    fail(reading, error);
    return nullptr;
  }
  switch (type) {
    case ondemand::json_type::string:
      return read_text(reading, value);
    case ondemand::json_type::number:
      return read_number(reading, value);
    case ondemand::json_type::boolean:
      return read_truth(reading, value);
    case ondemand::json_type::null:
      return read_null(reading, value);
    case ondemand::json_type::array:
    case ondemand::json_type::object:
      break;
  }
  if (reading.depth >= max_record_depth) {
    fail(reading, "is nested deeper than " + std::to_string(max_record_depth));
    return nullptr;
  }
  ++reading.depth;
  Raw* node = type == ondemand::json_type::array ? read_list(reading, value) : read_map(reading, value);
  --reading.depth;
  return node;
}

void read_document(Reading& reading, ondemand::document& document) {
  ondemand::json_type type{};
  if (const auto error = document.type().get(type)) {
    fail(reading, error);
    return;
  }
  if (type != ondemand::json_type::object) {
    fail(reading, "is no object: a record is one");
    return;
  }
  ondemand::object object;
  if (const auto error = document.get_object().get(object)) {
    fail(reading, error);
    return;
  }
  Raw* root = add(reading, Raw::Kind::map);
  reading.depth = 1;
  if (root == nullptr || !read_members(reading, object, root)) return;
  if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) {
    fail(reading, "is broken JSON: something follows the object");
    return;
  }
  reading.result.root = root;
}

}  // namespace

struct JsonParser::State {
  ondemand::parser parser;
  std::string padded;
};

JsonParser::JsonParser() : state_(std::make_unique<State>()) {}
JsonParser::~JsonParser() = default;

ParsedJson JsonParser::parse(std::string_view json, Arena& arena) {
  ParsedJson result;
  arena.clear();
  const std::size_t broken = first_invalid_utf8(json);
  if (broken != std::string_view::npos) {
    result.fault = "is not UTF-8: byte " + std::to_string(broken + 1) + " of the record";
    return result;
  }
  if (json.find('\0') != std::string_view::npos) {
    result.fault = "holds a NUL byte";
    return result;
  }
  state_->padded.assign(json);
  state_->padded.append(simdjson::SIMDJSON_PADDING, ' ');
  Reading reading{arena, result};
  ondemand::document document;
  const auto error = state_->parser.iterate(state_->padded.data(), json.size(), state_->padded.size()).get(document);
  if (error != simdjson::SUCCESS) {
    fail(reading, error);
  } else {
    read_document(reading, document);
  }
  return result;
}

}  // namespace sekisho::facts
