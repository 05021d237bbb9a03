import * as z from "zod/mini";
import { type FakeAnswer, type FakeRequest, type FakeServer, startFake } from "./fake-server.ts";

export const SALESFORCE_APP = { clientId: "3MVG9-fake-client", clientSecret: "fake-client-secret" };
const EXTERNAL_ID = "Prosa_Id__c";

/** The fields of each kind of record, and those that have to be there. */
const FIELDS: Readonly<Record<string, { known: readonly string[]; needed: readonly string[] }>> = {
  Lead: {
    known: [
      "LastName",
      "FirstName",
      "Company",
      "Email",
      "Phone",
      "LeadSource",
      "Description",
      "Pedidos__c",
      "Rating",
    ],
    needed: ["LastName", "Company"],
  },
  Case: {
    known: [
      "Subject",
      "Description",
      "Origin",
      "Status",
      "Priority",
      "SuppliedEmail",
      "SuppliedName",
      "ContactId",
    ],
    needed: [],
  },
};

const compositeSchema = z.strictObject({
  allOrNone: z.boolean(),
  compositeRequest: z
    .array(
      z.strictObject({
        method: z.enum(["PATCH"]),
        url: z.string(),
        referenceId: z.string().check(z.regex(/^\w+$/)),
        body: z.record(z.string(), z.string()),
      }),
    )
    .check(z.minLength(1), z.maxLength(25)),
});

/** How the organisation describes a field of leads. */
function describedField(name: string, required: readonly string[]): object {
  const type = {
    Email: "email",
    Phone: "phone",
    Description: "textarea",
    Pedidos__c: "double",
    Rating: "picklist",
  }[name];
  const isOwn = name !== "Id";
  const values =
    name === "Rating" ? ["Hot", "Warm", "Cold"].map((value) => ({ value, active: value !== "Cold" })) : [];
  return {
    name,
    label: name,
    type: type ?? "string",
    updateable: isOwn,
    createable: isOwn,
    nillable: isOwn && !FIELDS.Lead?.needed.includes(name) && !required.includes(name),
    defaultedOnCreate: !isOwn,
    picklistValues: values,
  };
}

/** A record of the fake organisation. */
export interface SalesforceRecord {
  readonly object: string;
  readonly id: string;
  fields: Record<string, string>;
  convertedContactId?: string;
}

/** A local Salesforce organisation with one External Client App: strict, with faults on demand. */
export class FakeSalesforce {
  readonly records: SalesforceRecord[] = [];
  /** Fields that the owner requires of leads, beside those that Salesforce does. */
  readonly required: string[] = [];
  readonly faults: { path: RegExp; answer: FakeAnswer }[] = [];
  /** Told of every record that is written, as it is then, with its id of ours. */
  onWritten: (object: string, key: string, record: SalesforceRecord) => void = () => undefined;
  /** The sessions that were given out; the last one is valid. */
  logins = 0;
  /** Answers 503 to everything. */
  isDown = false;
  requests = 0;
  /** The share of the day's requests that is used up. */
  used = 10;
  #server: FakeServer | null = null;
  #hasEnded = false;

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

  all(object: string): SalesforceRecord[] {
    return this.records.filter((record) => record.object === object);
  }

  add(object: string, fields: Record<string, string>): SalesforceRecord {
    const record = { object, id: `00${this.records.length + 1}FAKE`, fields };
    this.records.push(record);
    return record;
  }

  /** Ends the present session, as the organisation's policy does. */
  endSession(): void {
    this.#hasEnded = true;
  }

  #answer({ method, url, headers, text }: FakeRequest): FakeAnswer {
    this.requests += 1;
    if (this.isDown) return { status: 503, body: "" };
    if (url.pathname === "/services/oauth2/token") return this.#login(text);
    const fault = this.faults.find(({ path }) => path.test(url.pathname));
    if (fault) {
      this.faults.splice(this.faults.indexOf(fault), 1);
      return fault.answer;
    }
    if (this.#hasEnded || headers.get("authorization") !== `Bearer session-${this.logins}`)
      return failure(401, "INVALID_SESSION_ID", "Session expired or invalid");
    const [, path = ""] = /^\/services\/data\/v62\.0(\/.*)$/.exec(url.pathname) ?? [];
    const limit = { "sforce-limit-info": `api-usage=${this.used}/100` };
    const answer = this.#route(method, path, url.searchParams.get("q") ?? "", text);
    return { ...answer, headers: limit };
  }

