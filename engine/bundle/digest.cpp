#include "engine/bundle/digest.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "engine/ast/print.h"
#include "engine/lists/lists.h"
#include "engine/text/json.h"

namespace sekisho {

namespace {

/// Each declaration under the regime it belongs to: that, and not the file it stands in, is part of what it says.
std::vector<std::string> declarations(const ast::Policy& policy) {
  std::vector<std::tuple<std::string, std::string, std::string>> keyed;
  for (const ast::File& file : policy.files) {
    std::string regime;
    for (const ast::Declaration& declaration : file.declarations) {
      if (const auto* continued = std::get_if<ast::Continues>(&declaration)) {
        regime = continued->regime.text;
        continue;
      }
      if (const auto* begun = std::get_if<ast::Regime>(&declaration)) regime = begun->name.text;
      keyed.emplace_back(ast::name_of(declaration), regime, ast::print(declaration));
    }
  }
  std::sort(keyed.begin(), keyed.end());
  std::vector<std::string> result;
  for (const auto& [name, regime, text] : keyed)
    result.push_back(JsonWriter().begin_object().text_member("regime", regime).text_member("text", text).end_object().take());
  return result;
}

void write_field(JsonWriter& json, const Field& field) {
  json.begin_object().member("name", field.name).member("type", to_string(field.type));
  json.raw_member("missing", std::to_string(static_cast<int>(field.missing))).member("assumed", field.assumed);
  json.raw_member("open", field.open ? "true" : "false").raw_member("non_negative", field.non_negative ? "true" : "false");
  json.end_object();
}

std::string schema_json(const Schema& schema) {
  JsonWriter json;
  json.begin_object().member("schema", schema.name).key("objects").begin_array();
  for (const ObjectType& object : schema.objects) {
    std::vector<const Field*> fields;
    for (const Field& field : object.fields) fields.push_back(&field);
    std::sort(fields.begin(), fields.end(), [](const Field* a, const Field* b) { return a->name < b->name; });
    json.begin_object().member("object", object.name).key("fields").begin_array();
    for (const Field* field : fields) write_field(json, *field);
    json.end_array().end_object();
  }
  json.end_array().key("words").begin_object();
  for (const auto& [name, words] : schema.words) json.member(name, words);
  return json.end_object().end_object().take();
}

std::string adoption_json(const Adoption& adoption) {
  JsonWriter json;
  json.begin_object().member("of", adoption.of).member("reading", adoption.reading).member("by", adoption.by);
  if (adoption.on) json.member("on", to_string(*adoption.on));
  return json.member("because", adoption.because).raw_member("depth", std::to_string(adoption.depth)).end_object().take();
}

std::string coverage_json(const Coverage& covers) {
  JsonWriter json;
  json.begin_object().member("bundle", covers.bundle);
  if (covers.from) json.member("from", to_string(*covers.from));
  if (covers.current) json.member("current", to_string(*covers.current));
  return json.end_object().take();
}

template <class Range, class Convert>
std::vector<std::string> sorted(const Range& range, Convert convert) {
  std::vector<std::string> result;
  for (const auto& value : range) result.push_back(convert(value));
  std::sort(result.begin(), result.end());
  return result;
}

void write_array(JsonWriter& json, std::string_view key, const std::vector<std::string>& values) {
  json.key(key).begin_array();
  for (const std::string& value : values) json.raw(value);
  json.end_array();
}

std::string settings_json(const Bundle& bundle) {
  JsonWriter json;
  json.begin_object().member("name", bundle.name).member("version", bundle.version);
  json.member("title", bundle.title).member("note", bundle.note);
  json.raw_member("review", bundle.review_threshold.to_string()).raw_member("certain", bundle.certain_threshold.to_string());
  write_array(json, "adopt", sorted(bundle.adoptions, adoption_json));
  write_array(json, "covers", sorted(bundle.covers, coverage_json));
  return json.end_object().take();
}

}  // namespace

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
  constexpr std::string_view hex = "0123456789abcdef";
  std::string result;
  for (unsigned int i = 0; i < length; ++i) {
    result += hex[digest[i] >> 4U];
    result += hex[digest[i] & 15U];
  }
  return result;
}

std::string digest_of(const Bundle& bundle) {
  JsonWriter json;
  json.begin_object();
  write_array(json, "declarations", declarations(bundle.policy));
  json.key("lists").begin_array();
  for (const auto& [name, list] : bundle.lists) json.raw(canonical_json(list));
  json.end_array().raw_member("schema", schema_json(bundle.schema)).raw_member("settings", settings_json(bundle)).end_object();
  return sha256(json.result());
}

}  // namespace sekisho
