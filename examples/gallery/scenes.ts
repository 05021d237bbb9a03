import type { Command, DurableEvent, Message, Part, RoomEvent } from "@prosa/protocol";
import type { Line, ScriptedRoom } from "./room.ts";
import type { Words } from "./words.ts";

type Unsequenced = { message: Message; minutesAgo: number } | { handedOver: true; minutesAgo: number };

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
  answer?: (command: Command, tell: (...events: RoomEvent[]) => void, line: Line) => boolean;
  act?: (stage: Stage, words: Words) => void | Promise<void>;
  isClosed?: boolean;
}

const text = (words: string): Part => ({ type: "text", text: words });

let count = 0;
function said(
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

const asked = (words: Words) => said("visitor", [text(words.question)]);
const DAY = 24 * 60;

function cited(words: Words): Part[] {
  return words.sources.map(({ title, page, quote }) => ({
    type: "citation",
    title,
    quote,
    url: new URL(`/shop/${page}`, location.href).href,
  }));
}

function product(words: Words): Part {
  return {
    type: "product",
    ...words.product,
    availability: "in-stock",
    url: new URL("/shop/produtos/cafeteira-italiana-aurora-6-xicaras.html", location.href).href,
    image: new URL("/shop/imagens/cafeteira.svg", location.href).href,
  };
}

const yesterday = (words: Words) => [
  said("visitor", [text(words.yesterday.question)], DAY + 5),
  said("assistant", [text(words.yesterday.answer)], DAY + 4),
];

function ended(end: "stopped" | "failed" | "interrupted"): NonNullable<Scene["log"]> {
  return (words) => [
    asked(words),
    said("assistant", [text(words.growing)], 1, { end, replyTo: "message-0001" }),
  ];
}

/** Every state that the visual review and axe look at. */
export const SCENES: readonly Scene[] = [
  { name: "closed", title: "A bolha", isClosed: true },
  { name: "empty", title: "Vazia" },
  {
    name: "answer",
    title: "Resposta com produto e fontes",
    log: (words) => [
      ...yesterday(words),
      asked(words),
      said("assistant", [text(words.answer), product(words), ...cited(words)], 2),
    ],
  },
  {
    name: "rich",
    title: "Texto rico",
    log: (words) => [asked(words), said("assistant", [text(words.rich)], 2)],
  },
  {
    name: "parts",
    title: "Produto, cartão, chamado e opções",
    log: (words) => [
      asked(words),
      said(
        "assistant",
        [
          text(words.answer),
          product(words),
          { type: "card", ...words.card },
          { type: "ticket", ticketId: "AUR-2041-SP", title: words.ticket, status: "waiting" },
          {
            type: "choices",
            choices: words.choices.map((label, index) => ({ id: `choice-${index}`, label })),
          },
        ],
        2,
      ),
    ],
  },
  {
    name: "long",
    title: "Conversa longa",
    log: (words) =>
      Array.from({ length: 30 }, (_, round) => {
        const { question = "", answer = "" } = words.long[round % words.long.length] ?? {};
        const at = (30 - round) * 9;
        return [said("visitor", [text(question)], at), said("assistant", [text(answer)], at - 1)];
      }).flat(),
  },
  {
    name: "news",
    title: "Mensagens novas",
    seen: 4,
    log: (words) => [
      ...yesterday(words),
      asked(words),
      said("assistant", [text(words.answer)], 50),
      ...words.person.map((line) => said("agent", [text(line)], 4)),
    ],
  },
  {
    name: "writing",
    title: "A resposta vem",
    log: (words) => [asked(words)],
    act: ({ room }) => room.tell({ type: "replying", replyId: "reply-0001", replyTo: "message-0001" }),
  },
  {
    name: "streaming",
    title: "A resposta se escreve",
    log: (words) => [asked(words)],
    act: ({ room }, words) =>
      room.tell(
        { type: "replying", replyId: "reply-0001", replyTo: "message-0001" },
        { type: "delta", replyId: "reply-0001", index: 0, text: words.growing },
      ),
  },
  { name: "stopped", title: "Resposta parada", log: ended("stopped") },
  { name: "failed-reply", title: "Resposta que falhou", log: ended("failed") },
  { name: "interrupted", title: "Resposta interrompida", log: ended("interrupted") },
  {
    name: "asked-human",
    title: "Pedido de uma pessoa",
    log: (words) => [
      asked(words),
      said("assistant", [text(words.answer)], 2),
      { handedOver: true, minutesAgo: 1 },
    ],
  },
  {
    name: "person",
    title: "Com uma pessoa",
    log: (words) => [
      asked(words),
      { handedOver: true, minutesAgo: 2 },
      said("notice", [text(words.notice)], 1),
      ...words.person.map((line) => said("agent", [text(line)], 1)),
    ],
    act: ({ room }) => room.tell({ type: "typing", author: "agent", isTyping: true }),
  },
  {
    name: "sending",
    title: "Enviando",
    answer: (command) => command.type === "say",
    act: ({ chat }, words) => chat.send(words.lastQuestion),
  },
  {
    name: "offline",
    title: "Sem conexão",
    log: (words) => [asked(words), said("assistant", [text(words.answer)], 2)],
    act: ({ room, chat }, words) => {
      room.goDown();
      chat.send(words.lastQuestion);
    },
  },
  {
    name: "not-sent",
    title: "Mensagem que não foi enviada",
    log: (words) => [asked(words), said("assistant", [text(words.answer)], 2)],
    answer: (command, tell) => {
      if (command.type !== "say") return false;
      tell({
        type: "rejected",
        id: command.id,
        code: "storage-unavailable",
        message: "The room's disk is full.",
      });
      return true;
    },
    act: ({ chat }, words) => chat.send(words.lastQuestion),
  },
  {
    name: "refused",
    title: "Indisponível nesta página",
    answer: (command, tell, line) => {
      if (command.type !== "hello") return false;
      tell({ type: "refused", code: "origin-not-allowed", message: "Add this page's origin to the site." });
      line.cut(4403);
      return true;
    },
  },
  {
    name: "outdated",
    title: "Página aberta há muito tempo",
    answer: (command, tell, line) => {
      if (command.type !== "hello") return false;
      tell({ type: "refused", code: "client-too-old", message: "Reload the page." });
      line.cut(4400);
      return true;
    },
  },
  {
    name: "draft",
    title: "Texto comprido e palavras sem fim",
    log: (words) => [
      said("visitor", [text(words.unbreakable)]),
      said("assistant", [text(`${words.answer} ${words.unbreakable}`)], 2),
    ],
    act: ({ chat }, words) => {
      const input = chat.shadowRoot?.querySelector("textarea");
      if (!input) return;
      input.value = words.long.map(({ question }) => question).join("\n");
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
  },
];

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
