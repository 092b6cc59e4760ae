#include "tests/generate/json.h"

#include <algorithm>

#include "engine/text/json.h"

namespace sekisho::generated {
namespace {

void print_into(std::string& out, const Json& json) {
  switch (json.kind) {
    case Json::Kind::text:
      append_json_text(out, json.text);
      return;
    case Json::Kind::raw:
      out += json.text;
      return;
    case Json::Kind::array:
      out += '[';
      for (const Json& element : json.elements) {
        if (&element != json.elements.data()) out += ", ";
        print_into(out, element);
      }
      out += ']';
      return;
    case Json::Kind::object:
      out += '{';
      for (const Member& member : json.members) {
        if (&member != json.members.data()) out += ", ";
        append_json_text(out, member.key);
        out += ": ";
        print_into(out, member.value);
      }
      out += '}';
      return;
  }
}

struct PathStep {
  std::string key;
  std::size_t position = 0;  // from 1; 0: none
};

std::vector<PathStep> steps_of(std::string_view path) {
  std::vector<PathStep> steps;
  while (!path.empty()) {
    const std::size_t dot = path.find('.');
    const std::string_view part = path.substr(0, dot);
    const std::size_t bracket = part.find('[');
    PathStep step{std::string(part.substr(0, bracket)), 0};
    if (bracket != std::string_view::npos) step.position = std::stoul(std::string(part.substr(bracket + 1)));
    steps.push_back(std::move(step));
    path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  }
  return steps;
}

}  // namespace

const Json* Json::find(std::string_view key) const {
  const auto found = std::find_if(members.begin(), members.end(), [&](const Member& member) { return member.key == key; });
  return found == members.end() ? nullptr : &found->value;
}

Json* Json::find(std::string_view key) { return const_cast<Json*>(static_cast<const Json*>(this)->find(key)); }

Json& Json::set(std::string_view key, Json value) {
  if (Json* known = find(key)) {
    *known = std::move(value);
    return *known;
  }
  members.push_back({std::string(key), std::move(value)});
  return members.back().value;
}

void Json::remove(std::string_view key) {
  std::erase_if(members, [&](const Member& member) { return member.key == key; });
}

Json raw(std::string text) {
  Json json;
  json.text = std::move(text);
  return json;
}

Json array(std::vector<Json> elements) {
  Json json;
  json.kind = Json::Kind::array;
  json.elements = std::move(elements);
  return json;
}

Json object(std::vector<Member> members) {
  Json json;
  json.kind = Json::Kind::object;
  json.members = std::move(members);
  return json;
}

std::string print(const Json& json) {
  std::string out;
  print_into(out, json);
  return out;
}

Json* at_path(Json& record, std::string_view path) {
  Json* here = &record;
  for (const PathStep& step : steps_of(path)) {
    here = here->find(step.key);
    if (here == nullptr) return nullptr;
    if (step.position == 0) continue;
    if (here->kind != Json::Kind::array) {  // one value stands for a list of one
      if (step.position > 1) return nullptr;
      continue;
    }
    if (step.position > here->elements.size()) return nullptr;
    here = &here->elements[step.position - 1];
  }
  return here;
}

bool put_at_path(Json& record, std::string_view path, Json value) {
  Json* here = &record;
  const std::vector<PathStep> steps = steps_of(path);
  for (std::size_t at = 0; at < steps.size(); ++at) {
    if (here->kind != Json::Kind::object) return false;
    const bool last = at + 1 == steps.size();
    Json* next = here->find(steps[at].key);
    if (next == nullptr) {
      if (steps[at].position > 0) return false;
      next = &here->set(steps[at].key, object());
    } else if (steps[at].position > 0 && next->kind == Json::Kind::array) {
      if (steps[at].position > next->elements.size()) return false;
      next = &next->elements[steps[at].position - 1];
    }
    if (last) *next = std::move(value);
    here = next;
    if (last) break;
  }
  return true;
}

}  // namespace sekisho::generated
