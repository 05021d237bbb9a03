import type { RoomHost } from "../platform/room-host.ts";
import type { Exporter, ExporterKind } from "./exporter.ts";
import { createHubspot, hubspotSettingsSchema } from "./hubspot/exporter.ts";
import { createSalesforce, salesforceSettingsSchema } from "./salesforce/exporter.ts";
import { createWebhook, webhookSettingsSchema } from "./webhook/exporter.ts";

type RegistryHost = Pick<RoomHost, "environment" | "now">;

/** Makes the exporter of a target from its settings; throws where these are not of its kind. */
type CreateExporter = (settings: unknown, host: RegistryHost) => Exporter;

/** Every exporter that is built; one line each. */
const EXPORTERS: Readonly<Record<ExporterKind, CreateExporter>> = {
  webhook: (settings) => createWebhook(webhookSettingsSchema.parse(settings)),
  hubspot: (settings, host) => createHubspot(hubspotSettingsSchema.parse(settings), host),
  salesforce: (settings, host) => createSalesforce(salesforceSettingsSchema.parse(settings), host),
};

/** The exporter of a target. Throws for settings that do not fit. */
export function createExporter(kind: ExporterKind, settings: unknown, host: RegistryHost): Exporter {
  return EXPORTERS[kind](settings, host);
}
