import type {
  Action,
  ContactField,
  DurableEvent,
  Message,
  Part,
  ScoreCommand,
  SubmitCommand,
} from "@prosa/protocol";
import { render } from "lit";
import type { ChatState } from "../../client/state/state.ts";
import type { Strings } from "../../strings/index.ts";
import { renderMessageText } from "../../view/message.ts";
import { formatPrice } from "../../view/parts/price.ts";
import { renderRichText, safeUrl } from "../../view/rich-text.ts";
import { noticeOf } from "../../view/separator.ts";
import type { FormStrings } from "../forms/strings.ts";
import type { SurveyStrings } from "../survey/strings.ts";

/** The words of forms and surveys; the page lacks them where loading fails. */
export type FormWords = Partial<FormStrings & SurveyStrings>;
type PageWords = Strings & FormWords;

const FIELDS = ["name", "email", "phone"] as const;

const PAGE_STYLE = `
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.55 system-ui, sans-serif; color-scheme: light dark; }
article { margin-block: 1.25rem; } h2 { margin: 0; font-size: 1rem; } time { font-weight: 400; opacity: 0.7; }
p { margin: 0.4em 0; white-space: pre-wrap; overflow-wrap: anywhere; }
`;

/** Writes the conversation as an HTML page. It is built from nodes, so that every text in it stays text. */
export function pageOf(state: ChatState, strings: PageWords): string {
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
  for (const { command, text } of state.outbox) {
    const lines = command.type === "submit" || command.type === "score" ? linesOf(command, strings) : [text];
    if (lines.join("") === "") continue;
    const article = page.createElement("article");
    article.append(make(page, "h2", `${strings.you} · ${strings.sending}`));
    article.append(...lines.map((words) => make(page, "p", words)));
    page.body.append(article);
  }
  // The style is added as text at the end: a strict policy would keep it out of the document.
  const style = `<style>${PAGE_STYLE}</style></head>`;
  return `<!doctype html>\n${page.documentElement.outerHTML.replace("</head>", style)}\n`;
}

function articleOf(
  page: Document,
  event: DurableEvent,
  strings: PageWords,
  time: Intl.DateTimeFormat,
): HTMLElement | undefined {
  const nodes = bodyOf(page, event, strings);
  if (nodes.length === 0) return undefined;
  const article = page.createElement("article");
  const head = make(page, "h2", `${authorOf(event, strings)} `);
  const at = make(page, "time", time.format(event.at));
  at.setAttribute("datetime", new Date(event.at).toISOString());
  head.append(at);
  article.append(head, ...nodes);
  return article;
}

function bodyOf(page: Document, event: DurableEvent, strings: PageWords): Node[] {
  switch (event.type) {
    case "said":
      return event.message.parts.flatMap((part) => nodesOf(page, part, event.message, strings));
    case "handed-over":
      return [make(page, "p", noticeOf({ type: "handed-over", key: "" }, strings))];
    case "owner-changed":
    case "resolved":
      return [make(page, "p", noticeOf({ type: "people", key: "", event }, strings))];
    case "submitted":
    case "scored":
      return linesOf(event, strings).map((words) => make(page, "p", words));
    case "rated":
    case "reopened":
      return [];
    default:
      return event satisfies never;
  }
}

/** The lines of a submitted form or survey. */
function linesOf(submission: SubmitCommand | ScoreCommand | DurableEvent, strings: PageWords): string[] {
  if ("contact" in submission) {
    const { contact, consent } = submission;
    const fields = FIELDS.filter((name) => contact[name]);
    return [...fields.map((name) => `${fieldOf(name, strings)}: ${contact[name]}`), `“${consent}”`];
  }
  if (!("score" in submission)) return [];
  const { score, comment } = submission;
  const words = strings.surveyScores?.[score - 1];
  return [`${strings.survey ?? ""} ${words ?? ""} (${score}/5)`.trim(), ...(comment ? [comment] : [])];
}

function fieldOf(name: ContactField, { formName, formEmail, formPhone }: PageWords): string {
  return { name: formName, email: formEmail, phone: formPhone }[name] ?? name;
}

function authorOf(event: DurableEvent, strings: Strings): string {
  const isNotice = ["handed-over", "owner-changed", "resolved"].includes(event.type);
  if (isNotice) return strings.notice;
  if (event.type === "said" && event.message.agent) return event.message.agent.name;
  const author = event.type === "said" ? event.message.author : "visitor";
  const names = { visitor: strings.you, assistant: strings.assistant, agent: strings.person };
  return author === "notice" ? strings.notice : names[author];
}

function nodesOf(page: Document, part: Part, { author }: Message, strings: PageWords): Node[] {
  switch (part.type) {
    case "text":
      return author === "visitor" ? [make(page, "p", part.text)] : richText(page, part.text);
    case "citation":
      return [line(page, `${part.title}: “${part.quote}”`, part.url)];
    case "choices":
      return [make(page, "p", part.choices.map(({ label }) => `• ${label}`).join("\n"))];
    case "product": {
      const price = formatPrice(part, strings.language);
      return [
        line(page, [part.name, price].filter(Boolean).join(" · "), part.url),
        ...actionsOf(page, part.actions),
      ];
    }
    case "card":
      return [
        line(page, [part.title, part.text].filter(Boolean).join(": "), part.url),
        ...actionsOf(page, part.actions),
      ];
    case "form":
      return [make(page, "p", part.fields.map(({ name }) => `• ${fieldOf(name, strings)}`).join("\n"))];
    case "survey":
      return strings.survey ? [make(page, "p", strings.survey)] : [];
    case "file":
      return [make(page, "p", part.name)];
    case "ticket":
      return [make(page, "p", `${part.number ?? part.ticketId} · ${part.title} · ${part.status}`)];
    default:
      return part satisfies never;
  }
}

function actionsOf(page: Document, actions: readonly Action[] = []): Node[] {
  return actions.map((action) => {
    if (action.type === "link") return line(page, `• ${action.label}`, action.url);
    return make(page, "p", `• ${action.label}: ${action.type === "contact" ? action.to : action.text}`);
  });
}

function richText(page: Document, text: string): Node[] {
  const frame = page.createElement("div");
  render(renderMessageText("assistant", renderRichText(text)), frame);
  const comments = page.createTreeWalker(frame, NodeFilter.SHOW_COMMENT);
  const marks: Node[] = [];
  while (comments.nextNode()) marks.push(comments.currentNode);
  for (const mark of marks) mark.parentNode?.removeChild(mark);
  return [...frame.childNodes];
}

function line(page: Document, text: string, url: string | undefined): HTMLElement {
  const paragraph = make(page, "p", text);
  if (url && safeUrl(url)?.protocol.startsWith("http")) {
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
