import type { ExperimentMetric, ExperimentPart, Language, Variant } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import { valueIn } from "../settings/fields.ts";
import { idFor, type WrittenExperiment } from "./changes.ts";
import type { ExperimentWords } from "./experiment-words.ts";

const PARTS: readonly ExperimentPart[] = ["starters", "greeting", "proactive", "guidance"];
const METRICS: readonly ExperimentMetric[] = [
  "resolved",
  "confirmed",
  "contained",
  "converted",
  "value",
  "pressed",
  "wrote",
];

/** The metrics by which a part is judged. */
function metricsOf(part: ExperimentPart): readonly ExperimentMetric[] {
  if (part === "proactive") return ["wrote", "resolved", "confirmed"];
  return METRICS.filter((one) => one !== "wrote" && (one !== "pressed" || part === "starters"));
}

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
  const isWelcome = part === "greeting" || part === "starters";
  const mayBandit = isWelcome && variants >= 2 && (metric === "pressed" || metric === "resolved");
  return html`<form @submit=${view.onSubmit}><h2>${words.add}</h2>
    <label>${form.name}<input name="title" required maxlength="80" autocomplete="off" autofocus /></label>
    <div class="pair">
      <label>${form.part}<select name="part" .value=${part} @change=${(event: Event) => onChoose(partOf(valueIn(event), metric))}>${PARTS.map(
        (one) => html`<option value=${one} ?selected=${one === part}>${words.parts[one]}</option>`,
      )}</select></label>
      <label>${form.metric}<select name="metric" @change=${(event: Event) => onChoose({ metric: metricOf(valueIn(event)) })}>${metricsOf(
        part,
      ).map(
        (one) => html`<option value=${one} ?selected=${one === metric}>${words.metrics[one]}</option>`,
      )}</select></label>
    </div>
    <p class="soft">${form.variantsHint}${part === "proactive" ? html` ${form.needsTag}` : nothing}</p>
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
              html`<label>${words.languages[language]}<textarea name=${`${language}-${number}`} rows=${part === "starters" ? 3 : 2} lang=${language} ?required=${at === 0 && part !== "proactive"} maxlength=${part === "proactive" ? 200 : 1_000}></textarea>${at === 0 && part !== "greeting" ? html`<small class="soft">${part === "starters" ? form.perLine : form.saysFirst}</small>` : nothing}</label>`,
          )
    }
    ${part === "proactive" ? renderConditions(form, number) : nothing}
    ${variants > 1 && number === variants ? html`<div><button type="button" class="bare danger" @click=${() => onChoose({ variants: variants - 1 })}>${form.removeVariant(number)}</button></div>` : nothing}
  </fieldset>`;
}

/** The conditions of a message that is said first; all that are filled in must hold. */
function renderConditions(form: ExperimentWords["form"], number: number): TemplateResult {
  return html`<div class="pair">
      <label>${form.after}<input name=${`after-${number}`} type="number" min="0" max="3600" value="20" /></label>
      <label>${form.scrolled}<input name=${`scrolled-${number}`} type="number" min="0" max="100" /></label>
    </div>
    <label>${form.path}<input name=${`path-${number}`} maxlength="200" pattern="/.*" placeholder="/cart*" autocapitalize="none" spellcheck="false" /></label>`;
}

function partOf(value: string, metric: ExperimentMetric): Partial<FormChoices> {
  const part = PARTS.find((one) => one === value) ?? "starters";
  const metrics = metricsOf(part);
  return { part, metric: metrics.includes(metric) ? metric : (metrics[0] ?? "resolved") };
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
    if (part === "proactive") {
      const said = Object.fromEntries(filled.map((one) => [one, text(`${one}-${number}`)]));
      const [after, scrolled, path] = ["after", "scrolled", "path"].map((name) => text(`${name}-${number}`));
      const conditions = {
        ...(after && { after: Number(after) }),
        ...(scrolled && { scrolled: Number(scrolled) / 100 }),
        ...(path && { path }),
      };
      return { id, proactive: filled.length > 0 ? [{ text: said, ...conditions }] : [] };
    }
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
