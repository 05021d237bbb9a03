import type { CitationPart, Message, Part, ProductPart } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import type { Strings } from "../../strings/index.ts";
import { type FullStrings, withLateStrings } from "../../strings/late.ts";
import { chevronIcon } from "../icons.ts";
import { type MessageFeatures, type PartGestures, type PartView, renderMessageText } from "../message.ts";
import { renderLink, renderRichText, safeUrl } from "../rich-text.ts";
import { formatPrice } from "./price.ts";

const richTexts = new WeakMap<Part, unknown>();

/** The length of a text, in characters, from which it is folded: some 25 lines of an answer, 15 of a visitor's words. */
const LONG = { assistant: 1_100, agent: 1_100, notice: 1_100, visitor: 600 } as const;

type PartOf<T extends Part["type"]> = Extract<Part, { type: T }>;

/**
 * Renders the parts of a message: texts and cards in their order, then sources, then choices, which can be pressed while
 * `isCurrent`.
 */
export function renderParts(
  message: Message,
  given: Strings,
  { isCurrent, siteName, features }: PartView,
  gestures: PartGestures,
): unknown {
  const strings = withLateStrings(given);
  const { author, parts } = message;
  const citations = sourcesOf(parts);
  const choices = parts.filter((part) => part.type === "choices");
  const products = parts.filter((part) => part.type === "product");
  const isShelf = products.length > 1;
  return [
    parts.map((part) => {
      switch (part.type) {
        case "text": {
          const text = renderMessageText(author, author === "visitor" ? part.text : renderOnce(part));
          // The newest answer is read as a whole.
          const isLong = part.text.length > LONG[author] && !(isCurrent && author !== "visitor");
          return isLong ? renderFolded(text, strings) : text;
        }
        case "product":
          if (!isShelf) return renderProduct(part, strings, features);
          return part === products[0] ? renderShelf(products, strings, features) : nothing;
        case "card":
          return renderCard(part, strings, features);
        case "ticket":
        case "form":
        case "survey":
        case "file":
          return features.renderPart(part, message.id, strings);
        case "citation":
        case "choices":
          return nothing;
        default:
          return part satisfies never;
      }
    }),
    citations.length > 0 ? renderCitations(citations, siteName, strings) : nothing,
    choices.map((part) =>
      renderChoices(part, strings, isCurrent, (choice) => gestures.press(message.id, choice)),
    ),
  ];
}

function renderOnce(part: PartOf<"text">): unknown {
  if (!richTexts.has(part)) richTexts.set(part, renderRichText(part.text));
  return richTexts.get(part);
}

/** Folds and unfolds what stands around a button. */
function toggle({ currentTarget }: Event): void {
  if (!(currentTarget instanceof HTMLElement)) return;
  const isUnfolded = currentTarget.parentElement?.toggleAttribute("data-unfolded") ?? false;
  currentTarget.ariaExpanded = String(isUnfolded);
}

function renderFolded(text: TemplateResult, strings: FullStrings): TemplateResult {
  return html`<div class="long">
    ${text}
    <button class="unfold" type="button" aria-expanded="false" @click=${toggle}>
      <span class="more-words">${strings.unfold}</span><span class="fewer">${strings.fold}</span>${chevronIcon}
    </button>
  </div>`;
}

function renderShelf(
  products: readonly ProductPart[],
  strings: FullStrings,
  features: MessageFeatures,
): TemplateResult {
  return html`<div class="shelf" role="group" tabindex="0" aria-label=${strings.products}>
    ${products.map((product) => renderProduct(product, strings, features))}
  </div>`;
}

function renderChoices(
  { choices }: PartOf<"choices">,
  strings: FullStrings,
  isCurrent: boolean,
  press: (choice: { id: string; label: string }) => void,
): TemplateResult {
  return html`<div class="choices" role="group" aria-label=${strings.choices}>
    ${choices.map(
      (choice) =>
        html`<button
          class="pill"
          part="choice"
          type="button"
          ?disabled=${!isCurrent}
          @click=${() => press(choice)}
        >${choice.label}</button>`,
    )}
  </div>`;
}

