#include "engine/scenario/mutate/mutation_report.h"

#include <ostream>

#include "engine/explain/table.h"
#include "engine/scenario/coverage_report.h"

namespace sekisho {
namespace {

/// Each line of a text behind a mark; lines of blanks left out.
std::string marked(std::string_view text, const std::string& mark) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) out += mark + std::string(line) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string indented(const std::string& text, const std::string& indent) { return marked(text, indent); }

std::string tried(const Fate& fate) {
  return "no scenario found that kills it, among " + std::to_string(fate.records) + (fate.records == 1 ? " record" : " records");
}

void write_survivor(std::ostream& out, const Mutant& mutant, const Fate& fate, Paint paint) {
  out << '\n' << paint("33", "SURVIVED") << "  " << place_of(mutant.span) << "  " << mutant.of << ": " << mutant.change << '\n';
  out << indented(diff_of(mutant), "    ");
  if (fate.witness) {
    out << "  a scenario that kills it:\n" << indented(*fate.witness, "    ");
  } else {
    out << "  " << tried(fate) << '\n';
  }
}

}  // namespace

std::string diff_of(const Mutant& mutant) {
  const std::string& text = mutant.span.source->text;
  const std::size_t line_begin = mutant.span.begin == 0 ? std::string::npos : text.rfind('\n', mutant.span.begin - 1);
  const std::size_t begin = line_begin == std::string::npos ? 0 : line_begin + 1;
  const std::size_t end = std::min(text.find('\n', mutant.span.end), text.size());
  const std::string before = text.substr(begin, end - begin);
  std::string after = before;
  after.replace(mutant.span.begin - begin, mutant.span.end - mutant.span.begin, mutant.replacement);
  return marked(before, "- ") + marked(after, "+ ");
}

void write_mutation_text(std::ostream& out, const Mutation& mutation, bool colour) {
  const Paint paint{colour};
  const std::size_t all = mutation.fates.size(), killed = mutation.killed();
  for (std::size_t at = 0; at < all; ++at) {
    if (!mutation.fates[at].killed) write_survivor(out, mutation.mutants.all[at], mutation.fates[at], paint);
  }
  out << '\n' << all << (all == 1 ? " mutant: " : " mutants: ") << killed << " killed by " << mutation.scenarios << " scenarios";
  if (killed < all)
    out << " · " << paint("33", std::to_string(all - killed) + " survived") << " (" << percent({all, all - killed, all}) << ")";
  out << '\n';
}

void write_mutation_json(JsonWriter& json, const Mutation& mutation) {
  json.begin_object().raw_member("mutants", std::to_string(mutation.fates.size()));
  json.raw_member("killed", std::to_string(mutation.killed())).key("survivors").begin_array();
  for (std::size_t at = 0; at < mutation.fates.size(); ++at) {
    const Fate& fate = mutation.fates[at];
    const Mutant& mutant = mutation.mutants.all[at];
    if (fate.killed) continue;
    json.begin_object().member("of", mutant.of).member("place", place_of(mutant.span)).member("change", mutant.change);
    json.member("diff", diff_of(mutant)).member("scenario", fate.witness.value_or(""));
    json.raw_member("records", std::to_string(fate.records)).end_object();
  }
  json.end_array().end_object();
}

}  // namespace sekisho
