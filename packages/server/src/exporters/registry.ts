import type { Exporter, ExporterKind } from "./exporter.ts";
import { createWebhook, webhookSettingsSchema } from "./webhook/exporter.ts";

/** Makes the exporter of a target from its settings; throws where these are not of its kind. */
type CreateExporter = (settings: unknown) => Exporter;

/** Every exporter that is built; one line each. */
const EXPORTERS: Readonly<Record<ExporterKind, CreateExporter>> = {
  webhook: (settings) => createWebhook(webhookSettingsSchema.parse(settings)),
};

/** The exporter of a target. Throws for settings that do not fit. */
export function createExporter(kind: ExporterKind, settings: unknown): Exporter {
  return EXPORTERS[kind](settings);
}
