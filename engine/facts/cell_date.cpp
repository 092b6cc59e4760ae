#include <algorithm>
#include <array>
#include <iterator>

#include "engine/facts/columns.h"
#include "engine/value/date.h"

namespace sekisho::facts {
namespace {

struct Moment {
  int year = 0, month = 0, day = 0, hour = -1, minute = 0, second = 0;
  std::string offset;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Reads up to `width` digits, at least one.
bool take_number(std::string_view& text, std::size_t width, int& number) {
  std::size_t count = 0;
  number = 0;
  while (count < width && count < text.size() && is_digit(text[count])) number = number * 10 + (text[count++] - '0');
  text.remove_prefix(count);
  return count > 0;
}

bool take_month_name(std::string_view& text, int& month) {
  constexpr std::array<std::string_view, 12> names = {"January", "February", "March",     "April",   "May",      "June",
                                                      "July",    "August",   "September", "October", "November", "December"};
  constexpr std::size_t short_form = 3;
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (const std::string_view name : {names[i], names[i].substr(0, short_form)}) {
      if (!text.starts_with(name)) continue;
      text.remove_prefix(name.size());
      month = static_cast<int>(i) + 1;
      return true;
    }
  }
  return false;
}

/// `Z`, `+08:00` or `+0800`.
bool take_offset(std::string_view& text, std::string& offset) {
  if (text.starts_with('Z')) {
    offset = "Z";
    text.remove_prefix(1);
    return true;
  }
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return false;
  std::string digits;
  std::size_t at = 1;
  while (at < text.size() && digits.size() < 4 && (is_digit(text[at]) || text[at] == ':')) {
    if (text[at] != ':') digits += text[at];
    ++at;
  }
  if (digits.size() != 4) return false;
  offset = text.substr(0, 1);
  offset.append(digits, 0, 2).append(":").append(digits, 2, 2);
  text.remove_prefix(at);
  return true;
}

bool take(std::string_view& text, char directive, Moment& moment) {
  switch (directive) {
    case 'Y':
      return std::all_of(text.begin(), text.begin() + std::min<std::ptrdiff_t>(4, std::ssize(text)), is_digit) &&
             text.size() >= 4 && take_number(text, 4, moment.year);
    case 'm':
      return take_number(text, 2, moment.month);
    case 'd':
      return take_number(text, 2, moment.day);
    case 'H':
      return take_number(text, 2, moment.hour);
    case 'M':
      return take_number(text, 2, moment.minute);
    case 'S':
      return take_number(text, 2, moment.second);
    case 'b':
    case 'B':
      return take_month_name(text, moment.month);
    case 'z':
      return take_offset(text, moment.offset);
    default:
      return false;
  }
}

bool read_moment(std::string_view text, std::string_view format, Moment& moment) {
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] == '%' && i + 1 < format.size() && format[i + 1] != '%') {
      if (!take(text, format[++i], moment)) return false;
      continue;
    }
    if (format[i] == '%') ++i;
    if (i >= format.size() || text.empty() || text.front() != format[i]) return false;
    text.remove_prefix(1);
  }
  return text.empty();
}

std::string digits(int number, int width) {
  std::string out = std::to_string(number);
  while (static_cast<int>(out.size()) < width) out.insert(out.begin(), '0');
  return out;
}

}  // namespace

std::string fault_of_format(std::string_view format) {
  std::string seen;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%') continue;
    if (++i == format.size()) return "ends in `%`";
    if (std::string_view("YmdHMSbBz%").find(format[i]) == std::string_view::npos)
      return "has `%" + std::string(1, format[i]) + "`, which is none of %Y %m %b %d %H %M %S %z";
    seen += format[i];
  }
  const auto has = [&](std::string_view any) { return seen.find_first_of(any) != std::string::npos; };
  if (!has("Y") || !has("mbB") || !has("d")) return "needs a year (%Y), a month (%m or %b) and a day (%d)";
  if (has("HMS") && (!has("H") || !has("z"))) return "has a clock time, which needs its hour (%H) and its offset (%z)";
  return {};
}

std::optional<std::string> reformat_date(std::string_view text, std::string_view format) {
  Moment moment;
  if (!read_moment(text, format, moment)) return std::nullopt;
  std::string out = digits(moment.year, 4) + "-" + digits(moment.month, 2) + "-" + digits(moment.day, 2);
  if (moment.hour >= 0)
    out += "T" + digits(moment.hour, 2) + ":" + digits(moment.minute, 2) + ":" + digits(moment.second, 2) + moment.offset;
  if (!parse_time(out)) return std::nullopt;
  return out;
}

}  // namespace sekisho::facts
