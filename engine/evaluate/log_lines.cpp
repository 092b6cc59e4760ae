#include "engine/evaluate/log_lines.h"

#include <algorithm>

namespace sekisho::evaluate {
namespace {

LogKeyPart key_part(Ground& ground, const Datum& datum, const checked::LogTotal::Key& key) {
  if (key.party_name) {
    const NormalisedName& name = ground.names.normalised(print_datum(datum));
    if (!name.core.empty()) return {name.core, name.legal_class};
  }
  if (const auto* code = std::get_if<Code>(&datum.value->data)) return {to_string(canonical(*code)), ""};
  if (ground.node(key.path).type.kind == Kind::text) return {ground.normalised(datum), ""};
  return {print_datum(datum), ""};
}

/// The values of one fact of the key, each once, and what is missing of them.
struct Parts {
  std::vector<LogKeyPart> known;
  std::vector<Datum> missing;
};

Parts key_parts(Ground& ground, const checked::LogTotal::Key& key, KeysOfLine& line) {
  Parts parts;
  for (const Datum& datum : ground.data(key.path)) {
    if (datum.missing) parts.missing.push_back(datum);
    if (datum.nothing) line.nothing = datum;
    if (datum.missing || datum.nothing) continue;
    if (!datum.assumption.empty()) line.assumed.push_back(datum);
    LogKeyPart part = key_part(ground, datum, key);
    const auto same_text = [&](const LogKeyPart& other) { return other.text == part.text; };
    const auto same = std::find_if(parts.known.begin(), parts.known.end(), same_text);
    if (same == parts.known.end())
      parts.known.push_back(std::move(part));
    else if (same->form != part.form)
      same->form.clear();
  }
  return parts;
}

/// Each key so far with each value, or the lack of one, behind it.
std::vector<OpenKey> longer(const std::vector<OpenKey>& keys, const Parts& parts) {
  std::vector<OpenKey> all;
  for (const OpenKey& key : keys) {
    for (const LogKeyPart& part : parts.known) {
      all.push_back(key);
      all.back().parts.emplace_back(part);
    }
    if (parts.missing.empty()) continue;
    all.push_back(key);
    all.back().parts.emplace_back();
    all.back().missing.insert(all.back().missing.end(), parts.missing.begin(), parts.missing.end());
  }
  return all;
}

/// The places that a total adds from: every line, or the record once.
int places_up_to(const LoggedTotal& total, int line) { return total.per_line ? line : std::min(line, 1); }

}  // namespace

bool may_agree(const OpenKey& open, const LogKey& key) {
  return std::equal(open.parts.begin(), open.parts.end(), key.begin(), key.end(),
                    [](const auto& part, const LogKeyPart& other) { return !part || agree(*part, other); });
}

KeysOfLine keys_of_line(Ground& ground, const LoggedTotal& total) {
  KeysOfLine line;
  std::vector<OpenKey> keys(1);
  for (const checked::LogTotal::Key& key : total.total->keys) keys = longer(keys, key_parts(ground, key, line));
  for (OpenKey& key : keys) {
    if (!key.missing.empty()) {
      line.open.push_back(std::move(key));
      continue;
    }
    LogKey& known = line.keys.emplace_back();
    for (auto& part : key.parts) known.push_back(std::move(*part));
  }
  return line;
}

LogLine log_line(Ground& ground, const LoggedTotal& total) {
  LogLine line;
  const checked::LogTotal& added = *total.total;
  if (added.condition != checked::none) line.counts = ground.condition(added.condition, *ground.zone);
  // What is put into words looks at values alone.
  if (ground.gathering() && ground.arena[line.counts].value == Truth::False) line.counts = always_false;
  if (line.counts == always_false) return line;
  line.keys = keys_of_line(ground, total);
  if (added.value == checked::none)
    line.value.range = {.low = Number(1), .high = Number(1)};
  else
    line.value = reckon(ground, added.value);
  return line;
}

void LinesSoFar::clear() {
  if (!by_series_.empty()) by_series_.clear();
  if (!assumed_keys.empty()) assumed_keys.clear();
}

void LinesSoFar::settle(Lines& lines, const LogLine& line) {
  for (const LogKey& key : line.keys.keys) {
    auto& sums = lines.settled[text_of(key)];
    const auto same = [&](const auto& sum) { return sum.first == key; };
    auto sum = std::find_if(sums.begin(), sums.end(), same);
    if (sum == sums.end()) sum = sums.insert(sum, {key, {}});
    add_to(sum->second, line.value.range);
  }
}

void LinesSoFar::read(Ground& ground, const LoggedTotal& total, std::size_t series) {
  Lines& lines = by_series_[series];
  const int until = places_up_to(total, ground.line);
  if (lines.read > until) lines = {};
  // What was open on the line that was decided is now asked of another one.
  if (!lines.open.empty() && lines.open.back().first == lines.decided && lines.decided != ground.decided_line) {
    lines.open.pop_back();
    read_line(ground, total, lines, lines.decided);
  }
  while (lines.read < until) read_line(ground, total, lines, ++lines.read);
  lines.decided = ground.decided_line;
}

void LinesSoFar::read_line(Ground& ground, const LoggedTotal& total, Lines& lines, int place) {
  const Ground::OnLine there(ground, place);
  LogLine line = log_line(ground, total);
  if (line.counts == always_false) return;
  const bool settled = line.counts == always_true && line.keys.open.empty() && line.value.missing.empty() &&
                       line.value.assumed.empty() && line.keys.assumed.empty() && !line.keys.nothing;
  if (settled)
    settle(lines, line);
  else
    lines.open.emplace_back(place, std::move(line));
}

std::vector<Range> LinesSoFar::settled(std::size_t series, const LogKey& key) const {
  std::vector<Range> all;
  const auto& settled = by_series_.at(series).settled;
  const auto found = settled.find(text_of(key));
  if (found == settled.end()) return all;
  for (const auto& [other, sums] : found->second) {
    if (!agree(other, key)) continue;
    for (const Range& sum : sums) add_to(all, sum);
  }
  return all;
}

}  // namespace sekisho::evaluate
