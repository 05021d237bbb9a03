import type { Insights, UnansweredGroup } from "@prosa/protocol/desk";
import { html, nothing, type TemplateResult } from "lit";
import { renderBar, renderSpark } from "../charts/bar.ts";
import { type Labels, labelOf } from "../labels/labels.ts";
import { duration, percent, proofWords, valueWords } from "./format.ts";
import type { InsightWords } from "./insight-words.ts";
import { type Opens, renderChange } from "./numbers.ts";

interface CardView {
  insights: Insights;
  words: InsightWords;
  labels: Labels;
  tag: string;
  opens: Opens;
}

const MINUTE_MS = 60_000;

/** The intents, and the names of each smaller list, that are shown at first. */
const INTENTS_SHOWN = 12;
const NAMES_SHOWN = 7;

/** A link where there is an address, and else its place without one. */
function linked(href: string | undefined, inside: TemplateResult): TemplateResult {
  return href === undefined ? html`<div class="step">${inside}</div>` : html`<a href=${href}>${inside}</a>`;
}

export function renderFunnel({ insights, words, tag, opens }: CardView): TemplateResult {
  const whole = insights.funnel[0]?.count ?? 0;
  return html`<section class="card narrow"><div class="head"><h2>${words.funnel}</h2></div>
    <ol class="steps">${insights.funnel.map(({ step, count, opens: set }) => {
      const share = whole === 0 || count === null ? 0 : count / whole;
      const shown = count?.toLocaleString(tag) ?? words.fewerThanFive;
      return html`<li>${linked(
        opens(set),
        html`<span>${words.steps[step]}</span><span class="count"><b>${shown}</b> ${step === "asked" || count === null ? nothing : words.ofAll(percent(share, tag))}</span>${renderBar(share)}`,
      )}</li>`;
    })}</ol></section>`;
}

export function renderIntents({ insights, words, labels, tag, opens }: CardView): TemplateResult {
  const most = insights.intents[0]?.conversations ?? 1;
  const rows = insights.intents.map(({ name, conversations, answered, resolved, before }) => {
    const href = opens({ intent: name });
    const label = labelOf(labels.intents, name);
    const few = html`<td colspan="5">${words.fewerThanFive}</td>`;
    return html`<tr><th scope="row">${href === undefined ? label : html`<a href=${href}>${label}</a>`}</th>${
      conversations === null
        ? few
        : html`<td class="bars">${renderBar(conversations / (most ?? 1))}</td><td>${conversations.toLocaleString(tag)}</td>
          <td>${renderChange({ id: name, unit: "count", value: conversations, n: conversations, known: "log", before, opens: {} }, words, tag)}</td>
          <td>${answered === null ? "–" : percent(answered, tag)}</td><td>${resolved === null ? "–" : percent(resolved, tag)}</td>`
    }</tr>`;
  });
  const head = html`<thead><tr><th scope="col">${words.intent}</th><td class="bars"></td><th scope="col">${words.conversations}</th><th scope="col">${words.trend}</th><th scope="col">${words.answered}</th><th scope="col">${words.resolved}</th></tr></thead>`;
  return html`<section class="card"><div class="head"><h2>${words.intents}</h2></div>
    <div class="scroll" tabindex="0" role="region" aria-label=${words.intents}><table class="list">${head}<tbody>${rows.slice(0, INTENTS_SHOWN)}</tbody></table>
    ${rows.length > INTENTS_SHOWN ? html`<details><summary>${words.table}</summary><table class="list"><tbody>${rows.slice(INTENTS_SHOWN)}</tbody></table></details>` : nothing}</div></section>`;
}

