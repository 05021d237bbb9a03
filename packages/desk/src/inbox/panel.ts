import type { Visit } from "@prosa/protocol";
import type { ConversationPanel, DigestItem } from "@prosa/protocol/desk";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { renderLink } from "../../../widget/src/view/rich-text.ts";
import { LABELS, labelOf } from "../labels/labels.ts";
import { renderIcon } from "../parts/icons.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { PANEL_WORDS, type PanelWords } from "./panel-words.ts";
import { momentOf } from "./time.ts";

/** Things of a kind that are listed, the latest. */
const LISTED = 5;

const digestStyle = css`
  .digest { display: grid; gap: 8px; font-size: 14px; }
  .digest li { padding-inline-start: 10px; border-inline-start: 2px solid var(--line); overflow-wrap: anywhere; }
  .digest li.open { border-color: var(--warn); }
  .digest b { font-weight: 550; }
  .digest p { color: var(--soft); }
  .digest .state { color: var(--warn); font-size: 13px; font-weight: 600; }
`;

type Fact = readonly [label: string, value: string | number | undefined];

function languageOf({ tag }: Strings): "pt-BR" | "en" | "es" {
  return tag === "en" || tag === "es" ? tag : "pt-BR";
}

/** Renders what was asked, and how it was answered or that it is open. */
function renderDigest(digest: readonly DigestItem[], words: PanelWords): TemplateResult {
  return html`<ol class="digest">${digest.map(
    ({ question, by, answer }) => html`<li class=${by ? "" : "open"}><b>${question}</b>
      ${by ? html`<p>${words.by[by]} ${answer}</p>` : html`<p class="state">${words.open}</p>`}</li>`,
  )}</ol>`;
}

/** All that is known of a conversation and of its visitor: the talk in short, what was understood, attributes, pages, the past and tickets. */
class DeskPanel extends LitElement {
  static override properties = {
    strings: { attribute: false },
    panel: { attribute: false },
    session: {},
    sources: { attribute: false },
  };

  static override styles = [
    theme,
    digestStyle,
    css`
      :host { display: grid; gap: 18px; }
      .part { display: grid; gap: 7px; min-inline-size: 0; }
      h3 { font-size: 12.5px; color: var(--soft); font-weight: 600; }
      .facts { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 4px 12px; font-size: 14px; }
      dt { color: var(--soft); overflow-wrap: anywhere; }
      dd { text-align: end; overflow-wrap: anywhere; }
      .things { display: grid; gap: 6px; font-size: 14px; }
      .things li { display: grid; overflow-wrap: anywhere; min-inline-size: 0; }
      .things a { overflow: hidden; text-overflow: ellipsis; }
    `,
  ];

  declare strings: Strings;
  declare panel: ConversationPanel;
  declare session: string;
  /** The sources of the assistant's last answer. */
  declare sources: readonly (readonly [title: string, url: string | undefined])[];

