#include "app/terminal/counter.h"

namespace shuke::terminal {
namespace {

// What a person has to do something about before the next sale.
bool is_urgent(Disk disk) { return disk == Disk::last || disk == Disk::full || disk == Disk::failed; }

}  // namespace

void follow_disk(State& state, Disk disk) {
  const bool is_worse = disk > state.disk;
  state.disk = disk;
  if (is_worse && is_urgent(disk)) show_toast(state, disk_hint(state), true);
}

bool is_saving(const State& state) { return state.disk != Disk::full && state.disk != Disk::failed; }

bool must_take_no_money(const State& state) { return !is_saving(state) && money_taken(state) == Money{}; }

std::string disk_hint(const State& state) {
  const text::Catalog& say = words(state);
  switch (state.disk) {
    case Disk::well: return {};
    case Disk::low: return say.say(text::Key::disk_low_hint);
    case Disk::last: return say.say(text::Key::disk_last_hint);
    case Disk::full: return say.say(text::Key::disk_full_hint);
    case Disk::failed: return say.say(text::Key::disk_failed_hint);
  }
  return {};
}

}  // namespace shuke::terminal
