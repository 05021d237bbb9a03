/** The values that a canned reply may name; one that is not known is `undefined`. */
type Variables = Readonly<Partial<Record<VariableName, string>>>;

export const VARIABLE_NAMES = ["visitor", "email", "agent", "site"] as const;
type VariableName = (typeof VARIABLE_NAMES)[number];

const VARIABLE = /\{\{\s*([a-z]+)\s*(?:\|([^{}]*))?\}\}/g;

/**
 * Fills the variables of a canned reply in. Of a name, the first word is said. What is not known becomes the words after `|`,
 * or nothing; a name that is none stays as it is, for its writer to see.
 */
export function fillVariables(text: string, variables: Variables): string {
  return text.replace(VARIABLE, (whole, name: string, fallback?: string) => {
    const known = VARIABLE_NAMES.find((one) => one === name);
    if (!known) return whole;
    const value = variables[known];
    return (known === "visitor" ? value?.split(/\s/)[0] : value) ?? fallback?.trim() ?? "";
  });
}
