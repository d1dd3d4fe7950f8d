#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace shuke::fonts {

// The free part of the texture: slabs of 256 x 256 texels, each divided into square cells of one size once it is needed. When all
// are taken, a cell whose owner was not used in this frame changes hands: first one that has long been out of use, then any; and if no
// cell of the size can, a whole idle slab of another size is divided anew. What this frame has shown stays. Pure.
class TexelSpace {
 public:
  using Frame = std::uint32_t;
  using Owner = std::uint32_t;
  using Cell = std::uint32_t;
  struct Corner {
    int x = 0;
    int y = 0;
  };

  TexelSpace(int slab_columns, int slab_rows);

  // A cell that holds size x size texels, for `owner`, used in `frame`. Owners that lost their cell are appended to `evicted`.
  // Nothing when everything is in use in this very frame, or the size exceeds a slab.
  std::optional<Cell> take(int size, Owner owner, Frame frame, std::vector<Owner>& evicted);
  void touch(Cell cell, Frame frame) { cells_[cell].used_in = frame; }
  void release(Cell cell);
  Corner corner(Cell cell) const;
  int size(Cell cell) const { return slabs_[cell / k_cells_a_slab].cell_size; }
  // Everything is free again; appends all owners to `evicted`.
  void clear(std::vector<Owner>& evicted);

  static constexpr int k_slab = 256;

 private:
  struct CellState {
    Owner owner = 0;
    Frame used_in = 0;
    bool is_taken = false;
  };
  // Cells are numbered by slab: slab * k_cells_a_slab + place. A slab of no size yet is free.
  struct Slab {
    int cell_size = 0;
    int taken = 0;
    Cell hand = 0;  // where the search for a cell goes on
  };

  static constexpr int k_smallest_cell = 8;
  static constexpr Cell k_cells_a_slab = (k_slab / k_smallest_cell) * (k_slab / k_smallest_cell);

  static int cell_size_for(int size);
  static Cell cells_in(const Slab& slab);
  std::optional<Cell> free_cell(std::size_t slab);
  std::optional<Cell> stale_cell(int cell_size, Frame frame, Frame idle_frames);
  bool divide_free_slab(int cell_size);
  bool divide_idle_slab(int cell_size, Frame frame, std::vector<Owner>& evicted);
  std::optional<Cell> find_free(int cell_size);
  Cell give(Cell cell, Owner owner, Frame frame);

  int slab_columns_;
  std::vector<Slab> slabs_;
  std::vector<CellState> cells_;
};

}  // namespace shuke::fonts
