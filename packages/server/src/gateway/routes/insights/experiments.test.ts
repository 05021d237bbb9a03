import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { SiteSettingsInput } from "@prosa/protocol";
import { type ExperimentReport, experimentReportsSchema } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { signUp } from "../../../../test/agents.ts";
import { openSession, putSite } from "../../../../test/client.ts";
import { FIGURES_SITE, FiguresBed, refused } from "../../../../test/insights/figures-bed.ts";
import { unsealedRows, welcomeOf } from "../../../../test/session-bed.ts";
import { statsRoomOf } from "../../../insights/shards.ts";

const HOUR_MS = 3_600_000;
type Written = NonNullable<SiteSettingsInput["experiments"]>[number];

const STARTERS: Written = {
  id: "first-questions",
  title: "Primeiras perguntas",
  part: "starters",
  variants: [
    { id: "exchange", starters: { "pt-BR": ["qual o prazo de troca?"] } },
    { id: "hours", starters: { "pt-BR": ["qual o horário?"] } },
  ],
  metric: "pressed",
};
const GREETING: Written = {
  id: "hello",
  title: "Olá",
  part: "greeting",
  variants: [{ id: "warm", greeting: { "pt-BR": "Oi! Que bom ver você." } }],
  metric: "resolved",
  effect: 0.1,
};

let site: FiguresBed;

beforeEach(async () => {
  site = await FiguresBed.start();
});

async function run(...experiments: Written[]): Promise<void> {
  const settings = { model: "embedded", starters: { "pt-BR": ["o que vocês vendem?"] }, experiments };
  await putSite(site.bed, FIGURES_SITE, settings);
}

async function reports(): Promise<ExperimentReport[]> {
  const response = await site.ask("GET", "/api/experiments");
  assert.equal(response.status, 200, await response.clone().text());
  return experimentReportsSchema.parse(await response.json()).experiments;
}

async function report(): Promise<ExperimentReport> {
  const [one] = await reports();
  if (!one) throw new Error("There is no experiment.");
  return one;
}

/** Tells of visitors who met an arm, as their sessions would: so many of them asked for a person. */
async function told(
  arm: string,
  count: number,
  { escalated = 0, thanked = 0, declined = 0 } = {},
): Promise<void> {
  const { experiment } = await report();
  const { run: name = "" } = experiment.state ?? {};
  const at = site.bed.clock.now();
  for (let index = 0; index < count; index += 1) {
    const session = `told-${arm}-${at}-${index}`;
    const turn = { length: 1, intent: "returns", isTalk: false, asksPerson: false, strategy: "informing" };
    const judged = { stage: "discovering", sentiment: "neutral", language: "pt-BR", model: "embedded" };
    const facts = [
      { type: "exposed", at, experiment: `${experiment.id}~${name}`, variant: arm },
      { type: "said", at, by: "visitor", length: 5 },
      {
        type: "replied",
        at,
        action: index < declined ? "decline" : "answer",
        asksScore: false,
        ...turn,
        ...judged,
      },
      ...(index < thanked ? [{ type: "rated", at, rating: "up" }] : []),
      ...(index < escalated
        ? [
            { type: "handed-over", at },
            { type: "owned", at, by: "assistant" },
          ]
        : []),
    ];
    const body = JSON.stringify({ n: facts.length, facts, until: 2 ** 45, about: { tags: [] } });
    const room = statsRoomOf(FIGURES_SITE, session);
    const taken = await site.bed.platform.callRoom("stats", room, `/facts/${session}`, {
      method: "PUT",
      body,
    });
    assert.equal(taken.status, 204);
  }
}

/** Lets hours pass, and the site's room look at what runs. */
async function pass(hours: number): Promise<void> {
  for (let hour = 0; hour < hours; hour += 1) {
    site.bed.clock.advance(HOUR_MS);
    await site.told();
  }
}

