#include "engine/replay/sha256.h"

#include <openssl/evp.h>

namespace sekisho {

struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  ~State() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : state_(std::make_unique<State>()) { EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr); }
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::string_view bytes) { EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()); }

std::string Sha256::hex() const {
  constexpr std::string_view digits = "0123456789abcdef";
  const State copy;
  unsigned char bytes[EVP_MAX_MD_SIZE];
  unsigned count = 0;
  EVP_MD_CTX_copy_ex(copy.context, state_->context);
  EVP_DigestFinal_ex(copy.context, bytes, &count);
  std::string text;
  for (unsigned at = 0; at < count; ++at) {
    text += digits[bytes[at] >> 4U];
    text += digits[bytes[at] & 0xfU];
  }
  return text;
}

}  // namespace sekisho
