#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/operations/desk.h"
#include "tests/power/disk/disk.h"
#include "tests/support/temporary_folder.h"

namespace shuke::power {

// There is such a folder on the real disk as well, empty: for locks and whatever else no power cut is about.
inline const test::TemporaryFolder k_real_folder;
inline const std::string k_folder = k_real_folder.path();
inline const std::string k_journal = k_folder + "/journal.db";
inline const std::string k_replica = k_folder + "/replica.db";

// What a till must still know after the power came back, as it is told by somebody beside it.
struct Books {
  std::optional<store::Terminal> terminal;
  Sequence records = 0;
  std::optional<Hash> chain;  // of the last record: stands for every byte of all of them
  std::int64_t sales = 0;
  std::optional<std::string> draft;
  std::optional<Uuid> shift;
  std::size_t enrolled = 0;
  std::size_t gifts = 0;
  bool operator==(const Books&) const = default;
};
// `members`: whoever may have been enrolled.
Books read_books(const store::Store& store, const std::vector<MemberId>& members, std::int64_t sales);

// A backup that was made: there and whole from that many acts on, and before that whole or not there.
struct KeptBackup {
  std::string path;
  Sequence records = 0;
  int acts = 0;
};

// What a till did to its disk, act by act.
struct Recording {
  Image start;
  Log log;
  std::vector<std::string> acts;
  std::vector<Books> books;  // books[n]: after the n-th act; books[0]: before all
  std::vector<MemberId> members;
  Sequence copied_records = 0;  // an older journal had so many: its copy must be there and whole; 0 where none was upgraded
  std::optional<KeptBackup> backup;
};

// Where a till begins: with nothing, or with what is there.
struct Beginning {
  Image start;
  Books books;
  std::vector<MemberId> members;
  Sequence copied_records = 0;
  std::uint8_t last_id = 60;  // of a basket or another act
};

// A till on a disk that is recorded. Each public act returns when the till said it is done.
class Till {
 public:
  explicit Till(const Beginning& beginning = {});

  // From now on: what was before is there and synced.
  void begin_recording();
  // Runs it as one act: what it writes is all there after it, or may be missing while it runs.
  void act(const std::string& name, const std::function<void()>& work);
  void start();
  void restart();
  void open_shift();
  domain::Sale sell(const std::optional<domain::Member>& member = std::nullopt);
  void take_back(const domain::Sale& sale);
  void exchange(const domain::Sale& sale);
  void enrol();
  void hand_over_gift();
  void keep_draft();
  void back_up();  // once
  bool tidy_up();  // true when there was enough to do
  void stop();
  Recording so_far() const;
  Recording stopped();                                     // ends the till
  Books books() const { return recording_.books.back(); }  // after the last act

  const std::vector<MemberId>& members() const { return recording_.members; }

  Disk disk;
  std::unique_ptr<test::Desk> desk;

 private:
  domain::Basket next_basket(const domain::Member* member);
  void begin();

  Recording recording_;
  test::CountingIds ids_;
  std::uint8_t last_id_;
};

}  // namespace shuke::power
