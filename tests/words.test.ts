import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { filesOf, isTest, readSource } from "./source.ts";
import { BANNED, type BannedWord } from "./words.ts";

const files = filesOf(["packages/{protocol,widget,desk,server}/src/**/*.ts"])
  .filter((path) => !isTest(path))
  .map(readSource);

describe("words", () => {
  for (const banned of BANNED)
    it(`has ${labelOf(banned)} in no name and no comment`, () => {
      assert.deepEqual(placesOf(banned), []);
    });

  it("declares no exported name twice in a package, but in files of one name", () => {
    const shared = ["server", "widget", "desk"].flatMap((name) => {
      const owners = new Map<string, string[]>();
      for (const { path, declares } of files.filter((file) =>
        [name, "protocol"].includes(file.path.split("/")[1] ?? ""),
      ))
        for (const one of new Set(declares)) owners.set(one, [...(owners.get(one) ?? []), path]);
      return [...owners]
        .filter(([, paths]) => new Set(paths.map((path) => path.split("/").at(-1))).size > 1)
        .map(
          ([one, paths]) => `${name}: ${one} in ${paths.map((path) => path.split("/src/")[1]).join(", ")}`,
        );
    });
    assert.deepEqual(shared, []);
  });
});

function placesOf({ word, name, text, instead }: BannedWord): string[] {
  return files.flatMap(({ path, exports, comments }) => {
    const fileName = path.split("/").at(-1)?.replace(".ts", "") ?? "";
    const inFileName = word !== undefined && isIn(word, fileName.split("-"));
    const names = exports.filter(
      (one) => (word !== undefined && isIn(word, wordsOf(one))) || name?.test(one),
    );
    const texts = text ? comments.filter((comment) => text.test(comment)) : [];
    return [
      ...(inFileName ? [path] : []),
      ...names.map((one) => `${path}: ${one}`),
      ...texts.map((comment) => `${path}: ${comment.trim().slice(0, 80)}`),
    ].map((place) => `${place} (say: ${instead})`);
  });
}

function isIn(word: string, words: readonly string[]): boolean {
  return words.includes(word) || words.includes(`${word}s`);
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[ _]+/);
}

function labelOf({ word, name, text }: BannedWord): string {
  return word ?? String(name ?? text);
}
