#include "engine/yaml/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <unordered_map>

namespace sekisho::yaml {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t scalar_bytes_a_node = 100;

/// Ends the reading: the fault is already described.
struct Fault {
  std::uint32_t at = 0;
  std::string message;
  std::string help;
};

/// The offset just behind a scalar that begins at `begin`. A quoted one ends with its quote, a plain one where its text does; of a
/// block or folded scalar only the first line is marked.
std::size_t end_of_scalar(std::string_view text, std::size_t begin, std::string_view value) {
  if (begin >= text.size()) return text.size();
  const char quote = text[begin];
  if (quote == '"' || quote == '\'') {
    std::size_t at = begin + 1;
    while (at < text.size() && text[at] != quote) at += text[at] == '\\' && quote == '"' ? 2 : 1;
    return std::min(at + 1, text.size());
  }
  if (text.substr(begin).starts_with(value)) return begin + value.size();
  return std::min(text.find_first_of("\r\n", begin), text.size());
}

/// Skips anchors and tags, where yaml-cpp says a node begins.
std::size_t skip_properties(std::string_view text, std::size_t begin) {
  while (begin < text.size() && (text[begin] == '&' || text[begin] == '!')) {
    begin = std::min(text.find_first_of(" \t\r\n", begin), text.size());
    begin = std::min(text.find_first_not_of(" \t\r\n", begin), text.size());
  }
  return begin;
}

/// How much a node and all below it weigh, and how many levels they have.
struct Extent {
  std::size_t weight = 1;
  std::size_t height = 1;
};

/// A sequence or map that is still open.
struct Frame {
  Node node;
  YAML::anchor_t anchor = 0;
  Extent extent;
  std::optional<Node> key;
  std::unordered_map<std::string, std::size_t> places;  // of keys, in `node.pairs`
};

struct Anchored {
  Node node;
  Extent extent;
};

/// Builds the tree from yaml-cpp's events; unlike YAML::Load it counts what aliases copy.
class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(const SourcePtr& source, std::size_t skipped, Diagnostics& diagnostics)
      : source_(source), skipped_(skipped), diagnostics_(diagnostics) {}

