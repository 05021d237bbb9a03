import type { CrmFact, CrmFields } from "@prosa/protocol";
import type { CrmState } from "./read-state.ts";

/** The person's facts under the fields that the owner chose; a fact that is not known, or has no field, is left out. */
export function mappedFacts({ conversation }: CrmState, fields: CrmFields): Record<string, string> {
  const facts = factsOf(conversation);
  const mapped = Object.entries(fields).flatMap(([fact, field]): [string, string][] => {
    const value = facts[fact as CrmFact];
    return field === undefined || value === undefined || value === "" ? [] : [[field, value]];
  });
  return Object.fromEntries(mapped);
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
