import type { VisitedHours } from "@prosa/protocol";
import { asked, cited, product, type Scene, said, shelf, text, yesterday } from "./scene-kit.ts";

function ended(end: "stopped" | "failed" | "interrupted"): NonNullable<Scene["log"]> {
  return (words) => [
    asked(words),
    said("assistant", [text(words.growing)], 1, { end, replyTo: "message-0001" }),
  ];
}

/** Hours that change at `next`, as they are at `now`: hours of a day, by its midnight. */
function hoursAt(now: number, isOpen: boolean, next: number): VisitedHours {
  const timeOf = (hour: number) => new Date(2027, 2, 1, hour).getTime();
  return { isOpen, changes: [timeOf(next)], now: timeOf(now) };
}

/** What is said, by whom, and how it comes. */
export const TALK: readonly Scene[] = [
  { name: "closed", title: "A bolha", isClosed: true },
  { name: "empty", title: "Vazia", hours: hoursAt(10, true, 18) },
  { name: "after-hours", title: "Vazia, fora do horário", hours: hoursAt(20, false, 33) },
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
      ...words.person.map((line) => said("agent", [text(line)], 4, { agent: words.agent })),
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
      ...words.person.map((line) => said("agent", [text(line)], 1, { agent: words.agent })),
    ],
    act: ({ room }) => room.tell({ type: "typing", author: "agent", isTyping: true }),
  },
  {
    name: "files",
    title: "Arquivos",
    files: ["image/jpeg", "application/pdf"],
    log: (words) => [
      asked(words),
      { handedOver: true, minutesAgo: 2 },
      said("agent", [text(words.person[0] ?? "")], 1, { agent: words.agent }),
      said(
        "visitor",
        [
          {
            type: "file",
            fileId: "file-0001",
            name: "nota fiscal 0042.pdf",
            mediaType: "application/pdf",
            byteCount: 48_213,
          },
        ],
        1,
      ),
    ],
  },
  {
    name: "products",
    title: "Vários produtos",
    log: (words) => [
      asked(words),
      said("assistant", [text(words.answer), ...shelf(words), ...cited(words)], 2),
    ],
  },
  {
    name: "folded",
    title: "Mensagens compridas, dobradas",
    log: (words) => [
      said("visitor", [text(words.long.map(({ question }) => question).join("\n\n"))], 4),
      said(
        "assistant",
        [
          text(
            words.long
              .map(({ answer }) => answer)
              .join("\n\n")
              .repeat(6),
          ),
        ],
        3,
      ),
      asked(words),
      said("assistant", [text(words.answer)], 1),
    ],
    act: ({ chat }) => chat.shadowRoot?.querySelector(".scroll")?.scrollTo(0, 0),
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
