#include <algorithm>

#include "engine/explain/telling.h"
#include "engine/explain/words.h"

namespace sekisho {
namespace {

Words due(const Telling& telling, const ObligationDue& obligation) {
  Words words = due_words(obligation).say(on_lines(obligation.lines, telling.decision));
  if (!obligation.cites.empty()) words.say(": ").add(citation(telling.policy, obligation.rule, obligation.cites));
  return words.say(obligation.met ? ". On file." : "");
}

void tell_due(const Telling& telling, bool certain, std::string_view heading) {
  bool begun = false;
  for (const ObligationDue& obligation : telling.decision.obligations) {
    if (obligation.certain != certain || !telling.shows(obligation.lines)) continue;
    if (!begun) telling.document.heading(1, said(heading));
    begun = true;
    telling.document.item(0, obligation.met ? Mark::done : Mark::due, due(telling, obligation));
  }
}

/// A section with a heading, begun only when there is something to tell.
struct Section {
  const Telling& telling;
  std::string_view heading;
  bool begun = false;
  void item(Words words) {
    if (!begun) telling.document.heading(1, said(heading));
    begun = true;
    telling.document.item(0, Mark::bullet, std::move(words));
  }
};

void tell_presumed(const Telling& telling) {
  Section section{telling, "Presumed"};
  for (const Presumed& presumed : telling.decision.presumed) {
    if (!telling.shows(presumed.lines)) continue;
    Words words = said("The answer to ").quote(presumed.asks);
    if (!presumed.about.empty()) words.say(" is, for " + presumed.about + ",");
    words.say(presumed.about.empty() ? " is presumed to be " : " presumed to be ").strong(presumed.value ? "yes" : "no");
    if (!presumed.cites.empty()) words.say(" (" + joined(presumed.cites, "; ") + ")");
    words.say(on_lines(presumed.lines, telling.decision)).say(". To rebut it, answer it in the record, under ");
    section.item(words.name("judgements." + presumed.term).say("."));
  }
}

std::string meaning_of(const checked::Policy& policy, const Adopted& adopted) {
  for (const checked::Group& group : policy.groups) {
    if (group.of != adopted.of) continue;
    for (const checked::Branch& branch : group.branches) {
      if (branch.name == adopted.reading) return branch.says;
    }
  }
  return "";
}

void tell_adopted(const Telling& telling) {
  Section section{telling, "Adopted"};
  for (const Adopted& adopted : telling.decision.adopted) {
    Words words;
    words.name(adopted.of).say(" is read as ").name(adopted.reading);
    const std::string meaning = meaning_of(telling.policy, adopted);
    if (!meaning.empty()) words.say(", that is: ").quote(meaning).say(",");
    words.say(adopted.by.empty() ? " as the bundle adopts it" : " as adopted by " + adopted.by);
    words.say(adopted.on.empty() ? "" : " on " + adopted.on).say(".");
    section.item(adopted.because.empty() ? words : words.say(" ").quote(adopted.because));
  }
}

void tell_licenses(const Telling& telling) {
  Section section{telling, "Licences"};
  for (const LicenseUse& license : telling.decision.licenses) {
    if (!telling.shows(license.lines)) continue;
    Words words = said("Licence ").name(license.number);
    if (!license.authority.empty()) words.say(" of " + license.authority);
    if (!license.covers.empty()) words.say(" covers ").add(names(license.covers));
    words.say(on_lines(license.lines, telling.decision)).say(".");
    if (!license.drawn.empty()) words.say(" Drawn: " + license.drawn + ".");
    if (!license.left.empty()) words.say(" Left on it: " + license.left + ".");
    section.item(words);
  }
}

void tell_not_checked(const Telling& telling) {
  for (const bool assumed : {true, false}) {
    Section section{telling, assumed ? "Assumed" : "Not checked"};
    for (const NotChecked& one : telling.decision.not_checked) {
      if (one.assumed.empty() == assumed || !telling.shows(one.lines)) continue;
      section.item(not_checked_words(one).say(on_lines(one.lines, telling.decision)));
    }
  }
}

}  // namespace

void tell_obligations(const Telling& telling) {
  tell_due(telling, true, "Have ready");
  tell_due(telling, false, "Perhaps too");
}

void tell_remarks(const Telling& telling) {
  tell_licenses(telling);
  tell_presumed(telling);
  tell_adopted(telling);
  tell_not_checked(telling);
}

}  // namespace sekisho
