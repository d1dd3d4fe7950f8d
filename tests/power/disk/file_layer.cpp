// The disk as SQLite sees it: its file layer (VFS), with the habits of the one for Unix. Among them: the first sync of a new journal or
// WAL syncs the folder as well, and sectors beside those that are written keep what they hold.
#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <new>

#include "tests/power/disk/disk.h"
#include "tests/power/disk/memory.h"

namespace shuke::power {

namespace {

constexpr int k_told_sector = 4096;
constexpr const char* k_layer_name = "shuke-power";

struct Handle {
  sqlite3_file base{};
  std::shared_ptr<File> file;
  std::string deleted_at_close;
  bool syncs_names_once = false;
};

Handle& handle(sqlite3_file* f) { return *reinterpret_cast<Handle*>(f); }

int unmap(sqlite3_file* f, int) {
  File& file = *handle(f).file;
  if (file.mapped_by.erase(f) > 0 && file.mapped_by.empty()) file.shared_memory.clear();
  return SQLITE_OK;
}

int close_file(sqlite3_file* f) {
  Handle& open = handle(f);
  unmap(f, 0);
  open.file->locks.leave(f, SQLITE_LOCK_NONE);
  if (!open.deleted_at_close.empty()) disk_in_use().remove(open.deleted_at_close);
  open.~Handle();
  return SQLITE_OK;
}

int read(sqlite3_file* f, void* to, int size, sqlite3_int64 at) {
  if (disk_in_use().fails()) return SQLITE_IOERR_READ;
  const std::string& content = handle(f).file->content;
  const auto begin = std::min(static_cast<std::size_t>(at), content.size());
  const auto length = std::min(static_cast<std::size_t>(size), content.size() - begin);
  std::memcpy(to, content.data() + begin, length);
  std::memset(static_cast<char*>(to) + length, 0, static_cast<std::size_t>(size) - length);
  return length == static_cast<std::size_t>(size) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write(sqlite3_file* f, const void* from, int size, sqlite3_int64 at) {
  if (disk_in_use().fails()) return SQLITE_IOERR_WRITE;
  disk_in_use().write(*handle(f).file, from, static_cast<std::size_t>(size), at);
  return SQLITE_OK;
}

int truncate(sqlite3_file* f, sqlite3_int64 size) {
  if (disk_in_use().fails()) return SQLITE_IOERR_TRUNCATE;
  disk_in_use().truncate(*handle(f).file, size);
  return SQLITE_OK;
}

int sync(sqlite3_file* f, int) {
  if (disk_in_use().fails()) return SQLITE_IOERR_FSYNC;
  disk_in_use().sync(*handle(f).file);
  if (handle(f).syncs_names_once) disk_in_use().sync_names();
  handle(f).syncs_names_once = false;
  return SQLITE_OK;
}

int file_size(sqlite3_file* f, sqlite3_int64* size) {
  if (disk_in_use().fails()) return SQLITE_IOERR_FSTAT;
  *size = static_cast<sqlite3_int64>(handle(f).file->content.size());
  return SQLITE_OK;
}

int lock(sqlite3_file* f, int level) { return handle(f).file->locks.take(f, level) ? SQLITE_OK : SQLITE_BUSY; }
int unlock(sqlite3_file* f, int level) { return handle(f).file->locks.leave(f, level), SQLITE_OK; }
int is_reserved(sqlite3_file* f, int* out) { return *out = handle(f).file->locks.is_reserved() ? 1 : 0, SQLITE_OK; }
int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector_size(sqlite3_file*) { return k_told_sector; }
int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

// NOLINTNEXTLINE(readability-function-size): as SQLite calls it
int map(sqlite3_file* f, int region, int size, int extend, void volatile** out) {
  auto& memory = handle(f).file->shared_memory;
  handle(f).file->mapped_by.insert(f);
  while (extend != 0 && memory.size() <= static_cast<std::size_t>(region)) {
    memory.push_back(std::make_unique<std::uint8_t[]>(static_cast<std::size_t>(size)));
  }
  *out = memory.size() > static_cast<std::size_t>(region) ? memory[static_cast<std::size_t>(region)].get() : nullptr;
  return SQLITE_OK;
}

int lock_slots(sqlite3_file* f, int first, int count, int flags) {
  Locks& locks = handle(f).file->locks;
  if ((flags & SQLITE_SHM_UNLOCK) != 0) return locks.leave_slots(f, first, count), SQLITE_OK;
  return locks.take_slots(f, first, count, (flags & SQLITE_SHM_EXCLUSIVE) != 0) ? SQLITE_OK : SQLITE_BUSY;
}
void barrier(sqlite3_file*) {}

sqlite3_io_methods methods() {
  sqlite3_io_methods all{};
  all.iVersion = 2;
  all.xClose = close_file;
  all.xRead = read;
  all.xWrite = write;
  all.xTruncate = truncate;
  all.xSync = sync;
  all.xFileSize = file_size;
  all.xLock = lock;
  all.xUnlock = unlock;
  all.xCheckReservedLock = is_reserved;
  all.xFileControl = control;
  all.xSectorSize = sector_size;
  all.xDeviceCharacteristics = characteristics;
  all.xShmMap = map;
  all.xShmLock = lock_slots;
  all.xShmBarrier = barrier;
  all.xShmUnmap = unmap;
  return all;
}

const sqlite3_io_methods k_methods = methods();

bool is_journal(int flags) { return (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL)) != 0; }

// NOLINTNEXTLINE(readability-function-size): as SQLite calls it
int open_file(sqlite3_vfs*, const char* name, sqlite3_file* space, int flags, int* flags_out) {
  space->pMethods = nullptr;
  Disk& disk = disk_in_use();
  if (disk.fails()) return SQLITE_CANTOPEN;
  std::shared_ptr<File> file = name == nullptr ? disk.create_nameless() : disk.find(name);
  const bool is_new = file == nullptr;
  if (is_new && (flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
  if (is_new) file = disk.create(name);
  auto* const open = new (space) Handle;
  open->file = std::move(file);
  if (name != nullptr && (flags & SQLITE_OPEN_DELETEONCLOSE) != 0) open->deleted_at_close = name;
  open->syncs_names_once = is_new && is_journal(flags);
  open->base.pMethods = &k_methods;
  if (flags_out != nullptr) *flags_out = flags;
  return SQLITE_OK;
}

int delete_file(sqlite3_vfs*, const char* name, int syncs_folder) {
  Disk& disk = disk_in_use();
  if (disk.fails()) return SQLITE_IOERR_DELETE;
  if (disk.find(name) == nullptr) return SQLITE_IOERR_DELETE_NOENT;
  disk.remove(name);
  if (syncs_folder != 0) disk.sync_names();
  return SQLITE_OK;
}

int access_file(sqlite3_vfs*, const char* name, int what, int* out) {
  if (disk_in_use().fails()) return SQLITE_IOERR_ACCESS;
  const auto file = disk_in_use().find(name);
  *out = file != nullptr && (what != SQLITE_ACCESS_EXISTS || !file->content.empty()) ? 1 : 0;
  return SQLITE_OK;
}

int full_name(sqlite3_vfs*, const char* name, int room, char* out) {
  sqlite3_snprintf(room, out, "%s", name);
  return SQLITE_OK;
}

// The same salts in every run, so that a seed says everything.
int randomness(sqlite3_vfs*, int size, char* out) {
  for (int i = 0; i < size; ++i) out[i] = static_cast<char>(7 * i + 1);
  return size;
}

sqlite3_vfs layer;

}  // namespace

void register_file_layer() {
  if (sqlite3_vfs_find(k_layer_name) != nullptr) return;
  count_memory();
  layer = *sqlite3_vfs_find("unix");
  layer.iVersion = 2;
  layer.pNext = nullptr;
  layer.zName = k_layer_name;
  layer.szOsFile = static_cast<int>(sizeof(Handle));
  layer.xOpen = open_file;
  layer.xDelete = delete_file;
  layer.xAccess = access_file;
  layer.xFullPathname = full_name;
  layer.xRandomness = randomness;
  sqlite3_vfs_register(&layer, 1);
}

}  // namespace shuke::power
