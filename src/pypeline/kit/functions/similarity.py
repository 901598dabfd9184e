"""Text as other spellings, and how alike two texts are."""

from __future__ import annotations

from pypeline.kit.functions.define import function

SIMILARITY = (
    function(
        "format",
        "text, any…",
        "VARCHAR",
        "The first text with {} replaced by the values (fmt syntax).",
        [("format('{} and {}', 'a', 1)", "a and 1")],
    ),
    function(
        "printf",
        "text, any…",
        "VARCHAR",
        "The first text with printf's % codes replaced by the values.",
        [("printf('%05d', 42)", "00042")],
    ),
    function("strip_accents", "text", "VARCHAR", "The text without accents.", [("strip_accents('é')", "e")]),
    function("nfc_normalize", "text", "VARCHAR", "The text in Unicode's normal form C.", [("nfc_normalize('é')", "é")]),
    function("url_encode", "text", "VARCHAR", "The text with % codes as in a URL.", [("url_encode('a b')", "a%20b")]),
    function("url_decode", "text", "VARCHAR", "The text with its % codes read.", [("url_decode('a%20b')", "a b")]),
    function(
        "levenshtein",
        "text, text",
        "BIGINT",
        "How many single-character edits turn one text into the other.",
        [("levenshtein('kitten', 'sitting')", 3)],
        aliases=("editdist3",),
    ),
    function(
        "damerau_levenshtein",
        "text, text",
        "BIGINT",
        "Edits and swaps of neighbours between two texts.",
        [("damerau_levenshtein('ab', 'ba')", 1)],
    ),
    function(
        "hamming",
        "text, text",
        "BIGINT",
        "How many characters differ between two texts of one length.",
        [("hamming('abc', 'abd')", 1)],
        aliases=("mismatches",),
    ),
    function(
        "jaccard",
        "text, text",
        "DOUBLE",
        "The share of characters two texts have in common.",
        [("jaccard('abc', 'abd')", 0.5)],
    ),
    function(
        "jaro_similarity",
        "text, text",
        "DOUBLE",
        "How alike two texts are, from 0 to 1 (Jaro).",
        [("jaro_similarity('abc', 'abc')", 1.0)],
    ),
    function(
        "jaro_winkler_similarity",
        "text, text",
        "DOUBLE",
        "How alike two texts are, from 0 to 1 (Jaro-Winkler).",
        [("jaro_winkler_similarity('abc', 'abc')", 1.0)],
    ),
)
