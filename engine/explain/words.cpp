#include "engine/explain/words.h"

#include <algorithm>
#include <array>

#include "engine/explain/tone.h"
#include "engine/facts/print.h"

namespace sekisho {
namespace {

std::string text_of(const Object& object, std::string_view field) {
  const std::optional<std::size_t> slot = object.type == nullptr ? std::nullopt : object.type->find(field);
  return slot && *slot < object.slots.size() ? print(object.slots[*slot]) : "";
}

}  // namespace

std::string counted(std::size_t count, std::string_view what) {
  static constexpr std::array<const char*, 13> small{"no",    "one",   "two",  "three", "four",   "five",  "six",
                                                     "seven", "eight", "nine", "ten",   "eleven", "twelve"};
  return (count < small.size() ? small[count] : std::to_string(count)) + " " + std::string(what) + (count == 1 ? "" : "s");
}

std::string sentence(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

std::string listed(const std::vector<std::string>& texts) {
  std::string text;
  for (std::size_t i = 0; i < texts.size(); ++i) text += (i == 0 ? "" : i + 1 == texts.size() ? " and " : ", ") + texts[i];
  return text;
}

Words names(const std::vector<std::string>& texts) {
  Words words;
  for (std::size_t i = 0; i < texts.size(); ++i) words.say(i == 0 ? "" : i + 1 == texts.size() ? " and " : ", ").name(texts[i]);
  return words;
}

std::string joined(const std::vector<std::string>& texts, std::string_view separator) {
  std::string text;
  for (const std::string& part : texts) text += (text.empty() ? "" : std::string(separator)) + part;
  return text;
}

std::string demand(Effect effect) {
  switch (effect) {
    case Effect::permit:
      return "nothing in the law encoded here stands in the way";
    case Effect::notify:
      return "papers or reports are required";
    case Effect::refer:
      return "somebody must look at it";
    case Effect::license:
      return "a licence is required";
    case Effect::deny:
      return "a licence is required and will in principle be refused";
    case Effect::prohibit:
      return "it is prohibited";
  }
  return "";
}

std::string possible_demand(Effect effect) {
  switch (effect) {
    case Effect::permit:
      return "nothing may stand in the way";
    case Effect::notify:
      return "papers or reports may be required";
    case Effect::refer:
      return "somebody may have to look at it";
    case Effect::license:
      return "a licence may be required";
    case Effect::deny:
      return "a licence may be required and would in principle be refused";
    case Effect::prohibit:
      return "it may be prohibited";
  }
  return "";
}

std::string demand(const Finding& finding) {
  if (finding.certain == finding.possible) return demand(finding.possible);
  if (finding.certain == Effect::permit) return possible_demand(finding.possible);
  return demand(finding.certain, finding.possible);
}

std::string demand(Effect certain, Effect possible) {
  if (certain == possible) return demand(certain);
  if (certain == Effect::permit) return "it is open whether anything stands in the way; " + possible_demand(possible);
  return demand(certain) + ", and " + possible_demand(possible);
}

std::string ends(Effect certain, Effect possible) {
  if (certain == possible) return std::string(to_string(certain));
  return std::string(to_string(certain)) + " … " + std::string(to_string(possible));
}

Words verdict_in_a_sentence(Effect certain, Effect possible, Review review) {
  const std::string word = verdict(certain, possible);
  Words words;
  words.verdict(capitals(word), word);
  if (certain != possible) words.say(" (" + ends(certain, possible) + ")");
  if (review != Review::none) words.say(", " + std::string(to_string(review)));
  return words;
}

Words verdict_words(Effect certain, Effect possible, Review review) {
  const std::string word = verdict(certain, possible);
  Words words;
  words.verdict(capitals(word), word);
  if (certain != possible) words.say("   " + ends(certain, possible));
  if (review != Review::none) words.say("   " + std::string(to_string(review)));
  return words;
}

std::string on_lines(const std::vector<int>& lines, const Decision& decision) {
  if (lines.empty() || decision.lines.size() < 2 || lines.size() == decision.lines.size()) return "";
  std::vector<std::string> texts;
  for (const int line : lines) texts.push_back(std::to_string(line));
  return (lines.size() == 1 ? " on line " : " on lines ") + listed(texts);
}

std::string heading_of(const Decision& decision, const Transaction& transaction) {
  std::string heading = decision.transaction_id + "   " + decision.date;
  const std::string from = text_of(transaction.record, "country_of_export");
  const std::string to = text_of(transaction.record, "destination");
  if (!from.empty() || !to.empty()) heading += " · " + (from.empty() ? "?" : from) + " → " + (to.empty() ? "?" : to);
  if (decision.known_at) heading += " · as known at " + *decision.known_at;
  return heading;
}

std::string heading_of(const Object& item, std::string_view separator) {
  std::string codes = text_of(item, "control_codes");
  if (codes.empty()) codes = text_of(item, "hs_code");
  const std::string description = text_of(item, "description");
  std::string amount = text_of(item, "net_mass");
  if (amount.empty()) amount = text_of(item, "quantity");
  std::string what = joined({codes, description}, codes.empty() || description.empty() ? "" : separator);
  if (!amount.empty()) what += (what.empty() ? "" : ", ") + amount;
  return what;
}

Words due_words(const ObligationDue& obligation) {
  Words words = said(obligation.what.empty() ? obligation.name : obligation.what);
  if (!obligation.within.empty()) words.say(", within " + obligation.within);
  return words.say(" (" + obligation.requires_ + ", ").name(obligation.name).say(")");
}

Words not_checked_words(const NotChecked& unchecked) {
  Words words;
  if (unchecked.assumed.empty()) return words.say(unchecked.what).say(unchecked.why.empty() ? "" : ": " + unchecked.why);
  words.name(unchecked.what).say(" was taken to be ").name(unchecked.assumed);
  return words.say(unchecked.why.empty() ? "" : ": " + unchecked.why);
}

}  // namespace sekisho
