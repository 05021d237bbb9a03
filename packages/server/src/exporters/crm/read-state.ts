import type { CrmSkip } from "@prosa/protocol";
import { within } from "../../platform/outbox.ts";
import {
  type ExportedTicket,
  type ExportState,
  exportedTicketsSchema,
  exportStateSchema,
} from "../events/export-state.ts";
import type { ExporterDeps } from "../exporter.ts";

const PATIENCE_MS = 20_000;

/** Everything about a person that a CRM is told. */
export interface CrmState {
  readonly conversation: ExportState;
  readonly tickets: readonly ExportedTicket[];
}

/** A state to write, or why nothing may leave. Rejects where a room does not answer. */
type ReadState =
  | { readonly ok: true; readonly state: CrmState & { readonly email: string } }
  | { readonly ok: false; readonly code: CrmSkip; readonly why: string };

const REASONS: Readonly<Record<CrmSkip, string>> = {
  gone: "The conversation is gone.",
  "no-contact": "The visitor has submitted no contact.",
  "no-consent": "The visitor has agreed to no words of consent.",
  "no-email": "The visitor gave no e-mail address.",
};

/** Reads a conversation and its tickets as they are now. Nothing leaves without the visitor's consent. */
export async function readState(session: string, { host, site }: ExporterDeps): Promise<ReadState> {
  const answer = await within(
    host,
    PATIENCE_MS,
    host.callRoom("main", session, `/export-state?site=${site}`),
  );
  if (answer?.status === 404 || answer?.status === 410) return refused("gone");
  if (!answer?.ok) throw new Error("The session's room did not answer.");
  const conversation = exportStateSchema.parse(await answer.json());
  const code = refusalOf(conversation);
  if (code !== null) return refused(code);
  const path = `/tickets/${session}/of-session`;
  const listed = await within(host, PATIENCE_MS, host.callRoom("desk", site, path));
  if (!listed?.ok) throw new Error("The desk's room did not answer.");
  const { tickets } = exportedTicketsSchema.parse(await listed.json());
  const email = conversation.contact?.contact.email ?? "";
  return { ok: true, state: { conversation, tickets, email } };
}

function refusalOf({ contact }: ExportState): CrmSkip | null {
  if (!contact) return "no-contact";
  if (contact.consent === "") return "no-consent";
  return contact.contact.email === undefined ? "no-email" : null;
}

function refused(code: CrmSkip): ReadState {
  return { ok: false, code, why: REASONS[code] };
}

/** A person who does not exist, for a dry run. */
export const SAMPLE_STATE: CrmState & { readonly email: string } = {
  conversation: {
    session: "3f0c1a52-8a5e-4d6f-9b1e-2f6f0a7c4d11",
    contact: {
      contact: { name: "Ana Souza", email: "ana@exemplo.com.br", phone: "+55 35 99999-0000" },
      consent: "Usamos seus dados só para responder.",
      consentVersion: 1,
      at: Date.UTC(2026, 10, 29, 12),
    },
    language: "pt-BR",
    number: "1042",
    isResolved: true,
    lastAt: Date.UTC(2026, 10, 29, 12, 5),
    summary: "Visitante: Qual é o prazo de troca?\nAssistente: Até 30 dias.",
  },
  tickets: [
    {
      id: "7b9d3c1e-51f4-4c0a-8f0e-6d2a9e5b7c20",
      number: 7,
      subject: "Troca do pedido",
      description: "Quero trocar o tamanho.",
      status: "open",
      urgency: "normal",
    },
  ],
  email: "ana@exemplo.com.br",
};
