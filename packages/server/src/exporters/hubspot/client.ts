import type { CrmProperty, PlannedRecord } from "@prosa/protocol";
import * as z from "zod/mini";
import { askedWait, type CrmAnswer, callCrm } from "../crm/call.ts";
import { CrmFault } from "../crm/crm-fault.ts";

/** HubSpot takes 100 records in one upsert. */
const BATCH_MAX = 100;
/** The requests that are left alone of the ten seconds' quota, for the owner's other programs. */
const QUOTA_LEFT_MIN = 5;
const QUOTA_MS = 10_000;
/** The wait of a daily quota that is used up. */
const DAILY_MS = 60 * 60 * 1_000;

const errorSchema = z.object({ message: z.string(), policyName: z.optional(z.string()) });
const upsertSchema = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      new: z.optional(z.boolean()),
      objectWriteTraceId: z.optional(z.string()),
      properties: z.optional(z.record(z.string(), z.unknown())),
    }),
  ),
  errors: z.optional(
    z.array(z.object({ message: z.string(), context: z.optional(z.record(z.string(), z.unknown())) })),
  ),
});

const propertiesSchema = z.object({
  results: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      type: z.string(),
      options: z.optional(z.array(z.object({ value: z.string() }))),
      modificationMetadata: z.optional(z.object({ readOnlyValue: z.optional(z.boolean()) })),
      calculated: z.optional(z.boolean()),
      hidden: z.optional(z.boolean()),
    }),
  ),
});
const TYPES: Readonly<Record<string, CrmProperty["type"]>> = {
  string: "text",
  phone_number: "text",
  number: "number",
  bool: "boolean",
  date: "date",
  datetime: "date",
  enumeration: "choice",
};
const foundSchema = z.object({ id: z.string() });

/** A record that was written: its id at HubSpot, and whether it is there by us. */
interface WrittenRecord {
  readonly id: string;
  readonly isNew: boolean;
}

interface Waiting {
  readonly record: PlannedRecord;
  readonly trace: string;
  readonly resolve: (written: WrittenRecord) => void;
  readonly reject: (fault: unknown) => void;
}

/** Speaks to one HubSpot account. Records of several conversations that are written at once go in one request. */
export class HubspotClient {
  readonly #origin: string;
  readonly #token: string;
  readonly #version: string;
  readonly #batches = new Map<string, Waiting[]>();
  readonly #now: () => number;
  #restsUntil = 0;
  #traces = 0;

  constructor(
    { origin, token, version }: { origin: string; token: string; version: string },
    now: () => number,
  ) {
    this.#origin = origin;
    this.#token = token;
    this.#version = version;
    this.#now = now;
  }

  /** Writes a record, once by its key. Rejects with a `CrmFault` that is this record's own. */
  upsert(record: PlannedRecord): Promise<WrittenRecord> {
    return new Promise((resolve, reject) => {
      this.#traces += 1;
      const batch = this.#batches.get(record.object) ?? [];
      const waiting = { record, trace: `prosa-${this.#traces}`, resolve, reject };
      this.#batches.set(record.object, [...batch, waiting]);
      // The deliveries that were started together reach here within one round of the queue.
      if (batch.length === 0) setTimeout(() => void this.#flush(record.object), 0);
    });
  }

  /** The id of a record, found by a field with unique values; `null` where there is none. */
  async find(object: string, { field, value }: PlannedRecord["key"]): Promise<string | null> {
    const path = `${object}/${encodeURIComponent(value)}?idProperty=${field}`;
    const answer = await this.#ask("GET", this.#objects(path), undefined, [404]);
    return answer.status === 404 ? null : foundSchema.parse(answer.body).id;
  }

  async associate(from: { object: string; id: string }, contact: string): Promise<void> {
    const path = `${from.object}/${from.id}/associations/default/contacts/${contact}`;
    // Associations have a path of their own in the version before dated ones.
    await this.#ask("PUT", this.#version === "v3" ? `/crm/v4/objects/${path}` : this.#objects(path));
  }

  /** Removes a record; one that is gone already counts as removed. A contact goes for good. */
  async erase(object: string, id: string): Promise<void> {
    if (object === "contacts")
      await this.#ask("POST", this.#objects("contacts/gdpr-delete"), { objectId: id }, [404]);
    else await this.#ask("DELETE", this.#objects(`${object}/${id}`), undefined, [404]);
  }

  /** Makes the field of ours by which a kind of record is found again, where it is not there yet. */
  async ensureField(object: string, name: string): Promise<void> {
    const body = {
      name,
      label: "Prosa id",
      type: "string",
      fieldType: "text",
      groupName: object === "tickets" ? "ticketinformation" : "notes",
      hasUniqueValue: true,
    };
    await this.#ask("POST", this.#properties(object), body, [409]);
  }

  /** The fields that a kind of record has, without those that HubSpot hides. */
  async properties(object: string): Promise<CrmProperty[]> {
    const answer = await this.#ask("GET", this.#properties(object));
    return propertiesSchema
      .parse(answer.body)
      .results.filter(({ hidden }) => hidden !== true)
      .map(({ name, label, type, options = [], modificationMetadata, calculated }) => ({
        name,
        label,
        type: TYPES[type] ?? "other",
        isWritable: modificationMetadata?.readOnlyValue !== true && calculated !== true,
        isRequired: false,
        ...(type === "enumeration" && { choices: options.map(({ value }) => value) }),
      }));
  }

  #properties(object: string): string {
    return this.#version === "v3"
      ? `/crm/v3/properties/${object}`
      : `/crm/properties/${this.#version}/${object}`;
  }

