import type { ExperimentMetric, ExperimentPart, Language, Variant } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import { valueIn } from "../settings/fields.ts";
import { idFor, type WrittenExperiment } from "./changes.ts";
import type { ExperimentWords } from "./experiment-words.ts";

const PARTS: readonly ExperimentPart[] = ["starters", "greeting", "guidance"];
const METRICS: readonly ExperimentMetric[] = [
  "resolved",
  "confirmed",
  "contained",
  "converted",
  "value",
  "pressed",
];
const VARIANTS_MAX = 5;

/** The state of the form that changes what it shows; the words themselves stay in its fields. */
export interface FormChoices {
  part: ExperimentPart;
  metric: ExperimentMetric;
  variants: number;
}

export const FIRST_CHOICES: FormChoices = { part: "starters", metric: "pressed", variants: 1 };

interface FormView {
  choices: FormChoices;
  words: ExperimentWords;
  languages: readonly Language[];
  problem: TemplateResult | typeof nothing;
  cancel: string;
  onChoose: (change: Partial<FormChoices>) => void;
  onCancel: () => void;
  onSubmit: (event: SubmitEvent) => void;
}

/** Renders the form that makes an experiment. */
export function renderForm(view: FormView): TemplateResult {
  const { choices, words, onChoose } = view;
  const { form } = words;
  const { part, metric, variants } = choices;
  const mayBandit = part !== "guidance" && variants >= 2 && (metric === "pressed" || metric === "resolved");
  return html`<form @submit=${view.onSubmit}><h2>${words.add}</h2>
    <label>${form.name}<input name="title" required maxlength="80" autocomplete="off" autofocus /></label>
    <div class="pair">
      <label>${form.part}<select name="part" .value=${part} @change=${(event: Event) => onChoose(partOf(valueIn(event), metric))}>${PARTS.map(
        (one) => html`<option value=${one} ?selected=${one === part}>${words.parts[one]}</option>`,
      )}</select></label>
      <label>${form.metric}<select name="metric" @change=${(event: Event) => onChoose({ metric: metricOf(valueIn(event)) })}>${METRICS.filter(
        (one) => one !== "pressed" || part === "starters",
      ).map(
        (one) => html`<option value=${one} ?selected=${one === metric}>${words.metrics[one]}</option>`,
      )}</select></label>
    </div>
    <p class="soft">${form.variantsHint}</p>
    ${Array.from({ length: variants }, (_, index) => renderVariant(view, index + 1))}
    ${variants < VARIANTS_MAX ? html`<div><button type="button" @click=${() => onChoose({ variants: variants + 1 })}>${form.addVariant}</button></div>` : nothing}
    <div class="pair">
      <label>${form.days}<input name="days" type="number" min="1" max="180" value="28" required /></label>
      <label>${metric === "value" ? form.effect.split(",")[0] : form.effect}<input name="effect" type="number" min="1" max=${metric === "value" ? 1_000_000 : 50} value="10" required /><small class="soft">${form.effectHint}</small></label>
    </div>
    ${mayBandit ? html`<label class="check"><input type="checkbox" name="bandit" /><span>${form.bandit}<small class="soft">${form.banditHint}</small></span></label>` : nothing}
    <p class="soft">${form.fixed}</p>${view.problem}
    <div class="acts"><button type="button" class="bare" @click=${view.onCancel}>${view.cancel}</button><button name="draft" value="yes">${form.draft}</button><button class="main">${form.start}</button></div>
  </form>`;
}

function renderVariant({ choices, words, languages, onChoose }: FormView, number: number): TemplateResult {
  const { form } = words;
  const { part, variants } = choices;
  return html`<fieldset class="variant"><legend>${form.variant(number)}</legend>
    <label>${form.variantName}<input name=${`name-${number}`} required maxlength="18" autocomplete="off" /></label>
    ${
      part === "guidance"
        ? html`<label>${form.persona}<input name=${`persona-${number}`} maxlength="300" /></label>
          <label>${form.tone}<input name=${`tone-${number}`} maxlength="300" /></label>
          <label>${form.say}<textarea name=${`say-${number}`} rows="2"></textarea></label>
          <label>${form.closing}<input name=${`closing-${number}`} maxlength="300" /></label>`
        : languages.map(
            (language, at) =>
              html`<label>${words.languages[language]}<textarea name=${`${language}-${number}`} rows=${part === "starters" ? 3 : 2} lang=${language} ?required=${at === 0}></textarea>${part === "starters" && at === 0 ? html`<small class="soft">${form.perLine}</small>` : nothing}</label>`,
          )
    }
    ${variants > 1 && number === variants ? html`<div><button type="button" class="bare danger" @click=${() => onChoose({ variants: variants - 1 })}>${form.removeVariant(number)}</button></div>` : nothing}
  </fieldset>`;
}

function partOf(value: string, metric: ExperimentMetric): Partial<FormChoices> {
  const part = PARTS.find((one) => one === value) ?? "starters";
  return { part, ...(metric === "pressed" && part !== "starters" && { metric: "resolved" as const }) };
}

function metricOf(value: string): ExperimentMetric {
  return METRICS.find((one) => one === value) ?? "resolved";
}

/** Reads the experiment from the fields of its form. Pure. */
export function readForm(
  fields: FormData,
  { part, metric, variants }: FormChoices,
  {
    languages,
    taken,
    isDraft,
  }: { languages: readonly Language[]; taken: readonly string[]; isDraft: boolean },
): WrittenExperiment {
  const text = (name: string) => String(fields.get(name) ?? "").trim();
  const lines = (name: string) =>
    text(name)
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
  const ids: string[] = ["control"];
  const read = Array.from({ length: variants }, (_, index): Variant => {
    const number = index + 1;
    const id = idFor(text(`name-${number}`), ids);
    ids.push(id);
    if (part === "guidance") {
      const closing = text(`closing-${number}`);
      const wishes = {
        ...(text(`persona-${number}`) && { persona: text(`persona-${number}`) }),
        ...(text(`tone-${number}`) && { tone: text(`tone-${number}`) }),
        ...(lines(`say-${number}`).length > 0 && { say: lines(`say-${number}`) }),
        ...(closing && { strategies: { closing } }),
      };
      return { id, guidance: wishes };
    }
    const filled = languages.filter((language) => text(`${language}-${number}`) !== "");
    return part === "greeting"
      ? { id, greeting: Object.fromEntries(filled.map((one) => [one, text(`${one}-${number}`)])) }
      : { id, starters: Object.fromEntries(filled.map((one) => [one, lines(`${one}-${number}`)])) };
  });
  const effect = Number(text("effect"));
  return {
    id: idFor(text("title"), taken),
    title: text("title"),
    part,
    variants: read,
    metric,
    days: Number(text("days")),
    effect: metric === "value" ? effect : effect / 100,
    split: fields.has("bandit") ? "bandit" : "even",
    isRunning: !isDraft,
  };
}
