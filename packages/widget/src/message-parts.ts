import type { CitationPart, Message, Part, ProductPart } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import { renderLink, renderRichText, safeUrl } from "./rich-text.ts";
import type { Strings } from "./strings/index.ts";

export interface PartGestures {
  press: (messageId: string, choice: { id: string; label: string }) => void;
}

type PartOf<T extends Part["type"]> = Extract<Part, { type: T }>;

/** The words of a message, and below them whatever else it carries. Choices can be pressed while `isCurrent`. */
export function renderParts(
  message: Message,
  strings: Strings,
  isCurrent: boolean,
  { press }: PartGestures,
): TemplateResult {
  const { parts } = message;
  const citations = parts.filter((part) => part.type === "citation");
  return html`${parts.map((part) => {
    switch (part.type) {
      case "text":
        return renderText(message.author, part.text);
      case "choices":
        return renderChoices(part, strings, isCurrent, (choice) => press(message.id, choice));
      case "product":
        return renderProduct(part, strings);
      case "card":
        return renderCard(part);
      case "ticket":
        return renderTicket(part, strings);
      case "citation":
        return nothing;
      default:
        return part satisfies never;
    }
  })}${citations.length > 0 ? renderCitations(citations, strings) : nothing}`;
}

/** A text part in its bubble. What the visitor wrote shows as written, never as Markdown. */
export function renderText(author: Message["author"], text: string): TemplateResult {
  return html`<div class="bubble" part="bubble ${author}-bubble">
    ${author === "visitor" ? html`<p class="plain">${text}</p>` : renderRichText(text)}
  </div>`;
}

function renderChoices(
  { choices }: PartOf<"choices">,
  strings: Strings,
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

function renderCitations(citations: readonly CitationPart[], strings: Strings): TemplateResult {
  return html`<div class="sources" part="citations">
    <h3>${strings.sources}</h3>
    <ol>
      ${citations.map(({ title, url }) => {
        const words = html`<span class="title">${title}</span><span class="host">${hostOf(url)}</span>`;
        return html`<li>${renderLink(url, words, "source")}</li>`;
      })}
    </ol>
  </div>`;
}

function renderProduct(product: ProductPart, strings: Strings): TemplateResult {
  const availability = {
    "in-stock": strings.inStock,
    "out-of-stock": strings.outOfStock,
    "pre-order": strings.preOrder,
    discontinued: strings.discontinued,
  };
  const price = formatPrice(product, strings.language);
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
  </div>`;
}

function renderCard({ title, text, url, image }: PartOf<"card">): TemplateResult {
  return html`<div class="card" part="card">
    ${renderImage(image)}
    <div class="facts">
      <strong>${url ? renderLink(url, title) : title}</strong>
      ${text ? html`<p class="plain">${text}</p>` : nothing}
    </div>
  </div>`;
}

function renderTicket({ ticketId, title, status }: PartOf<"ticket">, strings: Strings): TemplateResult {
  const words = { open: strings.ticketOpen, waiting: strings.ticketWaiting, closed: strings.ticketClosed };
  return html`<div class="card" part="card">
    <div class="facts"><strong>${title}</strong><code>${ticketId}</code></div>
    <span class="availability">${words[status]}</span>
  </div>`;
}

// Another host would learn of the visitor by a mere picture, so only the page's own are shown.
function renderImage(address: string | undefined): TemplateResult | typeof nothing {
  const url = address === undefined ? undefined : safeUrl(address);
  if (!url || url.origin !== location.origin) return nothing;
  return html`<img src=${url.href} alt="" loading="lazy" decoding="async" width="56" height="56" />`;
}

function hostOf(address: string): string {
  return safeUrl(address)?.hostname.replace(/^www\./, "") ?? "";
}

function formatPrice({ price, currency }: ProductPart, language: string): string | undefined {
  if (price === undefined) return undefined;
  try {
    return new Intl.NumberFormat(language, currency ? { style: "currency", currency } : {}).format(price);
  } catch {
    return `${currency} ${price}`;
  }
}