  std::optional<Node> take() { return faulty_ ? std::nullopt : std::move(root_); }
  std::uint32_t offset_of(const YAML::Mark& mark) const {
    const std::size_t offset = mark.is_null() ? 0 : static_cast<std::size_t>(mark.pos) + skipped_;
    return static_cast<std::uint32_t>(std::min(offset, source_->text.size()));
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (root_) throw Fault{offset_of(mark), "a file holds one YAML document", "split it into several files"};
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    Node node = node_at(mark, Node::Kind::null);
    const std::string_view text = std::string_view(source_->text).substr(node.span.begin);
    for (const std::string_view written : {"null", "Null", "NULL", "~"}) {
      if (text.starts_with(written)) node.span.end = node.span.begin + static_cast<std::uint32_t>(written.size());
    }
    finish(std::move(node), {}, anchor);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
    Node node = node_at(mark, Node::Kind::scalar);
    check_tag(tag, node.span.begin);
    node.scalar = value;
    node.quoted = tag != "?";
    node.span.end = static_cast<std::uint32_t>(end_of_scalar(source_->text, node.span.begin, value));
    finish(std::move(node), {1 + value.size() / scalar_bytes_a_node, 1}, anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto at = anchored_.find(anchor);
    if (at == anchored_.end()) throw Fault{offset_of(mark), "an alias stands inside what it names", ""};
    charge_copy(at->second.extent, offset_of(mark));
    finish(Node(at->second.node), at->second.extent, 0);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    open(node_at(mark, Node::Kind::sequence), tag, anchor);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    open(node_at(mark, Node::Kind::map), tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

 private:
  Node node_at(const YAML::Mark& mark, Node::Kind kind) const {
    Node node;
    node.kind = kind;
    const auto begin = static_cast<std::uint32_t>(skip_properties(source_->text, offset_of(mark)));
    node.span = {source_, begin, begin};
    return node;
  }

  void check_tag(const std::string& tag, std::uint32_t at) const {
    constexpr std::string_view standard = "tag:yaml.org,2002:";
    std::string_view name = tag;
    if (name.empty() || name == "?" || name == "!") return;
    if (name.starts_with(standard)) name.remove_prefix(standard.size());
    if (name == "str" || name == "map" || name == "seq") return;
    throw Fault{at, "the tag `" + std::string(name) + "` means nothing here", "write the value without a tag"};
  }

  void open(Node node, const std::string& tag, YAML::anchor_t anchor) {
    check_tag(tag, node.span.begin);
    if (open_.size() >= max_depth) throw_depth(node.span.begin);
    Frame frame;
    frame.node = std::move(node);
    frame.anchor = anchor;
    open_.push_back(std::move(frame));
  }

  void close() {
    Frame frame = std::move(open_.back());
    open_.pop_back();
    finish(std::move(frame.node), frame.extent, frame.anchor);
  }

  /// A node is complete: it is remembered for aliases and given to what holds it.
  void finish(Node node, Extent extent, YAML::anchor_t anchor) {
    const std::uint32_t at = node.span.begin;
    if (open_.size() + extent.height > max_depth + 1) throw_depth(at);
    if (++nodes_ > max_nodes) throw Fault{at, "the file holds more than " + std::to_string(max_nodes) + " values", ""};
    if (anchor != 0) {
      charge_copy(extent, at);
      anchored_.insert_or_assign(anchor, Anchored{node, extent});
    }
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Frame& parent = open_.back();
    parent.extent.weight += extent.weight;
    parent.extent.height = std::max(parent.extent.height, extent.height + 1);
    if (node.span.end > parent.node.span.begin) parent.node.span.end = std::max(parent.node.span.end, node.span.end);
    add(parent, std::move(node));
  }

  void add(Frame& parent, Node node) {
    if (parent.node.is_sequence()) {
      parent.node.items.push_back(std::move(node));
    } else if (!parent.key) {
      if (!node.is_scalar()) throw Fault{node.span.begin, "a key must be a word or a text", "quote it, or check the indentation"};
      if (node.scalar == "<<" && !node.quoted) throw Fault{node.span.begin, "merge keys are not supported", "write the keys out"};
      parent.key = std::move(node);
    } else {
      add_pair(parent, std::move(*parent.key), std::move(node));
      parent.key.reset();
    }
  }

  void add_pair(Frame& parent, Node key, Node value) {
    const auto [at, is_new] = parent.places.emplace(key.scalar, parent.node.pairs.size());
    if (!is_new) {
      Diagnostic& found = diagnostics_.error("yaml-syntax", key.span, "the key `" + key.scalar + "` is given twice");
      found.notes.push_back({"first given here", parent.node.pairs[at->second].first.span});
      faulty_ = true;
      return;
    }
    parent.node.pairs.emplace_back(std::move(key), std::move(value));
  }

  void charge_copy(const Extent& extent, std::uint32_t at) {
    copied_ += extent.weight;
    nodes_ += extent.weight;
    if (copied_ <= max_alias_nodes) return;
    throw Fault{at, "aliases copy more than " + std::to_string(max_alias_nodes) + " values",
                "write the values out, or use fewer aliases"};
  }

  [[noreturn]] static void throw_depth(std::uint32_t at) {
    throw Fault{at, "the nesting is deeper than " + std::to_string(max_depth) + " levels", ""};
  }

  const SourcePtr& source_;
  std::size_t skipped_;
  Diagnostics& diagnostics_;
  std::vector<Frame> open_;
  std::unordered_map<YAML::anchor_t, Anchored> anchored_;
  std::optional<Node> root_;
  std::size_t nodes_ = 0;
  std::size_t copied_ = 0;
  bool faulty_ = false;
};

/// yaml-cpp would take these for the end of the file or let them pass.
std::optional<Fault> fault_of_bytes(std::string_view text) {
  if (const std::size_t at = first_invalid_utf8(text); at != std::string_view::npos) {
    return Fault{static_cast<std::uint32_t>(at), "the file is not UTF-8", "save it as UTF-8"};
  }
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r'; };
  const auto* found = std::find_if(text.begin(), text.end(), is_control);
  if (found == text.end()) return std::nullopt;
  const std::string name = *found == '\0' ? "a NUL byte" : "a control character";
  return Fault{static_cast<std::uint32_t>(found - text.begin()), "the file holds " + name, ""};
}

/// What is probably meant, for the faults that people make.
std::string help_for(std::string_view message) {
  struct Row {
    std::string_view message, help;
  };
  constexpr std::array<Row, 6> rows{{
      {"end of sequence flow not found", "a `]` is missing"},
      {"end of map flow not found", "a `}` is missing"},
      {"illegal EOF in scalar", "a closing quote is missing"},
      {"illegal map value", "quote a text that holds `: `"},
      {"illegal block entry", "check the indentation; a tab does not indent"},
      {"end of map not found", "check the indentation"},
  }};
  const auto* found = std::find_if(rows.begin(), rows.end(), [message](const Row& row) { return row.message == message; });
  return found == rows.end() ? "" : std::string(found->help);
}

void report(const SourcePtr& source, const Fault& fault, Diagnostics& diagnostics) {
  const auto size = static_cast<std::uint32_t>(source->text.size());
  const Span span{source, std::min(fault.at, size), std::min(fault.at + 1, size)};
  diagnostics.error("yaml-syntax", span, fault.message, fault.help);
}

}  // namespace

Node::Node() = default;
Node::Node(const Node&) = default;
Node::Node(Node&&) noexcept = default;
Node& Node::operator=(const Node&) = default;
Node& Node::operator=(Node&&) noexcept = default;
Node::~Node() = default;

const Node* Node::find(std::string_view key) const {
  const auto at = std::find_if(pairs.begin(), pairs.end(), [key](const auto& pair) { return pair.first.scalar == key; });
  return at == pairs.end() ? nullptr : &at->second;
}

std::optional<Node> parse(const SourcePtr& source, Diagnostics& diagnostics) {
  if (const auto fault = fault_of_bytes(source->text)) {
    report(source, *fault, diagnostics);
    return std::nullopt;
  }
  const std::size_t skipped = source->text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  std::istringstream text(source->text.substr(skipped));
  TreeBuilder builder(source, skipped, diagnostics);
  try {
    YAML::Parser parser(text);
    if (!parser.HandleNextDocument(builder)) throw Fault{0, "the file holds nothing", ""};
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const Fault& fault) {
    report(source, fault, diagnostics);
    return std::nullopt;
  } catch (const YAML::Exception& fault) {
    report(source, {builder.offset_of(fault.mark), "this is no YAML: " + fault.msg, help_for(fault.msg)}, diagnostics);
    return std::nullopt;
  }
  return builder.take();
}

}  // namespace sekisho::yaml