  #login(text: string): FakeAnswer {
    const asked = new URLSearchParams(text);
    const isApp =
      asked.get("grant_type") === "client_credentials" &&
      asked.get("client_id") === SALESFORCE_APP.clientId &&
      asked.get("client_secret") === SALESFORCE_APP.clientSecret;
    if (!isApp)
      return {
        status: 400,
        body: { error: "invalid_client", error_description: "invalid client credentials" },
      };
    this.logins += 1;
    this.#hasEnded = false;
    const access_token = `session-${this.logins}`;
    return { body: { access_token, instance_url: this.origin, issued_at: "0", signature: "fake" } };
  }

  #route(method: string, path: string, soql: string, text: string): FakeAnswer {
    if (method === "GET" && path === "/query") return this.#query(soql);
    if (method === "GET" && path === "/sobjects/Lead/describe") {
      const names = ["Id", EXTERNAL_ID, ...(FIELDS.Lead?.known ?? [])];
      return { body: { fields: names.map((name) => describedField(name, this.required)) } };
    }
    if (method === "POST" && path === "/composite") return this.#composite(JSON.parse(text));
    const [, object = "", value = ""] = new RegExp(`^/sobjects/(\\w+)/${EXTERNAL_ID}/(.+)$`).exec(path) ?? [];
    if (method !== "DELETE" || object === "")
      return failure(404, "NOT_FOUND", "The requested resource does not exist");
    const index = this.records.findIndex(
      (one) => one.object === object && one.fields[EXTERNAL_ID] === decodeURIComponent(value),
    );
    if (index < 0) return failure(404, "NOT_FOUND", "Provided external ID field does not exist");
    this.records.splice(index, 1);
    return { status: 204, body: "" };
  }

  #query(soql: string): FakeAnswer {
    const [, names = "", object = "", field = "", value = ""] =
      /^SELECT ([\w, ]+) FROM (Lead|Case|Contact) WHERE (\w+) = '((?:[^'\\]|\\.)*)'(?: ORDER BY \w+)? LIMIT 1$/.exec(
        soql,
      ) ?? [];
    if (object === "") return failure(400, "MALFORMED_QUERY", soql);
    const wanted = value.replace(/\\(.)/g, "$1");
    const found = this.records
      .filter((one) => one.object === object && one.fields[field] === wanted)
      .slice(0, 1);
    const records = found.map((one) => {
      const all = {
        Id: one.id,
        IsConverted: one.convertedContactId !== undefined,
        ConvertedContactId: one.convertedContactId ?? null,
      };
      return Object.fromEntries(Object.entries(all).filter(([name]) => names.split(", ").includes(name)));
    });
    return { body: { totalSize: records.length, done: true, records } };
  }

  #composite(body: unknown): FakeAnswer {
    const parsed = compositeSchema.safeParse(body);
    if (!parsed.success) return failure(400, "JSON_PARSER_ERROR", parsed.error.issues[0]?.message ?? "");
    const { compositeRequest } = parsed.data;
    const judged = compositeRequest.map(({ url, body: fields }) => this.#judge(url, fields));
    const isHalted = judged.some(({ error }) => error !== null);
    const compositeResponse = compositeRequest.map(({ referenceId, body: fields }, index) => {
      const one = judged[index];
      if (one?.error) return { referenceId, httpStatusCode: 400, httpHeaders: {}, body: [one.error] };
      if (isHalted || !one) {
        const halted = { errorCode: "PROCESSING_HALTED", message: "The transaction was rolled back" };
        return { referenceId, httpStatusCode: 400, httpHeaders: {}, body: [halted] };
      }
      const record = one.before ?? this.add(one.object, { [EXTERNAL_ID]: one.value });
      Object.assign(record.fields, fields);
      this.onWritten(one.object, one.value, record);
      const created = !one.before;
      const done = { id: record.id, success: true, errors: [], created };
      return { referenceId, httpStatusCode: created ? 201 : 200, httpHeaders: {}, body: done };
    });
    return { body: { compositeResponse } };
  }

  #judge(url: string, fields: Readonly<Record<string, string>>) {
    const [, object = "", escaped = ""] =
      new RegExp(`^/services/data/v62\\.0/sobjects/(Lead|Case)/${EXTERNAL_ID}/(.+)$`).exec(url) ?? [];
    const value = decodeURIComponent(escaped);
    const before = this.records.find((one) => one.object === object && one.fields[EXTERNAL_ID] === value);
    const rules = FIELDS[object];
    const strange = Object.keys(fields).find((name) => !rules?.known.includes(name));
    const missing = rules?.needed.find((name) => !fields[name]);
    let error: { errorCode: string; message: string } | null = null;
    if (!rules) error = { errorCode: "NOT_FOUND", message: url };
    else if (strange) error = { errorCode: "INVALID_FIELD", message: `No such column '${strange}'` };
    else if (missing) error = { errorCode: "REQUIRED_FIELD_MISSING", message: missing };
    else if (before?.convertedContactId)
      error = { errorCode: "CANNOT_UPDATE_CONVERTED_LEAD", message: "cannot reference converted lead" };
    return { object, value, before, error };
  }
}

function failure(status: number, errorCode: string, message: string): FakeAnswer {
  return { status, body: [{ errorCode, message }] };
}
