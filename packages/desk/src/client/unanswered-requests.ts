import type { AnsweredGroup, UnansweredDetail, UnansweredGroup, UnansweredPage } from "@prosa/protocol/desk";
import { requestAt } from "./requests.ts";

/** A page of the groups in a state, from the place `from` on; `filter` is the part of the query that says which questions count. */
export function listUnanswered(
  state: UnansweredGroup["state"],
  from: number,
  filter: URLSearchParams,
): Promise<UnansweredPage> {
  const query = new URLSearchParams([["state", state], ["from", String(from)], ...filter]);
  return requestAt("GET", `/api/unanswered?${query}`);
}

/** A group with its questions and the answer that a person gave to one of them. */
export function readUnanswered(id: string): Promise<UnansweredDetail> {
  return requestAt("GET", pathOf(id));
}

/** Makes an answer a source of the site's knowledge. */
export function answerGroup(
  id: string,
  answer: { question: string; answer: string; url?: string },
): Promise<AnsweredGroup> {
  return requestAt("POST", `${pathOf(id)}/answer`, answer);
}

/** Closes a group without an answer, or opens it again. */
export function moveGroup(id: string, act: "close" | "reopen"): Promise<UnansweredGroup> {
  return requestAt("POST", `${pathOf(id)}/${act}`);
}

function pathOf(id: string): string {
  return `/api/unanswered/${encodeURIComponent(id)}`;
}
