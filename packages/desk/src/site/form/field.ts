import type { Language } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import { valueIn } from "../../settings/fields.ts";
import type { SettingPath, SettingsWords, SettingWord } from "../words/words.ts";
import { type Issue, issuesAt } from "./issues.ts";
import { type SchemaNode, shapeOf } from "./node.ts";
import { type Path, valueAt, wordPathOf } from "./paths.ts";

/** Everything that a field of the form needs besides its place. */
export interface FieldView {
  words: SettingsWords;
  /** The document as it is being changed. */
  document: unknown;
  issues: readonly Issue[];
  onChange: (path: Path, value: unknown) => void;
}

const LANGUAGES: readonly Language[] = ["pt-BR", "en", "es"];
/** A text of more letters than this gets several lines. */
const LINE_LENGTH = 250;

/** Renders a part of the document by its shape in the schema, with its words and its faults. */
export function renderField(
  view: FieldView,
  node: SchemaNode,
  path: Path,
  isOptional: boolean,
): TemplateResult {
  const { words, document } = view;
  const value = valueAt(document, path);
  const shape = shapeOf(node);
  const [label, hint] = wordOf(words, path);
  switch (shape) {
    case "yes-no":
      return html`<label class="check"><input type="checkbox" .checked=${value === true || (value === undefined && node.default === true)}
        @change=${({ currentTarget }: Event) => view.onChange(path, currentTarget instanceof HTMLInputElement && currentTarget.checked)} />
        <span>${label}${hint ? html`<small class="soft">${hint}</small>` : nothing}</span></label>${renderIssues(view, path)}`;
    case "choice":
      return html`<label class="field">${label}<select @change=${(event: Event) => view.onChange(path, valueIn(event) || undefined)}>
        ${isOptional && node.default === undefined ? html`<option value="" ?selected=${value === undefined}>${words.none}</option>` : nothing}
        ${node.enum?.map((one) => html`<option value=${one} ?selected=${one === (value ?? node.default)}>${words.choices[one] ?? one}</option>`)}
      </select>${renderHint(hint)}${renderIssues(view, path)}</label>`;
    case "choices": {
      const chosen = Array.isArray(value) ? value.map(String) : [];
      return html`<fieldset class="field"><legend>${label}</legend>${renderHint(hint)}<div class="several">${node.items?.enum?.map(
        (one) =>
          html`<label class="check"><input type="checkbox" .checked=${chosen.includes(one)} @change=${() =>
            view.onChange(
              path,
              chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one],
            )} />${words.choices[one] ?? one}</label>`,
      )}</div>${renderIssues(view, path)}</fieldset>`;
    }
    case "number":
      return html`<label class="field">${label}<input type="number" step=${node.type === "integer" ? 1 : "any"} min=${node.minimum ?? nothing} max=${node.maximum ?? nothing}
        .value=${value === undefined ? "" : String(value)} aria-invalid=${issuesAt(view.issues, path).length > 0}
        @input=${(event: Event) => view.onChange(path, valueIn(event) === "" ? undefined : Number(valueIn(event)))} />${renderHint(hint)}${renderIssues(view, path)}</label>`;
    case "text":
      return renderText(view, node, path, { label, hint, isOptional });
    case "lines": {
      const lines = Array.isArray(value) ? value.join("\n") : "";
      return html`<label class="field">${label}<textarea rows="4" .value=${lines} aria-invalid=${issuesAt(view.issues, path).length > 0}
        @change=${(event: Event) => view.onChange(path, linesIn(event, isOptional))}></textarea>${renderHint(hint ? `${hint} ${words.perLine}` : words.perLine)}${renderIssues(view, path)}</label>`;
    }
    case "by-language":
      return html`<fieldset class="field"><legend>${label}</legend>${renderHint(hint)}${LANGUAGES.map(
        (language) => renderLanguage(view, [...path, language], language),
      )}</fieldset>`;
    case "parts":
      return renderParts(view, node, path, { label, hint, isOptional });
    case "list":
      return renderList(view, node.items ?? {}, path, { label, hint, isOptional });
    case "json":
      return html`<label class="field">${label}<textarea class="code" rows="5" spellcheck="false" .value=${value === undefined ? "" : JSON.stringify(value, null, 2)}
        @change=${(event: Event) => view.onChange(path, jsonIn(event))}></textarea>${renderHint(hint)}${renderIssues(view, path)}</label>`;
    default:
      return shape satisfies never;
  }
}

interface Named {
  label: string;
  hint: string | undefined;
  isOptional: boolean;
}

function renderText(
  view: FieldView,
  node: SchemaNode,
  path: Path,
  { label, hint, isOptional }: Named,
): TemplateResult {
  const text = String(valueAt(view.document, path) ?? node.default ?? "");
  const isFaulty = issuesAt(view.issues, path).length > 0;
  const handle = (event: Event) =>
    view.onChange(path, valueIn(event) === "" && isOptional ? undefined : valueIn(event));
  const field =
    (node.maxLength ?? 0) > LINE_LENGTH && node.format === undefined
      ? html`<textarea rows="3" .value=${text} aria-invalid=${isFaulty} @input=${handle}></textarea>`
      : html`<input .value=${text} aria-invalid=${isFaulty} autocomplete="off" @input=${handle} />`;
  return html`<label class="field">${label}${field}${renderHint(hint)}${renderIssues(view, path)}</label>`;
}

