import { crmAttributesSchema, crmFieldsSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import { CRM_EVENTS, type CrmExporter } from "../crm/crm-exporter.ts";
import { CrmFault, crmOutcome } from "../crm/crm-fault.ts";
import { readState } from "../crm/read-state.ts";
import type { DeliveryOutcome, ExporterDeps } from "../exporter.ts";
import { isOfSalesforce, SalesforceClient } from "./client.ts";
import { SALESFORCE_FIELDS, type SalesforcePerson, salesforceRecords } from "./records.ts";

export const salesforceSettingsSchema = z.object({
  domain: z.url(),
  clientId: z.string(),
  clientSecret: z.string(),
  version: z.string(),
  externalId: z.string(),
  company: z.string(),
  fields: z._default(crmFieldsSchema, SALESFORCE_FIELDS),
  attributes: z._default(crmAttributesSchema, {}),
});

/** The records that are there by us, by their keys. */
const writtenSchema = z.array(z.object({ object: z.string(), value: z.string() }));
type Written = z.infer<typeof writtenSchema>;

const leadSchema = z.object({
  IsConverted: z.boolean(),
  ConvertedContactId: z.nullable(z.optional(z.string())),
});
const contactSchema = z.object({ Id: z.string() });

/** Writes conversations into one Salesforce organisation. Throws for an address that is none of Salesforce's. */
export function createSalesforce(
  settings: z.infer<typeof salesforceSettingsSchema>,
  { environment, now }: Pick<RoomHost, "environment" | "now">,
): CrmExporter {
  const own = environment.ok ? environment.value.platforms.salesforce : undefined;
  // Requests here pass no guard of foreign addresses.
  if (!isOfSalesforce(settings.domain, own)) throw new Error("The domain is none of Salesforce's.");
  const client = new SalesforceClient(settings, now);
  const { externalId } = settings;
  return {
    kind: "salesforce",
    wants: CRM_EVENTS,
    isLatestOnly: true,
    atOnce: 4,
    fields: settings.fields,
    attributes: settings.attributes,
    personObject: "Lead",
    properties: () => client.properties("Lead"),
    plan: (state) => salesforceRecords(state, { type: "lead" }, settings),
    deliver: (piece, deps) =>
      crmOutcome(async () => {
        const { conversation: session } = piece;
        if (session === undefined) return { type: "skipped", fault: "It belongs to no conversation." };
        if (piece.type === "conversation.erased")
          return erase(client, { session, externalId, isForGood: piece.data.isForGood === true }, deps);
        const read = await readState(session, deps);
        if (!read.ok) return { type: "skipped", fault: read.why };
        const person = await personOf(client, { session, externalId, email: read.state.email });
        const records = salesforceRecords(read.state, person, settings);
        const before: Written = writtenSchema.safeParse(await deps.memory.get(session)).data ?? [];
        const added = records
          .map(({ object, key }) => ({ object, value: key.value }))
          .filter((one) => !before.some(({ object, value }) => object === one.object && value === one.value));
        // Before they are written, so that an erasure finds them wherever this is cut off.
        if (added.length > 0) await deps.memory.put(session, [...before, ...added]);
        await client.upsert(records);
        return { type: "delivered" };
      }),
    async connect() {
      try {
        await client.query(`SELECT Id FROM Lead WHERE ${externalId} = 'prosa' LIMIT 1`);
        await client.query(`SELECT Id FROM Case WHERE ${externalId} = 'prosa' LIMIT 1`);
        return { ok: true, name: new URL(settings.domain).hostname };
      } catch (error) {
        if (!(error instanceof CrmFault)) throw error;
        return { ok: false, message: error.message };
      }
    },
  };
}

/** Finds who the person is: the contact that our lead became, a contact of this address, or a lead. */
async function personOf(
  client: SalesforceClient,
  { session, externalId, email }: { session: string; externalId: string; email: string },
): Promise<SalesforcePerson> {
  const ours = `SELECT IsConverted, ConvertedContactId FROM Lead WHERE ${externalId} = '${quoted(session)}' LIMIT 1`;
  const lead = leadSchema.safeParse((await client.query(ours))[0]).data;
  // A lead that was converted takes no changes any more.
  if (lead?.IsConverted && lead.ConvertedContactId) return { type: "contact", id: lead.ConvertedContactId };
  if (lead) return { type: "lead" };
  const theirs = `SELECT Id FROM Contact WHERE Email = '${quoted(email)}' ORDER BY CreatedDate LIMIT 1`;
  const contact = contactSchema.safeParse((await client.query(theirs))[0]).data;
  return contact ? { type: "contact", id: contact.Id } : { type: "lead" };
}

/** Erases what is there by us. What a person made of it there is theirs, and its owner is told. */
async function erase(
  client: SalesforceClient,
  { session, externalId, isForGood }: { session: string; externalId: string; isForGood: boolean },
  { memory }: ExporterDeps,
): Promise<DeliveryOutcome> {
  if (!isForGood) {
    await memory.delete(session);
    return { type: "skipped", fault: "Its time is over here; the record there is its owner's." };
  }
  const written = writtenSchema.safeParse(await memory.get(session)).data ?? [];
  const ours = `SELECT IsConverted, ConvertedContactId FROM Lead WHERE ${externalId} = '${quoted(session)}' LIMIT 1`;
  const lead = leadSchema.safeParse((await client.query(ours))[0]).data;
  for (const { object, value } of written.toReversed())
    if (object !== "Lead" || !lead?.IsConverted)
      await client.erase({ object, key: { field: externalId, value } });
  await memory.delete(session);
  return lead?.IsConverted
    ? {
        type: "refused",
        fault: "The lead was converted, and cannot be erased by us; erase it and its contact there.",
      }
    : { type: "delivered" };
}

function quoted(text: string): string {
  return text.replace(/[\\']/g, (letter) => `\\${letter}`);
}
