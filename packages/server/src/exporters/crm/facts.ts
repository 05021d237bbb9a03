import type { CrmAttributes, CrmFact, CrmFields } from "@prosa/protocol";
import type { CrmState } from "./read-state.ts";

/**
 * The person's facts and attributes under the fields that the owner chose; what is not known, or has no field, is left out. Where
 * two have one field, the fact stands.
 */
export function mappedFacts(
  { conversation }: CrmState,
  { fields, attributes }: CrmMapping,
): Record<string, string> {
  const facts = factsOf(conversation);
  const mapped = Object.entries(fields).flatMap(([fact, field]): [string, string][] => {
    const value = facts[fact as CrmFact];
    return field === undefined || value === undefined || value === "" ? [] : [[field, value]];
  });
  const told = Object.entries(attributes).flatMap(([name, field]): [string, string][] => {
    const value = conversation.attributes?.[name];
    return value === undefined || value === "" ? [] : [[field, String(value)]];
  });
  return { ...Object.fromEntries(told), ...Object.fromEntries(mapped) };
}

/** The fields that an owner chose. */
export interface CrmMapping {
  readonly fields: CrmFields;
  readonly attributes: CrmAttributes;
}

function factsOf({
  contact: submitted,
  language,
}: CrmState["conversation"]): Partial<Record<CrmFact, string>> {
  const { name, email, phone } = submitted?.contact ?? {};
  const [firstName = "", ...rest] = name?.trim().split(/\s+/) ?? [];
  const version = submitted?.consentVersion;
  return {
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone }),
    ...(name !== undefined && { name, firstName, lastName: rest.join(" ") }),
    ...(language !== null && { language }),
    ...(submitted && {
      consent: `${new Date(submitted.at).toISOString()}${version === undefined ? "" : ` v${version}`}: ${submitted.consent}`,
    }),
  };
}
