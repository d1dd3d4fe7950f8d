"""The house rules as data: who may include what, and the limits. tidy.py holds includes and each module's CMakeLists.txt (USES,
LIBRARIES) against the table; views and fences (platform/cmake) catch most wrong includes already while compiling."""

# folder            | ours, beside itself and core/base                                | libraries
TABLE = """
core/base           |                                                                  |
core/domain         |                                                                  |
core/db             |                                                                  | sqlite posix files
core/seal           |                                                                  | sodium
core/store          | core/domain core/db core/seal                                    |
core/codec          | core/domain                                                      | nlohmann
core/demo           | core/domain                                                      |
core/operations     | core/domain core/store core/codec                                |
sync/protocol       | core/domain core/codec                                           | nlohmann
sync/client         | sync/protocol                                                    |
sync/server         | sync/protocol core/codec core/demo core/domain core/db core/seal | nlohmann
app/text            |                                                                  | nlohmann
app/terminal        | core/domain app/text                                             |
app/screens/widgets |                                                                  | imgui
app/screens         | app/screens/widgets app/terminal app/text                        | imgui
app/automation      | app/terminal app/screens/widgets                                 | nlohmann
app/runtime         | app/terminal core/domain core/codec core/store core/operations sync/client | threads
app/shell           | app/runtime app/terminal app/text core/domain core/codec core/demo core/store core/operations sync/client |
platform/os         |                                                                  | posix files threads tomlplusplus
platform/devices    |                                                                  | qrencode
platform/net        | sync/protocol sync/client                                        | curl beast openssl posix files threads
platform/input      |                                                                  | glfw imgui
platform/fonts      | app/screens/widgets                                              | imgui freetype posix files
platform/ime        | app/text                                                         | googlepinyin posix files
platform/text       |                                                                  | icu
platform/window     | platform/input platform/fonts                                    | imgui glfw opengl stb x11 posix files threads
main                | *                                                                | *
tests               | *                                                                | *
"""

MAINS = ("app/main.cpp", "sync/server/main.cpp")  # the row "main": the only two files that know everybody

# library -> how its headers are spelled; "std" needs no leave. Anything that matches nothing here is refused everywhere.
HEADERS = {
    "files": r"(fstream|filesystem)$",
    "threads": r"(thread|mutex|shared_mutex|condition_variable|semaphore|latch|barrier|future)$",
    "std": r"[a-z_0-9]+$",
    "imgui": r"(imgui/)?(imgui|imconfig|imstb|backends/imgui)\w*\.h$",
    "glfw": r"GLFW/",
    "opengl": r"(GL|GLES\d?|EGL|KHR)/",
    "freetype": r"(freetype2/)?(ft2build\.h$|freetype/)|FT_\w+$",
    "stb": r"(stb/)?stb_\w+\.h$",
    "sqlite": r"sqlite3(ext)?\.h$",
    "curl": r"curl/",
    "sodium": r"sodium(\.h$|/)",
    "nlohmann": r"nlohmann/",
    "beast": r"boost/",
    "openssl": r"openssl/",
    "icu": r"unicode/",
    "googlepinyin": r"googlepinyin/",
    "qrencode": r"qrencode\.h$",
    "tomlplusplus": r"toml\+\+/|toml\.hpp$",
    "doctest": r"doctest/",
    "rapidcheck": r"rapidcheck(\.h$|/)",
    "rapidcheck": r"rapidcheck(\.h$|/)",
    "x11": r"X11/",
    "posix": r"(sys|arpa|netinet|net|linux)/\w+\.h$"
    r"|(dirent|dlfcn|fcntl|malloc|netdb|poll|pthread|pty|pwd|sched|signal|spawn|stdlib|termios|time|unistd)\.h$",
}

# pattern, where it may stand (beginnings of paths), what to do instead
OUTSIDE = ("platform/", "tests/", *MAINS)
BANNED = [
    (r"\b(system|steady|high_resolution)_clock::now\b", OUTSIDE, "take the time as an argument or use the Clock port"),
    (r"\b(clock_gettime|gettimeofday|localtime(_r)?|gmtime(_r)?|std::time)\s*\(", OUTSIDE, "take the time as an argument"),
    (r"\brandom_device\b", OUTSIDE, "take ids as arguments or use the IdSource port"),
    (r"\b(rand|srand|rand_r|drand48)\s*\(", OUTSIDE, "nothing here is left to chance; tests print their seed"),
    (r"\b(getenv|secure_getenv)\s*\(", OUTSIDE, "only platform reads the environment; take it from the configuration"),
    (r"\bf(d|re)?open\s*\(", OUTSIDE, "only platform opens files; take the content as an argument"),
    (r"\bsqlite3_\w+", ("core/db/", "tests/"), "only core/db speaks to SQLite"),
    (r"\b(float|double)\b", ("app/", "sync/", "platform/", "tests/", "assets/"), "money, points and rates are integers in all of core"),
]
IN_HEADERS = [(r"^\s*using namespace\b", "a header opens no namespace for those who include it")]

TOP_LEVEL = {"CMakeLists.txt", "README.md", "app", "core", "sync", "assets", "platform", "tests"}  # and .ci and dot-files
WITH_README = ("platform/cmake", "platform/dev", "tests")  # besides the module folders of the table
FILE_LINES, FUNCTION_LINES, LINE_WIDTH, README_LINES = 500, 70, 140, 60
