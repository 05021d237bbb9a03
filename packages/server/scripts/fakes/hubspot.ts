import * as z from "zod/mini";
import { type FakeAnswer, type FakeRequest, type FakeServer, startFake } from "./fake-server.ts";

export const HUBSPOT_TOKEN = "pat-fake-0000-local-hubspot";

/** The properties that a kind of record has in a new account. */
const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  contacts: [
    "email",
    "firstname",
    "lastname",
    "phone",
    "lifecyclestage",
    "hs_language",
    "plano",
    "pedidos",
    "atacado",
    "createdate",
  ],
  tickets: ["subject", "content", "hs_pipeline", "hs_pipeline_stage", "hs_ticket_priority"],
  notes: ["hs_timestamp", "hs_note_body"],
};

const upsertSchema = z.strictObject({
  inputs: z
    .array(
      z.strictObject({
        idProperty: z.string(),
        id: z.string().check(z.minLength(1)),
        properties: z.record(z.string(), z.string()),
        objectWriteTraceId: z.optional(z.string()),
      }),
    )
    .check(z.minLength(1), z.maxLength(100)),
});
const propertySchema = z.strictObject({
  name: z.string().check(z.regex(/^[a-z][a-z0-9_]*$/)),
  label: z.string(),
  type: z.enum(["string"]),
  fieldType: z.enum(["text"]),
  groupName: z.string(),
  hasUniqueValue: z.boolean(),
});

/** How the account lists a field of contacts; a field that is not here is a text. */
const LISTED: Readonly<Record<string, object>> = {
  lifecyclestage: { type: "enumeration", options: [{ value: "lead" }, { value: "customer" }] },
  hs_language: { type: "enumeration", options: [{ value: "pt-br" }, { value: "en" }, { value: "es" }] },
  pedidos: { type: "number" },
  atacado: { type: "bool" },
  createdate: { type: "datetime", modificationMetadata: { readOnlyValue: true } },
};

/** A record of the fake account. */
export interface HubspotRecord {
  readonly id: string;
  properties: Record<string, string>;
}

/** A local HubSpot account: strict in its paths and bodies, with quotas and faults on demand. */
export class FakeHubspot {
  readonly records = new Map<string, Map<string, HubspotRecord>>();
  /** Pairs of `kind/id` that belong together. */
  readonly associations = new Set<string>();
  readonly #properties = new Map(Object.entries(PROPERTIES).map(([kind, names]) => [kind, new Set(names)]));
  readonly #unique = new Map([["contacts", new Set(["email"])]]);
  /** Answers in place of its own, used up in order, each for the next request whose path fits. */
  readonly faults: { path: RegExp; answer: FakeAnswer }[] = [];
  /** Paths of requests that it takes without an answer that arrives, used up in order. */
  readonly lost: RegExp[] = [];
  /** Told of every record that is written, as it is then, with the value by which it was found. */
  onWritten: (kind: string, key: string, record: HubspotRecord) => void = () => undefined;
  /** Answers 503 to everything. */
  isDown = false;
  /** E-mail addresses that it finds wrong, in a batch whose other rows are taken. */
  readonly wrong = new Set<string>();
  /** Sizes of the batches that came. */
  readonly batches: number[] = [];
  requests = 0;
  remaining = 100;
  #server: FakeServer | null = null;
  #id = 1_000;

  async start(port = 0): Promise<this> {
    this.#server = await startFake((request) => this.#answer(request), port);
    return this;
  }

  get origin(): string {
    return this.#server?.origin ?? "";
  }

