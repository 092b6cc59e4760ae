#include "tests/generate/conditions.h"
#include "tests/generate/generate.h"
#include "tests/generate/vocabulary.h"

namespace sekisho::generated {
namespace {

const Texts branch_names{"narrow", "broad"};

struct RegimeText {
  std::string name, jurisdiction, zone;
  bool readable = true;                   // its dates have no readings: a provision may have readings of its own
  std::vector<std::string> declarations;  // the regime itself first
};

/// Writes the declarations of a bundle one after another, each from what was declared before it.
class PolicyWriter {
 public:
  PolicyWriter(Random& random, const ProgramOptions& options) : random_(random), options_(options), writer_(random, options) {}

  Program write() {
    Program program;
    program.settings = {{"name", "generated"}, {"version", "\"1\""}};
    program.lists = make_lists(random_);
    for (int count = random_.between(1, 3); count > 0; --count) begin_regime();
    for (int count = random_.between(0, 3); count > 0; --count) parameterised();
    for (int count = random_.between(2, 6); count > 0; --count) random_.chance(65) ? define() : open_term();
    for (int count = random_.between(0, 2); count > 0; --count) value();
    for (const NamedCondition& one : writer_.conditions) uses_it(one);
    for (int count = random_.between(2, 7); count > 0; --count) rule();
    if (!options_.positive) {
      for (int count = random_.between(0, 5); count > 0; --count) exception();
      pause();
      for (int count = random_.between(0, 2); count > 0; --count) random_.chance(70) ? suspension() : repeal();
    }
    settings(program);
    lay_out(program);
    return program;
  }

 private:
  RegimeText& any_regime() { return regimes_[static_cast<std::size_t>(random_.below(static_cast<int>(regimes_.size())))]; }

  std::string readable_date(int instants_percent) {
    std::string text;
    for (const std::string& name : branch_names)
      text += " reading " + name + " \"it is " + name + "\" as " + make_date(random_, instants_percent);
    return text;
  }

  void begin_regime() {
    static const std::vector<RegimeText> kinds{{"cn-1", "CN", "Asia/Shanghai", true, {}},
                                               {"us-1", "US", "America/New_York", true, {}},
                                               {"cn-2", "CN", "Asia/Shanghai", true, {}}};
    RegimeText regime = kinds[regimes_.size()];
    std::string text = "regime " + regime.name + "\n  title \"An announcement\"\n  jurisdiction " + regime.jurisdiction +
                       "\n  timezone \"" + regime.zone + "\"\n";
    if (!options_.positive && random_.chance(60)) text += "  authority \"MOFCOM\"\n";  // licences held defeat, like exceptions
    if (random_.chance(40)) text += "  announced " + random_.pick(days) + "\n";
    if (random_.chance(80)) {
      regime.readable = options_.positive || !random_.chance(8);
      text += "  effective " +
              (regime.readable ? (random_.chance(70) ? std::string("2024-01-01") : make_date(random_, 25)) : readable_date(20)) +
              "\n";
    }
    if (random_.chance(10) && regime.readable) text += "  until 2026-03-01\n";
    // One adoption names one choice: a regime has readings of its dates or a status, not both.
    if (random_.chance(8) && regime.readable && !options_.positive)
      text += "  status " + random_.pick(Texts{"reported", "unverified", "proposed"}) + "\n";
    regime.declarations.push_back(text);
    regimes_.push_back(std::move(regime));
  }

  std::string dates(const RegimeText&, bool with_readings) {
    std::string text;
    if (random_.chance(15)) text += "  announced " + random_.pick(days) + "\n";
    if (random_.chance(20)) text += "  effective " + (with_readings ? readable_date(25) : make_date(random_, 30)) + "\n";
    if (random_.chance(10)) text += "  until 2026-0" + std::to_string(random_.between(3, 5)) + "-01\n";
    return text;
  }

  std::string standing(bool readable) {
    std::string text;
    if (!readable && !options_.positive && random_.chance(15))
      text += "  status " + random_.pick(Texts{"reported", "unverified", "reported"}) + "\n";
    if (random_.chance(2)) text += "  status proposed\n";
    if (random_.chance(5)) text += "  confidence unverified\n";
    return text.find("status") != text.rfind("status") ? std::string() : text;
  }

  std::string remarks(const std::string& name) {
    std::string text = "  cites \"Clause of " + name + "\"\n";
    if (random_.chance(30)) text += "  because \"It is so.\"\n";
    return text;
  }