  override render(): TemplateResult {
    const { panel, strings, sources } = this;
    const words = PANEL_WORDS[languageOf(strings)];
    const part = (title: string, content: unknown) =>
      html`<section class="part" aria-label=${title}><h3>${title}</h3>${content}</section>`;
    const list = (items: readonly TemplateResult[]) => html`<ul class="things">${items}</ul>`;
    const { digest, identity, visit, earlier, tickets } = panel;
    const attributes = Object.entries({ ...panel.attributes, ...identity?.attributes });
    const told = attributes.map(([name, value]): Fact => [name, this.#valueOf(value, words)]);
    return html`
      ${digest.length > 0 ? part(words.summary, renderDigest(digest, words)) : nothing}
      ${this.#renderUnderstood(words, part)}
      ${sources.length > 0 ? part(words.sources, list(sources.map(([title, url]) => html`<li>${url ? renderLink(url, title) : title}</li>`))) : nothing}
      ${identity ? part(words.identity, renderFacts([[words.id, identity.id], ...told])) : nothing}
      ${visit.cart ? part(words.cart, this.#renderCart(visit.cart)) : nothing}
      ${visit.conversions.length > 0 ? part(words.conversions, list(visit.conversions.slice(0, LISTED).map(({ name, value, at }) => html`<li>${name === "order" ? words.order : name} ${value > 0 ? this.#number(value) : nothing}<span class="soft">${momentOf(at, strings.tag)}</span></li>`))) : nothing}
      ${visit.pages.length > 0 ? part(words.pages, list(visit.pages.slice(0, LISTED).map(({ url, title, at }) => html`<li>${renderLink(url, title || url.replace(/^https?:\/\//, ""))}<span class="soft">${momentOf(at, strings.tag)}</span></li>`))) : nothing}
      ${part(words.tickets, html`${tickets.length > 0 ? list(tickets.slice(0, LISTED).map(({ id, number, subject, changedAt }) => html`<li><a href="#/tickets?status=all&ticket=${encodeURIComponent(id)}">${subject}</a><span class="soft">${number} · ${momentOf(changedAt, strings.tag)}</span></li>`)) : nothing}<a class="soft" href=${`#/tickets?for=${encodeURIComponent(this.session)}`}>${words.newTicket}</a>`)}
      ${earlier.length > 0 ? part(words.earlier, list(earlier.slice(0, LISTED).map(({ session, lastAt, outcome, messages }) => html`<li><a href="#/inbox/resolved/${encodeURIComponent(session)}">${momentOf(lastAt, strings.tag)}</a><span class="soft">${this.#labels.outcomes[outcome]} · ${words.messages(messages.visitor)}</span></li>`))) : nothing}`;
  }

  #renderUnderstood(words: PanelWords, part: (title: string, content: unknown) => TemplateResult) {
    const { understood, conversation } = this.panel;
    if (!understood) return nothing;
    const { intent, confidence, subject, chosen, town, budget } = understood;
    const labels = this.#labels;
    const sure = confidence === undefined ? "" : ` · ${Math.round(confidence * 100)}\u00a0%`;
    const facts: readonly Fact[] = [
      [words.intent, labelOf(labels.intents, intent) + sure],
      [words.mood, conversation ? labels.sentiments[conversation.sentiment] : undefined],
      [words.subject, subject],
      [words.chosen, chosen.map(({ name, quantity }) => `${quantity} × ${name}`).join(", ") || undefined],
      [words.town, town],
      [words.budget, budget === undefined ? undefined : this.#number(budget)],
    ];
    return part(words.understood, renderFacts(facts));
  }

  #renderCart({ items, value, currency }: NonNullable<Visit["cart"]>): TemplateResult {
    const { tag } = this.strings;
    const style = currency === undefined ? {} : { style: "currency" as const, currency };
    return html`<ul class="things">${items.slice(0, LISTED).map(({ name, quantity }) => html`<li>${quantity} × ${name}</li>`)}${
      value === undefined ? nothing : html`<li><b>${value.toLocaleString(tag, style)}</b></li>`
    }</ul>`;
  }

  get #labels() {
    return LABELS[languageOf(this.strings)];
  }

  #number(value: number): string {
    return value.toLocaleString(this.strings.tag);
  }

  #valueOf(value: string | number | boolean, words: PanelWords): string {
    if (typeof value === "boolean") return value ? words.yes : words.no;
    return typeof value === "number" ? this.#number(value) : value;
  }
}

function renderFacts(facts: readonly Fact[]): TemplateResult {
  return html`<dl class="facts">${facts.map(([label, value]) =>
    value === undefined ? nothing : html`<dt>${label}</dt><dd>${value}</dd>`,
  )}</dl>`;
}

/** The talk in short for who takes a conversation over. Fires `close`. */
class DeskSummary extends LitElement {
  static override properties = {
    strings: { attribute: false },
    panel: { attribute: false },
    written: {},
    byModel: {},
    remark: {},
  };

  static override styles = [
    theme,
    digestStyle,
    css`
      .soft { font-size: 13px; }
      summary { font-size: 13px; color: var(--soft); cursor: pointer; margin-block-end: 6px; }
      section { display: grid; gap: 8px; max-inline-size: 760px; margin: 0 auto 8px; padding: 8px 14px 12px; border: 1px solid var(--line); border-radius: 14px; background: var(--sand); max-block-size: 30vh; overflow-y: auto; }
      .by { display: flex; align-items: center; gap: 8px; font-size: 14px; color: var(--accent); }
    `,
  ];

  declare strings: Strings;
  declare panel: ConversationPanel;
  /** The talk in short by a model, and the words that say so. */
  declare written: string | undefined;
  declare byModel: string | undefined;
  /** Shown above the talk's own words. */
  declare remark: string | undefined;

  override render(): TemplateResult {
    const words = PANEL_WORDS[languageOf(this.strings)];
    const { panel, written, remark } = this;
    const digest = renderDigest(panel.digest, words);
    return html`<section aria-label=${words.summary}>
      <p class="by">${renderIcon("note")}<b>${words.summary}</b>${written ? html`<span class="soft">${this.byModel}</span>` : nothing}<span class="spring"></span>
        <button class="bare" aria-label=${this.strings.close} @click=${() => this.dispatchEvent(new CustomEvent("close"))}>${renderIcon("close")}</button></p>
      ${remark ? html`<p class="soft" role="status">${remark}</p>` : nothing}
      ${written ? html`<p>${written}</p>${panel.digest.length > 0 ? html`<details><summary>${words.own}</summary>${digest}</details>` : nothing}` : digest}
    </section>`;
  }
}

customElements.define("desk-panel", DeskPanel);
customElements.define("desk-summary", DeskSummary);
