"""Hashes, encodings and the rest."""

from __future__ import annotations

from pypeline.kit.functions.define import function

OTHERS = (
    function(
        "md5",
        "text",
        "VARCHAR",
        "The MD5 hash of the text in UTF-8, in hexadecimal.",
        [("md5('abc')", "900150983cd24fb0d6963f7d28e17f72")],
        postgres="MD5({0})",
        clickhouse="lower(hex(MD5({0})))",
        spark="MD5({0})",
    ),
    function(
        "sha1",
        "text",
        "VARCHAR",
        "The SHA-1 hash in hexadecimal.",
        [("sha1('abc')", "a9993e364706816aba3e25717850c26c9cd0d89d")],
        clickhouse="lower(hex(SHA1({0})))",
        spark="SHA1({0})",
    ),
    function(
        "sha256",
        "text",
        "VARCHAR",
        "The SHA-256 hash in hexadecimal.",
        [("sha256('abc')", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")],
        postgres="ENCODE(SHA256(CONVERT_TO({0}, 'UTF8')), 'hex')",
        clickhouse="lower(hex(SHA256({0})))",
        spark="SHA2({0}, 256)",
    ),
    function(
        "hash",
        "any…",
        "UBIGINT",
        "A fast hash; it may change with the engine's version.",
        [("hash('a') = hash('a')", True)],
    ),
    function(
        "to_base64", "any", "VARCHAR", "Bytes as base64.", [("to_base64(encode('abc'))", "YWJj")], aliases=("base64",)
    ),
    function("from_base64", "text", "BLOB", "Base64 as bytes.", [("decode(from_base64('YWJj'))", "abc")]),
    function("encode", "text", "BLOB", "The text's bytes in UTF-8.", [("octet_length(encode('é'))", 2)]),
    function("decode", "any", "VARCHAR", "Bytes in UTF-8 as text.", [("decode(encode('é'))", "é")]),
    function("octet_length", "any", "BIGINT", "How many bytes there are.", [("octet_length(encode('abc'))", 3)]),
    function(
        "to_hex",
        "any",
        "VARCHAR",
        "In hexadecimal, capital letters.",
        [("to_hex(255)", "FF"), ("to_hex('abc')", "616263")],
        aliases=("hex",),
    ),
    function(
        "unhex", "text", "BLOB", "Hexadecimal as bytes.", [("decode(unhex('616263'))", "abc")], aliases=("from_hex",)
    ),
    function("bin", "any", "VARCHAR", "In binary digits.", [("bin(5)", "101")], aliases=("to_binary",)),
    function("uuid", "", "UUID", "A new random UUID each time.", deterministic=False, aliases=("gen_random_uuid",)),
    function("typeof", "any", "VARCHAR", "The type of a value.", [("typeof(1)", "INTEGER")]),
    function(
        "format_bytes",
        "int",
        "VARCHAR",
        "A number of bytes as a person reads it.",
        [("format_bytes(1024)", "1.0 KiB")],
        aliases=("formatreadablesize",),
    ),
    function(
        "bar",
        "number, number, number, [number]",
        "VARCHAR",
        "A bar of blocks as text.",
        [("trim(bar(5, 0, 10, 4))", "██")],
    ),
)
