import type { Language, Urgency } from "@prosa/protocol";
import type { ChangeTicketRequest, Ticket, TicketDetail, TicketPage } from "@prosa/protocol/desk";
import type { Request } from "playwright-core";
import { NOW } from "./now.ts";
import { agentOf, BIA, LIA, MARINA, type Scene } from "./scene.ts";
import { SCENE_WORDS } from "./words.ts";

const HOUR = 60 * 60_000;
const PAGE = 50;
const STATUSES = ["new", "open", "waiting", "solved", "closed"] as const;

interface TicketSceneWords {
  subjects: readonly string[];
  kinds: readonly [string, string];
  story: string;
}

const WORDS: Readonly<Record<Language, TicketSceneWords>> = {
  "pt-BR": {
    subjects: [
      "Luminária Orvalho com o cabo trocado",
      "Nota fiscal com CNPJ errado",
      "Pedido 47990 não chegou",
      "Estorno do frete da troca",
      "Cadeira riscada na entrega",
      "Segunda via do boleto",
    ],
    kinds: ["Troca", "Entrega"],
    story: "A etiqueta segue hoje. O cabo certo sai amanhã cedo.",
  },
  en: {
    subjects: [
      "Orvalho lamp with the wrong cable",
      "Invoice with the wrong company number",
      "Order 47990 has not arrived",
      "Refund of the shipping of an exchange",
      "Chair scratched on delivery",
      "Copy of a payment slip",
    ],
    kinds: ["Exchange", "Delivery"],
    story: "The label leaves today. The right cable leaves tomorrow morning.",
  },
  es: {
    subjects: [
      "Lámpara Orvalho con el cable cambiado",
      "Factura con el número equivocado",
      "El pedido 47990 no llegó",
      "Devolución del envío de un cambio",
      "Silla rayada en la entrega",
      "Copia del recibo",
    ],
    kinds: ["Cambio", "Entrega"],
    story: "La etiqueta sale hoy. El cable correcto sale mañana temprano.",
  },
};

/** The tickets of a busy site. */
export function ticketsOf(language: Language): TicketDetail[] {
  const { subjects, kinds, story } = WORDS[language];
  const words = SCENE_WORDS[language];
  const urgencies: readonly Urgency[] = ["high", "normal", "urgent", "low"];
  return subjects.map((subject, at) => {
    const status = STATUSES[at % STATUSES.length] ?? "new";
    const createdAt = NOW - (at + 1) * 5 * HOUR;
    const ticket: Ticket = {
      id: `ticket-${at + 1}-scene`,
      number: 1_048 - at,
      subject,
      kind: kinds[at % 2] ?? "",
      urgency: urgencies[at % urgencies.length] ?? "normal",
      description: at === 0 ? words.ask : "",
      status,
      language,
      contact:
        at === 0
          ? { name: "Marina Couto", email: "marina.couto@example.com" }
          : { email: `cliente${at}@example.com` },
      ...(at === 0 && { session: MARINA }),
      ...(at % 3 === 1 && { assignee: agentOf(LIA) }),
      ...(at % 3 === 2 && { assignee: agentOf(BIA) }),
      createdAt,
      changedAt: NOW - at * HOUR,
      expectedAt: at === 2 ? NOW - 2 * HOUR : NOW + (at + 1) * HOUR,
    };
    const agent = agentOf(BIA);
    return {
      ticket,
      followPath: `/tickets/aurora/${ticket.id}`,
      entries: [
        { at: createdAt, by: "visitor", isPublic: true, status: "new" },
        { at: createdAt + HOUR, by: "agent", agent, isPublic: false, text: words.note },
        {
          at: createdAt + 2 * HOUR,
          by: "agent",
          agent,
          isPublic: true,
          text: story,
          ...(status === "waiting" && { status }),
        },
      ],
    };
  });
}

/** The answer of a server to a request about tickets, as far as scenes need it. */
export function ticketAnswer(scene: Scene, request: Request): object | undefined {
  const { pathname, searchParams } = new URL(request.url());
  const [, api, desk, area, id] = pathname.split("/");
  if (api !== "api" || desk !== "desk" || area !== "tickets") return undefined;
  scene.tickets ??= ticketsOf(scene.language);
  if (id === undefined) return pageOf(scene.tickets, searchParams);
  const detail = scene.tickets.find(({ ticket }) => ticket.id === id);
  if (!detail || request.method() !== "PATCH") return detail;
  const { status, urgency, assignee, answer, note } = request.postDataJSON() as ChangeTicketRequest;
  const agent = agentOf(scene.me);
  const person = scene.people.find((one) => one.id === assignee);
  const { assignee: before, ...ticket } = detail.ticket;
  const now = assignee === undefined ? before : person && agentOf(person);
  detail.ticket = {
    ...ticket,
    ...(status && { status }),
    ...(answer !== undefined && !status && { status: "waiting" }),
    ...(urgency && { urgency }),
    ...(now && { assignee: now }),
    changedAt: NOW,
  };
  const text = answer ?? note;
  const isPublic = note === undefined && assignee === undefined;
  detail.entries.push({
    at: NOW,
    by: "agent",
    agent,
    isPublic,
    ...(status && { status }),
    ...(text !== undefined && { text }),
  });
  return detail;
}

function pageOf(details: readonly TicketDetail[], filters: URLSearchParams): TicketPage {
  const counts = { new: 0, open: 0, waiting: 0, solved: 0, closed: 0, overdue: 0, unassigned: 0 };
  const isLate = ({ status, expectedAt = NOW }: Ticket) =>
    status !== "solved" && status !== "closed" && expectedAt < NOW;
  for (const { ticket } of details) {
    counts[ticket.status] += 1;
    if (isLate(ticket)) counts.overdue += 1;
  }
  const statuses = filters.get("status")?.split(",");
  const found = details
    .map(({ ticket }) => ticket)
    .filter(
      (ticket) =>
        (!statuses || statuses.includes(ticket.status)) &&
        (!filters.has("urgency") || ticket.urgency === filters.get("urgency")) &&
        (!filters.has("number") || ticket.number === Number(filters.get("number"))) &&
        (!filters.has("overdue") || isLate(ticket)) &&
        (!filters.has("assignee") || (ticket.assignee?.id ?? "none") === filters.get("assignee")),
    )
    .sort((one, other) => other.changedAt - one.changedAt);
  const start = Number(filters.get("from") ?? 0);
  const end = start + PAGE;
  return { tickets: found.slice(start, end), ...(end < found.length && { next: String(end) }), counts };
}
