import { CONTROL, type Language } from "@prosa/protocol";
import type { ExperimentReport } from "@prosa/protocol/desk";
import { html, nothing, svg, type TemplateResult } from "lit";
import { renderIcon } from "../parts/icons.ts";
import type { ExperimentWords } from "./experiment-words.ts";

/** An experiment with everything that its card may do. */
interface CardView {
  report: ExperimentReport;
  words: ExperimentWords;
  tag: Language;
  isBusy: boolean;
  onBegin: () => void;
  onEnd: () => void;
  onAdopt: (arm: string) => void;
  onRemove: () => void;
}

type Arm = ExperimentReport["arms"][number];

const DAY_MS = 24 * 60 * 60 * 1_000;
const CHIPS = { draft: "soon", running: "calm", ended: "" } as const;

/** Renders an experiment: what it compares, what was found, in words first, and each arm with its interval. */
export function renderReport(view: CardView): TemplateResult {
  const { report, words, tag } = view;
  const { experiment, status } = report;
  const { title, part, metric, state, days } = experiment;
  const day = (at: number) => new Intl.DateTimeFormat(tag, { dateStyle: "medium" }).format(at);
  const when =
    state === undefined
      ? ""
      : state.endedAt === undefined
        ? words.since(day(state.startedAt), day(state.startedAt + days * DAY_MS))
        : words.over(day(state.endedAt));
  return html`<article class="card">
    <header><div><h2>${title}</h2><p class="soft">${words.about(words.parts[part], words.metrics[metric])}${when ? ` · ${when}` : ""}</p></div>
      <span class="chip ${CHIPS[status]}">${words.status[status]}</span></header>
    <ul class="says">${saysOf(view).map((says) => html`<li>${says}</li>`)}</ul>
    <div class="scroll"><table class="list"><thead><tr>
      <th scope="col">${words.arm}</th><th scope="col">${words.visitors}</th><th scope="col">${words.rate}</th><th scope="col">${metric === "value" ? words.difference : words.points}</th><td></td><th scope="col">${words.finding}</th></tr></thead>
      <tbody>${report.arms.map((arm) => renderArm(arm, view))}</tbody></table></div>
    ${renderActs(view)}
  </article>`;
}

function nameOf(id: string, words: ExperimentWords): string {
  return id === CONTROL ? words.control : id;
}

/** The conclusions that may be drawn, in sentences. */
function saysOf({ report, words, tag }: CardView): string[] {
  const { status, isBroken, isBandit, winner, needed, experiment, arms } = report;
  const { says, guards } = words;
  const stopped = Object.entries(experiment.state?.stopped ?? {}).map(([arm, { guard }]) =>
    says.stopped(nameOf(arm, words), guards[guard]),
  );
  const isUnmet =
    experiment.part === "proactive" && status === "running" && arms.every(({ exposed }) => exposed === 0);
  if (isBroken) return [says.broken, ...stopped];
  const isFound = arms.some(({ verdict }) => verdict === "better" || verdict === "worse");
  const days = (count: number) =>
    count.toLocaleString(tag, { style: "unit", unit: "day", unitDisplay: "long" });
  const wait =
    status === "ended" || !needed || winner !== null
      ? []
      : needed.left === 0
        ? [says.enough]
        : [
            says.needed(
              needed.left.toLocaleString(tag),
              needed.days === null ? says.unknownPace : days(needed.days),
            ),
            ...((needed.days ?? 0) > experiment.days ? [says.endless(days(experiment.days))] : []),
          ];
  return [
    ...(status === "draft" ? [says.draft] : []),
    ...(winner !== null ? [says.winner(nameOf(winner, words))] : []),
    ...(status !== "draft" && winner === null && !isFound ? [says.none] : []),
    ...stopped,
    ...wait,
    ...(isBandit && status !== "draft" ? [says.bandit] : []),
    ...(isUnmet ? [says.unmet] : []),
  ];
}

function renderArm(arm: Arm, { report, words, tag }: CardView): TemplateResult {
  const { id, exposed, rate, lift, verdict } = arm;
  const isAmount = report.experiment.metric === "value";
  const amount = (value: number) => value.toLocaleString(tag, { maximumFractionDigits: 2 });
  const share = (value: number) => value.toLocaleString(tag, { style: "percent", maximumFractionDigits: 1 });
  const signed = (value: number) =>
    (isAmount ? value : value * 100).toLocaleString(tag, {
      maximumFractionDigits: isAmount ? 2 : 1,
      signDisplay: "exceptZero",
    });
  return html`<tr><th scope="row">${nameOf(id, words)}</th><td>${exposed.toLocaleString(tag)}</td>
    <td>${rate === null ? html`<span class="soft">${words.few}</span>` : isAmount ? amount(rate) : share(rate)}</td>
    <td>${lift ? html`${signed(lift.value)} <small class="soft">${words.range(signed(lift.from), signed(lift.to))}</small>` : html`<span class="soft">–</span>`}</td>
    <td class="interval">${lift ? renderInterval(lift, verdict, widest(report)) : nothing}</td>
    <td class="finding ${verdict}">${words.verdicts[verdict]}</td></tr>`;
}

/** The greatest distance from zero of any interval: all arms are drawn on one scale. */
function widest({ arms }: ExperimentReport): number {
  return Math.max(
    0.01,
    ...arms.flatMap(({ lift }) => (lift ? [Math.abs(lift.from), Math.abs(lift.to)] : [])),
  );
}

/** An interval as a line around its middle, with zero as an upright; its numbers stand beside it in words. */
function renderInterval(
  { value, from, to }: NonNullable<Arm["lift"]>,
  verdict: string,
  most: number,
): TemplateResult {
  const x = (at: number) => 80 + (at / most) * 74;
  return html`<svg class=${verdict} viewBox="0 0 160 22" aria-hidden="true">${svg`<path class="zero" d="M80 2V20" /><path class="line" d=${`M${x(from)} 11H${x(to)}M${x(from)} 7V15M${x(to)} 7V15`} /><circle cx=${x(value)} cy="11" r="4" />`}</svg>`;
}

function renderActs({ report, words, isBusy, ...on }: CardView): TemplateResult {
  const { status, winner, experiment } = report;
  const { stopped = {} } = experiment.state ?? {};
  const adoptable = status === "draft" ? [] : experiment.variants.filter(({ id }) => !stopped[id]);
  return html`<div class="acts">
    ${status === "draft" ? html`<button class="main" ?disabled=${isBusy} @click=${on.onBegin}>${words.begin}</button>` : nothing}
    ${adoptable.map(({ id: arm }) => html`<button class=${arm === winner ? "main" : ""} ?disabled=${isBusy} @click=${() => on.onAdopt(arm)}>${arm === winner ? renderIcon("resolved") : nothing}${words.adopt(arm)}</button>`)}
    ${status === "running" ? html`<button ?disabled=${isBusy} @click=${on.onEnd}>${words.end}</button>` : html`<button class="bare danger" ?disabled=${isBusy} @click=${on.onRemove}>${words.remove}</button>`}
  </div>`;
}
