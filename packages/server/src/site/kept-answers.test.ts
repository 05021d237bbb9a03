import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { MemoryStorage } from "../hosts/memory/storage.ts";
import { ANSWER_KEPT_MS, KeptAnswers } from "./kept-answers.ts";

/** More than one page of rows. */
const ANSWERS = 250;

let now: number;
let alarmAt: number | null;
let storage: MemoryStorage;
let answers: KeptAnswers;

beforeEach(() => {
  now = 1_000;
  alarmAt = null;
  storage = new MemoryStorage();
  const alarm = {
    get: async () => alarmAt,
    set: async (at: number | null) => {
      alarmAt = at;
    },
  };
  answers = new KeptAnswers({ storage, now: () => now, alarm });
});

async function keep(digest: string): Promise<void> {
  const ask = (method: string, body: object) =>
    answers.answer(digest, new Request("http://room/", { method, body: JSON.stringify(body) }));
  await ask("POST", { body: "digest" });
  await ask("PUT", { answer: "sealed" });
}

const left = () => [...storage.rows.keys()].filter((key) => key.startsWith("answer:"));

describe("kept answers", () => {
  it("go after a day, wherever their digests stand among newer ones, and not before", async () => {
    const digests = Array.from({ length: ANSWERS }, (_, place) => String(1_000 + place));
    for (const digest of digests.slice(ANSWERS / 2)) await keep(digest);
    now += 60_000;
    for (const digest of digests.slice(0, ANSWERS / 2)) await keep(digest);
    now = 1_000 + ANSWER_KEPT_MS - 1;
    await answers.handleAlarm();
    assert.equal(left().length, ANSWERS);
    assert.equal(alarmAt, 1_000 + ANSWER_KEPT_MS);
    now += 1;
    await answers.handleAlarm();
    assert.deepEqual(
      left(),
      digests.slice(0, ANSWERS / 2).map((digest) => `answer:${digest}`),
    );
    assert.equal(alarmAt, 61_000 + ANSWER_KEPT_MS);
    now = alarmAt ?? 0;
    alarmAt = null;
    await answers.handleAlarm();
    assert.deepEqual([left(), alarmAt], [[], null]);
  });
});
