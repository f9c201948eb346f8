#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace cairn::ui {

template <class Signature>
class FunctionRef;

/// A callable borrowed for the length of one call: never owns, never allocates.
///
/// Errors:   calling an empty one is a broken invariant; ask `if (fn)` first.
/// Source:   std::function_ref of C++26, which libc++ 19 does not have.
template <class Answer, class... Arguments>
class FunctionRef<Answer(Arguments...)> {
public:
    constexpr FunctionRef() = default;
    constexpr FunctionRef(std::nullptr_t) {}

    template <class Callable>
        requires(!std::is_same_v<std::remove_cvref_t<Callable>, FunctionRef> &&
                 std::is_invocable_r_v<Answer, Callable&, Arguments...>)
    constexpr FunctionRef(Callable&& callable)  // NOLINT(bugprone-forwarding-reference-overload): borrows by design
        : object_(const_cast<void*>(static_cast<const void*>(std::addressof(callable)))),
          call_([](void* object, Arguments... arguments) -> Answer {
              return static_cast<Answer>(
                  (*static_cast<std::remove_reference_t<Callable>*>(object))(std::forward<Arguments>(arguments)...));
          }) {}

    constexpr Answer operator()(Arguments... arguments) const {
        return call_(object_, std::forward<Arguments>(arguments)...);
    }
    constexpr explicit operator bool() const { return call_ != nullptr; }

private:
    void* object_ = nullptr;
    Answer (*call_)(void*, Arguments...) = nullptr;
};

}  // namespace cairn::ui
