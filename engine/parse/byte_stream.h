#pragma once

#include <string>
#include <string_view>

#include "antlr4-runtime.h"

namespace sekisho::parsing {

/// The bytes of a text as the lexer's characters, so that a token's place is its place in the file. The text must outlive it.
class ByteStream final : public antlr4::CharStream {
 public:
  explicit ByteStream(std::string_view text) : text_(text) {}

  void consume() override { ++at_; }
  size_t LA(ssize_t offset) override {
    const std::size_t place = offset > 0 ? at_ + static_cast<std::size_t>(offset) - 1 : at_ - static_cast<std::size_t>(-offset);
    return place < text_.size() ? static_cast<unsigned char>(text_[place]) : antlr4::IntStream::EOF;
  }
  ssize_t mark() override { return -1; }
  void release(ssize_t) override {}
  size_t index() override { return at_; }
  void seek(size_t index) override { at_ = std::min(index, text_.size()); }
  size_t size() override { return text_.size(); }
  std::string getSourceName() const override { return {}; }
  std::string getText(const antlr4::misc::Interval& interval) override {
    return std::string(text_.substr(static_cast<std::size_t>(interval.a), static_cast<std::size_t>(interval.b - interval.a + 1)));
  }
  std::string toString() const override { return std::string(text_); }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace sekisho::parsing
