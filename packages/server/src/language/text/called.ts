/** A visitor's name after a greeting, with its comma; empty without a name. */
export function called(name?: string): string {
  return name === undefined ? "" : `, ${name}`;
}
