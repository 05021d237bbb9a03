import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { Insights } from "@prosa/protocol/desk";
import { signUp } from "../../../../test/agents.ts";
import { FIGURES_SITE, FiguresBed, refused } from "../../../../test/insights/figures-bed.ts";
import { csvOf } from "../../../insights/reports/csv.ts";
import { statsRoomOf } from "../../../insights/shards.ts";
import { queryOf } from "../../stats-rooms.ts";

let site: FiguresBed;

beforeEach(async () => {
  site = await FiguresBed.start();
});

describe("GET /api/analytics/dashboard", () => {
  it("counts by day: sessions, visitors, messages, intents, moods and mean length", async () => {
    for (let count = 0; count < 5; count += 1) await site.visitor("qual o prazo de troca?", "obrigada!");
    site.bed.clock.advance(25 * 60 * 60_000);
    await site.visitor("oi");
    const { totals, days, from, to } = await site.dashboard("?from=2026-01-14&to=2026-01-16");
    assert.deepEqual([from, to, days.length], ["2026-01-14", "2026-01-16", 3]);
    assert.deepEqual(
      days.map(({ sessions, visitors }) => [sessions, visitors]),
      [
        [0, 0],
        [5, 5],
        [1, 1],
      ],
    );
    assert.deepEqual(totals.messages, { visitor: 11, assistant: 11, agent: 0 });
    assert.equal(days[1]?.meanLength, 4);
    assert.equal(days[0]?.meanLength, null);
    assert.ok(totals.intents.some(({ count }) => count === 5));
    const { positive, neutral, negative } = totals.sentiment;
    assert.equal((positive ?? 0) + (neutral ?? 0) + (negative ?? 0), 11);
  });

  it("hides what fewer than five conversations asked", async () => {
    for (let count = 0; count < 4; count += 1) await site.visitor("qual o prazo de troca?");
    const before = await site.dashboard();
    assert.ok(before.totals.intents.length > 0);
    assert.ok(before.totals.intents.every(({ count }) => count === null));
    await site.visitor("qual o prazo de troca?");
    assert.ok((await site.dashboard()).totals.intents.some(({ count }) => count === 5));
  });

  it("is of one channel, language or topic where one is named, as the page on figures is, and hides what is of fewer than five", async () => {
    for (let count = 0; count < 6; count += 1) await site.visitor("qual o prazo de troca?", "obrigada!");
    for (let count = 0; count < 2; count += 1) await site.visitor("oi");
    const all = await site.dashboard("?days=1");
    assert.deepEqual([all.filter, all.totals.sessions], [null, 8]);
    const returns = await site.dashboard("?days=1&topic=returns");
    assert.equal(returns.filter, "topic=returns");
    const { totals, days } = returns;
    assert.deepEqual(
      [totals.sessions, totals.visitors, totals.messages, totals.meanLength],
      [6, 6, { visitor: 12, assistant: 12, agent: 0 }, 4],
    );
    assert.deepEqual([days[0]?.sessions, days[0]?.messages.visitor], [6, 12]);
    assert.equal((await site.dashboard("?days=1&channel=web")).totals.sessions, 8);
    assert.equal((await site.dashboard("?days=1&channel=whatsapp")).totals.sessions, 0);
    await site.visitor("¿Cuál es el plazo de cambio?");
    const es = await site.dashboard("?days=1&language=es");
    for (const { sessions, visitors, messages, meanLength, meanDurationMs } of [es.totals, ...es.days])
      assert.deepEqual(
        [sessions, visitors, messages, meanLength, meanDurationMs],
        [null, null, { visitor: null, assistant: null, agent: 0 }, null, null],
      );
    assert.deepEqual(
      await refused(await site.ask("GET", "/api/analytics/dashboard?topic=returns&channel=web")),
      [400, "bad-query"],
    );
  });

  it("counts days by the clock that is asked for, and says what is wrong with a range", async () => {
    site.bed.clock.advance(13.5 * 60 * 60_000);
    await site.visitor("oi");
    const utc = await site.dashboard("?from=2026-01-15&to=2026-01-16");
    const local = await site.dashboard("?from=2026-01-15&to=2026-01-16&zone=America/Sao_Paulo");
    assert.deepEqual(
      utc.days.map(({ sessions }) => sessions),
      [0, 1],
    );
    assert.deepEqual(
      local.days.map(({ sessions }) => sessions),
      [1, 0],
    );
    for (const query of [
      "?from=2026-02-01&to=2026-01-01",
      "?zone=Marte/Olimpo",
      "?from=2020-01-01&to=2026-01-01",
    ])
      assert.deepEqual(
        await refused(await site.ask("GET", `/api/analytics/dashboard${query}`)),
        [400, "bad-range"],
        query,
      );
    assert.deepEqual(await refused(await site.ask("GET", "/api/analytics/dashboard?from=ontem")), [
      400,
      "bad-query",
    ]);
  });
});

