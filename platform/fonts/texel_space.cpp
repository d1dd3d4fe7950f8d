#include "platform/fonts/texel_space.h"

namespace shuke::fonts {
namespace {

constexpr TexelSpace::Frame k_long_idle = 240;  // frames; a few seconds of work on screen

}  // namespace

TexelSpace::TexelSpace(int slab_columns, int slab_rows)
    : slab_columns_(slab_columns), slabs_(static_cast<std::size_t>(slab_columns * slab_rows)), cells_(slabs_.size() * k_cells_a_slab) {}

std::optional<TexelSpace::Cell> TexelSpace::take(int size, Owner owner, Frame frame, std::vector<Owner>& evicted) {
  const int cell_size = cell_size_for(size);
  if (cell_size > k_slab) return std::nullopt;
  auto cell = find_free(cell_size);
  if (!cell && divide_free_slab(cell_size)) cell = find_free(cell_size);
  if (!cell) cell = stale_cell(cell_size, frame, k_long_idle);
  if (!cell) cell = stale_cell(cell_size, frame, 0);
  if (!cell && divide_idle_slab(cell_size, frame, evicted)) cell = find_free(cell_size);
  if (!cell) return std::nullopt;
  if (cells_[*cell].is_taken) evicted.push_back(cells_[*cell].owner);
  return give(*cell, owner, frame);
}

void TexelSpace::release(Cell cell) {
  --slabs_[cell / k_cells_a_slab].taken;
  cells_[cell] = {};
}

TexelSpace::Corner TexelSpace::corner(Cell cell) const {
  const auto slab = static_cast<int>(cell / k_cells_a_slab);
  const auto place = static_cast<int>(cell % k_cells_a_slab);
  const int size = slabs_[static_cast<std::size_t>(slab)].cell_size;
  const int across = k_slab / size;
  return {slab % slab_columns_ * k_slab + place % across * size, slab / slab_columns_ * k_slab + place / across * size};
}

void TexelSpace::clear(std::vector<Owner>& evicted) {
  for (CellState& cell : cells_) {
    if (cell.is_taken) evicted.push_back(cell.owner);
    cell = {};
  }
  for (Slab& slab : slabs_) slab = {};
}

// Few sizes, so that slabs fill up: steps of 4 for text, of 16 for the large figures.
int TexelSpace::cell_size_for(int size) {
  if (size <= k_smallest_cell) return k_smallest_cell;
  const int step = size <= 64 ? 4 : 16;
  return (size + step - 1) / step * step;
}

TexelSpace::Cell TexelSpace::cells_in(const Slab& slab) {
  const auto across = static_cast<Cell>(k_slab / slab.cell_size);
  return across * across;
}

std::optional<TexelSpace::Cell> TexelSpace::free_cell(std::size_t slab) {
  const Cell first = static_cast<Cell>(slab) * k_cells_a_slab;
  const Cell count = cells_in(slabs_[slab]);
  for (Cell step = 0; step < count; ++step) {
    const Cell place = (slabs_[slab].hand + step) % count;
    if (cells_[first + place].is_taken) continue;
    slabs_[slab].hand = (place + 1) % count;
    return first + place;
  }
  return std::nullopt;
}

std::optional<TexelSpace::Cell> TexelSpace::find_free(int cell_size) {
  for (std::size_t slab = 0; slab < slabs_.size(); ++slab) {
    const bool has_room = slabs_[slab].cell_size == cell_size && slabs_[slab].taken < static_cast<int>(cells_in(slabs_[slab]));
    if (has_room) return free_cell(slab);
  }
  return std::nullopt;
}

std::optional<TexelSpace::Cell> TexelSpace::stale_cell(int cell_size, Frame frame, Frame idle_frames) {
  for (std::size_t slab = 0; slab < slabs_.size(); ++slab) {
    if (slabs_[slab].cell_size != cell_size) continue;
    const Cell first = static_cast<Cell>(slab) * k_cells_a_slab;
    const Cell count = cells_in(slabs_[slab]);
    for (Cell step = 0; step < count; ++step) {
      const Cell place = (slabs_[slab].hand + step) % count;
      if (frame - cells_[first + place].used_in <= idle_frames) continue;
      slabs_[slab].hand = (place + 1) % count;
      return first + place;
    }
  }
  return std::nullopt;
}

bool TexelSpace::divide_free_slab(int cell_size) {
  for (Slab& slab : slabs_) {
    if (slab.cell_size != 0) continue;
    slab.cell_size = cell_size;
    return true;
  }
  return false;
}

bool TexelSpace::divide_idle_slab(int cell_size, Frame frame, std::vector<Owner>& evicted) {
  for (std::size_t slab = 0; slab < slabs_.size(); ++slab) {
    const Cell first = static_cast<Cell>(slab) * k_cells_a_slab;
    const Cell count = cells_in(slabs_[slab]);
    bool is_idle = true;
    for (Cell cell = first; cell < first + count && is_idle; ++cell) is_idle = !cells_[cell].is_taken || cells_[cell].used_in != frame;
    if (!is_idle) continue;
    for (Cell cell = first; cell < first + count; ++cell) {
      if (cells_[cell].is_taken) evicted.push_back(cells_[cell].owner);
      cells_[cell] = {};
    }
    slabs_[slab] = {cell_size, 0, 0};
    return true;
  }
  return false;
}

TexelSpace::Cell TexelSpace::give(Cell cell, Owner owner, Frame frame) {
  if (!cells_[cell].is_taken) ++slabs_[cell / k_cells_a_slab].taken;
  cells_[cell] = {owner, frame, true};
  return cell;
}

}  // namespace shuke::fonts
