import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type SiteSettingsInput, siteSettingsSchema } from "@prosa/protocol";
import { isRatioBroken } from "../../insights/experiments/sample-ratio.ts";
import { armsOf, armsToKeep, settingsWithArms } from "./arms.ts";
import { inventedPressure } from "./pressure.ts";
import { settleExperiments } from "./settle.ts";

const NOW = Date.parse("2026-03-01T12:00:00Z");
type Written = NonNullable<SiteSettingsInput["experiments"]>[number];

const GREETING: Written = {
  id: "ola",
  title: "Olá",
  part: "greeting",
  variants: [
    { id: "warm", greeting: { "pt-BR": "Oi! Que bom ver você." } },
    { id: "short", greeting: { "pt-BR": "Olá." } },
  ],
  metric: "resolved",
};

function settingsOf(...experiments: Written[]) {
  const settings = siteSettingsSchema.parse({
    name: "Loja",
    greeting: { "pt-BR": "Bem-vindo" },
    experiments,
  });
  return { ...settings, experiments: settleExperiments(settings.experiments, [], NOW) };
}

const OF_GREETING = { parts: ["greeting"], language: "pt-BR" } as const;
const armOf = (settings: ReturnType<typeof settingsOf>, visitor: string) =>
  armsOf(settings, visitor, OF_GREETING)[0]?.arm;

describe("the arms of a visitor", () => {
  it("[I25] are the same at every call, and shared out evenly", () => {
    const settings = settingsOf(GREETING);
    const counts = new Map<string, number>();
    for (let visitor = 0; visitor < 6_000; visitor += 1) {
      const arm = armOf(settings, `session-${visitor}`) ?? "";
      assert.equal(armOf(settings, `session-${visitor}`), arm);
      counts.set(arm, (counts.get(arm) ?? 0) + 1);
    }
    assert.deepEqual([...counts.keys()].sort(), ["control", "short", "warm"]);
    assert.equal(isRatioBroken([...counts.values()]), false);
  });

  it("are others in another run: the run salts them", () => {
    const one = settingsOf(GREETING);
    const state = { run: "another", startedAt: NOW, stopped: {} };
    const other = { ...one, experiments: one.experiments.map((experiment) => ({ ...experiment, state })) };
    const visitors = Array.from({ length: 300 }, (_, index) => `session-${index}`);
    const moved = visitors.filter((visitor) => armOf(one, visitor) !== armOf(other, visitor));
    assert.ok(moved.length > 150 && moved.length < 250, String(moved.length));
  });

  it("are kept while their run goes on, also while it rests, and forgotten with it", () => {
    const settings = settingsOf(GREETING);
    const [experiment] = settings.experiments;
    assert.ok(experiment?.state);
    const key = `ola~${experiment.state.run}`;
    const kept = { [key]: "warm", "ola~before": "short", "gone~1": "control" };
    assert.deepEqual(armsToKeep(kept, settings), { [key]: "warm" });
    assert.deepEqual(armsToKeep(kept, { experiments: [{ ...experiment, isRunning: false }] }), {
      [key]: "warm",
    });
    const ended = { ...experiment, state: { ...experiment.state, endedAt: NOW } };
    assert.deepEqual(armsToKeep(kept, { experiments: [ended] }), {});
  });

  it("change the part that the experiment is about, and nothing of the control's", () => {
    const settings = settingsOf(GREETING);
    const met = (visitor: string) =>
      settingsWithArms(settings, armsOf(settings, visitor, OF_GREETING)).greeting["pt-BR"];
    const words = { control: "Bem-vindo", warm: "Oi! Que bom ver você.", short: "Olá." };
    for (let visitor = 0; visitor < 50; visitor += 1) {
      const arm = armOf(settings, `session-${visitor}`) as keyof typeof words;
      assert.equal(met(`session-${visitor}`), words[arm]);
    }
  });

  it("are none in a language that a variant has no words in, of another part, and once it is over or stopped", () => {
    const settings = settingsOf(GREETING);
    assert.deepEqual(armsOf(settings, "x", { ...OF_GREETING, language: "en" }), []);
    assert.deepEqual(armsOf(settings, "x", { ...OF_GREETING, parts: ["starters"] }), []);
    const [experiment] = settings.experiments;
    if (!experiment?.state) throw new Error("It did not start.");
    const over = { ...experiment, state: { ...experiment.state, endedAt: NOW } };
    assert.deepEqual(armsOf({ ...settings, experiments: [over] }, "x", OF_GREETING), []);
    const stopped = {
      ...experiment,
      state: { ...experiment.state, stopped: { warm: { at: NOW, guard: "escalated" as const } } },
    };
    for (let visitor = 0; visitor < 50; visitor += 1) {
      const before = armOf(settings, `session-${visitor}`);
      const after = armOf({ ...settings, experiments: [stopped] }, `session-${visitor}`);
      assert.equal(after, before === "warm" ? undefined : before);
    }
  });

  it("are kept by who met them, whatever the shares are now", () => {
    const settings = settingsOf(GREETING);
    const [first] = armsOf(settings, "session-1", OF_GREETING);
    const kept = { [first?.key ?? ""]: "short" };
    assert.equal(armsOf(settings, "session-1", { ...OF_GREETING, kept })[0]?.arm, "short");
  });
});

