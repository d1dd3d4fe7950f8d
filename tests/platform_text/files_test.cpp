#include "platform/os/files.h"

#include <doctest/doctest.h>

#include <csignal>
#include <filesystem>
#include <optional>

#include "tests/support/temporary_folder.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace shuke::os {
namespace {

using test::TemporaryFolder;

// The largest file this process may write, for the length of a test; more is refused as a full disk would.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limited{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limited);
  }
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int) = nullptr;
};

}  // namespace

TEST_CASE("a written file is read back whole and only its owner may read it") {
  const TemporaryFolder folder;
  const std::string content("a\0b\xFF\n", 5);
  write_file(folder / "one", content);
  CHECK(read_file(folder / "one", 5) == content);
  struct stat status {};
  REQUIRE(::stat((folder / "one").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("writing again replaces the content and leaves nothing beside it") {
  const TemporaryFolder folder;
  write_file(folder / "one", "old");
  write_file(folder / "one", "new");
  CHECK(read_file(folder / "one", 100) == "new");
  CHECK_FALSE(is_file(folder / "one.new"));
}

TEST_CASE("a write that the disk refuses leaves the old content and nothing beside it") {
  const TemporaryFolder folder;
  write_file(folder / "one", "old");
  {
    const FileSizeLimit limit(100);
    CHECK_THROWS_AS(write_file(folder / "one", std::string(1000, 'x')), OsError);
  }
  CHECK(read_file(folder / "one", 100) == "old");
  CHECK_FALSE(is_file(folder / "one.new"));
}

TEST_CASE("a file longer than the cap is refused, one of exactly the cap is read") {
  const TemporaryFolder folder;
  write_file(folder / "one", "12345");
  CHECK(read_file(folder / "one", 5) == "12345");
  CHECK_THROWS_WITH_AS(read_file(folder / "one", 4),
                       ("The file " + (folder / "one") + " is longer than 4 bytes and is not read; is it the right file?").c_str(),
                       OsError);
}

TEST_CASE("a missing file and a folder in its place are told in plain words") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH_AS(read_file(folder / "none", 10),
                       ("The file " + (folder / "none") + " cannot be read: it is not there; check the path.").c_str(), OsError);
  CHECK_THROWS_WITH_AS(read_file(folder.path(), 10),
                       ("The file " + folder.path() + " cannot be read: it is a folder; check the path.").c_str(), OsError);
}

TEST_CASE("a folder is made with its parents, and making it again is no harm") {
  const TemporaryFolder folder;
  make_directory(folder / "a/b/c");
  make_directory(folder / "a/b/c");
  make_directory(folder / "a/b/d/");
  CHECK(std::filesystem::is_directory(folder / "a/b/c"));
  CHECK(std::filesystem::is_directory(folder / "a/b/d"));
}

TEST_CASE("a file where a folder should be is told") {
  const TemporaryFolder folder;
  write_file(folder / "a", "");
  CHECK_THROWS_WITH_AS(
      make_directory(folder / "a"),
      ("The folder " + (folder / "a") + " cannot be made: a file stands where a folder should be; check the path.").c_str(), OsError);
  CHECK_THROWS_AS(make_directory(folder / "a/b"), OsError);
}

TEST_CASE("the folder of a path is what stands before its last name") {
  CHECK(folder_of("/a/b") == "/a");
  CHECK(folder_of("/a/b/") == "/a");
  CHECK(folder_of("/a") == "/");
  CHECK(folder_of("/") == "/");
  CHECK(folder_of("b") == ".");
  CHECK(folder_of("") == ".");
}

TEST_CASE("a second owner of a data directory is refused with the first one's number") {
  const TemporaryFolder folder;
  const DirectoryLock first(folder.path());
  CHECK_THROWS_WITH_AS(DirectoryLock(folder.path()),
                       ("The data folder " + folder.path() + " is in use by another shuke-till (process " + std::to_string(::getpid()) +
                        "); go on there, or close it first.")
                           .c_str(),
                       OsError);
}

TEST_CASE("a data directory is free again when its owner leaves, and also when its owner is killed") {
  const TemporaryFolder folder;
  { const DirectoryLock first(folder.path()); }
  int ready[2] = {};
  REQUIRE(::pipe(ready) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const DirectoryLock held(folder.path());
    (void)!::write(ready[1], "x", 1);
    ::pause();
    ::_exit(0);
  }
  char byte = 0;
  REQUIRE(::read(ready[0], &byte, 1) == 1);
  CHECK_THROWS_AS(DirectoryLock(folder.path()), OsError);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  CHECK_NOTHROW(DirectoryLock(folder.path()));
  ::close(ready[0]);
  ::close(ready[1]);
}

TEST_CASE("a data directory that is not there cannot be locked and the sentence names it") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH_AS(DirectoryLock(folder / "none"),
                       ("The data folder " + (folder / "none") + " cannot be written: it is not there; check the path.").c_str(), OsError);
}

TEST_CASE("free space is told for a folder and refused for a path that is not there") {
  const TemporaryFolder folder;
  CHECK(free_space(folder.path()) > 0);
  CHECK_THROWS_AS(free_space(folder / "none"), OsError);
}

}  // namespace shuke::os
