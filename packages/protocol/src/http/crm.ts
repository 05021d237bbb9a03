import * as z from "zod/mini";
import { idSchema } from "../scalars/ids.ts";
import { ATTRIBUTES_MAX } from "../scalars/visitor.ts";
import { siteIdSchema } from "./sites.ts";
import { webhookSchema } from "./webhooks.ts";

/** The systems of customers' records that a site's conversations are written into. */
const crmKindSchema = z.enum(["hubspot", "salesforce"]);
export type CrmKind = z.infer<typeof crmKindSchema>;

/** The facts of a person that may be written, each into a field of the owner's choice; a fact without a field does not leave. */
const crmFactSchema = z.enum(["email", "phone", "name", "firstName", "lastName", "language", "consent"]);
export type CrmFact = z.infer<typeof crmFactSchema>;

/** A field's name as both systems write their own and their owners'. */
const fieldNameSchema = z.string().check(z.regex(/^[A-Za-z][\w]{0,99}$/));
export const crmFieldsSchema = z.partialRecord(crmFactSchema, fieldNameSchema);
export type CrmFields = z.infer<typeof crmFieldsSchema>;

/** The attributes that the site tells of its visitors, by their names, and the field of each; others do not leave. */
export const crmAttributesSchema = z
  .record(z.string().check(z.minLength(1), z.maxLength(100)), fieldNameSchema)
  .check(
    z.refine((given) => Object.keys(given).length <= ATTRIBUTES_MAX, `At most ${ATTRIBUTES_MAX} attributes.`),
  );
export type CrmAttributes = z.infer<typeof crmAttributesSchema>;

/** The kinds of values that a system's field takes, as far as they matter here. */
const crmFieldTypeSchema = z.enum(["text", "number", "boolean", "date", "choice", "other"]);

/** A field of the records of people, as the system lists it. */
const crmPropertySchema = z.object({
  name: z.string(),
  label: z.string(),
  type: crmFieldTypeSchema,
  isWritable: z.boolean(),
  /** Whether the system makes no record without it. HubSpot asks for none. */
  isRequired: z.boolean(),
  /** The values of a choice. */
  choices: z.optional(z.array(z.string())),
});
export type CrmProperty = z.infer<typeof crmPropertySchema>;

/** The answer of `GET /api/crm/:id/properties`. */
export const crmPropertiesSchema = z.object({ properties: z.array(crmPropertySchema) });

/** Why a field cannot take a fact or a value; `missing` is that of a required field that nothing fills. */
const crmFieldProblemSchema = z.enum([
  "unknown",
  "read-only",
  "wrong-type",
  "not-a-choice",
  "taken-twice",
  "missing",
]);
export type CrmFieldProblem = z.infer<typeof crmFieldProblemSchema>;

/** The problem of a field with the facts that are written into it, which are all texts; `null` where it takes them. */
export function fieldProblem(property: CrmProperty | undefined): CrmFieldProblem | null {
  if (!property) return "unknown";
  if (!property.isWritable) return "read-only";
  return property.type === "text" || property.type === "choice" ? null : "wrong-type";
}

/** The problem of a field with an attribute, whose kind its values show; `null` where it may take them. */
export function attributeProblem(property: CrmProperty | undefined): CrmFieldProblem | null {
  const problem = fieldProblem(property);
  return problem === "wrong-type" && (property?.type === "number" || property?.type === "boolean")
    ? null
    : problem;
}

/** A fact or an attribute whose field cannot take it. */
interface MappingProblem {
  readonly source: { readonly fact: string } | { readonly attribute: string };
  readonly field: string;
  readonly problem: CrmFieldProblem;
}

/**
 * The fields of a mapping that the system has not, does not let be written, or holds other kinds of values in, and those that
 * another fact or attribute has already.
 */
export function mappingProblems(
  { fields, attributes }: { readonly fields: CrmFields; readonly attributes: CrmAttributes },
  properties: readonly CrmProperty[],
): MappingProblem[] {
  const find = (field: string) => properties.find(({ name }) => name === field);
  const facts = Object.entries(fields).map(([fact, field]) => ({
    source: { fact },
    field,
    problem: fieldProblem(find(field)),
  }));
  const told = Object.entries(attributes).map(([attribute, field]) => ({
    source: { attribute },
    field,
    problem: attributeProblem(find(field)),
  }));
  const all = [...facts, ...told];
  return all.flatMap(({ source, field, problem }, index) => {
    const isTaken = all.findIndex((one) => one.field === field) < index;
    const found = problem ?? (isTaken ? ("taken-twice" as const) : null);
    return found ? [{ source, field, problem: found }] : [];
  });
}