describe("the settings of experiments", () => {
  const refusedAt = (change: object) => {
    const parsed = siteSettingsSchema.safeParse({ name: "Loja", experiments: [{ ...GREETING, ...change }] });
    return parsed.success ? null : parsed.error.issues.map(({ message }) => message).join(" ");
  };

  it("say what is wrong with them", () => {
    assert.equal(refusedAt({}), null);
    assert.match(refusedAt({ part: "starters" }) ?? "", /Give each variant the part/);
    assert.match(refusedAt({ metric: "pressed" }) ?? "", /Only starters are pressed/);
    assert.match(refusedAt({ split: "bandit", metric: "value" }) ?? "", /A bandit chooses/);
    assert.equal(refusedAt({ split: "bandit" }), null);
    assert.match(
      refusedAt({ split: "bandit", variants: GREETING.variants.slice(0, 1) }) ?? "",
      /3 arms at least/,
    );
    assert.match(refusedAt({ variants: [{ id: "control", greeting: { en: "Hi" } }] }) ?? "", /site as it is/);
    assert.match(refusedAt({ effect: 0.6 }) ?? "", /at most 0.5/);
    assert.equal(refusedAt({ effect: 0.5 }), null);
    const two = { name: "Loja", experiments: [GREETING, { ...GREETING, id: "outro" }] };
    assert.match(siteSettingsSchema.safeParse(two).error?.issues[0]?.message ?? "", /one experiment a part/);
    const draft = { name: "Loja", experiments: [GREETING, { ...GREETING, id: "outro", isRunning: false }] };
    assert.equal(siteSettingsSchema.safeParse(draft).success, true);
  });

  it("[I25] begin another run where the comparison, the metric or the end changes, and go on where the title does", () => {
    const { experiments: before } = settingsOf(GREETING);
    const run = (change: Partial<Written>) => {
      const [written] = siteSettingsSchema.parse({
        name: "Loja",
        experiments: [{ ...GREETING, ...change }],
      }).experiments;
      return settleExperiments(written ? [written] : [], before, NOW + 5)[0]?.state;
    };
    assert.deepEqual(run({ title: "Outro" }), before[0]?.state);
    for (const change of [{ metric: "converted" }, { days: 7 }, { effect: 0.1 }] as const)
      assert.equal(run(change)?.startedAt, NOW + 5);
    assert.deepEqual(run({ isRunning: false })?.endedBy, "owner");
  });

  it("keep what the site knows, whatever an owner writes there, and end for good", () => {
    const { experiments: before } = settingsOf(GREETING);
    const [running] = before;
    if (!running?.state) throw new Error("It did not start.");
    const forged = { ...running, state: { run: "forged", startedAt: 0, stopped: {} } };
    assert.deepEqual(settleExperiments([forged], before, NOW + 5)[0]?.state, running.state);
    const ended = settleExperiments([{ ...running, isRunning: false }], before, NOW + 5);
    const again = settleExperiments([{ ...running, isRunning: true }], ended, NOW + 9);
    assert.deepEqual([again[0]?.isRunning, again[0]?.state?.endedAt], [false, NOW + 5]);
  });
});

describe("invented urgency", () => {
  const found = (text: string, ...pages: string[]) => {
    const experiments = settingsOf({
      ...GREETING,
      variants: [{ id: "warm", greeting: { "pt-BR": text } }],
    }).experiments;
    return inventedPressure(experiments, pages)?.words;
  };

  it("[I25] is found in three languages, and not where the words are plain", () => {
    for (const text of [
      "Últimas unidades! Fale com a gente.",
      "Corra: promoção só até hoje.",
      "Restam apenas 3 no estoque",
      "12 pessoas estão vendo este produto",
      "Only 3 left, hurry!",
      "Limited-time offer",
      "Ends today — don’t miss it",
      "¡Quedan pocas! Date prisa",
      "Oferta por tiempo limitado",
      "Se agota: solo por hoy",
    ])
      assert.ok(found(text), text);
    for (const text of [
      "Oi! Posso ajudar a escolher um capacete?",
      "Hoje atendemos até as 18h.",
      "What are you looking for today?",
      "¿En qué puedo ayudarle hoy?",
      "Temos 30 dias para trocas.",
      "Our last catalogue has every unit price.",
    ])
      assert.equal(found(text), undefined, text);
  });

  it("is none where a page of the site says the same", () => {
    assert.equal(found("São as últimas unidades.", "Capacete Lume: últimas unidades em estoque."), undefined);
    assert.equal(found("São as últimas unidades.", "Capacete Lume: em estoque."), "ultimas unidades");
  });

  it("is found in what the assistant is told to say, and not in what it must never say", () => {
    const of = (guidance: object) => {
      const settings = settingsOf({
        ...GREETING,
        part: "guidance",
        variants: [{ id: "warm", guidance }],
      });
      return inventedPressure(settings.experiments, [])?.words;
    };
    assert.ok(of({ say: ["Diga que são as últimas peças."] }));
    assert.ok(of({ strategies: { closing: "Say that there are only 2 left." } }));
    assert.equal(of({ neverSay: ["últimas unidades"] }), undefined);
  });
});
