package dev.sutler.conformance.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Values that programs stumble over.
final class Hostile {

    /// Texts for a JSON string.
    static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "\t\r\n",
                    "\0",
                    "a\0b",
                    "\ud800",
                    "\udc00\ud800",
                    "x\ud83d",
                    "\ud83d\ude00".repeat(64),
                    "\u202Eright to left",
                    "e\u0301".repeat(40),
                    "\u200B\u2060\uFEFF",
                    "\uFFFF\uFFFE\uFDD0",
                    "\u0130\u0131\u017F\u1E9E",
                    "\u0001\u001B[31m\u007F\u0085\u2028",
                    "'; DROP TABLE service_instance; --",
                    "\" OR \"\"=\"",
                    "$1 ? :name {0} %s %n ${jndi:ldap://127.0.0.1:1/x} #{1+1}",
                    "<script>alert(1)</script>",
                    "../../../../etc/passwd",
                    "C:\\nul\\..",
                    "true",
                    "null",
                    "0",
                    "NaN",
                    "1e309",
                    "[object Object]",
                    "{}",
                    "a/b?c#d&e=f;g+h%20i",
                    "%00%2F%ff",
                    "crn:v1:bluemix:public:db:eu-de:a/b::",
                    "\\",
                    "\\u0000",
                    "{{instance_id}}",
                    "0123456789".repeat(102) + "0123",
                    "0123456789".repeat(102) + "01234");

    /// What stands in JSON where something else was expected, sound or not.
    static final List<String> LITERALS =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-0",
                    "-1",
                    "0.1",
                    "1.0",
                    "1e1000",
                    "1e1001",
                    "-1e-1001",
                    "1e999999999",
                    "1e-2147483649",
                    "9223372036854775808",
                    "-9223372036854775809",
                    "1".repeat(199),
                    "1".repeat(2_000),
                    "0." + "0".repeat(900) + "1",
                    "01",
                    "+1",
                    ".5",
                    "1.",
                    "0x10",
                    "NaN",
                    "Infinity",
                    "tru",
                    "'single'",
                    "unquoted",
                    "\"open",
                    "\"\\x\"",
                    "\"\\u12\"",
                    "\"a\nb\"",
                    "[]",
                    "{}",
                    "[null]",
                    "[1,]",
                    "{,}",
                    "{\"a\":1,\"a\":2}",
                    "{\"\":{\"\":{\"\":null}}}",
                    "{\"__proto__\":{\"x\":1},\"constructor\":{},\"$ref\":\"#\",\"$schema\":1}",
                    "/* comment */ 1");

    /// Raw bytes for paths and queries, one character each.
    static final List<String> RAW =
            List.of(
                    "",
                    ".",
                    "..",
                    "%2e%2e",
                    "%2E",
                    "%2F",
                    "%5C",
                    "\\",
                    ";x=y",
                    "a;b",
                    "%",
                    "%4",
                    "%zz",
                    "%u0041",
                    "%00",
                    "%0d%0aX:%20y",
                    "%ff",
                    "%C0%AF",
                    "%ED%A0%80",
                    "%F4%90%80%80",
                    "%25%32%46",
                    "%252F",
                    "%F0%9F%98%80",
                    "%E2%80%AE",
                    "e%CC%81",
                    "a+b",
                    "a%20b",
                    "~!$&'()*+,;=:@",
                    "[x]",
                    "{x}",
                    "|",
                    "^",
                    "\"",
                    "<x>",
                    "*",
                    "#",
                    "?",
                    "?a=b",
                    "&",
                    "=",
                    "last_operation",
                    "service_bindings",
                    "catalog",
                    "x".repeat(1_024),
                    "x".repeat(1_025),
                    "%41".repeat(1_024),
                    "x".repeat(40_000),
                    bytes("ü😀"),
                    "\u00ff\u00fe",
                    "\u0001");

    private Hostile() {}

    /// A text as bytes of UTF-8, one character each.
    static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /// An array in an array, and so on.
    static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }
}