  std::string body(const Scope& scope, int depth) {
    if (scope.readings.empty() || !random_.chance(35)) return " " + writer_.condition(scope, depth);
    Scope branch = scope;
    branch.readings.clear();
    std::string text;
    for (const std::string& name : scope.readings)
      text += "\n    reading " + name + " \"it is " + name + "\" as " + writer_.condition(branch, depth - 1);
    return text;
  }

  Scope scope_with(int readings_percent, bool item = true) {
    Scope scope;
    scope.item = item;
    if (!options_.positive && random_.chance(readings_percent)) scope.readings = branch_names;
    return scope;
  }

  void parameterised() {
    const About about = random_.pick(std::vector<About>{About::party, About::party, About::component, About::item});
    const std::string name = "about-" + std::to_string(++count_);
    Scope scope = scope_with(20, about == About::component || about == About::item);
    std::string text;
    if (random_.chance(60)) {
      text = "define " + name + "(p) as " + writer_.about("p", about, scope, 2) + "\n";
    } else {
      text = "open term " + name + "(p)\n  asks \"Is it " + name + "?\"\n  cites \"A note\"\n";
      const bool otherwise = !options_.positive && about == About::party && random_.chance(30);
      if (otherwise) text += "  otherwise " + writer_.about("p", about, scope, 1) + "\n";
      if (about == About::party && may_presume(otherwise) && random_.chance(30))
        text += "  presume " + random_.pick(Texts{"true", "false"}) +
                (random_.chance(60) ? " when " + writer_.about("p", about, scope, 1) : std::string()) + "\n";
    }
    any_regime().declarations.push_back(text);
    writer_.conditions.push_back({name, scope.item, about, writer_.over_log(text)});
  }

  bool may_presume(bool otherwise) const { return !options_.positive && (options_.presumes_meanwhile || !otherwise); }

  void define() {
    const std::string name = "define-" + std::to_string(++count_);
    const bool item = random_.chance(60);
    const Scope scope = scope_with(35, item);
    std::string text = "define " + name;
    if (!scope.readings.empty() && random_.chance(70)) {
      const Scope branch{item, {}};
      for (const std::string& reading : scope.readings)
        text += "\n  reading " + reading + " \"it is " + reading + "\" as " + writer_.condition(branch, 1);
      text += "\n";
    } else {
      text += " as\n  " + writer_.condition(scope, 2) + "\n";
    }
    if (random_.chance(12)) text += "  effective " + make_date(random_, 20) + "\n";
    any_regime().declarations.push_back(text);
    writer_.conditions.push_back({name, item, About::nothing, writer_.over_log(text)});
  }

  void open_term() {
    const std::string name = "term-" + std::to_string(++count_);
    const bool item = random_.chance(50);
    const Scope scope{item, {}};
    std::string text = "open term " + name + "\n  asks \"Is it " + name + "?\"\n  cites \"A note\"\n";
    if (random_.chance(30)) text += "  guidance \"Look at it.\"\n";
    const bool otherwise = !options_.positive && random_.chance(30);
    if (otherwise) text += "  otherwise " + writer_.condition(scope, 1) + "\n";
    if (may_presume(otherwise) && random_.chance(35))
      text += "  presume " + random_.pick(Texts{"true", "false"}) +
              (random_.chance(60) ? " when " + writer_.condition(scope, 1) : std::string()) + "\n";
    any_regime().declarations.push_back(text);
    writer_.conditions.push_back({name, item, About::nothing, writer_.over_log(text)});
  }

  void value() {
    const std::string name = "value-" + std::to_string(++count_);
    const std::string kind = random_.pick(Texts{"money", "money", "percent", "date"});
    const Texts texts = kind == "money" ? Texts{"100 USD", "500 USD", "800 USD"} : kind == "percent" ? Texts{"5%", "30%"} : days;
    std::string text = "define " + name;
    if (!options_.positive && random_.chance(70)) {
      for (const std::string& reading : branch_names)
        text += "\n  reading " + reading + " \"it is " + reading + "\" as " + random_.pick(texts);
    } else {
      text += " as " + random_.pick(texts);
    }
    any_regime().declarations.push_back(text + "\n");
    writer_.values.push_back({name, kind});
  }

  std::string effect() {
    switch (random_.below(9)) {
      case 0:
      case 1:
        return "prohibits";
      case 2:
        return "requires notice";
      case 3:
        return "refer to \"a human\"";
      case 4:
        return "requires license presumption of denial";
      case 5:
        return "requires license policy of denial";
      case 6:
        return "requires license" + random_.pick(Texts{" case by case", " presumption of approval"});
      default:
        return "requires license";
    }
  }

