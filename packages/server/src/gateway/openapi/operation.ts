import type { ApiScopeName } from "@prosa/protocol";
import * as z from "zod/mini";

/** Who may ask: everybody; a visitor with the session's token; the operator alone; or an owner's key with a scope. */
type Asker = "anyone" | "visitor" | "refresh-token" | "operator" | "signed-link" | ApiScopeName;

/** The parts of an answer that the document tells. `null`: an answer without a body. */
interface Answer {
  status: 200 | 201 | 202 | 204;
  schema: z.ZodMiniType | null;
  /** The type of an answer that is no JSON. */
  type?: string;
}

/** One operation of the HTTP interface. Its row here is what `/api/openapi.json` tells of it. */
export interface Operation {
  method: "get" | "post" | "put" | "patch" | "delete";
  /** The address as OpenAPI writes it: `/api/sites/{site}`. */
  path: string;
  tag:
    | "Visitors"
    | "Sites"
    | "Knowledge"
    | "Conversations"
    | "Figures"
    | "GraphQL"
    | "Channels"
    | "Webhooks"
    | "CRM"
    | "Server";
  /** A sentence without its full stop. */
  summary: string;
  asker: Asker;
  /** Parameters of the query, with what each says; `site` stands where the path does not name it. */
  query?: Readonly<Record<string, string>>;
  /** The schema of the query, where the route reads it by one. */
  querySchema?: z.ZodMiniType;
  body?: z.ZodMiniType;
  /** The type of a body that is no JSON. */
  bodyType?: string;
  /** A body as somebody might send it; the tests send it. */
  example?: unknown;
  answer: Answer;
  /** The codes of problems that are its own, beside those that every route has. */
  problems?: readonly string[];
}

/** The parameter that names the site where a key does not: the operator's key opens several. */
export const OF_SITE = { site: "The site; may be left out where the key, or the server, has one alone." };

/** The parameters of a list of deliveries. */
export const OF_DELIVERIES = {
  ...OF_SITE,
  from: "The `next` of the page before.",
  limit: "How many a page has, 200 at most.",
  state: "Only these: `waiting`, `delivered`, `parked` or `skipped`.",
};

export function ok(schema: z.ZodMiniType): Answer {
  return { status: 200, schema };
}

export function created(schema: z.ZodMiniType): Answer {
  return { status: 201, schema };
}

/** The answer to `send-again`: how many deliveries wait to be sent once more. */
export const SENT_AGAIN: Answer = ok(z.object({ count: z.int() }));

/** The answer to a check of a connection: the account's name, or the reason why it does not work. */
export const CHECKED: Answer = ok(
  z.object({ ok: z.boolean(), name: z.optional(z.string()), message: z.optional(z.string()) }),
);

export const DONE: Answer = { status: 204, schema: null };

/** The answer to a request that is carried out later. */
export const ACCEPTED: Answer = { status: 202, schema: null };
