#include "engine/check/declarations.h"
#include "engine/value/country.h"

namespace sekisho::checking {

namespace {

Timezone timezone_of(State& state, const ast::Regime& node) {
  if (!node.timezone) return {};
  const auto zone = Timezone::find(node.timezone->text);
  if (zone) return *zone;
  fault(state, "unknown-timezone", node.timezone->span, "`" + node.timezone->text + "` is no zone of the IANA database",
        "write a zone as \"Asia/Shanghai\"");
  return {};
}

void check_jurisdiction(State& state, const ast::Regime& node) {
  if (!node.jurisdiction || is_country(node.jurisdiction->text) || node.jurisdiction->text == "EU") return;
  fault(state, "unknown-country", node.jurisdiction->span,
        "`" + node.jurisdiction->text + "` is no jurisdiction: neither a country code of ISO 3166-1 nor `EU`");
}

checked::Regime declare_regime(State& state, const ast::Regime& node, Owner& owner) {
  checked::Regime regime;
  regime.name = node.name.text;
  regime.title = node.title ? node.title->text : "";
  regime.source = node.source ? node.source->text : "";
  regime.jurisdiction = node.jurisdiction ? node.jurisdiction->text : "";
  regime.timezone_name = node.timezone ? node.timezone->text : "";
  regime.timezone = timezone_of(state, node);
  regime.authorities = texts_of(node.authorities);
  if (regime.authorities.empty() && node.authority_name) regime.authorities.push_back(node.authority_name->text);
  regime.dates.from = declare_date(state, node.common.period.from, owner);
  regime.dates.until = declare_date(state, node.common.period.until, owner);
  regime.dates.announced = declare_plain_date(state, node.common.announced, "announced");
  regime.status = node.common.status ? node.common.status->status : ast::Status::in_force;
  regime.denied_by = texts_of(node.common.denied_by);
  regime.span = node.common.span;
  check_jurisdiction(state, node);
  return regime;
}

}  // namespace

void declare_regimes(State& state) {
  for (const ast::Regime* node : state.names.regimes) {
    Owner owner{node->name.text};
    state.policy.regimes.push_back(declare_regime(state, *node, owner));
    state.regime_owners.push_back(owner);
  }
}

}  // namespace sekisho::checking