describe("GET /api/insights", () => {
  it("[I24] gives each figure with its n, its interval and how it is known, beside that of the days before", async () => {
    for (let count = 0; count < 6; count += 1) await site.visitor("qual o prazo de troca?", "obrigada!");
    await site.visitor("vocês vendem pneus de trator?");
    site.bed.clock.advance(25 * 60 * 60_000);
    const { figures, series, week, funnel, intents } = await site.insights("?from=2026-01-15&to=2026-01-15");
    const figure = (id: string) => figures.find((one) => one.id === id);
    assert.deepEqual([figure("conversations")?.value, figure("visitors")?.value], [7, 7]);
    const words = figure("resolution-words");
    assert.deepEqual([words?.value, words?.n, words?.known], [6 / 7, 7, "words"]);
    assert.ok(words?.interval && words.interval.from < 6 / 7 && words.interval.to > 6 / 7);
    assert.deepEqual([figure("resolution-verified")?.value, figure("wait")?.value], [6 / 7, null]);
    assert.equal(figure("conversations")?.before, 0);
    assert.deepEqual(
      series.map(({ conversations }) => conversations),
      [7],
    );
    assert.equal(
      week.reduce<number>((sum, count) => sum + (count ?? 0), 0),
      13,
    );
    assert.deepEqual(
      funnel.map(({ count }) => count),
      [7, 7, 6, 6, 0],
    );
    assert.ok(intents.some(({ conversations, resolved }) => conversations === 6 && resolved === 1));
  });

  it("[I24] opens the conversations of every number, of its days alone, also by those that a visitor came back after", async () => {
    const first = await site.visitor("qual o prazo de troca?", "obrigada!");
    await site.visitor("vocês vendem pneus de trator?");
    await site.visitor("oi");
    site.bed.clock.advance(25 * 60 * 60_000);
    await site.say(first.client, "vocês vendem pneus de trator?");
    site.bed.clock.advance(60 * 60_000);
    const { figures, funnel, startAt, endAt } = await site.insights("?from=2026-01-15&to=2026-01-15");
    const listed = async (opens: Readonly<Record<string, string | undefined>>) => {
      const filters = { beganSince: startAt, beganUntil: endAt, ...opens };
      return (await site.page(`?${queryOf(filters)}`)).conversations;
    };
    for (const { step, count, opens } of funnel) assert.equal((await listed(opens)).length, count, step);
    for (const { id, unit, value, n, opens } of figures) {
      if (unit !== "share" || value === null || id.startsWith("satisfaction")) continue;
      assert.equal((await listed(opens)).length, Math.round(value * n), id);
    }
    const [resolved] = await listed({ is: "verified" });
    assert.deepEqual([resolved?.session, resolved?.outcome], [first.session, "confirmed-words"]);
    assert.deepEqual(await listed({ is: "with-person" }), []);
    assert.deepEqual(await refused(await site.ask("GET", "/api/conversations?is=lucky")), [400, "bad-query"]);
  });

  it("tells which turns convert: observed by default, and by arm where chance drew the LLM's guidance", async () => {
    const at = site.bed.clock.now();
    const turn = { length: 1, intent: "price", isTalk: false, asksPerson: false, strategy: "closing" };
    const judged = { stage: "deciding", sentiment: "neutral", language: "pt-BR", model: "openai" };
    for (let index = 0; index < 18; index += 1) {
      const session = `converts-${index}`;
      const met = { type: "exposed", at, experiment: "tone~a", variant: "plain", isGuidance: true };
      const facts = [
        { type: "said", at, by: "visitor", length: 5 },
        ...(index < 6 ? [met] : []),
        { type: "replied", at, action: "answer", asksScore: false, ...turn, ...judged },
        ...(index < 3 ? [{ type: "converted", at, name: "order", value: 10 }] : []),
        // Four of another place: too few to be told.
        ...(index < 14
          ? []
          : [
              {
                type: "replied",
                at,
                action: "answer",
                asksScore: false,
                ...turn,
                ...judged,
                stage: "customer",
              },
            ]),
      ];
      const body = JSON.stringify({ n: facts.length, facts, until: 2 ** 45, about: { tags: [] } });
      const room = statsRoomOf(FIGURES_SITE, session);
      await site.bed.platform.callRoom("stats", room, `/facts/${session}`, { method: "PUT", body });
    }
    const { converts } = await site.insights();
    const place = { strategy: "closing", intent: "price", stage: "deciding" };
    assert.deepEqual(
      converts.map(({ interval, opens, ...row }) => row),
      [
        { ...place, arm: null, known: "observed", conversations: 8, converted: 0 },
        {
          ...place,
          arm: { experiment: "tone", variant: "plain" },
          known: "randomised",
          conversations: 6,
          converted: 3,
        },
      ],
    );
    assert.ok((converts[1]?.interval.from ?? 1) < 0.5 && (converts[1]?.interval.to ?? 0) > 0.5);
    // Each number opens its conversations, and those of them that converted.
    for (const { opens, conversations, converted } of converts) {
      const listed = async (is?: string) =>
        (await site.page(`?${queryOf({ ...opens, is })}`)).conversations.length;
      assert.deepEqual([await listed(), await listed("converted")], [conversations, converted]);
    }
    assert.deepEqual((await site.insights("?topic=price")).converts, converts);
    assert.deepEqual((await site.insights("?language=pt-BR")).converts, converts);
    assert.deepEqual((await site.insights("?channel=whatsapp")).converts, []);
  });

  it("[I21] [I24] tells waits as they were promised beside those that came, of the conversations of a filter too", async () => {
    const at = site.bed.clock.now();
    const minutes = (count: number) => count * 60_000;
    for (let index = 0; index < 8; index += 1) {
      const session = `promised-${index}`;
      const facts = [
        { type: "said", at, by: "visitor", length: 5, ...(index < 6 && { channel: "whatsapp" }) },
        { type: "owned", at, by: "queue" },
        ...(index === 7 ? [] : [{ type: "promised", at, ms: minutes(index === 6 ? 1 : 4) }]),
        // A wait that rose is measured by what was told first.
        { type: "promised", at, ms: minutes(30) },
        { type: "owned", at: at + minutes(6), by: "agent", ...(index === 7 && { hasLeft: true }) },
      ];
      const body = JSON.stringify({ n: facts.length, facts, until: 2 ** 45, about: { tags: [] } });
      const room = statsRoomOf(FIGURES_SITE, session);
      await site.bed.platform.callRoom("stats", room, `/facts/${session}`, { method: "PUT", body });
    }
    const near = (value: number | null | undefined, ms: number) =>
      assert.ok(value && Math.abs(value / ms - 1) < 0.05, `${value} is about ${ms}`);
    const { promisedWaits: all } = await site.insights("?days=1");
    assert.equal(all.count, 7);
    assert.deepEqual(
      all.steps.map(({ upToMs, count }) => [upToMs, count]),
      [
        [minutes(2), 1],
        [minutes(5), 6],
      ],
    );
    near(all.steps[1]?.medianMs, minutes(6));
    near(all.errorMs, minutes(2));
    const { promisedWaits: phone } = await site.insights("?days=1&channel=whatsapp");
    assert.deepEqual([phone.count, phone.steps.length], [6, 1]);
    const { promisedWaits: web } = await site.insights("?days=1&channel=web");
    const few = { upToMs: minutes(2), count: null, medianMs: null };
    assert.deepEqual(web, { count: null, errorMs: null, errorP90Ms: null, steps: [few] });
    const table = await (await site.ask("GET", "/api/insights?days=1&channel=whatsapp&format=csv")).text();
    assert.match(table, /\r\npromised-wait,up to 5 min,median-ms,\d+,6,/);
  });

  it("is a table for spreadsheets too, in which nothing is read as a formula", async () => {
    for (let count = 0; count < 5; count += 1) await site.visitor("qual o prazo de troca?");
    const response = await site.ask("GET", "/api/insights?format=csv");
    assert.match(response.headers.get("content-type") ?? "", /^text\/csv/);
    assert.match(response.headers.get("content-disposition") ?? "", /attachment; filename="prosa-.*\.csv"/);
    const lines = (await response.text()).split("\r\n");
    assert.equal(lines[0], "part,name,measure,value,n,from,to,known,before");
    assert.ok(lines.includes("figure,conversations,count,5,5,,,log,0"));
    assert.ok(lines.some((line) => line.startsWith("day,2026-01-15,conversations,5")));
    assert.equal(
      csvOf({ ...EMPTY, models: [{ name: '=cmd|"x"', count: 5 }] })
        .split("\r\n")
        .at(-2),
      `models,"'=cmd|""x""",count,5,,,,,`,
    );
  });

  it("[I24] are of one channel, language or topic where one is named, and hide what is of fewer than five", async () => {
    for (let count = 0; count < 6; count += 1) await site.visitor("qual o prazo de troca?");
    for (let count = 0; count < 2; count += 1) await site.visitor("oi");
    const all = await site.insights("?days=1");
    assert.equal(all.filter, null);
    assert.deepEqual(all.choices, { channels: ["web"], languages: ["pt-BR"], topics: ["returns"] });
    const returns = await site.insights("?days=1&topic=returns");
    const figure = (insights: Insights, id: string) => insights.figures.find((one) => one.id === id);
    assert.equal(returns.filter, "topic=returns");
    assert.deepEqual(returns.choices, all.choices);
    assert.equal(figure(returns, "conversations")?.value, 6);
    assert.equal(figure(returns, "conversations")?.value, all.intents[0]?.conversations);
    assert.equal(returns.series[0]?.conversations, 6);
    const web = await site.insights("?days=1&channel=web");
    assert.equal(figure(web, "conversations")?.value, 8);
    assert.equal(web.funnel[0]?.count, 8);
    const opened = await site.page("?channel=web&intent=returns");
    assert.equal(opened.conversations.length, 6);
    assert.equal((await site.page("?channel=whatsapp")).conversations.length, 0);
    await site.visitor("¿Cuál es el plazo de cambio?");
    const es = await site.insights("?days=1&language=es");
    assert.deepEqual([es.series[0]?.conversations, es.funnel[0]?.count], [null, null]);
    for (const one of es.figures)
      assert.deepEqual([one.value, one.n], [one.isFew ? null : one.value, 0], one.id);
    assert.ok(figure(es, "conversations")?.isFew);
    assert.ok(es.week.every((count) => count === null || count === 0));
    for (const query of ["?topic=returns&channel=web", "?channel=fax", "?topic=a|b"])
      assert.deepEqual(
        await refused(await site.ask("GET", `/api/insights${query}`)),
        [400, "bad-query"],
        query,
      );
  });

  it("is read by leads too, and by no agent; both leave conversations to owners", async () => {
    const lead = await signUp(site.bed, FIGURES_SITE, "Caio", "lead");
    const agent = await signUp(site.bed, FIGURES_SITE, "Bia", "agent");
    const by = (path: string, { cookie }: { cookie: string }) => site.ask("GET", path, undefined, { cookie });
    assert.equal((await by("/api/insights?days=7", lead)).status, 200);
    assert.deepEqual(await refused(await by("/api/insights", agent)), [403, "not-allowed"]);
    for (const path of ["/api/conversations", "/api/unanswered"])
      assert.deepEqual(await refused(await by(path, lead)), [403, "not-allowed"], path);
  });
});

const EMPTY: Insights = {
  from: "2026-01-15",
  to: "2026-01-15",
  zone: "UTC",
  filter: null,
  choices: { channels: [], languages: [], topics: [] },
  startAt: 0,
  endAt: 0,
  figures: [],
  series: [],
  seriesBefore: [],
  week: [],
  funnel: [],
  scores: [],
  ratings: { up: 0, down: 0 },
  outcomes: [],
  intents: [],
  sentiments: [],
  stages: [],
  languages: [],
  channels: [],
  strategies: [],
  models: [],
  converts: [],
  modelCosts: { conversations: 0, input: 0, output: 0, amounts: [] },
  promisedWaits: { count: 0, errorMs: null, errorP90Ms: null, steps: [] },
};
