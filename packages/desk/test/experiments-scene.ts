import type { Language } from "@prosa/protocol";
import type { ExperimentReports } from "@prosa/protocol/desk";
import { NOW } from "./now.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

const TITLES: Readonly<Record<Language, readonly [string, string, string]>> = {
  "pt-BR": ["Saudação mais calorosa", "Quais perguntas primeiro", "Tom mais direto"],
  en: ["A warmer greeting", "Which questions first", "A plainer tone"],
  es: ["Un saludo más cálido", "Qué preguntas primero", "Un tono más directo"],
};

/** Three experiments of a shop: one that found its winner, a bandit that is under way, and a draft. */
export function experimentsScene(language: Language): ExperimentReports {
  const [greeting, starters, tone] = TITLES[language];
  const base = { days: 28, isRunning: true } as const;
  return {
    experiments: [
      {
        experiment: {
          ...base,
          id: "hello",
          title: greeting,
          part: "greeting",
          variants: [
            { id: "warm", greeting: { [language]: "Oi!" } },
            { id: "curt", greeting: { [language]: "Olá." } },
          ],
          metric: "confirmed",
          effect: 0.1,
          split: "even",
          state: {
            run: "a",
            startedAt: NOW - 20 * DAY_MS,
            stopped: { curt: { at: NOW - 3 * DAY_MS, guard: "abandoned" } },
          },
        },
        status: "running",
        isBroken: false,
        isBandit: false,
        arms: [
          { id: "control", exposed: 412, rate: 0.408, lift: null, verdict: "control" },
          {
            id: "warm",
            exposed: 405,
            rate: 0.551,
            lift: { value: 0.143, from: 0.021, to: 0.265 },
            verdict: "better",
          },
          {
            id: "curt",
            exposed: 287,
            rate: 0.362,
            lift: { value: -0.046, from: -0.182, to: 0.09 },
            verdict: "stopped",
          },
        ],
        winner: "warm",
        needed: { all: 3_120, left: 2_016, days: 37 },
      },
      {
        experiment: {
          ...base,
          id: "first",
          title: starters,
          part: "starters",
          variants: [
            { id: "delivery", starters: { [language]: ["?"] } },
            { id: "returns", starters: { [language]: ["?"] } },
          ],
          metric: "pressed",
          effect: 0.05,
          split: "bandit",
          state: {
            run: "b",
            startedAt: NOW - 6 * DAY_MS,
            stopped: {},
            weights: { control: 0.2, delivery: 0.55, returns: 0.25 },
          },
        },
        status: "running",
        isBroken: false,
        isBandit: true,
        arms: [
          { id: "control", exposed: 74, rate: 0.23, lift: null, verdict: "control" },
          {
            id: "delivery",
            exposed: 121,
            rate: 0.331,
            lift: { value: 0.101, from: -0.121, to: 0.323 },
            verdict: "not-known",
          },
          { id: "returns", exposed: 3, rate: null, lift: null, verdict: "not-known" },
        ],
        winner: null,
        needed: { all: 14_400, left: 14_202, days: 430 },
      },
      {
        experiment: {
          ...base,
          id: "tone",
          title: tone,
          part: "guidance",
          variants: [{ id: "plain", guidance: { tone: "plain" } }],
          metric: "resolved",
          effect: 0.1,
          split: "even",
          isRunning: false,
        },
        status: "draft",
        isBroken: false,
        isBandit: false,
        arms: [
          { id: "control", exposed: 0, rate: null, lift: null, verdict: "control" },
          { id: "plain", exposed: 0, rate: null, lift: null, verdict: "not-known" },
        ],
        winner: null,
        needed: { all: 1_980, left: 1_980, days: 24 },
      },
    ],
  };
}
