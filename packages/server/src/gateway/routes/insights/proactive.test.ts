import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import {
  type ArmAnswer,
  armAnswerSchema,
  type SessionToken,
  type SiteSettingsInput,
  siteSettingsSchema,
} from "@prosa/protocol";
import { type ExperimentReport, experimentReportsSchema } from "@prosa/protocol/desk";
import { openSession, putSite } from "../../../../test/client.ts";
import { post } from "../../../../test/http.ts";
import { FIGURES_SITE, FiguresBed, refused } from "../../../../test/insights/figures-bed.ts";
import { startStill } from "../../../../test/testbed.ts";
import { statsRoomsOf } from "../../../insights/shards.ts";

const HOUR_MS = 3_600_000;
const ORIGIN = "https://loja.example";
type Written = NonNullable<SiteSettingsInput["experiments"]>[number];

const RULES: Written = {
  id: "freight",
  title: "Frete",
  part: "proactive",
  variants: [
    { id: "asks", proactive: [{ text: { "pt-BR": "Posso ajudar com o frete?" }, after: 5 }] },
    { id: "silent", proactive: [] },
  ],
  metric: "wrote",
};

let site: FiguresBed;

beforeEach(async () => {
  site = await FiguresBed.start();
});

async function run(experiment: Written = RULES, change: object = {}): Promise<void> {
  const settings = { model: "embedded", origins: [ORIGIN], experiments: [experiment], ...change };
  await putSite(site.bed, FIGURES_SITE, settings);
}

function send(path: string, body: object, headers: object = {}): Promise<Response> {
  return site.ask("POST", path, body, { origin: ORIGIN, ...headers });
}

async function given(kept: object = {}): Promise<ArmAnswer["run"]> {
  const response = await send("/api/proactive", { site: FIGURES_SITE, ...kept });
  assert.equal(response.status, 200, await response.clone().text());
  return armAnswerSchema.parse(await response.json()).run;
}

/** A device that asks for its arm, and meets it. */
async function device(): Promise<{ run: string; arm: string }> {
  const { key = "", arm = "" } = (await given()) ?? {};
  const response = await send("/api/proactive/met", { site: FIGURES_SITE, run: key, arm });
  assert.equal(response.status, 204, await response.clone().text());
  return { run: key, arm };
}

function tell(session: SessionToken, met: { run: string; arm: string }): Promise<Response> {
  const headers = { authorization: `Bearer ${session.token}` };
  return send(`/api/sessions/${session.session}/met`, met, headers);
}

async function report(): Promise<ExperimentReport> {
  const response = await site.ask("GET", "/api/experiments");
  const [one] = experimentReportsSchema.parse(await response.json()).experiments;
  if (!one) throw new Error("There is no experiment.");
  return one;
}

async function exposed(): Promise<Record<string, number>> {
  return Object.fromEntries((await report()).arms.map((arm) => [arm.id, arm.exposed]));
}

async function pass(hours: number): Promise<void> {
  for (let hour = 0; hour < hours; hour += 1) {
    site.bed.clock.advance(HOUR_MS);
    await site.told();
  }
}

