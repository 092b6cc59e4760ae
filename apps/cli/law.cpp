#include "engine/explain/law.h"

#include <algorithm>

#include "apps/cli/session.h"
#include "engine/explain/table.h"
#include "engine/text/json.h"

namespace sekisho::cli {
namespace {

struct Arguments {
  std::string bundle, on, known_at;
  bool timeline = false;
};

const char* colour_of(Standing standing) {
  switch (standing) {
    case Standing::in_force:
      return "32";
    case Standing::open:
      return "1;35";
    case Standing::suspended:
      return "33";
    case Standing::not_yet:
      return "36";
    case Standing::ended:
    case Standing::without_force:
    case Standing::proposed:
      return "2";
  }
  return "0";
}

// ---- JSON
// ---------------------------------------------------------------------------------------------------------------------------------

void write(JsonWriter& json, const Provision& provision) {
  json.member("kind", provision.kind)
      .member("name", provision.name)
      .member("title", provision.title)
      .member("regime", provision.regime);
  json.member(provision.kind == "exception" ? "leaves" : "effect", provision.effect)
      .member("standing", to_string(provision.standing));
  json.member("from", provision.from).member("until", provision.until);
  if (!provision.by.empty()) json.key("by").begin_array();
  for (const StandingBy& by : provision.by) {
    json.begin_object().member("name", by.name).member("from", by.from).member("until", by.until).end_object();
  }
  if (!provision.by.empty()) json.end_array();
  json.member("status", provision.status).member("confidence", provision.confidence);
  json.member("adopted", provision.adopted);
  if (!provision.under.empty()) json.key("open").begin_array();
  for (const StandingUnder& under : provision.under) {
    json.begin_object().member("of", under.of).member("reading", under.reading).member("says", under.says);
    json.member("standing", words(under.standings)).end_object();
  }
  if (!provision.under.empty()) json.end_array();
  json.member("cites", provision.cites);
}

void head(JsonWriter& json, const Law& law, const Arguments& arguments) {
  json.member("name", law->bundle->name).member("version", law->bundle->version).member("bundle", law->bundle->digest);
  json.member("known_at", arguments.known_at);
}

// ---- text
// ---------------------------------------------------------------------------------------------------------------------------------

std::string period(const Provision& provision) {
  std::string text = provision.from.empty() ? "always" : "from " + provision.from;
  if (!provision.until.empty()) text += " until " + provision.until;
  return text;
}

std::string effect(const Provision& provision) {
  return provision.kind == "exception" ? "leaves " + provision.effect : provision.effect;
}

void write_section(Session& session, const std::vector<Provision>& provisions, Standing standing) {
  std::vector<Row> rows;
  for (const Provision& provision : provisions) {
    if (provision.standing != standing) continue;
    rows.push_back({{provision.name, "1"}, {effect(provision)}, {period(provision)}, {remark(provision)}});
  }
  if (rows.empty()) return;
  std::string heading(to_string(standing));
  heading[0] = static_cast<char>(heading[0] - 32);
  const Paint paint{session.colour()};
  session.out << '\n' << paint(colour_of(standing), heading) << " (" << rows.size() << ")\n";
  write_rows(session.out, rows, {"  ", paint, session.columns});
}

std::string title_of(const Law& law) {
  const std::string name = law->bundle->name.empty() ? law->bundle->path : law->bundle->name;
  return name + (law->bundle->version.empty() ? "" : " " + law->bundle->version);
}

/// The law of a day has no record whose own day `each` could mean.
std::optional<Time> known_at(const Arguments& arguments) {
  if (arguments.known_at == "each") throw Stop(Exit::unusable, "`each` is for records: name a day with `--known-at DATE`");
  return decide_options(arguments.known_at).known_at;
}

/// The day asked for, else the day up to which the bundle says it is current; never today.
Time day_of(const Law& law, const Arguments& arguments) {
  if (!arguments.on.empty()) {
    const std::optional<Time> time = parse_time(arguments.on);
    if (!time) throw Stop(Exit::unusable, "`" + arguments.on + "` is no date: a date is written like `2026-02-01`");
    return *time;
  }
  std::optional<Date> current;
  for (const Coverage& coverage : law->bundle->covers) {
    if (coverage.current && (!current || *current < *coverage.current)) current = coverage.current;
  }
  if (!current) throw Stop(Exit::unusable, "the bundle does not say up to which day it is current: name one with `--on DATE`");
  return *current;
}

void write_provisions(JsonWriter& json, const std::vector<Provision>& provisions) {
  json.key("provisions").begin_array();
  for (const Provision& provision : provisions) {
    json.begin_object();
    write(json, provision);
    json.end_object();
  }
  json.end_array();
}

void write_changes(JsonWriter& json, const std::vector<StandingChange>& changes) {
  json.key("changes").begin_array();
  for (const StandingChange& change : changes) {
    json.begin_object().member("at", to_string(change.at));
    if (change.before) json.member("before", to_string(*change.before));
    write(json, change.provision);
    json.end_object();
  }
  json.end_array();
}

void write_day(Session& session, const Arguments& arguments, const Law& law, const Time& day,
               const std::vector<Provision>& provisions) {
  session.out << "The law of " << title_of(law) << " on " << to_string(day);
  if (!arguments.known_at.empty()) session.out << ", as known at " << arguments.known_at;
  session.out << '\n';
  for (const Standing standing : {Standing::in_force, Standing::open, Standing::suspended, Standing::not_yet, Standing::ended,
                                  Standing::without_force, Standing::proposed}) {
    write_section(session, provisions, standing);
  }
}

void write_timeline(Session& session, const Law& law, const std::vector<StandingChange>& changes) {
  std::vector<Row> rows;
  std::string last;
  for (const StandingChange& change : changes) {
    const std::string at = to_string(change.at);
    rows.push_back({{at == last ? "" : at},
                    {std::string(to_string(change.provision.standing)), colour_of(change.provision.standing)},
                    {change.provision.name, "1"},
                    {effect(change.provision)},
                    {remark(change.provision)}});
    last = at;
  }
  session.out << "The law of " << title_of(law) << " over time\n";
  write_rows(session.out, rows, {"  ", Paint{session.colour()}, session.columns});
}

/// A day, what changes over time, or the one and then the other.
void show(Session& session, const Arguments& arguments) {
  const Law law = load_law(session, arguments.bundle);
  const bool of_a_day = !arguments.timeline || !arguments.on.empty();
  std::optional<Time> day;
  std::vector<Provision> provisions;
  std::vector<StandingChange> changes;
  if (of_a_day) {
    day = day_of(law, arguments);
    provisions = law_at(*law, *day, known_at(arguments));
  }
  if (arguments.timeline) changes = law_timeline(*law, known_at(arguments));
  if (session.chosen() == Format::json) {
    JsonWriter json;
    json.begin_object();
    if (day) json.member("on", to_string(*day));
    head(json, law, arguments);
    if (day) write_provisions(json, provisions);
    if (arguments.timeline) write_changes(json, changes);
    session.out << json.end_object().result() << '\n';
    return;
  }
  if (day) write_day(session, arguments, law, *day, provisions);
  if (day && arguments.timeline) session.out << '\n';
  if (arguments.timeline) write_timeline(session, law, changes);
}

}  // namespace

void add_law(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand("law", "the provisions in force, open, suspended, not yet in force and ended");
  auto arguments = std::make_shared<Arguments>();
  command->add_option("BUNDLE", arguments->bundle, "a folder with bundle.yaml, or one policy file")->required();
  command->add_option("--on", arguments->on, "on this day; without it the day up to which the bundle is current")
      ->type_name("DATE");
  command->add_flag("--timeline", arguments->timeline, "what changes, day by day; with --on after the law of that day");
  add_known_at(*command, arguments->known_at, false);
  add_format(*command, session, {"text", "json"});
  command->footer(example("  sekisho law policies/cn --on 2026-11-10 --format text"));
  command->callback([&session, arguments] { show(session, *arguments); });
}

}  // namespace sekisho::cli