  /** Answers nobody until what it resolves with is called. */
  async cutOff(): Promise<() => Promise<void>> {
    return (await this.#server?.cutOff()) ?? (async () => {});
  }

  async close(): Promise<void> {
    await this.#server?.close();
  }

  all(kind: string): HubspotRecord[] {
    return [...(this.records.get(kind)?.values() ?? [])];
  }

  /** A record that was there before. */
  add(kind: string, properties: Record<string, string>): HubspotRecord {
    this.#id += 1;
    const record = { id: String(this.#id), properties };
    const kept = this.records.get(kind) ?? new Map<string, HubspotRecord>();
    this.records.set(kind, kept.set(record.id, record));
    return record;
  }

  #answer({ method, url, headers, text }: FakeRequest): FakeAnswer {
    this.requests += 1;
    const fault = this.faults.find(({ path }) => path.test(url.pathname));
    if (fault) {
      this.faults.splice(this.faults.indexOf(fault), 1);
      return fault.answer;
    }
    if (this.isDown) return { status: 503, body: "" };
    if (headers.get("authorization") !== `Bearer ${HUBSPOT_TOKEN}`)
      return failure(401, "INVALID_AUTHENTICATION", "Authentication credentials not found.");
    const quota = { "x-hubspot-ratelimit-remaining": String(this.remaining) };
    const answer = this.#route(method, url, text);
    const lost = this.lost.find((path) => path.test(url.pathname));
    if (lost) {
      this.lost.splice(this.lost.indexOf(lost), 1);
      return { status: 502, body: "" };
    }
    return { ...answer, headers: { ...quota, ...answer.headers } };
  }

  #route(method: string, { pathname: path, searchParams }: URL, text: string): FakeAnswer {
    const property = /^\/crm\/properties\/2026-03\/(tickets|notes)$/.exec(path);
    if (method === "POST" && property?.[1]) return this.#addProperty(property[1], JSON.parse(text));
    if (method === "GET" && path === "/crm/properties/2026-03/contacts") {
      const names = [...(this.#properties.get("contacts") ?? [])];
      return {
        body: { results: names.map((name) => ({ name, label: name, type: "string", ...LISTED[name] })) },
      };
    }
    const [, kind = "", rest = ""] =
      /^\/crm\/objects\/2026-03\/(contacts|tickets|notes)\/(.+)$/.exec(path) ?? [];
    if (kind === "") return failure(404, "OBJECT_NOT_FOUND", `No path ${path}`);
    if (method === "POST" && rest === "batch/upsert") return this.#upsert(kind, JSON.parse(text));
    if (method === "POST" && kind === "contacts" && rest === "gdpr-delete") {
      const { objectId } = z.strictObject({ objectId: z.string() }).parse(JSON.parse(text));
      return this.#remove(kind, objectId);
    }
    const field = searchParams.get("idProperty") ?? "";
    if (method === "GET" && this.#unique.get(kind)?.has(field)) {
      const found = this.all(kind).find((one) => one.properties[field] === decodeURIComponent(rest));
      return found ? { body: found } : failure(404, "OBJECT_NOT_FOUND", "No such record.");
    }
    if (method === "DELETE") return this.#remove(kind, rest);
    const [, id = "", to = "", toId = ""] =
      /^(\d+)\/associations\/default\/(contacts)\/(\d+)$/.exec(rest) ?? [];
    if (method !== "PUT" || !this.records.get(kind)?.has(id) || !this.records.get(to)?.has(toId))
      return failure(404, "OBJECT_NOT_FOUND", "No such records to associate.");
    this.associations.add(`${kind}/${id} ${to}/${toId}`);
    return { body: { status: "COMPLETE", results: [] } };
  }

  #addProperty(kind: string, body: unknown): FakeAnswer {
    const parsed = propertySchema.safeParse(body);
    if (!parsed.success) return failure(400, "VALIDATION_ERROR", "The property is not valid.");
    const { name, hasUniqueValue } = parsed.data;
    if (this.#properties.get(kind)?.has(name)) return failure(409, "CONFLICT", "It exists already.");
    this.#properties.get(kind)?.add(name);
    if (hasUniqueValue) this.#unique.set(kind, (this.#unique.get(kind) ?? new Set()).add(name));
    return { status: 201, body: { name } };
  }

  #upsert(kind: string, body: unknown): FakeAnswer {
    const parsed = upsertSchema.safeParse(body);
    if (!parsed.success) return failure(400, "VALIDATION_ERROR", parsed.error.issues[0]?.message ?? "");
    const { inputs } = parsed.data;
    this.batches.push(inputs.length);
    const strange = inputs.find(
      ({ idProperty, properties }) =>
        !this.#unique.get(kind)?.has(idProperty) ||
        Object.keys(properties).some((name) => !this.#properties.get(kind)?.has(name)),
    );
    if (strange) return failure(400, "VALIDATION_ERROR", "A property does not exist or is not unique.");
    const results: object[] = [];
    const errors: object[] = [];
    for (const { idProperty, id, properties, objectWriteTraceId } of inputs) {
      if (this.wrong.has(id)) {
        const context = { objectWriteTraceId: [objectWriteTraceId] };
        errors.push({
          status: "error",
          category: "VALIDATION_ERROR",
          message: `${idProperty} is invalid`,
          context,
        });
        continue;
      }
      const before = this.all(kind).find((one) => one.properties[idProperty] === id);
      const record = before ?? this.add(kind, {});
      Object.assign(record.properties, properties);
      this.onWritten(kind, id, record);
      results.push({ id: record.id, new: !before, properties: record.properties, objectWriteTraceId });
    }
    const isMixed = errors.length > 0;
    const mixed = isMixed ? { numErrors: errors.length, errors } : {};
    return { status: isMixed ? 207 : 200, body: { status: "COMPLETE", results, ...mixed } };
  }

  #remove(kind: string, id: string): FakeAnswer {
    const isGone = this.records.get(kind)?.delete(id) ?? false;
    return isGone ? { status: 204, body: "" } : failure(404, "OBJECT_NOT_FOUND", "No such record.");
  }
}

function failure(status: number, category: string, message: string): FakeAnswer {
  return { status, body: { status: "error", category, message, correlationId: "fake" } };
}