/** The problem of a field with one value, as a dry run shows it; `null` where it takes it. */
export function valueProblem({ type, choices }: CrmProperty, value: string): CrmFieldProblem | null {
  if (type === "number") return value.trim() !== "" && Number.isFinite(Number(value)) ? null : "wrong-type";
  if (type === "boolean") return value === "true" || value === "false" ? null : "wrong-type";
  if (type === "choice") return choices?.includes(value) ? null : "not-a-choice";
  return null;
}

const secretText = z.string().check(z.minLength(1), z.maxLength(2_000));

/** The body of `POST /api/crm`, by what the owner copies from the system. Absent fields are the system's usual ones. */
export const connectCrmRequestSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("hubspot"),
    site: z.optional(siteIdSchema),
    /** The access token of an app that is installed in one account. */
    token: secretText,
    /** The version in the paths of the interface. */
    version: z._default(z.string().check(z.regex(/^(?:\d{4}-\d{2}|v3)$/)), "2026-03"),
    /** Where new tickets go: ids of a pipeline and of its stages for open and for solved ones. */
    pipeline: z._default(z.string().check(z.maxLength(40)), "0"),
    openStage: z._default(z.string().check(z.maxLength(40)), "1"),
    closedStage: z._default(z.string().check(z.maxLength(40)), "4"),
    fields: z.optional(crmFieldsSchema),
  }),
  z.object({
    kind: z.literal("salesforce"),
    site: z.optional(siteIdSchema),
    /** The organisation's own address, as `https://loja.my.salesforce.com`. */
    domain: z.url().check(z.maxLength(200)),
    clientId: secretText,
    clientSecret: secretText,
    version: z._default(z.string().check(z.regex(/^\d{2,3}\.0$/)), "62.0"),
    /** The field of ours on leads and cases: text, unique, external id. */
    externalId: z._default(fieldNameSchema, "Prosa_Id__c"),
    /** The company of a lead, which Salesforce wants of every one. */
    company: z._default(z.string().check(z.minLength(1), z.maxLength(200)), "-"),
    fields: z.optional(crmFieldsSchema),
  }),
]);

/** A connected system, without its secrets. */
export const crmConnectionSchema = z.object({
  id: idSchema,
  kind: crmKindSchema,
  /** The account's own name there. */
  name: z.string(),
  fields: crmFieldsSchema,
  attributes: crmAttributesSchema,
  createdAt: z.int(),
  state: webhookSchema.shape.state,
  disabled: webhookSchema.shape.disabled,
  failing: webhookSchema.shape.failing,
  waiting: z.int(),
  parked: z.int(),
});
export type CrmConnection = z.infer<typeof crmConnectionSchema>;

export const crmConnectionsSchema = z.object({ connections: z.array(crmConnectionSchema) });

/**
 * The body of `PATCH /api/crm/:id`. New credentials are of the same account and of the connection's own kind: `token` of
 * HubSpot, `clientId` and `clientSecret` of Salesforce. They are checked as at connecting.
 */
export const changeCrmRequestSchema = z.object({
  fields: z.optional(crmFieldsSchema),
  attributes: z.optional(crmAttributesSchema),
  isOn: z.optional(z.boolean()),
  token: z.optional(secretText),
  clientId: z.optional(secretText),
  clientSecret: z.optional(secretText),
});

/**
 * The body of `POST /api/crm/:id/dry-run`: a conversation, or none for a person who does not exist; and fields to try in the
 * place of those that are kept.
 */
export const crmDryRunRequestSchema = z.object({
  conversation: z.optional(idSchema),
  fields: z.optional(crmFieldsSchema),
  attributes: z.optional(crmAttributesSchema),
});

/** Why nothing of a conversation leaves. */
const crmSkipSchema = z.enum(["gone", "no-contact", "no-consent", "no-email"]);
export type CrmSkip = z.infer<typeof crmSkipSchema>;

/** One record that a delivery would write. */
const plannedRecordSchema = z.object({
  /** Its kind, in the system's own words. */
  object: z.string(),
  /** The field and the value by which it is found again. */
  key: z.object({ field: z.string(), value: z.string() }),
  fields: z.record(z.string(), z.string()),
});
export type PlannedRecord = z.infer<typeof plannedRecordSchema>;

/** The answer of a dry run: the records, or why nothing would leave. */
export const crmDryRunSchema = z.object({
  records: z.array(plannedRecordSchema),
  skipped: z.optional(z.string()),
  /** The same for a program. */
  skippedCode: z.optional(crmSkipSchema),
  /** The fields of the person's record that the system would not take as they are. */
  problems: z.array(z.object({ field: z.string(), problem: crmFieldProblemSchema })),
});
export type CrmDryRun = z.infer<typeof crmDryRunSchema>;
