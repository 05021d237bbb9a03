import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type QuestionFilter, unansweredPageSchema } from "@prosa/protocol/desk";
import { putSite } from "../../../test/client.ts";
import { type StillBed, startStill } from "../../../test/testbed.ts";
import { mulberry32 } from "../../platform/random.ts";
import type { ToldQuestion } from "./question.ts";

const SITE = "loja";
const RUNS = 20;
const DAY_MS = 24 * 60 * 60_000;

/** Questions of four kinds, of which no two have a word in common. */
const TEXTS = [
  "vocês embrulham para presente?",
  "tem estacionamento perto da loja?",
  "aceitam criptomoeda?",
  "fazem gravação em metal?",
];
const TOPICS = ["returns", "price", undefined] as const;
const CHANNELS = ["web", "whatsapp", undefined] as const;

interface Asked extends ToldQuestion {
  session: string;
}

function questionsOf(seed: number, now: number): Asked[] {
  const random = mulberry32(seed);
  const below = (count: number) => Math.floor(random() * count);
  return Array.from({ length: 5 + below(20) }, (_, index): Asked => {
    const [topic, channel] = [TOPICS[below(3)], CHANNELS[below(3)]];
    return {
      session: `session-${String(below(6)).padStart(4, "0")}`,
      messageId: `message-${String(index).padStart(4, "0")}`,
      at: now - below(10) * DAY_MS,
      text: TEXTS[below(TEXTS.length)] ?? "",
      language: below(3) === 0 ? "es" : "pt-BR",
      cause: "declined",
      ...(topic !== undefined && { topic }),
      ...(channel !== undefined && { channel }),
    };
  });
}

async function tell(bed: StillBed, asked: readonly Asked[]): Promise<void> {
  for (const { session, ...question } of asked) {
    const init = { method: "PUT", body: JSON.stringify({ until: 2 ** 45, questions: [question] }) };
    const taken = await bed.platform.callRoom("stats", SITE, `/questions/${session}`, init);
    assert.equal(taken.status, 204);
  }
}

async function counted(bed: StillBed, filter: QuestionFilter): Promise<[number, number][]> {
  const pairs = Object.entries(filter).map(([name, value]): [string, string] => [name, String(value)]);
  const query = new URLSearchParams([["state", "open"], ["from", "0"], ...pairs]);
  const response = await bed.platform.callRoom("stats", SITE, `/groups?${query}`);
  const { groups } = unansweredPageSchema.parse(await response.json());
  return groups.map(({ count, sessions }): [number, number] => [count, sessions]).sort();
}

/** The questions and sessions of each text and language, by a scan over all that was asked. */
function expected(asked: readonly Asked[], filter: QuestionFilter): [number, number][] {
  const { channel, language, topic, since, until } = filter;
  const met = asked.filter(
    (one) =>
      (channel === undefined || one.channel === channel) &&
      (language === undefined || one.language === language) &&
      (topic === undefined || one.topic === topic) &&
      (since === undefined || one.at >= since) &&
      (until === undefined || one.at < until),
  );
  const kinds = new Set(met.map(({ text, language: of }) => `${of} ${text}`));
  return [...kinds]
    .map((kind): [number, number] => {
      const own = met.filter(({ text, language: of }) => kind === `${of} ${text}`);
      return [own.length, new Set(own.map(({ session }) => session)).size];
    })
    .sort();
}

describe("the groups of unanswered questions", () => {
  it("[I24] count the questions that meet a filter, as a scan over all of them does", async () => {
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const bed = startStill();
      await putSite(bed, SITE, { model: "embedded" });
      const now = bed.clock.now();
      const asked = questionsOf(seed, now);
      await tell(bed, asked);
      if (seed % 2) bed.platform.kill();
      const filters: QuestionFilter[] = [
        {},
        { channel: "web" },
        { channel: "whatsapp" },
        { language: "es" },
        { topic: "returns" },
        { since: now - 3 * DAY_MS },
        { until: now - 3 * DAY_MS },
        { topic: "price", since: now - 6 * DAY_MS, until: now - DAY_MS },
      ];
      for (const filter of filters) {
        const where = `seed ${seed}, ${JSON.stringify(filter)}`;
        assert.deepEqual(await counted(bed, filter), expected(asked, filter), where);
      }
    }
  });
});