  async #flush(object: string): Promise<void> {
    const batch = this.#batches.get(object) ?? [];
    this.#batches.delete(object);
    for (let from = 0; from < batch.length; from += BATCH_MAX)
      await this.#write(object, batch.slice(from, from + BATCH_MAX));
  }

  async #write(object: string, batch: readonly Waiting[]): Promise<void> {
    try {
      const inputs = batch.map(({ record, trace }) => ({
        idProperty: record.key.field,
        id: record.key.value,
        properties: { ...record.fields, [record.key.field]: record.key.value },
        objectWriteTraceId: trace,
      }));
      const answer = await this.#ask("POST", this.#objects(`${object}/batch/upsert`), { inputs });
      const { results, errors = [] } = upsertSchema.parse(answer.body);
      for (const one of batch) settle(one, results, errors);
    } catch (fault) {
      for (const { reject } of batch) reject(fault);
    }
  }

  async #ask(method: string, path: string, body?: object, fine: readonly number[] = []): Promise<CrmAnswer> {
    const restMs = this.#restsUntil - this.#now();
    if (restMs > 0) throw new CrmFault("retry", "HubSpot's quota of requests is used up.", restMs);
    const answer = await callCrm(this.#origin + path, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer) throw new CrmFault("retry", "HubSpot did not answer.");
    const { status, headers } = answer;
    const left = Number(headers.get("x-hubspot-ratelimit-remaining") ?? Number.POSITIVE_INFINITY);
    if (left < QUOTA_LEFT_MIN) this.#restsUntil = this.#now() + QUOTA_MS;
    if (status < 300 || fine.includes(status)) return answer;
    const error = errorSchema.safeParse(answer.body).data;
    const message = error?.message ?? `HubSpot answered ${status}.`;
    if (status === 429) {
      const waitMs = askedWait(headers) ?? (error?.policyName === "DAILY" ? DAILY_MS : QUOTA_MS);
      this.#restsUntil = this.#now() + waitMs;
      throw new CrmFault("retry", "HubSpot's quota of requests is used up.", waitMs);
    }
    if (status === 401) throw new CrmFault("paused", "HubSpot does not take the token; connect it again.");
    if (status === 403) throw new CrmFault("paused", `The token lacks a scope: ${message}`);
    throw new CrmFault(status >= 500 ? "retry" : "refused", message);
  }

  #objects(path: string): string {
    return this.#version === "v3" ? `/crm/v3/objects/${path}` : `/crm/objects/${this.#version}/${path}`;
  }
}

/** Finds the outcome of one record of a batch: by its trace, or by the value of its key. */
function settle(
  { record, trace, resolve, reject }: Waiting,
  results: z.infer<typeof upsertSchema>["results"],
  errors: NonNullable<z.infer<typeof upsertSchema>["errors"]>,
): void {
  const { field, value } = record.key;
  const written = results.find(
    ({ objectWriteTraceId, properties }) =>
      objectWriteTraceId === trace || String(properties?.[field] ?? "").toLowerCase() === value.toLowerCase(),
  );
  if (written) {
    resolve({ id: written.id, isNew: written.new === true });
    return;
  }
  const error = errors.find(({ context }) => JSON.stringify(context ?? {}).includes(`"${trace}"`));
  reject(new CrmFault("refused", error?.message ?? "HubSpot did not say what became of the record."));
}