function renderLanguage(view: FieldView, path: Path, language: Language): TemplateResult {
  const value = valueAt(view.document, path);
  const isList = wordPathOf(path).startsWith("starters");
  const text = Array.isArray(value) ? value.join("\n") : String(value ?? "");
  return html`<label class="field">${view.words.choices[language]}<textarea rows=${isList ? 3 : 2} .value=${text} @change=${(
    event: Event,
  ) =>
    view.onChange(
      path,
      isList ? linesIn(event, true) : valueIn(event) || undefined,
    )}></textarea>${renderIssues(view, path)}</label>`;
}

/** A setting with parts; one that may be missing is switched on by its box. */
function renderParts(
  view: FieldView,
  node: SchemaNode,
  path: Path,
  { label, hint, isOptional }: Named,
): TemplateResult {
  const isThere = valueAt(view.document, path) !== undefined || node.default !== undefined;
  const parts = () =>
    Object.entries(node.properties ?? {})
      .filter(([name]) => wordPathOf([...path, name]) !== "form.version")
      .map(([name, part]) => renderField(view, part, [...path, name], !node.required?.includes(name)));
  return html`<fieldset class="parts"><legend>${label}</legend>${renderHint(hint)}
    ${
      isOptional && node.default === undefined
        ? html`<label class="check"><input type="checkbox" aria-label=${`${view.words.use}: ${label}`} .checked=${isThere} @change=${() =>
            view.onChange(path, isThere ? undefined : firstOf(node))} />${view.words.use}</label>`
        : nothing
    }${isThere ? html`<div class="fields">${parts()}</div>` : nothing}${isThere ? nothing : renderIssues(view, path)}</fieldset>`;
}

function renderList(
  view: FieldView,
  node: SchemaNode,
  path: Path,
  { label, hint, isOptional }: Named,
): TemplateResult {
  const held = valueAt(view.document, path);
  const elements: readonly unknown[] = Array.isArray(held) ? held : [];
  const drop = (at: number) =>
    view.onChange(path, elements.length === 1 && isOptional ? undefined : elements.toSpliced(at, 1));
  return html`<fieldset class="parts"><legend>${label}</legend>${renderHint(hint)}
    ${elements.map(
      (_, at) =>
        html`<div class="element"><div class="fields">${Object.entries(node.properties ?? {}).map(
          ([name, part]) => renderField(view, part, [...path, at, name], !node.required?.includes(name)),
        )}</div><button type="button" class="bare danger" aria-label=${`${view.words.remove}: ${label} ${at + 1}`} @click=${() => drop(at)}>${view.words.remove}</button></div>`,
    )}
    ${renderIssues(view, path, true)}
    <div><button type="button" @click=${() => view.onChange(path, [...elements, firstOf(node)])}>${view.words.add}</button></div></fieldset>`;
}

/** The least that a new element holds: the first choice of what must be chosen, and empty texts for the rest. */
function firstOf(node: SchemaNode): unknown {
  const entries = Object.entries(node.properties ?? {}).filter(([name]) => node.required?.includes(name));
  return Object.fromEntries(entries.map(([name, part]) => [name, emptyOf(part)]));
}

function emptyOf(node: SchemaNode): unknown {
  if (node.default !== undefined) return node.default;
  switch (shapeOf(node)) {
    case "yes-no":
      return false;
    case "choice":
      return node.enum?.[0];
    case "number":
      return node.minimum ?? 0;
    case "text":
      return "";
    case "choices":
    case "lines":
      return [];
    case "list":
      return node.items ? [firstOf(node.items)] : [];
    default:
      return {};
  }
}

function renderHint(hint: string | undefined): TemplateResult | typeof nothing {
  return hint ? html`<small class="soft">${hint}</small>` : nothing;
}

function renderIssues({ issues }: FieldView, path: Path, isOwn = false): TemplateResult | typeof nothing {
  const found = issuesAt(issues, path).filter((issue) => !isOwn || issue.path.length === path.length);
  const [first] = found;
  return first ? html`<small class="problem">${first.text}</small>` : nothing;
}

function wordOf(words: SettingsWords, path: Path): SettingWord {
  const name = wordPathOf(path);
  return name in words.paths ? words.paths[name as SettingPath] : [name];
}

function linesIn(event: Event, isOptional: boolean): string[] | undefined {
  const lines = valueIn(event)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return lines.length === 0 && isOptional ? undefined : lines;
}

/** The value of a text in JSON; the text itself where it is none, which the schema then refuses. */
function jsonIn(event: Event): unknown {
  const text = valueIn(event).trim();
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