  /// What a parameter stands for is settled by a rule that uses it.
  void uses_it(const NamedCondition& one) {
    if (one.about == About::nothing) return;
    RegimeText& regime = any_regime();
    const std::string name = regime.name + ".r" + std::to_string(++count_);
    std::string when = one.name + "(item)";
    if (one.about == About::party) when = "any p in parties where " + one.name + "(p)";
    if (one.about == About::component) when = "any c in item.composition where " + one.name + "(c)";
    regime.declarations.push_back("rule " + name + "\n  " + effect() + "\n  when " + when + "\n" + remarks(name));
    rules_.push_back({name, regime.jurisdiction});
  }

  std::string obligation() {
    std::string text = "  requires " + random_.pick(Texts{"document", "statement", "report", "record"}) + " " +
                       random_.pick(documents) + " \"A paper\"";
    return text + (random_.chance(25) ? " within \"30 days\"\n" : "\n");
  }

  void rule() {
    RegimeText& regime = any_regime();
    const std::string name = regime.name + ".r" + std::to_string(++count_);
    const Scope scope = scope_with(regime.readable ? 25 : 0);
    std::string text = "rule " + name + "\n";
    if (random_.chance(12))
      text += obligation();
    else
      text += "  " + effect() + "\n";
    if (random_.chance(92)) text += "  when" + body(scope, 3) + "\n";
    if (!options_.positive && random_.chance(30)) text += "  unless" + body(scope, 2) + "\n";
    if (random_.chance(25)) text += obligation();
    text += dates(regime, !scope.readings.empty() && random_.chance(60)) + standing(!scope.readings.empty()) + remarks(name);
    regime.declarations.push_back(text);
    rules_.push_back({name, regime.jurisdiction});
  }

  struct Target {
    std::string name, jurisdiction;
  };

  std::vector<std::string> of_jurisdiction(const std::vector<Target>& targets, const std::string& jurisdiction) {
    std::vector<std::string> names;
    for (const Target& target : targets) {
      if (target.jurisdiction == jurisdiction) names.push_back(target.name);
    }
    return names;
  }

  void exception() {
    RegimeText& regime = any_regime();
    const std::string name = "exception-" + std::to_string(++count_);
    const Scope scope = scope_with(regime.readable ? 20 : 0);
    const auto rules = of_jurisdiction(rules_, regime.jurisdiction);
    const auto others = of_jurisdiction(exceptions_, regime.jurisdiction);
    const bool to_exception = !others.empty() && random_.chance(35);
    if (rules.empty() && !to_exception) return;
    const bool to_licenses = !to_exception && random_.chance(12);
    std::string text = "exception " + name + " to ";
    if (to_licenses)
      text += random_.chance(50) ? "licenses" : "licenses where (license.kind is \"general\")";
    else
      text += random_.pick(to_exception ? others : rules);
    if (!to_exception && !to_licenses && random_.chance(30)) text += ", " + random_.pick(rules);
    if (!to_exception && !to_licenses && random_.chance(8)) {
      const std::string& rule = rules.front();
      text += ", " + rule.substr(0, rule.find('.')) + ".*";
    }
    text += "\n";
    if (!to_exception && !to_licenses && random_.chance(50))
      text += "  leaves " + random_.pick(Texts{"notify", "notify", "refer", "license", "permit", "license case by case"}) + "\n";
    text += "  when" + body(scope, 2) + "\n";
    if (random_.chance(20)) text += "  unless" + body(scope, 1) + "\n";
    if (random_.chance(30)) text += obligation();
    text += dates(regime, !scope.readings.empty() && random_.chance(60)) + standing(!scope.readings.empty()) + remarks(name);
    regime.declarations.push_back(text);
    exceptions_.push_back({name, regime.jurisdiction});
  }

  std::string targets_in(const RegimeText& regime) {
    auto names = of_jurisdiction(rules_, regime.jurisdiction);
    if (const auto more = of_jurisdiction(exceptions_, regime.jurisdiction); !more.empty() && random_.chance(30))
      return random_.pick(more);
    if (names.empty()) return {};
    return random_.pick(names) + (random_.chance(20) ? ", " + random_.pick(names) : std::string());
  }