describe("an experiment on what a site says first", () => {
  it("[I25] gives a device an arm by chance, and the same while it keeps it, with the rules of every variant", async () => {
    await run();
    const arms = new Set<string>();
    for (let count = 0; count < 40 && arms.size < 3; count += 1) {
      const { key = "", arm = "", variants = [] } = (await given()) ?? {};
      arms.add(arm);
      assert.deepEqual(
        variants.map(({ id, rules }) => [id, rules.length]),
        [
          ["asks", 1],
          ["silent", 0],
        ],
      );
      for (let visit = 0; visit < 3; visit += 1) assert.equal((await given({ run: key, arm }))?.arm, arm);
      // An arm of another run, or one that there is not, is nobody's.
      assert.ok(["control", "asks", "silent"].includes((await given({ run: "old~1", arm }))?.arm ?? ""));
      assert.equal(await given({ run: key, arm: "gone" }), undefined);
    }
    assert.deepEqual([...arms].sort(), ["asks", "control", "silent"]);
  });

  it("[I25] counts visitors who never write, and of those who do what came of it, without a word of who they are", async () => {
    await run();
    const met: Record<string, number> = { control: 0, asks: 0, silent: 0 };
    const wrote: Record<string, number> = { control: 0, asks: 0, silent: 0 };
    for (let index = 0; index < 40; index += 1) {
      const own = await device();
      met[own.arm] = (met[own.arm] ?? 0) + 1;
      if (index % 3 > 0) continue;
      const visitor = await site.visitor("qual o prazo de troca?");
      for (let repeat = 0; repeat < 2; repeat += 1) assert.equal((await tell(visitor, own)).status, 204);
      wrote[own.arm] = (wrote[own.arm] ?? 0) + 1;
    }
    await pass(2);
    const { arms } = await report();
    assert.deepEqual(await exposed(), met);
    for (const { id, rate } of arms) {
      const count = met[id] ?? 0;
      assert.equal(rate, count < 5 ? null : (wrote[id] ?? 0) / count, id);
    }
    for (const room of statsRoomsOf(FIGURES_SITE)) {
      const { rows } = site.bed.platform.place("stats", room).storage;
      for (const [key, row] of rows) {
        if (!key.startsWith("day:")) continue;
        const keys = Object.keys(row as object).filter((one) => one.endsWith("|met"));
        for (const one of keys) assert.match(one, /^arm\|freight~\w+\|(control|asks|silent)\|met$/);
      }
    }
  });

  it("[I25] is told of a visitor's arm by the visitor alone, once they have written, and stops with its run", async () => {
    await run();
    const own = await device();
    const silent = await openSession(site.bed, FIGURES_SITE);
    assert.equal((await tell(silent, own)).status, 204);
    const other = await site.visitor("qual o prazo de troca?");
    assert.deepEqual(await refused(await tell({ ...silent, session: other.session }, own)), [
      403,
      "wrong-session",
    ]);
    const before = await exposed();
    await run({ ...RULES, isRunning: false });
    assert.equal(await given(), undefined);
    assert.equal((await tell(other, own)).status, 204);
    assert.equal((await send("/api/proactive/met", { site: FIGURES_SITE, ...own })).status, 204);
    await pass(2);
    assert.deepEqual(await exposed(), before);
    const sums = (await report()).arms.map(({ rate }) => rate);
    assert.ok(sums.every((rate) => rate === null));
  });

  it("[I10] is asked from pages of the site alone, and no more often than an address may", async () => {
    await run();
    const ask = { site: FIGURES_SITE };
    const foreign = await send("/api/proactive", ask, { origin: "https://other.example" });
    assert.deepEqual(await refused(foreign), [403, "origin-not-allowed"]);
    assert.deepEqual(await refused(await send("/api/proactive", { site: "gone" })), [404, "unknown-site"]);
    assert.deepEqual(await refused(await send("/api/proactive/met", { ...ask, run: "a|b", arm: "x" })), [
      422,
      "bad-body",
    ]);
    const few = startStill({ variables: { PROSA_SESSIONS_PER_MINUTE: "2" } });
    await putSite(few, FIGURES_SITE, { model: "embedded", origins: [ORIGIN], experiments: [RULES] });
    const askFew = () => post(few, "/api/proactive", ask, { origin: ORIGIN });
    const answers = await Promise.all(Array.from({ length: 9 }, askFew));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [...Array<number>(8).fill(200), 429],
    );
    few.clock.advance(60_000);
    assert.equal((await askFew()).status, 200);
  });

  it("judges by what is known of visitors who never write, with even shares, and invents no hurry", async () => {
    const faults = (change: Partial<Written>) =>
      siteSettingsSchema
        .safeParse({ name: "Loja", experiments: [{ ...RULES, ...change }] })
        .error?.issues.map(({ path }) => path.at(-1));
    for (const metric of ["wrote", "resolved", "confirmed"] as const)
      assert.equal(faults({ metric }), undefined, metric);
    for (const metric of ["converted", "value", "contained", "pressed"] as const)
      assert.deepEqual(faults({ metric }), metric === "pressed" ? ["metric", "metric"] : ["metric"], metric);
    assert.deepEqual(faults({ metric: "resolved", split: "bandit" }), ["split"]);
    const variants = [{ id: "a", greeting: { "pt-BR": "Oi" } }];
    assert.deepEqual(faults({ part: "greeting", variants, metric: "wrote" }), ["metric"]);
    const hurried = [{ id: "a", proactive: [{ text: { "pt-BR": "Últimas unidades!" } }] }];
    const settings = { name: "Loja", model: "embedded", experiments: [{ ...RULES, variants: hurried }] };
    const response = await site.ask("PUT", `/api/sites/${FIGURES_SITE}`, settings);
    assert.deepEqual(await refused(response), [422, "invented-urgency"]);
  });
});