/** Renders which turns convert, each with how that is known: what is only observed says so. */
export function renderConverts({ insights, words, labels, tag, opens }: CardView): TemplateResult {
  const { converts } = insights;
  const rows = converts.map(
    ({ strategy, intent, stage, arm, known, conversations, converted, interval, opens: set }) => {
      const shown = (count: string, of: typeof set) => {
        const href = opens(of);
        return href === undefined ? count : html`<a href=${href}>${count}</a>`;
      };
      const names = [
        labelOf(words.strategies, strategy),
        labelOf(labels.intents, intent),
        labelOf(labels.stages, stage),
        ...(arm ? [`${arm.experiment}: ${arm.variant}`] : []),
      ];
      return html`<tr><th scope="row">${names.join(" · ")}</th><td>${shown(conversations.toLocaleString(tag), set)}</td><td>${shown(percent(converted / conversations, tag), { ...set, is: "converted" })}</td><td class="proof">${words.interval(percent(interval.from, tag), percent(interval.to, tag))} · ${words.proven[known]}</td></tr>`;
    },
  );
  return html`<section class="card"><div class="head"><h2>${words.converts}</h2><p class="hint">${words.convertsHint} <a href="#/experiments">${words.toExperiments}</a></p></div>
    ${
      converts.some(({ converted }) => converted > 0)
        ? html`<div class="scroll" tabindex="0" role="region" aria-label=${words.converts}><table class="list"><thead><tr><th scope="col">${words.place}</th><th scope="col">${words.conversations}</th><th scope="col">${words.converted}</th><td></td></tr></thead><tbody>${rows.slice(0, INTENTS_SHOWN)}</tbody></table></div>`
        : html`<p class="soft">${words.noConverts}</p>`
    }</section>`;
}

/** The share of a row that a card takes; two halves, three thirds, or a wide and a narrow one fill it. */
type Width = "half" | "narrow" | "third";

export function renderSatisfaction({ insights, words, tag, opens }: CardView, width: Width): TemplateResult {
  const figure = insights.figures.find(({ id }) => id === "satisfaction");
  const response = insights.figures.find(({ id }) => id === "satisfaction-response");
  const { up, down } = insights.ratings;
  const thumbs = (count: number | null) => count?.toLocaleString(tag) ?? words.fewerThanFive;
  const most = Math.max(1, ...insights.scores.map((count) => count ?? 0));
  const scores = insights.scores.map((count, index) => ({ score: index + 1, count })).reverse();
  return html`<section class="card ${width}"><div class="head"><h2>${words.satisfaction}</h2></div>
    ${
      figure && figure.n > 0
        ? html`<p class="big"><b>${valueWords(figure, tag)}</b>${renderChange(figure, words, tag)}</p>
          <p class="soft">${proofWords(figure, words, tag)}${response?.value ? ` · ${words.figures["satisfaction-response"]}: ${valueWords(response, tag)}` : ""}</p>
          <ol class="scores">${scores.map(({ score, count }) => {
            const href = opens({ is: "scored", score });
            const row = html`<span>${words.stars(score)}</span>${renderBar((count ?? 0) / most)}<span class="count">${count?.toLocaleString(tag) ?? words.fewerThanFive}</span>`;
            return html`<li>${href === undefined ? html`<div class="row">${row}</div>` : html`<a href=${href}>${row}</a>`}</li>`;
          })}</ol>`
        : html`<p class="soft">${words.noScores}</p>`
    }
    ${up !== 0 || down !== 0 ? html`<p class="soft">${words.thumbs(thumbs(up), thumbs(down))}</p>` : nothing}</section>`;
}

/** Renders the groups that are open, by the questions that meet `filter`, the part of the address that says which. */
export function renderUnanswered(
  groups: readonly UnansweredGroup[],
  { insights, words }: Pick<CardView, "insights" | "words">,
  filter: URLSearchParams,
): TemplateResult {
  const hint = insights.filter === null ? words.unansweredHint : words.unansweredOwn;
  return html`<section class="card wide"><div class="head"><h2>${words.unanswered}</h2><p class="hint">${hint}</p></div>
    ${
      groups.length === 0
        ? html`<p class="soft">${words.nothingUnanswered}</p>`
        : html`<ol class="gaps">${groups.map(
            ({ id, question, count, trend }) =>
              html`<li><a href="#/unanswered?${new URLSearchParams([...filter, ["group", id]])}"><span class="question">${question}</span>${renderSpark(trend.map((day) => day.count))}<span class="soft">${words.asked(count)}</span></a></li>`,
          )}</ol><a class="more" href="#/unanswered?${filter}">${words.allUnanswered}</a>`
    }</section>`;
}

