#include <algorithm>

#include "engine/scenario/mutate/planting.h"

/// Declarations left out, effects taken as the next milder or stronger, presumptions turned.
namespace sekisho::mutate {
namespace {

/// The declaration's first line.
Span head_of(const Span& span) {
  const std::size_t end = text_at(span).find('\n');
  return {span.source, span.begin, end == std::string::npos ? span.end : span.begin + static_cast<std::uint32_t>(end)};
}

/// A declaration that never counts is as good as none.
template <class Declaration>
void plant_left_out(Mutants& mutants, std::string_view what, const std::vector<Declaration>& declarations) {
  for (std::uint32_t index = 0; index < declarations.size(); ++index) {
    const checked::Declared& declared = declarations[index].declared;
    if (declared.proposed) continue;
    Declaration changed = declarations[index];
    changed.declared.proposed = true;
    mutants.all.push_back(
        {declared.name, std::string(what) + " left out", head_of(declared.span), "", {{index, std::move(changed)}}});
  }
}

std::string words_of(Effect effect) {
  switch (effect) {
    case Effect::permit:
      return "permits";
    case Effect::notify:
      return "requires notice";
    case Effect::refer:
      return "refer to \"somebody\"";
    case Effect::license:
      return "requires license";
    case Effect::deny:
      return "requires license presumption of denial";
    case Effect::prohibit:
      break;
  }
  return "prohibits";
}

Review review_of(Effect effect) { return effect == Effect::deny ? Review::presumption_of_denial : Review::none; }

std::vector<Effect> neighbours(Effect effect, Effect mildest) {
  std::vector<Effect> found;
  const int at = static_cast<int>(effect);
  if (effect > mildest) found.push_back(static_cast<Effect>(at - 1));
  if (effect < Effect::prohibit) found.push_back(static_cast<Effect>(at + 1));
  return found;
}

void plant_effects_of_rules(Mutants& mutants, const scenario::Declarations& texts) {
  const std::vector<checked::Rule>& rules = mutants.policy->rules;
  for (std::uint32_t index = 0; index < rules.size(); ++index) {
    const auto* text = texts.find<ast::Rule>(rules[index].declared.span);
    if (text == nullptr || text->effects.empty()) continue;
    for (const Effect effect : neighbours(rules[index].effect, Effect::notify)) {
      checked::Rule changed = rules[index];
      changed.effect = effect;
      changed.review = review_of(effect);
      const Span& span = text->effects.front().span;
      mutants.all.push_back({changed.declared.name,
                             quoted(text_at(span)) + " taken as " + quoted(words_of(effect)),
                             span,
                             words_of(effect),
                             {{index, std::move(changed)}}});
    }
  }
}

void plant_effects_of_exceptions(Mutants& mutants, const scenario::Declarations& texts) {
  const std::vector<checked::Exception>& exceptions = mutants.policy->exceptions;
  for (std::uint32_t index = 0; index < exceptions.size(); ++index) {
    const auto* text = texts.find<ast::Exception>(exceptions[index].declared.span);
    if (text == nullptr || text->targets.empty()) continue;
    for (const Effect effect : neighbours(exceptions[index].leaves, Effect::permit)) {
      checked::Exception changed = exceptions[index];
      changed.leaves = effect;
      changed.leaves_written = true;
      changed.review = review_of(effect);
      const Span& span = text->leaves ? text->leaves->span : text->targets.back().span;
      const std::string effect_word(to_string(effect));
      const std::string before = text->leaves ? "" : std::string(text_at(span)) + " leaves ";
      const std::string change =
          (text->leaves ? "leaves " + quoted(text_at(span)) + " taken as " : "leaves ") + quoted(effect_word);
      mutants.all.push_back({changed.declared.name, change, span, before + effect_word, {{index, std::move(changed)}}});
    }
  }
}

void plant_presumptions(Mutants& mutants, const scenario::Declarations& texts) {
  const std::vector<checked::OpenTerm>& terms = mutants.policy->terms;
  for (std::uint32_t index = 0; index < terms.size(); ++index) {
    const auto* text = texts.find<ast::OpenTerm>(terms[index].declared.span);
    if (text == nullptr || !terms[index].presume) continue;
    checked::OpenTerm changed = terms[index];
    changed.presume = !*changed.presume;
    const std::string words = std::string("presume ") + (*changed.presume ? "true" : "false");
    const std::size_t end = text_at(text->presume_span).find(*changed.presume ? "false" : "true");
    Span span = text->presume_span;
    if (end != std::string::npos) span.end = span.begin + static_cast<std::uint32_t>(end) + (*changed.presume ? 5U : 4U);
    mutants.all.push_back(
        {changed.declared.name, quoted(text_at(span)) + " taken as " + quoted(words), span, words, {{index, std::move(changed)}}});
  }
}

}  // namespace

void plant_in_declarations(Mutants& mutants, const scenario::Declarations& texts) {
  plant_left_out(mutants, "rule", mutants.policy->rules);
  plant_left_out(mutants, "exception", mutants.policy->exceptions);
  plant_left_out(mutants, "suspension", mutants.policy->suspensions);
  plant_left_out(mutants, "repeal", mutants.policy->repeals);
  plant_effects_of_rules(mutants, texts);
  plant_effects_of_exceptions(mutants, texts);
  plant_presumptions(mutants, texts);
}

}  // namespace sekisho::mutate
