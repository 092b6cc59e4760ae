#include "engine/replay/line_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "engine/facts/log.h"
#include "engine/replay/sha256.h"

namespace sekisho {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{1} << 18U;

[[noreturn]] void fail(const std::string& path, const char* what) {
  throw InputError("cannot " + std::string(what) + " `" + path + "`: " + std::strerror(errno));
}

int open_for_writing(const std::string& path, int how = O_WRONLY | O_CREAT | O_TRUNC) {
  const int file = ::open(path.c_str(), how | O_CLOEXEC, 0666);
  if (file < 0) fail(path, "write");
  return file;
}

void write_all(int file, const std::string& path, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(path, "write");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

/// Reads the first bytes of a file into a digest; the place to write is after them.
void read_kept(int file, const std::string& path, std::uint64_t kept, Sha256& digest) {
  std::string bytes;
  while (kept > 0) {
    bytes.resize(std::min<std::uint64_t>(kept, buffer_bytes));
    const ssize_t got = ::read(file, bytes.data(), bytes.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) fail(path, "read");
    digest.add(std::string_view(bytes).substr(0, static_cast<std::size_t>(got)));
    kept -= static_cast<std::uint64_t>(got);
  }
}

}  // namespace

struct LineFile::State {
  std::string path;
  int file = -1;
  std::string buffer;
  off_t whole = 0;  // bytes in the file, up to the last line end
  Sha256 digest;
};

LineFile::LineFile(std::string path) : state_(std::make_unique<State>()) {
  state_->file = open_for_writing(path);
  state_->path = std::move(path);
}

LineFile::LineFile(std::string path, std::uint64_t kept) : state_(std::make_unique<State>()) {
  state_->file = open_for_writing(path, O_RDWR);
  state_->path = std::move(path);
  read_kept(state_->file, state_->path, kept, state_->digest);
  state_->whole = static_cast<off_t>(kept);
  if (::ftruncate(state_->file, state_->whole) != 0) fail(state_->path, "write");
}

LineFile::~LineFile() {
  try {
    flush();
  } catch (const InputError&) {  // the run is ending on an error of its own; digest() reports this one otherwise
  }
  ::close(state_->file);
}

void LineFile::write(std::string_view line) {
  state_->buffer += line;
  state_->buffer += '\n';
  if (state_->buffer.size() >= buffer_bytes) flush();
}

void LineFile::flush() {
  std::string whole;
  whole.swap(state_->buffer);  // what fails is not tried again
  if (whole.empty()) return;
  state_->digest.add(whole);
  try {
    write_all(state_->file, state_->path, whole);
  } catch (const InputError&) {  // a full disk takes a part of what it is given
    const int cut = ::ftruncate(state_->file, state_->whole);
    static_cast<void>(cut);  // a pipe or a device has no length
    throw;
  }
  state_->whole += static_cast<off_t>(whole.size());
  whole.clear();
  whole.swap(state_->buffer);  // its room is used again
}

std::string LineFile::digest() {
  flush();
  return state_->digest.hex();
}

void write_file(const std::string& path, std::string_view text) {
  const std::string draft = path + ".part";
  const int file = open_for_writing(draft);
  try {
    write_all(file, draft, text);
  } catch (...) {
    ::close(file);
    throw;
  }
  ::close(file);
  if (std::rename(draft.c_str(), path.c_str()) != 0) fail(path, "write");
}

}  // namespace sekisho
