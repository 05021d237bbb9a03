import { questionTestSchema, type Suggestion, suggestionRequestSchema } from "@prosa/protocol/desk";
import { TEST_ROOM } from "../../../session/turns/question-test.ts";
import { readJson } from "../../body.ts";
import { requirePerson } from "../../desk-cookie.ts";
import type { GatewayApp } from "../../incoming.ts";
import { ProblemError } from "../../problem.ts";
import { limitKey } from "../../rate-limits.ts";
import { askRoom } from "../../rooms.ts";

/** The suggestions that one person may ask for in a minute. */
export const SUGGESTIONS_PER_MINUTE = 30;
/** The pages that a suggestion names. */
const SOURCES = 3;

/** Adds the route by which a person who answers asks how the assistant would. */
export function addDeskSuggestionRoutes(app: GatewayApp): void {
  app.post("/api/desk/suggestions", async (context) => {
    const incoming = context.get("incoming");
    const { site, account } = await requirePerson(incoming);
    const asked = await readJson(incoming.request, suggestionRequestSchema);
    limitKey(incoming, `${site} ${account.id}`, "desk-suggestions", SUGGESTIONS_PER_MINUTE);
    const init = { method: "POST", body: JSON.stringify({ ...asked, site }) };
    const response = await askRoom(incoming.host, "main", `${TEST_ROOM}_${site}`, "/test", init);
    if (!response.ok)
      throw new ProblemError(503, "no-suggestion", "The assistant has no answer now; try again.");
    const { reply, decision, chance, evidence } = questionTestSchema.parse(await response.json());
    const used = evidence.filter(({ isUsed }) => isUsed);
    const sources = (used.length > 0 ? used : evidence)
      .slice(0, SOURCES)
      .map(({ title, url, quote }) => ({ title, url, quote }));
    return context.json({ text: reply.text, action: decision.action, chance, sources } satisfies Suggestion);
  });
}
