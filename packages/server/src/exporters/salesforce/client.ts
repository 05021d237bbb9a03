import type { CrmProperty, PlannedRecord } from "@prosa/protocol";
import * as z from "zod/mini";
import { type CrmAnswer, callCrm } from "../crm/call.ts";
import { CrmFault } from "../crm/crm-fault.ts";

/** Salesforce takes 25 requests in one composite. */
const COMPOSITE_MAX = 25;
/** The wait of a quota of requests that is used up: it is of a day, and falls due by the hour. */
const LIMIT_WAIT_MS = 60 * 60 * 1_000;
/** The share of the day's quota that is left to the owner's other programs. */
const QUOTA_SHARE_MAX = 0.95;

const tokenSchema = z.object({ access_token: z.string(), instance_url: z.url() });
const describedSchema = z.object({
  fields: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      type: z.string(),
      updateable: z.boolean(),
      createable: z.boolean(),
      nillable: z.boolean(),
      defaultedOnCreate: z.boolean(),
      picklistValues: z.optional(z.array(z.object({ value: z.string(), active: z.boolean() }))),
    }),
  ),
});
const TYPES: Readonly<Record<string, CrmProperty["type"]>> = {
  string: "text",
  textarea: "text",
  email: "text",
  phone: "text",
  url: "text",
  int: "number",
  double: "number",
  currency: "number",
  percent: "number",
  boolean: "boolean",
  date: "date",
  datetime: "date",
  picklist: "choice",
};
const tokenErrorSchema = z.object({ error: z.string(), error_description: z.optional(z.string()) });
const errorsSchema = z.array(z.object({ message: z.string(), errorCode: z.string() }));
const compositeSchema = z.object({
  compositeResponse: z.array(
    z.object({ httpStatusCode: z.int(), referenceId: z.string(), body: z.unknown() }),
  ),
});
const querySchema = z.object({ records: z.array(z.record(z.string(), z.unknown())) });

interface SalesforceAccess {
  readonly domain: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly version: string;
}

/** Speaks to one Salesforce organisation as an External Client App, by its own credentials. */
export class SalesforceClient {
  readonly #access: SalesforceAccess;
  readonly #now: () => number;
  #session: Promise<z.infer<typeof tokenSchema>> | null = null;
  #restsUntil = 0;

  constructor(access: SalesforceAccess, now: () => number) {
    this.#access = access;
    this.#now = now;
  }

  /** The records that a query in SOQL finds. */
  async query(soql: string): Promise<Record<string, unknown>[]> {
    const { body } = await this.#ask("GET", `/query?q=${encodeURIComponent(soql)}`);
    return querySchema.parse(body).records;
  }

  /** Writes records by their keys, all or none. Rejects with the fault of the first that is not taken. */
  async upsert(records: readonly PlannedRecord[]): Promise<void> {
    for (let from = 0; from < records.length; from += COMPOSITE_MAX) {
      const compositeRequest = records.slice(from, from + COMPOSITE_MAX).map((record, index) => ({
        method: "PATCH",
        url: `/services/data/v${this.#access.version}${pathOf(record)}`,
        referenceId: `record${index}`,
        body: record.fields,
      }));
      const { body } = await this.#ask("POST", "/composite", { allOrNone: true, compositeRequest });
      const { compositeResponse } = compositeSchema.parse(body);
      // The others of a request that failed say no more than that it did.
      const failed = compositeResponse.filter(({ httpStatusCode }) => httpStatusCode >= 300);
      const cause = failed.find((one) => codeOf(one.body) !== "PROCESSING_HALTED") ?? failed[0];
      if (cause) throw faultOf(cause.httpStatusCode, cause.body);
    }
  }

  /** Removes a record by its key; one that is gone already counts as removed. */
  async erase(record: Pick<PlannedRecord, "object" | "key">): Promise<void> {
    await this.#ask("DELETE", pathOf(record), undefined, [404]);
  }

  /** The fields that a kind of record has. */
  async properties(object: string): Promise<CrmProperty[]> {
    const answer = await this.#ask("GET", `/sobjects/${object}/describe`);
    return describedSchema
      .parse(answer.body)
      .fields.map(({ name, label, type, picklistValues = [], ...may }) => ({
        name,
        label,
        type: TYPES[type] ?? "other",
        isWritable: may.updateable && may.createable,
        isRequired: may.createable && !may.nillable && !may.defaultedOnCreate,
        ...(type === "picklist" && {
          choices: picklistValues.filter(({ active }) => active).map(({ value }) => value),
        }),
      }));
  }

