import type { TicketStatus } from "@prosa/protocol";

export const STATUSES: readonly TicketStatus[] = ["new", "open", "waiting", "solved", "closed"];
/** The statuses of tickets that are not done, which are shown where the address names none. */
const UNDONE: readonly TicketStatus[] = ["new", "open", "waiting"];

/** The statuses that the list shows at a choice of the address: one, all that are not done, or all. */
export type StatusChoice = TicketStatus | "undone" | "all";
export const STATUS_CHOICES: readonly StatusChoice[] = ["undone", ...STATUSES, "all"];

/** The status that the page's address chooses. */
export function statusChoiceOf(address: URLSearchParams): StatusChoice {
  return STATUS_CHOICES.find((one) => one === address.get("status")) ?? "undone";
}

/** The server's filters for those of the page's address. */
export function serverFilters(address: URLSearchParams): URLSearchParams {
  const filters = new URLSearchParams();
  const number = address.get("number") ?? "";
  // A number is sought among all, whatever else was chosen.
  if (/^\d{1,9}$/.test(number)) return new URLSearchParams({ number });
  const choice = statusChoiceOf(address);
  if (choice !== "all") filters.set("status", (choice === "undone" ? UNDONE : [choice]).join(","));
  for (const name of ["urgency", "assignee", "overdue"]) {
    const value = address.get(name);
    if (value) filters.set(name, value);
  }
  return filters;
}

/** The page's address with one filter changed; an empty value takes it away. */
export function withFilter(address: URLSearchParams, name: string, value: string): URLSearchParams {
  const changed = new URLSearchParams(address);
  if (value === "") changed.delete(name);
  else changed.set(name, value);
  return changed;
}
