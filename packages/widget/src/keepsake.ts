import type { DurableEvent, Message, Part } from "@prosa/protocol";
import { render } from "lit";
import { loadAfterPaint, renderGrowing } from "./message.ts";
import type { ChatState } from "./state.ts";
import type { Strings } from "./strings/index.ts";

const REVOKED_AFTER_MS = 60_000;

const PAGE_STYLE = `
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.55 system-ui, sans-serif; color-scheme: light dark; }
article { margin-block: 1.25rem; } h2 { margin: 0; font-size: 1rem; } time { font-weight: 400; opacity: 0.7; }
p { margin: 0.4em 0; white-space: pre-wrap; overflow-wrap: anywhere; }
`;

/** Downloads the conversation as it stands, for programs: the room's durable events, and what was not sent yet. */
export function downloadAsJson(site: string, state: ChatState): void {
  const { log, outbox, cursor } = state;
  const conversation = {
    format: "prosa-conversation",
    version: 1,
    site,
    name: state.site?.name ?? null,
    exportedAt: new Date().toISOString(),
    through: cursor,
    events: log,
    unsent: outbox.map(({ command, text }) => ({ command, text })),
  };
  download(`${fileName(site)}.json`, "application/json", JSON.stringify(conversation, null, 2));
}

/** Downloads the conversation as it stands, for people: one page that needs no network and no script. */
export async function downloadAsPage(site: string, state: ChatState, strings: Strings): Promise<void> {
  await loadAfterPaint();
  download(`${fileName(site)}.html`, "text/html", pageOf(state, strings));
}

/** The conversation as the text of a page. It is built as nodes, so that no words in it can be anything but words. */
export function pageOf(state: ChatState, strings: Strings): string {
  const title = strings.chatWith(state.site?.name ?? strings.defaultName);
  const page = document.implementation.createHTMLDocument(title);
  page.documentElement.lang = strings.language;
  page.documentElement.dir = strings.language === "ar" ? "rtl" : "ltr";
  const charset = page.createElement("meta");
  charset.setAttribute("charset", "utf-8");
  page.head.prepend(charset);
  page.body.append(make(page, "h1", title));
  const time = new Intl.DateTimeFormat(strings.language, { dateStyle: "long", timeStyle: "short" });
  for (const event of state.log) {
    const article = articleOf(page, event, strings, time);
    if (article) page.body.append(article);
  }
  for (const { text } of state.outbox.filter((row) => row.text)) {
    const article = page.createElement("article");
    article.append(make(page, "h2", `${strings.you} · ${strings.sending}`), make(page, "p", text));
    page.body.append(article);
  }
  // The style goes in last and as text: a strict page would not have let the document hold it.
  const style = `<style>${PAGE_STYLE}</style></head>`;
  return `<!doctype html>\n${page.documentElement.outerHTML.replace("</head>", style)}\n`;
}

function articleOf(
  page: Document,
  event: DurableEvent,
  strings: Strings,
  time: Intl.DateTimeFormat,
): HTMLElement | undefined {
  if (event.type !== "said" && event.type !== "handed-over") return undefined;
  if (event.type === "said" && event.message.parts.length === 0) return undefined;
  const article = page.createElement("article");
  const author = event.type === "said" ? authorOf(event.message, strings) : strings.notice;
  const head = make(page, "h2", `${author} `);
  const at = make(page, "time", time.format(event.at));
  at.setAttribute("datetime", new Date(event.at).toISOString());
  head.append(at);
  article.append(head);
  if (event.type === "handed-over") article.append(make(page, "p", strings.handedOver));
  else for (const part of event.message.parts) article.append(...nodesOf(page, part, event.message));
  return article;
}

function authorOf({ author }: Message, strings: Strings): string {
  const names = { visitor: strings.you, assistant: strings.assistant, agent: strings.person };
  return author === "notice" ? strings.notice : names[author];
}

function nodesOf(page: Document, part: Part, { author }: Message): Node[] {
  switch (part.type) {
    case "text":
      return author === "visitor" ? [make(page, "p", part.text)] : richText(page, part.text);
    case "citation":
      return [line(page, `${part.title}: “${part.quote}”`, part.url)];
    case "choices":
      return [make(page, "p", part.choices.map(({ label }) => `• ${label}`).join("\n"))];
    case "product": {
      const price = part.price === undefined ? "" : ` · ${part.currency ?? ""} ${part.price}`;
      return [line(page, part.name + price, part.url)];
    }
    case "card":
      return [line(page, [part.title, part.text].filter(Boolean).join(": "), part.url)];
    case "form":
    case "survey":
      return [];
    case "ticket":
      return [make(page, "p", `${part.ticketId} · ${part.title} · ${part.status}`)];
    default:
      return part satisfies never;
  }
}

function richText(page: Document, text: string): Node[] {
  const frame = page.createElement("div");
  render(renderGrowing(text), frame);
  const comments = page.createTreeWalker(frame, NodeFilter.SHOW_COMMENT);
  const marks: Node[] = [];
  while (comments.nextNode()) marks.push(comments.currentNode);
  for (const mark of marks) mark.parentNode?.removeChild(mark);
  return [...frame.childNodes];
}

function line(page: Document, text: string, url: string | undefined): HTMLElement {
  const paragraph = make(page, "p", text);
  if (url && /^https?:/.test(url)) {
    const link = make(page, "a", url);
    link.setAttribute("href", url);
    link.setAttribute("rel", "noopener noreferrer");
    paragraph.append("\n", link);
  }
  return paragraph;
}

function make(page: Document, name: string, text: string): HTMLElement {
  const element = page.createElement(name);
  element.textContent = text;
  return element;
}

function fileName(site: string): string {
  return `prosa-${site}-${new Date().toISOString().slice(0, 10)}`;
}

function download(name: string, type: string, text: string): void {
  const link = document.createElement("a");
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKED_AFTER_MS);
}
