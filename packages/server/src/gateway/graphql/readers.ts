import { type ApiScopeName, idSchema, type VisitorContact } from "@prosa/protocol";
import {
  type ConversationSummary,
  conversationsQuerySchema,
  type Insights,
  insightsQuerySchema,
  type Ticket,
} from "@prosa/protocol/desk";
import DataLoader from "dataloader";
import type * as z from "zod/mini";
import type { Incoming } from "../incoming.ts";
import { ProblemError } from "../problem.ts";
import { findContacts, readContactPage, readTicketPage } from "../records/contact-groups.ts";
import { listConversations, summariesOf } from "../records/conversation-list.ts";
import { readInsights } from "../records/figures.ts";
import { queryOf } from "../stats-rooms.ts";
import { PAGE_MAX } from "./sdl.ts";

type Given = Readonly<Record<string, unknown>>;

interface Page<T> {
  nodes: T[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** The rows of one request, as its fields ask for them: many of one kind by one request to a room. */
interface Rows {
  conversationOf(session: string): Promise<object | null>;
  contactOf(session: string): Promise<object | null>;
}

/**
 * The fields of `Query` for one request; `siteFor` throws a `ProblemError` where its key has not the scope. They ask the rooms of
 * statistics, of tickets and of contacts, and no session's.
 */
export function readersFor(incoming: Incoming, siteFor: (scope: ApiScopeName) => Promise<string>) {
  const { host } = incoming;
  const conversations = new DataLoader<string, ConversationSummary | null>(
    async (sessions) => {
      const found = await summariesOf(incoming, await siteFor("conversations:read"), sessions);
      const bySession = new Map(found.map((one) => [one.session, one]));
      return sessions.map((session) => bySession.get(session) ?? null);
    },
    { maxBatchSize: PAGE_MAX },
  );
  const contacts = new DataLoader<string, VisitorContact | null>(
    async (sessions) => {
      const site = await siteFor("conversations:read");
      const found = await findContacts(host, site, { sessions: sessions.join(",") });
      const bySession = new Map(found.map((one) => [one.session, one]));
      return sessions.map((session) => bySession.get(session) ?? null);
    },
    { maxBatchSize: PAGE_MAX },
  );
  const rows: Rows = {
    conversationOf: async (session) => toConversation(await conversations.load(session), rows),
    contactOf: async (session) => toContact(await contacts.load(session), rows),
  };
  return {
    async conversations({ first, after, filter }: Given): Promise<Page<object | null>> {
      const site = await siteFor("conversations:read");
      const query = read(conversationsQuerySchema, { ...fieldsOf(filter), limit: first, from: after });
      const page = await listConversations(incoming, site, query);
      return pageOf(
        page.conversations.map((one) => toConversation(one, rows)),
        page.next,
      );
    },
    async conversation({ session }: Given) {
      await siteFor("conversations:read");
      return rows.conversationOf(read(idSchema, session));
    },
    async tickets({ first, after, filter }: Given): Promise<Page<object>> {
      const site = await siteFor("conversations:read");
      const filters = Object.entries({ ...fieldsOf(filter), limit: first, from: after });
      const given = filters.flatMap(([name, value]) => (value == null ? [] : [[name, String(value)]]));
      const page = await readTicketPage(host, site, queryOf(Object.fromEntries(given)));
      return pageOf(
        page.tickets.map((one) => toTicket(one, rows)),
        page.next,
      );
    },
    async contacts({ first, after, q }: Given): Promise<Page<object | null>> {
      const site = await siteFor("conversations:read");
      const text = (value: unknown) => (typeof value === "string" ? value : undefined);
      const page = await readContactPage(host, site, { q: text(q), from: text(after), limit: Number(first) });
      return pageOf(
        page.contacts.map((one) => toContact(one, rows)),
        page.next,
      );
    },
    async metrics(given: Given): Promise<Insights> {
      const site = await siteFor("analytics:read");
      return readInsights(host, site, read(insightsQuerySchema, fieldsOf(given)));
    },
  };
}

/** Reads arguments by the schema that the address of the REST interface has; throws a `ProblemError` for others. */
function read<Schema extends z.ZodMiniType>(schema: Schema, given: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join(".") || "the argument";
  throw new ProblemError(
    400,
    "bad-query",
    `Not valid at ${where}: ${issue?.message ?? "see docs/graphql.md"}.`,
  );
}

/** The arguments that were given, without those that are `null`. */
function fieldsOf(given: unknown): Given {
  const entries = Object.entries(given ?? {});
  return Object.fromEntries(entries.filter(([, value]) => value !== null));
}

function pageOf<T>(nodes: T[], next: string | undefined): Page<T> {
  return { nodes, pageInfo: { hasNextPage: next !== undefined, endCursor: next ?? null } };
}

function toConversation(summary: ConversationSummary | null, rows: Rows): object | null {
  return summary && { ...summary, contact: () => rows.contactOf(summary.session) };
}

function toContact(found: VisitorContact | null, rows: Rows): object | null {
  if (!found) return null;
  const { session, at, contact, consent, blockedAt } = found;
  return { session, at, consent, blockedAt, ...contact, conversation: () => rows.conversationOf(session) };
}

function toTicket({ contact, assignee, ...ticket }: Ticket, rows: Rows): object {
  const { session } = ticket;
  return {
    ...ticket,
    name: contact?.name,
    email: contact?.email,
    phone: contact?.phone,
    assignee: assignee?.name,
    conversation: () => (session === undefined ? null : rows.conversationOf(session)),
  };
}
