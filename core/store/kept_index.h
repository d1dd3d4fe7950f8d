#pragma once

#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "core/store/member_index.h"

// Internal to core/store.
namespace shuke::store {

// The search index of a Store. While another thread reads a new one from the files, what changes is noted beside it, and the new one gets
// it told when it comes. One thread.
class KeptIndex {
 public:
  bool is_there() const { return index_.has_value(); }
  bool is_read_elsewhere() const { return is_noting_; }
  // People went of whom nobody can say who they are: only a new index knows.
  bool is_outdated() const { return is_outdated_; }

  const MemberIndex& index() const { return *index_; }
  void set(MemberIndex index) { index_ = std::move(index), is_outdated_ = false; }
  void begin_notes() { notes_.clear(), is_noting_ = true, is_outdated_ = false; }
  void end_notes() { notes_.clear(), is_noting_ = false; }
  void take(MemberIndex index) {
    for (const Change& change : notes_) tell(index, change);
    index_ = std::move(index);
    end_notes();
  }

  void put(const MemberKey& key) { follow(key); }
  void remove(const MemberId& id) { follow(id); }
  void note_visit(const MemberId& id, Date day, const StoreId& store) { follow(Visit{id, day, store}); }
  void lose() { is_outdated_ = true; }
  // What it was told last may not be on the disk, and what is read elsewhere may be of before.
  void forget() {
    index_.reset();
    is_outdated_ = is_noting_;
  }

 private:
  struct Visit {
    MemberId id;
    Date day;
    StoreId store;
  };
  using Change = std::variant<MemberKey, MemberId, Visit>;

  static void tell(MemberIndex& index, const Change& change) {
    if (const auto* key = std::get_if<MemberKey>(&change)) index.put(*key);
    if (const auto* id = std::get_if<MemberId>(&change)) index.remove(*id);
    if (const auto* visit = std::get_if<Visit>(&change)) index.note_visit(visit->id, visit->day, visit->store);
  }
  void follow(Change change) {
    if (index_) tell(*index_, change);
    if (is_noting_) notes_.push_back(std::move(change));
  }

  std::optional<MemberIndex> index_;
  std::vector<Change> notes_;
  bool is_noting_ = false;
  bool is_outdated_ = false;
};

}  // namespace shuke::store
