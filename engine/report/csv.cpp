#include "engine/report/sarif.h"

namespace sekisho {

namespace {

void append_field(std::string& out, std::string_view value) {
  if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += value;
    return;
  }
  out += '"';
  for (const char letter : value) out += letter == '"' ? "\"\"" : std::string(1, letter);
  out += '"';
}

void append_place(std::string& out, const Span& span) {
  if (!span.source) {
    out += ",,,,,";
    return;
  }
  append_field(out, span.source->path);
  for (const std::uint32_t offset : {span.begin, span.end}) {
    const Position place = position_of(*span.source, offset);
    out += ',' + std::to_string(place.line) + ',' + std::to_string(place.column);
  }
  out += ',';
}

}  // namespace

std::string csv(const Diagnostics& diagnostics) {
  std::string out = "severity,code,path,line,column,end_line,end_column,message,help\n";
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    out += (diagnostic.severity == Severity::error ? "error," : "warning,") + diagnostic.code + ',';
    append_place(out, diagnostic.span);
    append_field(out, diagnostic.message);
    out += ',';
    append_field(out, diagnostic.help);
    out += '\n';
  }
  return out;
}

}  // namespace sekisho
