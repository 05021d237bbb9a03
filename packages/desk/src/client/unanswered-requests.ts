import type { UnansweredGroup, UnansweredPage } from "@prosa/protocol/desk";
import { requestAt } from "./requests.ts";

/** A page of the groups in a state, from the place `from` on. */
export function listUnanswered(state: UnansweredGroup["state"], from: number): Promise<UnansweredPage> {
  return requestAt("GET", `/api/unanswered?${new URLSearchParams({ state, from: String(from) })}`);
}
