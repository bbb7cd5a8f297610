"""Hostile files: bytes that no author would write, and what the reader says of each first, at which line and column."""

from __future__ import annotations

from exercise.deck.yaml_reader import MOST_BYTES

BOMB = b"a: &a {x: 1}\n" + b"".join(b"b%d: &b%d {<<: [*a, *a, *a]}\n" % (n, n) for n in range(30))


def many(line: bytes, times: int) -> bytes:
    """A line so many times, with its number where it has a mark."""
    return b"".join(line % number for number in range(times)) if b"%" in line else line * times


HOSTILE: list[tuple[str, bytes, str, tuple[int, int]]] = [
    # depth
    ("brackets without end", b"[" * 1_000_000, "DK008", (1, 1001)),
    ("braces without end", b"{a: " * 30_000, "DK008", (1, 121)),
    ("dashes without end", b"- " * 30_000, "DK008", (1, 61)),
    ("question marks without end", b"? " * 50_000, "DK008", (1, 61)),
    ("indents without end", b"".join(b" " * depth + b"k:\n" for depth in range(1000)), "DK008", (31, 31)),
    ("brackets that close nothing", b"]" * 100_000, "DK005", (1, 1)),
    # size
    ("too many bytes", b"a: " + b"x" * MOST_BYTES, "DK006", (1, 1)),
    ("too many values", b"[" + b"a," * 300_000 + b"]", "DK007", (1, 500_000)),
    ("too many maps", b"[" + b"{}," * 300_000 + b"]", "DK007", (1, 375_000)),
    ("too many lists", b"[" + b"[]," * 300_000 + b"]", "DK007", (1, 375_000)),
    ("a key of a megabyte", b"k" * 1_000_000 + b": 1", "DK005", (1, 1_000_001)),
    ("a number of a megabyte", b"a: " + b"9" * 1_000_000, "DK016", (1, 4)),
    ("as many colons", b"a: " + b":" * 1_000_000, "DK005", (1, 1_000_003)),
    # anchors, aliases, tags, merge keys
    ("a merge bomb", BOMB, "DK009", (1, 4)),
    ("a billion laughs", b"a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "DK009", (1, 4)),
    ("a list that holds itself", b"a: &a [*a]\n", "DK009", (1, 4)),
    ("an alias of nothing", b"a: *b\n", "DK009", (1, 4)),
    ("an alias for a key", b"*a : 1\n", "DK009", (1, 1)),
    ("an anchor on a key", b"&a a: 1\n", "DK009", (1, 1)),
    ("an anchor on everything", b"&a\na: 1\n", "DK009", (1, 1)),
    ("100,000 anchors", many(b"k%d: &a 1\n", 100_000), "DK009", (1, 5)),
    ("100,000 aliases", many(b"k%d: *a\n", 100_000), "DK009", (1, 5)),
    ("100,000 tags", many(b"k%d: !x 1\n", 100_000), "DK010", (1, 5)),
    ("a tag that makes objects", b"a: !!python/object/apply:os.system [x]\n", "DK010", (1, 4)),
    ("a tag of one's own", b"%TAG ! tag:example.org,2026:\n---\na: !b 1\n", "DK010", (3, 4)),
    ("a tag on a key", b"!!str a: 1\n", "DK010", (1, 1)),
    ("a tag that turns a number into text", b"a: !!str 1\n", "DK010", (1, 4)),
    ("bytes in a text", b"a: !!binary aGk=\n", "DK010", (1, 4)),
    ("a set", b"a: !!set {b, c}\n", "DK010", (1, 4)),
    ("a merge of nothing", b"<<: 1\n", "DK011", (1, 1)),
    ("a merge of maps", b"a:\n  <<: [{b: 1}, {b: 2}]\n", "DK011", (2, 3)),
    # keys
    ("a key twice", b"a: 1\na: 2\n", "DK012", (2, 1)),
    ("a key twice, once in quotes", b"a: 1\n'a': 2\n", "DK012", (2, 1)),
    ("a key twice in braces", b"{a: 1, a: 2}", "DK012", (1, 8)),
    ("a key 400,000 times", b"a: 1\n" * 400_000, "DK012", (2, 1)),
    ("a key that is a list", b"? [a, b]\n: 1\n", "DK015", (1, 3)),
    ("a key that is a map", b"? {a: b}\n: 1\n", "DK015", (1, 3)),
    ("no key", b"a: 1\n~: 1\n", "DK015", (2, 1)),
    ("null for a key", b"null: 1\n", "DK015", (1, 1)),
    ("a colon alone", b": 1\n", "DK005", (1, 1)),
    # documents
    ("nothing", b"", "DK014", (1, 1)),
    ("only a comment", b"# hello\n", "DK014", (1, 1)),
    ("a million comments", b"#\n" * 1_000_000, "DK014", (1, 1)),
    ("a second document", b"a: 1\n---\nb: 2\n", "DK013", (2, 1)),
    ("more after the end", b"a: 1\n...\nb: 2\n", "DK005", (3, 1)),
    ("a hundred thousand documents", b"--- 1\n" * 100_000, "DK013", (2, 1)),
    ("another YAML", b"%YAML 9.9\n---\na: 1\n", "DK005", (1, 1)),
    # characters
    ("NUL", b"a: \0b\n", "DK004", (1, 4)),
    ("a bell", b"a: b\nc: \x07\n", "DK004", (2, 4)),
    ("an escape", b"a: \x1b[31m\n", "DK004", (1, 4)),
    ("a next line", "a: 1\u0085b: 2".encode(), "DK004", (1, 5)),
    ("a line separator", "a: 1\u2028b: 2".encode(), "DK004", (1, 5)),
    ("no character", "a: \ufffe".encode(), "DK004", (1, 4)),
    ("NUL written as an escape", b'a: "b\\0"\n', "DK004", (1, 4)),
    ("an escape written as an escape", b'a: 1\nb: "\\e[31m"\n', "DK004", (2, 4)),
    ("a control character in a key", b'"a\\x07": 1\n', "DK004", (1, 1)),
    ("a line separator written as an escape", b'a: "\\L"\n', "DK004", (1, 4)),
    ("half a surrogate written as an escape", b'a: "\\ud800"\n', "DK005", (1, 7)),
    ("a character past the last", b'a: "\\U00110000"\n', "DK005", (1, 7)),
    ("a byte order mark", b"\xef\xbb\xbfa: 1\n", "DK003", (1, 1)),
    ("a byte order mark within", b"a: \xef\xbb\xbf1\n", "DK004", (1, 4)),
    ("UTF-16", "a: 1".encode("utf-16"), "DK002", (1, 1)),
    ("UTF-16 without a mark", "a: 1".encode("utf-16-le"), "DK004", (1, 2)),
    ("UTF-32", "a: 1".encode("utf-32"), "DK002", (1, 1)),
    ("Latin-1", "a: 1\nb: ça\n".encode("latin-1"), "DK002", (2, 4)),
    ("half a surrogate", b"a: \xed\xa0\x80\n", "DK002", (1, 4)),
    ("a character written too long", b"a: \xc0\xaf\n", "DK002", (1, 4)),
    ("a character cut off", b"a: \xe2\x82", "DK002", (1, 4)),
    ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "DK002", (1, 1)),
    ("a zip", b"PK\x03\x04\x14\0\0\0\x08\0", "DK004", (1, 3)),
    # what is no YAML
    ("a tab", b"a:\n\tb: 1\n", "DK005", (2, 1)),
    ("a tab among spaces", b"a:\n  b: 1\n\tc: 1\n", "DK005", (3, 1)),
    ("an open quote", b'a: "x\n', "DK005", (1, 4)),
    ("an open quote of a megabyte", b"a: '" + b"x\n" * 500_000, "DK005", (1, 4)),
    ("a quote that closes lines below", b"a: 'x\nb: y\nc: don't\nd: 1\n", "DK005", (1, 4)),
    ("an unknown escape", b'a: "\\q"\n', "DK005", (1, 5)),
    ("two colons", b"a: b: c\n", "DK005", (1, 5)),
    ("an at sign", b"a: @b\n", "DK005", (1, 4)),
    ("an open brace", b"a: {b: 1\nc: 2\n", "DK005", (1, 4)),
    ("a folded text indented too far", b"a: |99\n b\n", "DK005", (1, 6)),
    ("JSON with a comma too many", b'{"a": [1, 2,, 3]}', "DK005", (1, 13)),
]  # fmt: skip
