/** Names an error for the log: its class and where it arose, without its message, which may quote what people wrote. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const place = error.stack?.split("\n").find((line) => /^\s+at /.test(line));
  return place ? `${error.name} ${place.trim()}` : error.name;
}