/** The cited sources, each once: an answer may quote several passages of one page. */
function sourcesOf(parts: readonly Part[]): CitationPart[] {
  const pages = new Map<string, CitationPart>();
  for (const part of parts) {
    if (part.type !== "citation") continue;
    const page = part.url?.replace(/#.*/, "") ?? part.title;
    if (!pages.has(page)) pages.set(page, part);
  }
  return [...pages.values()];
}

/** A page's title without the site's name at its end, which every source would repeat. */
function titleWithin(title: string, siteName: string): string {
  const [, own, name] = /^(.+?)\s+[|·•–—-]\s+([^|·•–—]+)$/.exec(title) ?? [];
  return own && name?.trim().toLowerCase() === siteName.toLowerCase() ? own : title;
}

function renderCitations(
  citations: readonly CitationPart[],
  siteName: string,
  strings: FullStrings,
): TemplateResult {
  return html`<div class="sources" part="citations">
    <h3 class="unseen">${strings.sources}</h3>
    <ol>
      ${citations.map(({ title, url }) => {
        const isPage = url && safeUrl(url)?.protocol.startsWith("http");
        const words = html`<span><span class="title">${titleWithin(title, siteName)}</span><span class="host">${hostOf(url ?? "")}</span></span>`;
        return html`<li>${isPage ? renderLink(url, words, "source") : html`<span class="source">${words}</span>`}</li>`;
      })}
    </ol>
    <button class="more-sources" type="button" aria-label=${strings.sources} aria-expanded="false" @click=${toggle}>
      ${chevronIcon}
    </button>
  </div>`;
}

function renderProduct(
  product: ProductPart,
  strings: FullStrings,
  features: MessageFeatures,
): TemplateResult {
  const availability = {
    "in-stock": strings.inStock,
    "out-of-stock": strings.outOfStock,
    "pre-order": strings.preOrder,
    discontinued: strings.discontinued,
  };
  const price = formatPrice(product, strings.language);
  // The card links to its page already.
  const actions = product.actions?.filter((action) => action.type !== "link" || action.url !== product.url);
  return html`<div class="card product" part="card">
    ${renderImage(product.image)}
    <div class="facts">
      <strong>${product.name}</strong>
      ${price ? html`<span class="price">${price}</span>` : nothing}
      ${
        product.availability
          ? html`<span class="availability" data-availability=${product.availability}
            >${availability[product.availability]}</span
          >`
          : nothing
      }
    </div>
    ${
      product.url
        ? renderLink(product.url, html`${strings.see}<span class="unseen"> ${product.name}</span>`, "more")
        : nothing
    }
    ${actions && features.renderActions(actions, strings)}
  </div>`;
}

function renderCard(
  { title, text, url, image, actions }: PartOf<"card">,
  strings: FullStrings,
  features: MessageFeatures,
): TemplateResult {
  return html`<div class="card" part="card">
    ${renderImage(image)}
    <div class="facts">
      <strong>${url ? renderLink(url, title) : title}</strong>
      ${text ? html`<p class="plain">${text}</p>` : nothing}
    </div>
    ${actions && features.renderActions(actions, strings)}
  </div>`;
}

// A picture would tell another host of the visitor, so only the page's own pictures are shown.
function renderImage(address: string | undefined): TemplateResult | typeof nothing {
  const url = address === undefined ? undefined : safeUrl(address);
  if (!url || url.origin !== location.origin) return nothing;
  return html`<img src=${url.href} alt="" loading="lazy" decoding="async" width="76" height="76" />`;
}

function hostOf(address: string): string {
  return safeUrl(address)?.hostname.replace(/^www\./, "") ?? "";
}
