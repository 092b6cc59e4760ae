#pragma once

namespace sekisho {

/// Several functions as one, for `std::visit`: each kind of a variant has its own.
template <class... Function>
struct Overloaded : Function... {
  using Function::operator()...;
};
template <class... Function>
Overloaded(Function...) -> Overloaded<Function...>;

}  // namespace sekisho
