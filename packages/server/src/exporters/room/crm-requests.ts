import {
  type CrmConnection,
  type CrmDryRun,
  changeCrmRequestSchema,
  connectCrmRequestSchema,
  crmDryRunRequestSchema,
  mappingProblems,
} from "@prosa/protocol";
import type { RoomHost } from "../../platform/room-host.ts";
import { type CrmExporter, isCrm } from "../crm/crm-exporter.ts";
import { listProperties, valueProblems } from "../crm/properties.ts";
import { readState, SAMPLE_STATE } from "../crm/read-state.ts";
import type { ExporterDeps } from "../exporter.ts";
import { createExporter } from "../registry.ts";
import { type InOrder, refusal, type TargetActs } from "./target-acts.ts";
import { TARGETS_MAX, type TargetRow } from "./target-row.ts";
import type { Targets } from "./targets.ts";

interface CrmRequestsDeps {
  host: RoomHost;
  targets: Targets;
  acts: TargetActs;
  exporterDeps: (target: string) => ExporterDeps;
}

/** Answers the gateway about the CRMs of a site. Secrets come in, and never go out. */
export class CrmRequests {
  readonly #deps: CrmRequestsDeps;

  constructor(deps: CrmRequestsDeps) {
    this.#deps = deps;
  }

  /**
   * Answers `GET` and `POST /crm`, `PATCH` and `DELETE /crm/:id`, `POST /crm/:id/check`, `/dry-run` and `/send-again`,
   * `GET /crm/:id/properties` and `/deliveries`.
   */
  async answer(path: string, request: Request, inOrder: InOrder): Promise<Response> {
    const [, , id = "", part = "", delivery = "", act = ""] = path.split("/");
    const { acts } = this.#deps;
    if (id === "") {
      if (request.method === "POST") return this.#connect(await request.json(), inOrder);
      return Response.json({ connections: this.#rows().map((row) => this.#shown(row)) });
    }
    const row = this.#rows().find((one) => one.id === id);
    if (!row) return unknownCrm();
    switch (`${request.method} ${act === "" ? part : act}`) {
      case "PATCH ":
        return this.#change(row, await request.json(), inOrder);
      case "DELETE ":
        return inOrder(() => acts.remove(row));
      case "POST check":
        return this.#check(row);
      case "GET properties":
        return this.#properties(row);
      case "POST dry-run":
        return this.#dryRun(row, await request.json());
      case "GET deliveries":
        return acts.deliveries(row, request.url);
      case "POST send-again":
        return inOrder(() => acts.sendAgain(row, act === "" ? null : decodeURIComponent(delivery)));
      default:
        return new Response(null, { status: 404 });
    }
  }

  #rows(): TargetRow[] {
    return this.#deps.targets.all().filter(({ kind }) => kind !== "webhook");
  }

  async #connect(body: unknown, inOrder: InOrder): Promise<Response> {
    const { host, targets, acts } = this.#deps;
    const { kind, site: _, ...settings } = connectCrmRequestSchema.parse(body);
    const checked = await this.#checked(kind, settings);
    if (!checked.ok) return refusal(422, checked.code, checked.message);
    return inOrder(async () => {
      if (targets.all().length >= TARGETS_MAX)
        return refusal(409, "too-many-targets", `A site has at most ${TARGETS_MAX}; delete one first.`);
      const row: TargetRow = {
        id: host.newId(),
        kind,
        description: checked.name,
        createdAt: host.now(),
        state: "on",
        restsUntil: 0,
        settings,
      };
      await acts.add(row);
      return Response.json(this.#shown(row), { status: 201 });
    });
  }

  async #change(row: TargetRow, body: unknown, inOrder: InOrder): Promise<Response> {
    const { acts, targets } = this.#deps;
    const { fields, attributes, isOn, ...given } = changeCrmRequestSchema.parse(body);
    const names = Object.keys(given);
    const own = row.kind === "hubspot" ? ["token"] : ["clientId", "clientSecret"];
    if (names.some((name) => !own.includes(name)))
      return refusal(422, "bad-credentials", `The credentials of this connection are: ${own.join(", ")}.`);
    const hasNew = names.length > 0;
    const changes = { ...given, ...(fields && { fields }), ...(attributes && { attributes }) };
    if (fields || attributes) {
      const refused = await this.#mappingRefusal(row, { ...Object(row.settings), ...changes });
      if (refused) return refused;
    }
    if (hasNew) {
      const checked = await this.#checked(row.kind, { ...Object(row.settings), ...changes });
      if (!checked.ok) return refusal(422, checked.code, checked.message);
    }
    return inOrder(async () => {
      // It may have been changed or removed while its credentials were checked.
      const now = targets.get(row.id);
      if (!now) return unknownCrm();
      const settings = { ...Object(now.settings), ...changes };
      const isOnNow = isOn ?? (hasNew && now.state === "disabled" ? true : undefined);
      return Response.json(this.#shown(await acts.change(now, settings, isOnNow, { isElsewhere: hasNew })));
    });
  }

  /** Asks the system whether it takes settings; the account's name, or why they are refused. */
  async #checked(
    kind: TargetRow["kind"],
    settings: unknown,
  ): Promise<
    { ok: true; name: string } | { ok: false; code: "bad-address" | "not-connected"; message: string }
  > {
    const made = tried(() => createExporter(kind, settings, this.#deps.host));
    if (!made || !isCrm(made)) {
      const message = "Give the organisation's own address: https://NAME.my.salesforce.com.";
      return { ok: false, code: "bad-address", message };
    }
    const checked = await made.connect();
    return checked.ok ? checked : { ...checked, code: "not-connected" };
  }

  async #check(row: TargetRow): Promise<Response> {
    const checked = await this.#exporterOf(row)?.connect();
    if (!checked) return unreadable();
    return Response.json(checked);
  }

  /** The fields that the system has for people. */
  async #properties(row: TargetRow): Promise<Response> {
    const exporter = this.#exporterOf(row);
    if (!exporter) return unreadable();
    const listed = await listProperties(exporter);
    return listed.ok ? Response.json({ properties: listed.properties }) : unlisted(listed.message);
  }