  std::string period(bool readable) {
    const Texts early{"2025-04-04", "2025-11-08", "2025-11-10"};
    std::string text = "  from ";
    if (readable && random_.chance(40))
      text += "reading narrow \"it begins early\" as " + random_.pick(early) + " reading broad \"it begins late\" as 2025-11-10";
    else
      text += random_.pick(early);
    text += "\n";
    if (random_.chance(70)) {
      text += "  until ";
      if (readable)
        text += " reading narrow \"it ends early\" as 2026-01-06 reading broad \"it ends late\" as 2026-02-24";
      else
        text += random_.chance(70) ? "2026-01-06" : "2026-01-06T18:30:00+08:00";
      text += "\n";
    }
    if (random_.chance(40)) text += "  announced " + random_.pick(days) + "\n";
    return text;
  }

  /// Lists name this one; it may be without a target that is in force.
  void pause() {
    RegimeText& regime = any_regime();
    const std::string targets = targets_in(regime);
    if (targets.empty()) return;
    paused_ = true;
    regime.declarations.push_back("suspend " + targets + "\n" + period(random_.chance(50)) + "  as pause\n  cites \"A notice\"\n");
    suspensions_.push_back({"pause", regime.jurisdiction});
  }

  void suspension() {
    RegimeText& regime = any_regime();
    const std::string targets = targets_in(regime);
    if (targets.empty()) return;
    const std::string name = "pause-" + std::to_string(++count_);
    std::string text = "suspend " + targets + "\n";
    const bool readings = random_.chance(40);
    if (readings && random_.chance(50)) text += "  reading narrow \"it is none\" as never reading broad \"it is one\" as holds\n";
    text += period(readings);
    if (random_.chance(70)) {
      text += "  as " + name + "\n";
      suspensions_.push_back({name, regime.jurisdiction});
    }
    if (!readings && random_.chance(20)) text += "  status " + random_.pick(Texts{"reported", "unverified"}) + "\n";
    regime.declarations.push_back(text + "  cites \"A notice\"\n");
  }

  void repeal() {
    RegimeText& regime = any_regime();
    std::string targets = targets_in(regime);
    const auto named = of_jurisdiction(suspensions_, regime.jurisdiction);
    if (!named.empty() && random_.chance(50)) targets = random_.pick(named);
    if (targets.empty()) return;
    regime.declarations.push_back("repeal " + targets + "\n  from " + make_date(random_, 15) + "\n  cites \"A notice\"\n");
  }

  void settings(Program& program) {
    if (random_.chance(15)) program.settings.emplace_back("covers", "{ from: 2025-10-01, current: 2026-02-01 }");
    if (random_.chance(10)) program.settings.emplace_back("thresholds", "{ review: 0.8, certain: 0.95 }");
    for (const char* field : {"knowledge: { missing: unknown }", "purpose: { missing: unknown }",
                              "party.kind: { missing: unknown }", "transit_countries: { missing: unknown }"}) {
      if (random_.chance(6)) program.fields.emplace_back(field);
    }
    for (const char* field : {"item.composition: { open: true }", "parties: { open: true }"}) {
      if (random_.chance(3)) program.fields.emplace_back(field);
    }
    for (const RegimeText& regime : regimes_) {
      for (const std::string& text : regime.declarations) {
        if (!text.starts_with("define ") || text.find("reading narrow") == std::string::npos || !random_.chance(15)) continue;
        const std::string name = text.substr(7, text.find_first_of(" (\n", 7) - 7);
        program.adoptions.push_back(
            {{"reading", random_.pick(branch_names)}, {"of", name}, {"by", "counsel"}, {"on", random_.pick(days)}});
      }
    }
    if (paused_) return;
    for (ListText& list : program.lists) {
      for (Keys& entry : list.entries) std::erase_if(entry, [](const auto& key) { return key.first == "suspended_by"; });
    }
  }

  /// Each regime in one file, or a part of it in another.
  void lay_out(Program& program) {
    std::string more;
    for (const RegimeText& regime : regimes_) {
      std::string text;
      bool continued = false;
      for (const std::string& declaration : regime.declarations) {
        if (&declaration != regime.declarations.data() && random_.chance(15)) {
          if (!continued) more += "continues regime " + regime.name + "\n\n";
          continued = true;
          more += declaration + "\n";
        } else {
          text += declaration + "\n";
        }
      }
      program.files.push_back(std::move(text));
    }
    if (!more.empty()) program.files.push_back(std::move(more));
  }

  Random& random_;
  ProgramOptions options_;
  ConditionWriter writer_;
  std::vector<RegimeText> regimes_;
  std::vector<Target> rules_, exceptions_, suspensions_;
  bool paused_ = false;
  int count_ = 0;
};

}  // namespace

Program make_program(Random& random, const ProgramOptions& options) { return PolicyWriter(random, options).write(); }

}  // namespace sekisho::generated
