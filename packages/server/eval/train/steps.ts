import {
  chanceOf,
  Linear,
  type LinearWeights,
  type StepFunction,
} from "../../src/turn/evidence/ranking/evidence-model.ts";
import type { Trial } from "./logit.ts";

/**
 * Rounds, the share of each that is kept, the penalty on a step's height and the least weight on either side of it. Right at .15
 * wrong hardly differs with half to twice of each (.51 to .53); trees of two levels are no better (.49).
 */
const ROUNDS = 60;
const RATE = 0.08;
const PENALTY = 20;
const WEIGHT_MIN = 12;
/** Thresholds that are tried for each feature, at equal shares of the data. */
const THRESHOLDS = 24;
const OUTERMOST = 0.04;

interface Column {
  thresholds: readonly number[];
  /** For each trial, how many of the thresholds it is above. */
  passed: Uint8Array;
}

interface Split {
  column: number;
  threshold: number;
  gain: number;
  below: number;
  above: number;
}

/**
 * Fits step functions of single features to what a linear model leaves (gradient boosting of stumps): each round adds the one
 * step that helps the likelihood most, and a part of its height. Deterministic.
 */
export function trainSteps(
  trials: readonly Trial[],
  names: readonly string[],
  base: LinearWeights,
): Record<string, StepFunction> {
  const linear = new Linear(base, names);
  const odds = trials.map(({ row }) => linear.of(row));
  const columns = names.map((_, column) => columnOf(trials.map(({ row }) => row[column] ?? 0)));
  const worth = columns.map(({ thresholds }) => new Float64Array(thresholds.length + 1));
  for (let round = 0; round < ROUNDS; round += 1) {
    const split = bestSplit(trials, odds, columns);
    if (split === undefined) break;
    const { passed } = columns[split.column] as Column;
    const height = (above: number) => RATE * (above > split.threshold ? split.above : split.below);
    for (let trial = 0; trial < odds.length; trial += 1)
      odds[trial] = (odds[trial] as number) + height(passed[trial] as number);
    const own = worth[split.column] as Float64Array;
    for (let above = 0; above < own.length; above += 1) own[above] = (own[above] as number) + height(above);
  }
  return Object.fromEntries(
    names.flatMap((name, column) => {
      const own = worth[column] as Float64Array;
      return own.some((height) => height !== 0)
        ? [[name, withoutIdle((columns[column] as Column).thresholds, own)]]
        : [];
    }),
  );
}

function columnOf(values: readonly number[]): Column {
  const sorted = [...values].sort((one, other) => one - other);
  const thresholds = new Set<number>();
  for (let step = 0; step < THRESHOLDS; step += 1) {
    const share = OUTERMOST + ((1 - 2 * OUTERMOST) * step) / (THRESHOLDS - 1);
    const value = sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
    const next = sorted.find((other) => other > value);
    // Half-way to the next value, so that rounding does not move a value across.
    if (next !== undefined) thresholds.add((value + next) / 2);
  }
  const own = [...thresholds];
  return {
    thresholds: own,
    passed: Uint8Array.from(values, (value) => own.filter((threshold) => value > threshold).length),
  };
}

function bestSplit(
  trials: readonly Trial[],
  odds: readonly number[],
  columns: readonly Column[],
): Split | undefined {
  const chances = odds.map(chanceOf);
  const lacks = trials.map(
    ({ isRight, weight = 1 }, at) => weight * ((isRight ? 1 : 0) - (chances[at] ?? 0)),
  );
  const curves = trials.map(({ weight = 1 }, at) => weight * (chances[at] ?? 0) * (1 - (chances[at] ?? 0)));
  const all = { lack: sum(lacks), curve: sum(curves), weight: sum(trials.map(({ weight = 1 }) => weight)) };
  let best: Split | undefined;
  for (const [column, { thresholds, passed }] of columns.entries()) {
    const [lack, curve, mass] = [0, 1, 2].map(() => new Float64Array(thresholds.length + 1)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    for (const [at, { weight = 1 }] of trials.entries()) {
      const band = passed[at] as number;
      lack[band] = (lack[band] as number) + (lacks[at] as number);
      curve[band] = (curve[band] as number) + (curves[at] as number);
      mass[band] = (mass[band] as number) + weight;
    }
    let below = { lack: 0, curve: 0, weight: 0 };
    for (let threshold = 0; threshold < thresholds.length; threshold += 1) {
      below = {
        lack: below.lack + (lack[threshold] as number),
        curve: below.curve + (curve[threshold] as number),
        weight: below.weight + (mass[threshold] as number),
      };
      const above = { lack: all.lack - below.lack, curve: all.curve - below.curve };
      if (below.weight < WEIGHT_MIN || all.weight - below.weight < WEIGHT_MIN) continue;
      const gain = worthOf(below) + worthOf(above) - worthOf(all);
      if (gain <= (best?.gain ?? 1e-6)) continue;
      best = { column, threshold, gain, below: heightOf(below), above: heightOf(above) };
    }
  }
  return best;
}

interface Side {
  lack: number;
  curve: number;
}

function worthOf({ lack, curve }: Side): number {
  return lack ** 2 / (curve + PENALTY);
}

function heightOf({ lack, curve }: Side): number {
  return lack / (curve + PENALTY);
}

/** A step function without thresholds at which it keeps its height. */
function withoutIdle(thresholds: readonly number[], worth: Float64Array): StepFunction {
  const kept = thresholds
    .map((_, at) => at)
    .filter((at) => Math.abs((worth[at + 1] ?? 0) - (worth[at] ?? 0)) > 1e-12);
  return {
    at: kept.map((at) => thresholds[at] ?? 0),
    worth: [worth[0] ?? 0, ...kept.map((at) => worth[at + 1] ?? 0)],
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0);
}