  /** Why the system could not take these fields; `null` where it can. */
  async #mappingRefusal(row: TargetRow, settings: unknown): Promise<Response | null> {
    const exporter = this.#madeOf(row, settings);
    if (!exporter) return unreadable();
    const listed = await listProperties(exporter);
    if (!listed.ok) return unlisted(listed.message);
    const [first] = mappingProblems(exporter, listed.properties);
    return first
      ? refusal(422, "bad-field", `The field "${first.field}" cannot be written: ${first.problem}.`)
      : null;
  }

  /** The records that a delivery would write now, with other fields where these are tried, without writing them. */
  async #dryRun(row: TargetRow, body: unknown): Promise<Response> {
    const { conversation, ...tried } = crmDryRunRequestSchema.parse(body);
    const exporter = this.#madeOf(row, { ...Object(row.settings), ...tried });
    if (!exporter) return unreadable();
    const read =
      conversation === undefined
        ? { ok: true as const, state: SAMPLE_STATE }
        : await readState(conversation, this.#deps.exporterDeps(row.id));
    if (!read.ok) {
      const { why: skipped, code: skippedCode } = read;
      return Response.json({ records: [], skipped, skippedCode, problems: [] } satisfies CrmDryRun);
    }
    const listed = await listProperties(exporter);
    if (!listed.ok) return unlisted(listed.message);
    const records = exporter.plan(read.state);
    const { properties } = listed;
    const ofFields = mappingProblems(exporter, properties).map(({ field, problem }) => ({ field, problem }));
    const isSaid = (field: string) => ofFields.some((one) => one.field === field);
    const ofValues = valueProblems(records, exporter.personObject, properties);
    const problems = [...ofFields, ...ofValues.filter(({ field }) => !isSaid(field))];
    return Response.json({ records, problems } satisfies CrmDryRun);
  }

  /** The exporter of a row with other settings. */
  #madeOf({ kind }: TargetRow, settings: unknown): CrmExporter | null {
    const made = tried(() => createExporter(kind, settings, this.#deps.host));
    return made && isCrm(made) ? made : null;
  }

  #exporterOf(row: TargetRow): CrmExporter | null {
    const exporter = this.#deps.targets.exporterOf(row);
    return exporter && isCrm(exporter) ? exporter : null;
  }

  #shown(row: TargetRow): CrmConnection {
    const { kind } = row;
    if (kind === "webhook") throw new Error("A webhook is no CRM.");
    return {
      ...this.#deps.acts.shown(row),
      kind,
      name: row.description,
      fields: this.#exporterOf(row)?.fields ?? {},
      attributes: this.#exporterOf(row)?.attributes ?? {},
    };
  }
}

/** The system did not tell its fields. */
function unlisted(message: string): Response {
  return refusal(409, "not-connected", message);
}

function unreadable(): Response {
  return refusal(409, "unreadable", "Its settings cannot be read; connect it again.");
}

function unknownCrm(): Response {
  return refusal(404, "unknown-crm", "There is no such connection; GET /api/crm lists them.");
}

function tried<T>(create: () => T): T | null {
  try {
    return create();
  } catch {
    return null;
  }
}
