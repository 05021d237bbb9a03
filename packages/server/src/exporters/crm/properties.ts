import {
  attributeProblem,
  type CrmFieldProblem,
  type CrmProperty,
  fieldProblem,
  type PlannedRecord,
  valueProblem,
} from "@prosa/protocol";
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

/** The fields of a mapping that the system has not, does not let be written, or holds other kinds of values in. */
export function mappingProblems(
  { fields, attributes }: Pick<CrmExporter, "fields" | "attributes">,
  properties: readonly CrmProperty[],
): FieldProblem[] {
  const find = (field: string) => properties.find(({ name }) => name === field);
  const facts = Object.values(fields).map((field) => ({ field, problem: fieldProblem(find(field)) }));
  const told = Object.values(attributes).map((field) => ({ field, problem: attributeProblem(find(field)) }));
  const all = [...facts, ...told];
  return all.flatMap(({ field, problem }, index) => {
    const isTaken = all.findIndex((one) => one.field === field) < index;
    const found = problem ?? (isTaken ? ("taken-twice" as const) : null);
    return found ? [{ field, problem: found }] : [];
  });
}

/** The values of the person's record that its fields do not take. */
export function valueProblems(
  records: readonly PlannedRecord[],
  personObject: string,
  properties: readonly CrmProperty[],
): FieldProblem[] {
  const person = records.find(({ object }) => object === personObject);
  return Object.entries(person?.fields ?? {}).flatMap(([field, value]) => {
    const property = properties.find(({ name }) => name === field);
    const problem = property ? valueProblem(property, value) : null;
    return problem ? [{ field, problem }] : [];
  });
}
