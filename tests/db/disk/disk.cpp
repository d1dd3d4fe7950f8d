#include "tests/db/disk/disk.h"

#include <sqlite3.h>

#include <new>

namespace shuke::test {

namespace {

struct Behaviour {
  int syncs = 0;
  int log_syncs = 0;
  int written_bytes = 0;
  bool is_full = false;
  bool fails_to_sync = false;
  bool leaves_out_syncs = false;
};
Behaviour behaviour;  // SQLite hands its files no context of ours

struct File {
  sqlite3_file base;
  sqlite3_file* real;
  bool is_log;
};

sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<File*>(file)->real; }

int close(sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); }
int read(sqlite3_file* f, void* to, int size, sqlite3_int64 at) { return real(f)->pMethods->xRead(real(f), to, size, at); }
int write(sqlite3_file* f, const void* from, int size, sqlite3_int64 at) {
  if (behaviour.is_full) return SQLITE_FULL;
  behaviour.written_bytes += size;
  return real(f)->pMethods->xWrite(real(f), from, size, at);
}
int truncate(sqlite3_file* f, sqlite3_int64 size) { return real(f)->pMethods->xTruncate(real(f), size); }
int sync(sqlite3_file* f, int flags) {
  if (behaviour.leaves_out_syncs) return SQLITE_OK;
  ++behaviour.syncs;
  behaviour.log_syncs += reinterpret_cast<File*>(f)->is_log ? 1 : 0;
  if (behaviour.fails_to_sync) return SQLITE_IOERR_FSYNC;
  return real(f)->pMethods->xSync(real(f), flags);
}
int file_size(sqlite3_file* f, sqlite3_int64* size) { return real(f)->pMethods->xFileSize(real(f), size); }
int lock(sqlite3_file* f, int level) { return real(f)->pMethods->xLock(real(f), level); }
int unlock(sqlite3_file* f, int level) { return real(f)->pMethods->xUnlock(real(f), level); }
int check_lock(sqlite3_file* f, int* out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); }
int control(sqlite3_file* f, int what, void* argument) { return real(f)->pMethods->xFileControl(real(f), what, argument); }
int sector_size(sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); }
int characteristics(sqlite3_file* f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); }
// NOLINTNEXTLINE(readability-function-size): as SQLite calls it
int shm_map(sqlite3_file* f, int region, int size, int extend, void volatile** out) {
  return real(f)->pMethods->xShmMap(real(f), region, size, extend, out);
}
int shm_lock(sqlite3_file* f, int offset, int count, int flags) { return real(f)->pMethods->xShmLock(real(f), offset, count, flags); }
void shm_barrier(sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); }
int shm_unmap(sqlite3_file* f, int remove) { return real(f)->pMethods->xShmUnmap(real(f), remove); }

sqlite3_io_methods methods() {
  sqlite3_io_methods all{};
  all.iVersion = 2;
  all.xClose = close;
  all.xRead = read;
  all.xWrite = write;
  all.xTruncate = truncate;
  all.xSync = sync;
  all.xFileSize = file_size;
  all.xLock = lock;
  all.xUnlock = unlock;
  all.xCheckReservedLock = check_lock;
  all.xFileControl = control;
  all.xSectorSize = sector_size;
  all.xDeviceCharacteristics = characteristics;
  all.xShmMap = shm_map;
  all.xShmLock = shm_lock;
  all.xShmBarrier = shm_barrier;
  all.xShmUnmap = shm_unmap;
  return all;
}

const sqlite3_io_methods k_methods = methods();
sqlite3_vfs* real_vfs = nullptr;
sqlite3_vfs vfs;

// NOLINTNEXTLINE(readability-function-size): as SQLite calls it
int open(sqlite3_vfs*, const char* name, sqlite3_file* space, int flags, int* flags_out) {
  auto* const file = new (space) File{};
  file->real = reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(space) + sizeof(File));
  file->is_log = (flags & SQLITE_OPEN_WAL) != 0;
  const int code = real_vfs->xOpen(real_vfs, name, file->real, flags, flags_out);
  file->base.pMethods = code == SQLITE_OK ? &k_methods : nullptr;
  return code;
}

}  // namespace

Disk::Disk() {
  behaviour = {};
  real_vfs = sqlite3_vfs_find("unix");
  vfs = *real_vfs;
  vfs.zName = "shuke-test";
  vfs.szOsFile = static_cast<int>(sizeof(File)) + real_vfs->szOsFile;
  vfs.xOpen = open;
  sqlite3_vfs_register(&vfs, 1);
}

Disk::~Disk() {
  sqlite3_vfs_unregister(&vfs);
  sqlite3_vfs_register(real_vfs, 1);
}

int Disk::syncs() const { return behaviour.syncs; }
int Disk::log_syncs() const { return behaviour.log_syncs; }
int Disk::written_bytes() const { return behaviour.written_bytes; }
void Disk::forget() { behaviour.syncs = behaviour.log_syncs = behaviour.written_bytes = 0; }
void Disk::be_full(bool is_full) { behaviour.is_full = is_full; }
void Disk::lose_syncs(bool fails) { behaviour.fails_to_sync = fails; }
void Disk::leave_out_syncs(bool leaves_out) { behaviour.leaves_out_syncs = leaves_out; }

}  // namespace shuke::test