/** Renders waits as they were, and beside what visitors were told of them. */
export function renderWaits({ insights, words, tag, opens }: CardView): TemplateResult {
  const measured = ["wait", "wait-p90", "response-person"].flatMap((id) => {
    const figure = insights.figures.find((one) => one.id === id);
    return figure && figure.value !== null ? [figure] : [];
  });
  const { count, errorMs, errorP90Ms, steps } = insights.promisedWaits;
  const most = Math.max(1, ...steps.map(({ medianMs, upToMs }) => Math.max(medianMs ?? 0, upToMs ?? 0)));
  const was = (of: number | null, medianMs: number | null) =>
    of === null || medianMs === null ? words.fewerThanFive : words.was(duration(medianMs, tag), of);
  const hint =
    steps.length === 0
      ? nothing
      : html`<p class="hint">${words.waitsHint(count?.toLocaleString(tag) ?? words.fewerThanFive)}</p>`;
  return html`<section class="card half"><div class="head"><h2>${words.waits}</h2>${hint}</div>
    <ul class="rank">${measured.map((figure) => {
      const inside = html`<span>${words.figures[figure.id]}</span><b>${valueWords(figure, tag)}</b>`;
      return html`<li>${linked(opens(figure.opens), inside)}</li>`;
    })}</ul>
    ${
      steps.length === 0
        ? html`<p class="soft">${words.noWaits}</p>`
        : html`<ol class="rank">${steps.map(({ upToMs, count: of, medianMs }) => {
            const inside = html`<span>${words.told(upToMs === null ? null : upToMs / MINUTE_MS)}</span><span class="soft">${was(of, medianMs)}</span>${renderBar((medianMs ?? 0) / most)}`;
            return html`<li>${linked(opens({ is: "claimed" }), inside)}</li>`;
          })}</ol>`
    }
    ${errorMs === null ? nothing : html`<p class="soft">${words.error(duration(errorMs, tag), duration(errorP90Ms ?? 0, tag))}</p>`}</section>`;
}

/** Renders the smaller lists, thirds of a row each: outcomes, of the width that fills the row before, moods, stages and languages. */
export function renderRankings(
  { insights, words, labels, tag, opens }: CardView,
  outcomes: Width,
): TemplateResult {
  const lists = [
    { title: words.outcomes, names: labels.outcomes, counts: insights.outcomes, opens: outcomeFilter },
    { title: words.sentiments, names: labels.sentiments, counts: insights.sentiments, opens: undefined },
    { title: words.stages, names: labels.stages, counts: insights.stages, opens: undefined },
    {
      title: words.channels,
      names: labels.channels,
      counts: insights.channels,
      opens: (channel: string) => ({ channel }),
    },
    {
      title: words.languages,
      names: labels.languages,
      counts: insights.languages,
      opens: (language: string) => ({ language }),
    },
  ];
  return html`${lists.map(({ title, names, counts, opens: filterOf }) => {
    if (counts.length === 0) return nothing;
    const most = counts[0]?.count ?? 1;
    return html`<section class="card ${names === labels.outcomes ? outcomes : "third"}"><div class="head"><h2>${title}</h2></div><ul class="rank">${counts
      .slice(0, NAMES_SHOWN)
      .map(({ name, count }) => {
        const label = labelOf(names, name);
        const value = count === null ? words.fewerThanFive : count.toLocaleString(tag);
        const inside = html`<span>${label}</span><span class="soft">${value}</span>${renderBar(count === null ? 0 : count / (most ?? 1))}`;
        return html`<li>${linked(filterOf && opens(filterOf(name)), inside)}</li>`;
      })}</ul></section>`;
  })}`;
}

/** The filter of an outcome: the rollups say `queue` of who gave up waiting. */
function outcomeFilter(name: string): { outcome: string } {
  return { outcome: name === "queue" ? "abandoned" : name };
}
