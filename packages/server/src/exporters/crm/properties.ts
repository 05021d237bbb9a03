import { type CrmFieldProblem, type CrmProperty, type PlannedRecord, valueProblem } from "@prosa/protocol";
import type { CrmExporter } from "./crm-exporter.ts";
import { CrmFault } from "./crm-fault.ts";

interface FieldProblem {
  readonly field: string;
  readonly problem: CrmFieldProblem;
}

/** Asks a system for its fields; the fault in words where it does not tell them. */
export async function listProperties(
  exporter: CrmExporter,
): Promise<{ ok: true; properties: CrmProperty[] } | { ok: false; message: string }> {
  try {
    return { ok: true, properties: await exporter.properties() };
  } catch (error) {
    if (error instanceof CrmFault) return { ok: false, message: error.message };
    throw error;
  }
}

/** The values of the person's record that its fields do not take, and the required fields that it lacks. */
export function valueProblems(
  records: readonly PlannedRecord[],
  personObject: string,
  properties: readonly CrmProperty[],
): FieldProblem[] {
  const person = records.find(({ object }) => object === personObject);
  if (!person) return [];
  const unfit = Object.entries(person.fields).flatMap(([field, value]) => {
    const property = properties.find(({ name }) => name === field);
    const problem = property ? valueProblem(property, value) : null;
    return problem ? [{ field, problem }] : [];
  });
  const missing = properties
    .filter(({ name, isRequired }) => isRequired && name !== person.key.field && !person.fields[name])
    .map(({ name }) => ({ field: name, problem: "missing" as const }));
  return [...unfit, ...missing];
}
