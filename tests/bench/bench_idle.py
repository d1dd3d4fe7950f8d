"""What a till costs that nobody touches, the clock on screen. bench_idle [SECONDS]"""

import os
import pathlib
import sys
import time

import rig

SECONDS = int(sys.argv[2]) if len(sys.argv) > 2 else 60
GOAL_PERCENT = 0.5


def ticks(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def threads(pid):
    found = {}
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        words = (task / "status").read_text().split()
        found[task.name] = int(words[words.index("voluntary_ctxt_switches:") + 1])
    return found


def main():
    build = rig.build_folder()
    with rig.display() as environment, rig.seeded(build) as data:
        process, path = rig.launch(build, data, environment)
        line = rig.Line(path, process)
        line.until(lambda view: view["tiles"] > 0, do="view")
        line.ask(do="wait", until="idle", ms=10000)
        line.socket.close()
        line.stream.close()
        time.sleep(1)
        before, woken, began = ticks(process.pid), threads(process.pid), time.monotonic()
        time.sleep(SECONDS)
        used, passed = ticks(process.pid) - before, time.monotonic() - began
        after = threads(process.pid)
        rig.stop(process, rig.Line(path, process))
    percent = 100 * used / os.sysconf("SC_CLK_TCK") / passed
    wakes = sum(after[task] - woken.get(task, 0) for task in after)
    print(f"{used} ticks of CPU in {passed:.0f} s; {wakes} wake-ups of {len(after)} threads")
    print(f"idle: {percent:.2f} % of one core, goal {GOAL_PERCENT} %: {'met' if percent <= GOAL_PERCENT else 'MISSED'}")
    return percent > GOAL_PERCENT


rig.driver.main(lambda: sys.exit(main()))
