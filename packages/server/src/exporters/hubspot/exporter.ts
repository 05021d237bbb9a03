import { crmAttributesSchema, crmFieldsSchema, type PlannedRecord } from "@prosa/protocol";
import * as z from "zod/mini";
import { fnv } from "../../platform/fnv.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import { CRM_EVENTS, type CrmExporter } from "../crm/crm-exporter.ts";
import { CrmFault, crmOutcome } from "../crm/crm-fault.ts";
import { readState } from "../crm/read-state.ts";
import type { DeliveryOutcome, ExporterDeps } from "../exporter.ts";
import { HubspotClient } from "./client.ts";
import { HUBSPOT_FIELDS, hubspotRecords, PROSA_ID } from "./records.ts";

/** Conversations that are written at a time: their records share requests. */
const AT_ONCE = 20;

export const hubspotSettingsSchema = z.object({
  token: z.string(),
  version: z.string(),
  pipeline: z.string(),
  openStage: z.string(),
  closedStage: z.string(),
  fields: z._default(crmFieldsSchema, HUBSPOT_FIELDS),
  attributes: z._default(crmAttributesSchema, {}),
});

/**
 * The records that a conversation is written as: those that are there by us are erased with it. The id is empty until an
 * answer told it. `key` is what a record of ours is found by; of a contact a digest, since no address is kept here.
 */
const writtenSchema = z.array(
  z.object({ object: z.string(), id: z.string(), isNew: z.boolean(), key: z._default(z.string(), "") }),
);
type Written = z.infer<typeof writtenSchema>;

/** Writes conversations into one HubSpot account, at the address that the deployment's settings name. */
export function createHubspot(
  settings: z.infer<typeof hubspotSettingsSchema>,
  { environment, now }: Pick<RoomHost, "environment" | "now">,
): CrmExporter {
  if (!environment.ok) throw new Error("A deployment without settings exports nothing.");
  const client = new HubspotClient({ origin: environment.value.platforms.hubspot, ...settings }, now);
  const plan: CrmExporter["plan"] = (state) => hubspotRecords(state, settings, settings);
  return {
    kind: "hubspot",
    wants: CRM_EVENTS,
    isLatestOnly: true,
    atOnce: AT_ONCE,
    fields: settings.fields,
    attributes: settings.attributes,
    personObject: "contacts",
    properties: () => client.properties("contacts"),
    plan,
    deliver: (piece, deps) =>
      crmOutcome(async () => {
        const { conversation: session } = piece;
        if (session === undefined) return { type: "skipped", fault: "It belongs to no conversation." };
        if (piece.type === "conversation.erased")
          return erase(client, session, piece.data.isForGood === true, deps);
        const read = await readState(session, deps);
        if (!read.ok) return { type: "skipped", fault: read.why };
        let contact = "";
        for (const record of plan(read.state)) {
          const id = await write(client, record, session, deps);
          if (record.object === "contacts") contact = id;
          else await client.associate({ object: record.object, id }, contact);
        }
        return { type: "delivered" };
      }),
    async connect() {
      try {
        for (const object of ["tickets", "notes"]) await client.ensureField(object, PROSA_ID);
        return { ok: true, name: "HubSpot" };
      } catch (error) {
        if (!(error instanceof CrmFault)) throw error;
        return { ok: false, message: error.message };
      }
    },
  };
}

/**
 * Writes a record, and answers its id. Whose it is goes to memory before it is written: where its answer is lost, the next one
 * calls it known, and an erasure has to find it all the same.
 */
async function write(
  client: HubspotClient,
  record: PlannedRecord,
  session: string,
  { memory }: ExporterDeps,
): Promise<string> {
  const { object, key } = record;
  const isContact = object === "contacts";
  const name = isContact ? String(fnv(key.value)) : key.value;
  const written: Written = writtenSchema.safeParse(await memory.get(session)).data ?? [];
  const begun = written.find((one) => one.object === object && one.key === name);
  const intent = begun ?? {
    object,
    id: "",
    isNew: !isContact || (await client.find(object, key)) === null,
    key: name,
  };
  if (!begun) await memory.put(session, [...written, intent]);
  const { id, isNew } = await client.upsert(record);
  if (intent.id === id) return id;
  const others = written.filter((one) => one !== begun && (one.object !== object || one.id !== id));
  const known = written.find((one) => one.object === object && one.id === id);
  // Without an earlier try the answer says whose it is, even where somebody made it since it was looked up.
  const isOurs = known?.isNew ?? (begun || !isContact ? intent.isNew : isNew);
  await memory.put(session, [...others, { ...intent, id, isNew: isOurs }]);
  return id;
}

/** Erases what is there by us. A contact that was there before stays, and its owner is told. */
async function erase(
  client: HubspotClient,
  session: string,
  isForGood: boolean,
  { memory }: ExporterDeps,
): Promise<DeliveryOutcome> {
  if (!isForGood) {
    await memory.delete(session);
    return { type: "skipped", fault: "Its time is over here; the record there is its owner's." };
  }
  const written = writtenSchema.safeParse(await memory.get(session)).data ?? [];
  const ours = written.filter(({ isNew }) => isNew);
  for (const { object, id, key } of ours.toReversed()) {
    const isLost = id === "" && object !== "contacts";
    const found = isLost ? await client.find(object, { field: PROSA_ID, value: key }) : id;
    if (found) await client.erase(object, found);
  }
  await memory.delete(session);
  if (ours.length < written.length)
    return {
      type: "refused",
      fault: "Its tickets and note are erased. The contact was there before; erase it there.",
    };
  return ours.some(({ object, id }) => object === "contacts" && id === "")
    ? {
        type: "refused",
        fault: "HubSpot never said whether it took the contact; look for it there, and erase it.",
      }
    : { type: "delivered" };
}