describe("experiments", () => {
  it("[I25] show each visitor one arm at every welcome, and count them once they say something", async () => {
    await run(STARTERS);
    const shown = new Map<string, number>();
    for (let count = 0; count < 12; count += 1) {
      const { client, session } = await site.visitor("qual o prazo de troca?");
      const [starter = ""] = welcomeOf(client).site.starters ?? [];
      shown.set(starter, (shown.get(starter) ?? 0) + 1);
      assert.ok(session);
    }
    // A visitor who looks and says nothing meets no arm.
    await openSession(site.bed, FIGURES_SITE);
    await pass(2);
    const { arms, status } = await report();
    const counts = Object.fromEntries(arms.map(({ id, exposed }) => [id, exposed]));
    assert.equal(status, "running");
    assert.deepEqual(counts, {
      control: shown.get("o que vocês vendem?") ?? 0,
      exchange: shown.get("qual o prazo de troca?") ?? 0,
      hours: shown.get("qual o horário?") ?? 0,
    });
    const rate = arms.find(({ id }) => id === "exchange")?.rate;
    assert.ok(rate === null || rate === 1);
  });

  it("[I25] count nobody twice, nobody whose chat was open before, and nobody by an answer without a welcome", async () => {
    const early = await site.visitor();
    await run(STARTERS);
    await site.say(early.client, "qual o prazo de troca?");
    await site.ask("POST", "/api/chat", { site: FIGURES_SITE, message: "oi" });
    const { client } = await site.visitor("oi");
    await pass(30);
    await site.say(client, "qual o prazo de troca?");
    await pass(2);
    const { arms } = await report();
    assert.equal(
      arms.reduce((sum, { exposed }) => sum + exposed, 0),
      1,
    );
  });

  it("say from the first day how many visitors it takes, and find no winner where there is none", async () => {
    await run({ ...GREETING, metric: "confirmed" });
    const first = await report();
    assert.ok((first.needed?.left ?? 0) > 500);
    assert.equal(first.needed?.days, null);
    await told("control", 60, { thanked: 30 });
    await told("warm", 60, { thanked: 31 });
    await pass(25);
    const later = await report();
    assert.equal(later.needed?.left, (later.needed?.all ?? 0) - 120);
    assert.ok((later.needed?.days ?? 0) > 0);
    assert.deepEqual([later.winner, later.arms[1]?.verdict], [null, "not-known"]);
  });

  it("[I25] name the winner once its interval leaves zero", async () => {
    await run({ ...GREETING, metric: "confirmed" });
    await told("control", 150, { thanked: 40 });
    await told("warm", 150, { thanked: 110 });
    await pass(2);
    const { winner, arms } = await report();
    assert.equal(winner, "warm");
    assert.ok((arms[1]?.lift?.from ?? 0) > 0);
  });

  it("[I25] hide what they found where visitors are not shared out as they should be", async () => {
    await run({ ...GREETING, metric: "confirmed" });
    await told("control", 60);
    await told("warm", 160, { thanked: 160 });
    await pass(2);
    const { isBroken, winner, arms } = await report();
    assert.deepEqual([isBroken, winner, arms[1]?.rate, arms[1]?.lift], [true, null, null, null]);
  });

  it("[I25] stop an arm that does harm by themselves, within the hour, and give its visitors the site as it is", async () => {
    await run(GREETING);
    await told("control", 100, { escalated: 5 });
    await told("warm", 100, { escalated: 60 });
    await pass(3);
    const { experiment, arms, status } = await report();
    assert.equal(experiment.state?.stopped.warm?.guard, "escalated");
    assert.deepEqual([arms[1]?.verdict, status, experiment.state?.endedBy], ["stopped", "ended", "guards"]);
    for (let count = 0; count < 8; count += 1)
      assert.notEqual((await openSession(site.bed, FIGURES_SITE)).site?.greeting, "Oi! Que bom ver você.");
  });

  it("stop nothing for a harm that chance may have done", async () => {
    await run(GREETING);
    await told("control", 100, { escalated: 5 });
    await told("warm", 100, { escalated: 9 });
    await pass(3);
    assert.deepEqual((await report()).experiment.state?.stopped, {});
  });

  it("end by themselves after their days, and not an hour before", async () => {
    await run({ ...GREETING, days: 1 });
    await pass(23);
    assert.equal((await report()).status, "running");
    await pass(3);
    const { status, experiment } = await report();
    assert.deepEqual([status, experiment.state?.endedBy, experiment.isRunning], ["ended", "days", false]);
  });

  it("move a bandit's shares towards what is pressed, and keep the floor", async () => {
    await run({ ...STARTERS, split: "bandit", metric: "resolved" });
    for (const arm of ["control", "hours"]) await told(arm, 40, { declined: 30 });
    await told("exchange", 40, { declined: 5 });
    await pass(3);
    const { weights = {} } = (await report()).experiment.state ?? {};
    assert.ok((weights.exchange ?? 0) > 0.7, JSON.stringify(weights));
    assert.ok(Object.values(weights).every((weight) => weight >= 0.1));
  });

  it("[I25] refuse a variant that invents urgency, with the words that do, and change nothing", async () => {
    const hurried = {
      ...GREETING,
      variants: [{ id: "warm", greeting: { "pt-BR": "Corra, últimas unidades!" } }],
    };
    const settings = { name: "Loja", model: "embedded", experiments: [hurried] };
    const response = await site.ask("PUT", `/api/sites/${FIGURES_SITE}`, settings);
    const problem = (await response.clone().json()) as { detail: string };
    assert.deepEqual(await refused(response), [422, "invented-urgency"]);
    assert.match(problem.detail, /"warm" of "hello" hurries visitors by "corra"/);
    assert.deepEqual(await reports(), []);
  });

  it("run one a part, also where an owner writes that the other one is over", async () => {
    await run(GREETING);
    const over = { ...GREETING, state: { run: "x", startedAt: 0, endedAt: 1 } };
    const experiments = [{ ...over }, { ...GREETING, id: "other" }];
    const settings = { name: "Loja", model: "embedded", experiments };
    const response = await site.ask("PUT", `/api/sites/${FIGURES_SITE}`, settings);
    assert.deepEqual(await refused(response), [422, "experiment-overlap"]);
    assert.equal((await reports()).length, 1);
  });

  it("[I13] count nobody who erased their session", async () => {
    await run(STARTERS);
    const { session, token } = await site.visitor("oi");
    const headers = { authorization: `Bearer ${token}` };
    await site.ask("DELETE", `/api/sessions/${session}`, undefined, headers);
    await pass(2);
    assert.deepEqual(
      (await report()).arms.map(({ exposed }) => exposed),
      [0, 0, 0],
    );
  });

  it("are kept by a session while their run goes on, and forgotten with its next word after", async () => {
    await run(GREETING);
    const { session, client } = await site.visitor("oi");
    const arms = async () => {
      const row = await unsealedRows(site.bed, "main", session).get("session");
      return Object.keys(z.object({ arms: z.record(z.string(), z.string()) }).parse(row).arms);
    };
    assert.match((await arms()).join(), /^hello~/);
    await run();
    await pass(1);
    await site.say(client, "oi");
    assert.deepEqual(await arms(), []);
  });

  it("are told to owners, and to nobody else", async () => {
    const lead = await signUp(site.bed, FIGURES_SITE, "Caio", "lead");
    const asked = await site.ask("GET", "/api/experiments", undefined, { cookie: lead.cookie });
    assert.deepEqual(await refused(asked), [403, "not-allowed"]);
  });
});