  async #ask(method: string, path: string, body?: object, fine: readonly number[] = []): Promise<CrmAnswer> {
    const restMs = this.#restsUntil - this.#now();
    if (restMs > 0) throw new CrmFault("retry", "Salesforce's quota of requests is used up.", restMs);
    let answer = await this.#send(method, path, body);
    if (answer.status === 401) {
      // The session has ended; one that is new and refused as well is the owner's matter.
      this.#session = null;
      answer = await this.#send(method, path, body);
      if (answer.status === 401) throw new CrmFault("paused", "Salesforce does not take the app's session.");
    }
    const { status } = answer;
    const [used = 0, max = Number.POSITIVE_INFINITY] =
      (answer.headers.get("sforce-limit-info") ?? "")
        .match(/api-usage=(\d+)\/(\d+)/)
        ?.slice(1)
        .map(Number) ?? [];
    if (used > QUOTA_SHARE_MAX * max) this.#restsUntil = this.#now() + LIMIT_WAIT_MS;
    if (status < 300 || fine.includes(status)) return answer;
    if (codeOf(answer.body) === "REQUEST_LIMIT_EXCEEDED") this.#restsUntil = this.#now() + LIMIT_WAIT_MS;
    throw faultOf(status, answer.body);
  }

  async #send(method: string, path: string, body?: object): Promise<CrmAnswer> {
    this.#session ??= this.#login().catch((error: unknown) => {
      this.#session = null;
      throw error;
    });
    const { access_token, instance_url } = await this.#session;
    const address = `${instance_url}/services/data/v${this.#access.version}${path}`;
    const headers = { authorization: `Bearer ${access_token}`, "content-type": "application/json" };
    const answer = await callCrm(address, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (!answer) throw new CrmFault("retry", "Salesforce did not answer.");
    return answer;
  }

  async #login(): Promise<z.infer<typeof tokenSchema>> {
    const { domain, clientId, clientSecret } = this.#access;
    const body = new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
    });
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const address = `${domain}/services/oauth2/token`;
    const answer = await callCrm(address, { method: "POST", headers, body: body.toString() });
    if (!answer || answer.status >= 500) throw new CrmFault("retry", "Salesforce did not answer.");
    const session = tokenSchema.safeParse(answer.body).data;
    const error = tokenErrorSchema.safeParse(answer.body).data;
    if (!session) {
      const why = error?.error_description ?? error?.error ?? `it answered ${answer.status}`;
      throw new CrmFault("paused", `Salesforce does not take the app's credentials: ${why}.`);
    }
    // The token goes to the organisation's own address and to no other.
    if (!isOfSalesforce(session.instance_url, domain))
      throw new CrmFault("paused", "Salesforce named an address that is not its own.");
    return session;
  }
}

/** True for an address of Salesforce's, or at one that is trusted already. */
export function isOfSalesforce(address: string, trusted: string | undefined): boolean {
  const { origin, protocol, hostname } = new URL(address);
  if (trusted !== undefined && origin === new URL(trusted).origin) return true;
  return protocol === "https:" && /(?:^|\.)(?:salesforce|force)\.com$/.test(hostname);
}

function pathOf({ object, key }: Pick<PlannedRecord, "object" | "key">): string {
  return `/sobjects/${object}/${key.field}/${encodeURIComponent(key.value)}`;
}

function codeOf(body: unknown): string | undefined {
  return errorsSchema.safeParse(body).data?.[0]?.errorCode;
}

function faultOf(status: number, body: unknown): CrmFault {
  const [error] = errorsSchema.safeParse(body).data ?? [];
  if (error?.errorCode === "REQUEST_LIMIT_EXCEEDED")
    return new CrmFault("retry", "Salesforce's quota of requests is used up.", LIMIT_WAIT_MS);
  if (status === 300)
    return new CrmFault("refused", "Several records have this id; make the field unique at Salesforce.");
  if (status === 403) return new CrmFault("paused", error?.message ?? "The app's user may not do this.");
  if (error?.errorCode === "UNABLE_TO_LOCK_ROW") return new CrmFault("retry", error.message);
  const message = error ? `${error.errorCode}: ${error.message}` : `Salesforce answered ${status}.`;
  return new CrmFault(status >= 500 ? "retry" : "refused", message);
}
