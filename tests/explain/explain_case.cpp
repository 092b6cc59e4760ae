#include "tests/explain/explain_case.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "engine/facts/print.h"
#include "engine/sekisho.h"

namespace sekisho::cases {
namespace {

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::string without_end(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text + '\n';
}

/// The words of a section's head behind its first, and the options among them.
struct Head {
  std::string kind, name, form = "text", changes;
  int columns = 100;
  std::optional<std::size_t> line;
  std::optional<Time> known;
};

Head read_head(const std::string& text) {
  Head head;
  std::istringstream words(text);
  words >> head.kind;
  if (head.kind == "why-not") words >> head.name;
  if (head.kind != "decide") words >> head.form;
  if (head.kind == "what-if") {
    std::getline(words >> std::ws, head.changes);
    return head;
  }
  for (std::string option, value; words >> option >> value;) {
    if (option == "columns") head.columns = std::stoi(value);
    if (option == "line") head.line = std::stoul(value);
    if (option == "known") head.known = parse_time(value);
  }
  return head;
}

std::vector<FactChange> changes_of(const std::string& text) {
  std::vector<FactChange> changes;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("; ", at), text.size());
    changes.push_back(parse_change(text.substr(at, end - at)).value());
    at = end + 2;
  }
  return changes;
}

std::string written(const Document& document, const Head& head) {
  if (head.form == "markdown") return to_markdown(document);
  if (head.form == "html") {
    std::string page = to_html(document);
    const std::size_t begin = page.find("<style>") + 7, end = page.find("</style>");
    return page.replace(begin, end - begin, "…");
  }
  std::ostringstream out;
  write_text(out, document, {head.columns, false});
  return out.str();
}

struct Run {
  Law law;
  std::string record;

  Transaction decoded() const {
    Decoded read = JsonDecoder(decode_options(*law)).decode(record);
    if (const auto* rejection = std::get_if<Rejection>(&read)) throw std::runtime_error(print(*rejection));
    return std::move(std::get<Transaction>(read));
  }

  std::string decide(const Head& head) const {
    const Transaction transaction = decoded();
    std::ostringstream out;
    explain(out, Reference(law).decide(transaction), transaction, {.colour = false, .line = head.line, .columns = head.columns});
    return out.str();
  }

  std::string explained(const Head& head) const {
    DecideOptions options;
    options.known_at = head.known;
    Reference reference(law, options);
    const Transaction transaction = decoded();
    const Decision decision = reference.decide(transaction);
    if (head.form == "json") return canonical_json(decision);
    return written(explanation(decision, transaction, *law, beside(reference, *law, decision, transaction, head.line)), head);
  }

  std::string why_not_said(const Head& head) const {
    Reference reference(law);
    const Transaction transaction = decoded();
    const Decision decision = reference.decide(transaction);
    std::vector<WhyNot> asked;
    for (std::size_t line = 1; line <= decision.lines.size(); ++line)
      asked.push_back(why_not(reference, *law, transaction, head.name, line).value());
    return head.form == "json" ? to_json(asked, decision) : written(explanation_of(asked, decision, transaction, *law), head);
  }

  std::string what_if(const Head& head) const {
    JsonDecoder decoder(decode_options(*law));
    const Decoded read = decoder.decode(record);
    const Decoded changed = decoder.changed(changes_of(head.changes));
    if (const auto* rejection = std::get_if<Rejection>(&changed)) return print(*rejection);
    Reference reference(law);
    const Transaction& transaction = std::get<Transaction>(read);
    const Decision before = reference.decide(transaction), after = reference.decide(std::get<Transaction>(changed));
    const WhatIf asked{changes_of(head.changes), transaction, before, after, {}};
    return head.form == "json" ? to_json(asked) : written(explanation_of(asked, *law), head);
  }

  std::string said(const Head& head) const {
    std::string text = head.kind == "decide"    ? decide(head)
                       : head.kind == "explain" ? explained(head)
                       : head.kind == "why-not" ? why_not_said(head)
                                                : what_if(head);
    replace_all(text, law->bundle->digest, "DIGEST");
    replace_all(text, "sekisho " + std::string(engine_version()), "sekisho VERSION");
    replace_all(text, "\"engine\":\"" + std::string(engine_version()), "\"engine\":\"VERSION");
    return without_end(text);
  }
};

void write_case(const LawCase& law_case) {
  std::ofstream out(law_case.path, std::ios::binary);
  out << law_case.norm;
  for (const Section& section : law_case.sections) out << "--- " << section.head << '\n' << section.body;
}

}  // namespace

std::string judge_explanations(LawCase law_case, const std::string& folder) {
  write_bundle(law_case, folder);
  Diagnostics diagnostics;
  Run run{load(folder, diagnostics), ""};
  if (run.law == nullptr) return diagnostics.all().front().message;
  std::string faults;
  const bool update = std::getenv("UPDATE_CASES") != nullptr && !law_case.path.empty();
  for (Section& section : law_case.sections) {
    const bool file = section.head.find(' ') == std::string::npos && section.head.find('.') != std::string::npos;
    if (section.head == "record") run.record = section.body;
    if (file || section.head == "record") continue;
    const std::string got = run.said(read_head(section.head));
    if (got == without_end(section.body)) continue;
    if (!update) faults += section.head + ": expected\n" + section.body + "got\n" + got;
    section.body = got;
  }
  if (update) write_case(law_case);
  return faults;
}

}  // namespace sekisho::cases
