#include "engine/facts/decoding.h"
#include "engine/facts/measure.h"
#include "engine/text/source.h"

namespace sekisho::facts {
namespace {

const Type text_type{Kind::text, "", false};
const Type truth_type{Kind::truth, "", false};
const Type time_type{Kind::time, "", false};

std::string text_of(Decoding& decoding, const Raw& map, std::string_view key, std::string_view path) {
  const Raw* raw = member(map, key);
  if (is_absent(raw)) return {};
  const Value value = decode_single(decoding, text_type, *raw, {path, key});
  return value.missing() ? std::string() : std::get<std::string>(value.data);
}

std::string date_of(Decoding& decoding, const Raw& map, std::string_view path) {
  const Raw* raw = member(map, "on");
  if (is_absent(raw)) return {};
  const Value value = decode_single(decoding, time_type, *raw, {path, "on"});
  return value.missing() ? std::string() : to_string(std::get<Time>(value.data));
}

bool answer_of(Decoding& decoding, const Raw& raw, const Place& place) {
  const Value value = decode_single(decoding, truth_type, raw, place);
  return !value.missing() && std::get<bool>(value.data);
}

void warn_of_unknown(Decoding& decoding, const std::set<std::string, std::less<>>& known, std::string_view name,
                     std::string_view what, const std::string& path) {
  constexpr std::size_t longest_misspelling = 200;
  if (known.contains(name) || name.size() > longest_misspelling) return;
  const std::string likely = nearest(name, {known.begin(), known.end()});
  std::string message = "the policies know no " + std::string(what) + " `" + std::string(name) + "`";
  if (!likely.empty()) message += ", did you mean `" + likely + "`?";
  // Once a log whatever line it stands on.
  warn(decoding, path.substr(0, path.find('[')), std::move(message));
}

Judgement decode_judgement(Decoding& decoding, const Raw& raw, const Place& place) {
  Judgement judgement;
  judgement.term = raw.key;
  if (raw.kind != Raw::Kind::map) {
    judgement.answer = answer_of(decoding, raw, place);
    return judgement;
  }
  const std::string path = path_of(place);
  const Raw* answer = member(raw, "answer");
  if (is_absent(answer)) {
    reject(decoding, {path, "answer"}, nullptr, "is missing");
    return judgement;
  }
  judgement.answer = answer_of(decoding, *answer, {path, "answer"});
  judgement.by = text_of(decoding, raw, "by", path);
  judgement.on = date_of(decoding, raw, path);
  judgement.note = text_of(decoding, raw, "note", path);
  return judgement;
}

bool same_of(Decoding& decoding, const Raw& map, const std::string& path) {
  const Raw* answer = member(map, "answer");
  const std::string_view text = is_absent(answer) ? std::string_view() : trimmed(answer->text);
  if (text == "same") return true;
  if (text != "different") reject(decoding, {path, "answer"}, answer, "is neither `same` nor `different`");
  return false;
}

Clearance decode_clearance(Decoding& decoding, const Raw& raw, const std::string& path) {
  Clearance clearance;
  if (raw.kind != Raw::Kind::map) {
    reject(decoding, {path, ""}, &raw, "is no object with the fields of a clearance");
    return clearance;
  }
  clearance.party = text_of(decoding, raw, "party", path);
  clearance.list = text_of(decoding, raw, "list", path);
  clearance.entry = text_of(decoding, raw, "entry", path);
  clearance.same = same_of(decoding, raw, path);
  clearance.by = text_of(decoding, raw, "by", path);
  clearance.on = date_of(decoding, raw, path);
  if (clearance.party.empty()) reject(decoding, {path, "party"}, nullptr, "is missing");
  if (clearance.list.empty()) reject(decoding, {path, "list"}, nullptr, "is missing");
  if (clearance.entry.empty()) reject(decoding, {path, "entry"}, nullptr, "is missing");
  if (!clearance.list.empty()) warn_of_unknown(decoding, decoding.options.lists, clearance.list, "list", "clearances");
  return clearance;
}

}  // namespace

std::vector<Judgement> decode_judgements(Decoding& decoding, const Raw& raw, const Place& place) {
  std::vector<Judgement> judgements;
  const std::string path = path_of(place);
  if (raw.kind != Raw::Kind::map) {
    reject(decoding, place, &raw, "is no object of open terms and answers");
    return judgements;
  }
  for (const Raw* child = raw.first; child != nullptr; child = child->next) {
    if (is_absent(child)) continue;
    judgements.push_back(decode_judgement(decoding, *child, {path, child->key}));
    warn_of_unknown(decoding, decoding.options.open_terms, child->key, "open term", path);
  }
  return judgements;
}

std::vector<Clearance> decode_clearances(Decoding& decoding, const Raw& raw) {
  std::vector<Clearance> clearances;
  std::size_t position = 0;
  for (const Raw* element : elements(raw)) {
    clearances.push_back(decode_clearance(decoding, *element, path_of({"", "clearances", ++position})));
  }
  return clearances;
}

}  // namespace sekisho::facts
