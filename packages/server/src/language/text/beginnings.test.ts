import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { beginningsOf } from "./beginnings.ts";

const rows: readonly (readonly [RegExp, readonly string[] | undefined])[] = [
  [/\b(?:foo|ba[rz])\b/, ["foo ", "bar ", "baz "]],
  [/\bfoo/, ["foo"]],
  [/(?<= )(?:eu(?= )|nao quero[^ ]*)/, ["eu ", "nao quer"]],
  [/(?<= )found (?:[^ ]+ ){0,3}less/, ["found ", "found le"]],
  [/^\W*(?:sim|n[aã]o)\b/, ["sim ", "nao ", "n o "]],
  [/^(?:e |mas )?se\b/, ["se ", "e se ", "mas se "]],
  [/\be-?mails?\b/i, ["email ", "emails ", "e mail ", "e mails "]],
  [/\ba\s*b/, ["ab", "a b"]],
  [/\b(?:r\$|us\$)\s?\d/, ["r 0", "us 0"]],
  [/\b\d{1,2}h/, ["0"]],
  [/\bx{1}y+z/, ["xy"]],
  [/(?<![\p{L}\p{N}])São Paulo/iu, ["s o paul"]],
  [/<\/?sys>|\[inst\]/, ["sys ", "inst "]],
  [/\b(?!foo)(?:bar|qux)/, ["bar", "qux"]],
  [/\b[a-c]x/, ["ax", "bx", "cx"]],
  [/\bfoo$/, ["foo "]],
  [/\b(?<name>foo)bar/, ["foobar"]],
  // Within a word, with any word, or with nothing a match may begin anywhere.
  [/foo/, undefined],
  [/\bfoo|bar/, undefined],
  [/\b\w+/, undefined],
  [/\b[^a]b/, undefined],
  [/\b(?:foo)?/, undefined],
  [/(?<!\p{L})foo/u, undefined],
];

describe("beginningsOf", () => {
  for (const [pattern, beginnings] of rows)
    it(`reads ${pattern}`, () => {
      const found = beginningsOf(pattern);
      assert.deepEqual(found && [...found].sort(), beginnings && [...beginnings].sort());
    });
});
