#include "engine/explain/law.h"

namespace sekisho {
namespace {

std::string by_whom(const Provision& provision) {
  std::string text;
  for (const StandingBy& by : provision.by) {
    text += (text.empty() ? "by " : ", by ") + by.name + (by.from.empty() ? "" : " from " + by.from) +
            (by.until.empty() ? "" : " until " + by.until);
  }
  return text;
}

}  // namespace

std::string words(const std::vector<Standing>& standings) {
  std::string text;
  for (const Standing standing : standings) text += (text.empty() ? "" : " or ") + std::string(to_string(standing));
  return text;
}

std::string remark(const Provision& provision) {
  std::string text = by_whom(provision);
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
  std::string readings;
  for (std::size_t i = 0; i < provision.under.size(); ++i) {
    const StandingUnder& under = provision.under[i];
    const bool first = i == 0 || provision.under[i - 1].of != under.of;
    if (first) readings += (i == 0 ? "" : "; ") + (under.of == provision.name ? "" : under.of + " ");
    readings += (first ? "" : " · ") + under.reading + ": " + words(under.standings);
  }
  if (!readings.empty()) add(readings);
  if (provision.standing == Standing::open && provision.under.empty()) add("depends on the time of day");
  if (!provision.status.empty() && provision.standing != Standing::proposed) add("status " + provision.status);
  if (!provision.confidence.empty()) add("wording " + provision.confidence);
  for (const std::string& adopted : provision.adopted) add("adopted " + adopted);
  return text;
}

std::string out_of_force(const Provision& provision) {
  switch (provision.standing) {
    case Standing::in_force:
    case Standing::open:
      return "";
    case Standing::suspended:
      return "suspended " + by_whom(provision);
    case Standing::not_yet:
      return "not in force before " + provision.from;
    case Standing::ended:
      return provision.by.empty() ? "not in force after " + provision.until : "repealed from " + provision.by.front().from;
    case Standing::without_force:
      return "without force, as its status is read";
    case Standing::proposed:
      return "proposed, and no law yet";
  }
  return "";
}

}  // namespace sekisho
