#pragma once

#include <cstdlib>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace shuke::test {

// A program that a test started; ended by its own process id when the test is done with it.
class ChildProcess {
 public:
  // Finds the program along PATH; the child inherits the environment and every descriptor that is not close-on-exec.
  explicit ChildProcess(const std::vector<std::string>& words) {
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    if (posix_spawnp(&pid_, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0)
      throw std::runtime_error("The program " + words[0] + " cannot be started: install its package.");
  }
  ~ChildProcess() { stop(); }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  pid_t pid() const { return pid_; }

  bool is_running() {
    if (pid_ > 0 && waitpid(pid_, &status_, WNOHANG) == pid_) pid_ = 0;
    return pid_ > 0;
  }

  // The exit code, or 128 plus the signal that ended it.
  int wait() {
    if (pid_ > 0) waitpid(std::exchange(pid_, 0), &status_, 0);
    return WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
  }

  void stop(int signal = SIGTERM) {
    if (!is_running()) return;
    kill(pid_, signal);
    wait();
  }

 private:
  pid_t pid_ = 0;
  int status_ = 0;
};

}  // namespace shuke::test
