import type {
  Command,
  DurableEvent,
  FileType,
  Message,
  Part,
  RoomEvent,
  StartForm,
  VisitedHours,
} from "@prosa/protocol";
import type { ScriptedConnection, ScriptedRoom } from "./room.ts";
import type { Words } from "./words.ts";

export type Unsequenced = { message: Message; minutesAgo: number } | { handedOver: true; minutesAgo: number };

/** The chat as a scene sees it. */
export interface Stage {
  room: ScriptedRoom;
  chat: HTMLElement & { open(): void; close(): void; send(text: string): void; draft?: string };
}

/** One state of the chat: what the room knows, what it answers, and what happens once the chat is open. */
export interface Scene {
  name: string;
  title: string;
  log?: (words: Words) => readonly Unsequenced[];
  /** Up to where the visitor has seen the log; all of it unless said otherwise. */
  seen?: number;
  answer?: (
    command: Command,
    tell: (...events: RoomEvent[]) => void,
    connection: ScriptedConnection,
  ) => boolean;
  /** Before the chat is made: what it finds in the browser. */
  prepare?: (words: Words) => void;
  act?: (stage: Stage, words: Words) => void | Promise<void>;
  isClosed?: boolean;
  /** What the site asks before the first message. */
  form?: (words: Words) => StartForm;
  /** When people answer; not said unless a scene says so. */
  hours?: VisitedHours;
  /** The types of the files that the site takes; none unless said otherwise. */
  files?: readonly FileType[];
  /** What is set on the element beside its site, its server and its theme. */
  attributes?: (words: Words) => Readonly<Record<string, string>>;
}

export const text = (words: string): Part => ({ type: "text", text: words });

let count = 0;
export function said(
  author: Message["author"],
  parts: readonly Part[],
  minutesAgo = 3,
  more: Partial<Message> = {},
): Unsequenced {
  count += 1;
  const id = `message-${String(count).padStart(4, "0")}`;
  const end = author === "assistant" ? { end: "done" as const } : {};
  return { message: { id, author, parts: [...parts], ...end, ...more }, minutesAgo };
}

export const asked = (words: Words) => said("visitor", [text(words.question)]);
export const DAY = 24 * 60;

export function cited(words: Words): Part[] {
  return words.sources.map(({ title, page, quote }) => ({
    type: "citation",
    title,
    quote,
    url: new URL(`/shop/${page}`, location.href).href,
  }));
}

export function product(words: Words): Extract<Part, { type: "product" }> {
  return {
    type: "product",
    ...words.product,
    availability: "in-stock",
    url: new URL("/shop/produtos/cafeteira-italiana-aurora-6-xicaras.html", location.href).href,
    image: new URL("/shop/imagens/cafeteira.svg", location.href).href,
  };
}

/** Three products with pictures of the shop. */
export function shelf(words: Words): Part[] {
  const pictures = ["cafeteira", "moedor", "chaleira"];
  const prices = [189.9, 249, 319.5];
  return pictures.map((picture, at) => ({
    ...product(words),
    name: words.shelf[at] ?? words.product.name,
    price: prices[at] ?? 0,
    availability: at === 1 ? "pre-order" : "in-stock",
    image: new URL(`/shop/imagens/${picture}.svg`, location.href).href,
  }));
}

export const yesterday = (words: Words) => [
  said("visitor", [text(words.yesterday.question)], DAY + 5),
  said("assistant", [text(words.yesterday.answer)], DAY + 4),
];

export function find<T extends HTMLElement = HTMLElement>({ chat }: Stage, selector: string): T | undefined {
  return chat.shadowRoot?.querySelector<T>(selector) ?? undefined;
}

/** Resolves with what a part shows once it is loaded. */
export async function appears<T extends HTMLElement = HTMLElement>(
  stage: Stage,
  selector: string,
): Promise<T> {
  for (;;) {
    const found = find<T>(stage, selector);
    if (found) return found;
    await new Promise(requestAnimationFrame);
  }
}

/** A scene's log as the room would hold it, by the device's clock. */
export function logOf(scene: Scene, words: Words): DurableEvent[] {
  count = 0;
  return (scene.log?.(words) ?? []).map((row, index) => {
    const place = { seq: index + 1, at: Date.now() - row.minutesAgo * 60_000 };
    return "message" in row
      ? { type: "said", ...place, message: row.message }
      : { type: "handed-over", ...place, reason: "asked" };
  });
}
