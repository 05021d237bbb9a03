import { crmFieldsSchema } from "@prosa/protocol";
import * as z from "zod/mini";
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
});

/** The records that a conversation was written as: those that are there by us are erased with it. */
const writtenSchema = z.array(z.object({ object: z.string(), id: z.string(), isNew: z.boolean() }));

/** Writes conversations into one HubSpot account, at the address that the deployment's settings name. */
export function createHubspot(
  settings: z.infer<typeof hubspotSettingsSchema>,
  { environment, now }: Pick<RoomHost, "environment" | "now">,
): CrmExporter {
  if (!environment.ok) throw new Error("A deployment without settings exports nothing.");
  const client = new HubspotClient({ origin: environment.value.platforms.hubspot, ...settings }, now);
  const plan: CrmExporter["plan"] = (state) => hubspotRecords(state, settings.fields, settings);
  return {
    kind: "hubspot",
    wants: CRM_EVENTS,
    isLatestOnly: true,
    atOnce: AT_ONCE,
    fields: settings.fields,
    plan,
    deliver: (piece, deps) =>
      crmOutcome(async () => {
        const { conversation: session } = piece;
        if (session === undefined) return { type: "skipped", fault: "It belongs to no conversation." };
        if (piece.type === "conversation.erased")
          return erase(client, session, piece.data.isForGood === true, deps);
        const read = await readState(session, deps);
        if (!read.ok) return { type: "skipped", fault: read.why };
        const written: z.infer<typeof writtenSchema> =
          writtenSchema.safeParse(await deps.memory.get(session)).data ?? [];
        let contact = "";
        for (const record of plan(read.state)) {
          const { id, isNew } = await client.upsert(record);
          if (record.object === "contacts") contact = id;
          else await client.associate({ object: record.object, id }, contact);
          if (written.some((one) => one.object === record.object && one.id === id)) continue;
          written.push({ object: record.object, id, isNew: isNew || record.object !== "contacts" });
          await deps.memory.put(session, written);
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
  for (const { object, id, isNew } of written.toReversed()) if (isNew) await client.erase(object, id);
  await memory.delete(session);
  const kept = written.some(({ isNew }) => !isNew);
  return kept
    ? {
        type: "refused",
        fault: "Its tickets and note are erased. The contact was there before; erase it there.",
      }
    : { type: "delivered" };
}
