import {
  type CrmConnection,
  type CrmDryRun,
  type CrmProperty,
  crmDryRunRequestSchema,
  type Deliveries,
  type Delivery,
  mappingProblems,
} from "@prosa/protocol";
import type { Request } from "playwright-core";
import { NOW } from "../now.ts";

const DAY_MS = 24 * 60 * 60_000;

const CRMS: readonly CrmConnection[] = [
  {
    id: "crm-scene-1",
    kind: "hubspot",
    name: "HubSpot",
    fields: { email: "email", phone: "phone", firstName: "firstname", lastName: "lastname" },
    attributes: { Pedidos: "numero_de_pedidos" },
    createdAt: NOW - 40 * DAY_MS,
    state: "on",
    waiting: 2,
    parked: 0,
  },
  {
    id: "crm-scene-2",
    kind: "salesforce",
    name: "aurora.my.salesforce.com",
    fields: { email: "Email", lastName: "LastName" },
    attributes: {},
    createdAt: NOW - 9 * DAY_MS,
    state: "on",
    waiting: 4,
    parked: 1,
    failing: { since: NOW - DAY_MS / 24, fault: "Salesforce answered 503." },
  },
];

const own = { isWritable: true, isRequired: false } as const;
const PROPERTIES: readonly CrmProperty[] = [
  { ...own, name: "email", label: "E-mail", type: "text" },
  { ...own, name: "phone", label: "Telefone", type: "text" },
  { ...own, name: "firstname", label: "Nome", type: "text" },
  { ...own, name: "lastname", label: "Sobrenome", type: "text", isRequired: true },
  { ...own, name: "plano", label: "Plano da loja", type: "text" },
  { ...own, name: "numero_de_pedidos", label: "Número de pedidos", type: "number" },
  { ...own, name: "lifecyclestage", label: "Fase", type: "choice", choices: ["lead", "customer"] },
  { ...own, name: "createdate", label: "Criado em", type: "date", isWritable: false },
];

/** More deliveries than one page has, the third of them given up. */
function crmDeliveries(query: URLSearchParams): Deliveries {
  const all = Array.from({ length: 103 }, (_, at): Delivery => {
    const head = { id: `evt-crm-${103 - at}`, type: "contact.submitted", at: NOW - at * 60_000 };
    return at === 2
      ? { ...head, state: "parked", tries: 10, endedAt: NOW, fault: "Salesforce: the last name is missing." }
      : { ...head, state: "delivered", tries: 1, endedAt: NOW };
  });
  const from = Number(query.get("from") ?? 103);
  const found = all.slice(103 - from).filter(({ state }) => (query.get("state") ?? state) === state);
  return { deliveries: found.slice(0, 100), ...(found.length > 100 && { next: from - 100 }) };
}

/** The answer to a request about CRMs; `undefined` for every other. What is asked for is noted in `acts`. */
export function crmAnswer(request: Request, acts: string[]): object | undefined {
  const { pathname } = new URL(request.url());
  if (!pathname.startsWith("/api/crm")) return undefined;
  const [, , , id = "", part = ""] = pathname.split("/");
  const body = request.postData() ?? "";
  if (request.method() !== "GET") acts.push([request.method(), pathname, body].join(" ").trim());
  if (part === "properties") return { properties: PROPERTIES };
  if (part === "deliveries") return crmDeliveries(new URL(request.url()).searchParams);
  if (part === "check") return { ok: true, name: "HubSpot" };
  if (part === "dry-run") return dryRunOf(JSON.parse(body));
  if (request.method() === "GET") return { connections: CRMS };
  return CRMS.find((one) => one.id === id) ?? { ...CRMS[1] };
}

/** What the fields that were asked for would write of a person called Marina Couto. */
function dryRunOf(body: unknown): CrmDryRun {
  const { fields = {}, attributes = {} } = crmDryRunRequestSchema.parse(body);
  const values: Readonly<Record<string, string>> = {
    email: "marina.couto@example.com",
    phone: "+55 11 98765-4321",
    name: "Marina Couto",
    firstName: "Marina",
    lastName: "Couto",
    language: "pt-BR",
  };
  const written = Object.entries(fields).flatMap(([fact, field]) => {
    const value = values[fact];
    return value === undefined ? [] : [[field, value]];
  });
  const email = values.email ?? "";
  const note = "Visitante: Qual é o prazo de troca?\nAssistente: Até 30 dias depois da entrega.";
  return {
    records: [
      { object: "contacts", key: { field: "email", value: email }, fields: Object.fromEntries(written) },
      { object: "notes", key: { field: "prosa_id", value: "note-scene-1" }, fields: { hs_note_body: note } },
    ],
    problems: mappingProblems({ fields, attributes }, PROPERTIES).map(({ field, problem }) => ({
      field,
      problem,
    })),
  };
}
