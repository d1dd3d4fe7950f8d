#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

namespace shuke::runtime {

// A bounded queue of plain values between two threads: the only mutex of the product. Full means busy and is said; nothing ever
// waits to put something in. `wake` is called after each push, outside the lock, on the pushing thread.
template <class T>
class Mailbox {
 public:
  explicit Mailbox(std::size_t most, std::function<void()> wake = {}) : most_(most), wake_(std::move(wake)) {}

  [[nodiscard]] bool push(T value) { return !offer(std::move(value)); }
  // Nothing when it was taken; otherwise the value comes back.
  [[nodiscard]] std::optional<T> offer(T value) {
    {
      const std::lock_guard lock(mutex_);
      if (values_.size() >= most_) return value;
      values_.push_back(std::move(value));
    }
    arrived_.notify_one();
    if (wake_) wake_();
    return std::nullopt;
  }

  // The oldest value; nothing when `wait` passes or a stop is asked for.
  std::optional<T> pop(const std::stop_token& stop, std::chrono::milliseconds wait) {
    std::unique_lock lock(mutex_);
    arrived_.wait_for(lock, stop, wait, [this] { return !values_.empty(); });
    return take();
  }

  // All that is there, without waiting.
  std::vector<T> drain() {
    const std::lock_guard lock(mutex_);
    std::vector<T> all(std::make_move_iterator(values_.begin()), std::make_move_iterator(values_.end()));
    values_.clear();
    return all;
  }

 private:
  std::optional<T> take() {
    if (values_.empty()) return std::nullopt;
    T value = std::move(values_.front());
    values_.pop_front();
    return value;
  }

  const std::size_t most_;
  const std::function<void()> wake_;
  std::mutex mutex_;
  std::condition_variable_any arrived_;
  std::deque<T> values_;
};

}  // namespace shuke::runtime
