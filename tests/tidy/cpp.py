"""Just enough of C++ for tidy: text without its comments and literals, and where functions begin and end."""
import re

# A comment, or a literal that could hide one. A quote after a letter or digit is a digit separator (1'000), not a character.
_TOKEN = re.compile(
    r"""//[^\n]*|/\*.*?\*/"""
    r"""|(?P<text>(?:u8|[uUL])?R"(?P<end>[^()\\\s]{0,16})\(.*?\)(?P=end)\""""
    r"""|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Za-z_])(?:u8|[uUL])?'(?:\\.|[^'\\\n])+')""",
    re.S,
)


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


def without_comments(text):
    return _TOKEN.sub(lambda m: m[0] if m["text"] else _blank(m[0]), text)


def without_comments_and_literals(text):
    return _TOKEN.sub(lambda m: _blank(m[0]), text)


_DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.M)
_SCOPE = re.compile(r"\s*(?:(?:inline|typedef|static|template\s*<.*>)\s*)*(?:namespace|class|struct|union|enum|extern)\b[^()]*$", re.S)
_MEMBER_INIT = re.compile(r"\)\s*(?:noexcept\s*)?:[^:].*[\w>]\s*$", re.S)
_LABELS = re.compile(r"(?:\s*(?:public|private|protected)\s*:(?!:))*\s*")


def functions(text):
    """Yields (first line, last line) of every function body with its signature; a lambda counts in the function it stands in.
    Reads braces only, so it must be right about what our own style writes and nothing else."""
    code = _DIRECTIVE.sub(lambda m: _blank(m[0]), without_comments_and_literals(text))
    kinds, begins = ["scope"], []  # what each open brace belongs to; where each open function began
    head, parens = 0, 0
    for match in re.finditer(r"[{}();]", code):
        at, mark = match.start(), match[0]
        if mark in "()":
            parens += 1 if mark == "(" else -1
        elif mark == ";" and parens == 0:
            head = at + 1
        elif mark == "{":
            kind = _kind(code[head:at], kinds[-1], parens)
            kinds.append(kind)
            if kind == "function":
                begins.append((head + _LABELS.match(code[head:at]).end(), parens))
                parens = 0
            if kind in ("function", "scope"):
                head = at + 1
        elif mark == "}" and len(kinds) > 1:
            kind = kinds.pop()
            if kind == "function":
                begin, parens = begins.pop()
                yield code.count("\n", 0, begin) + 1, code.count("\n", 0, at) + 1
            if kind in ("function", "scope"):
                head = at + 1


def _kind(head, around, parens):
    if around != "scope" or parens > 0:
        return "inner"
    if _SCOPE.match(_LABELS.sub("", head, count=1)):
        return "scope"
    if "(" not in head or _MEMBER_INIT.search(head) or re.search(r"=\s*(\[|$)", head):
        return "inner"
    return "function"
