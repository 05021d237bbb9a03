import { type ChatAnswer, chatRequestSchema } from "@prosa/protocol";
import { addressCommandRate, commandCost } from "../../security/rate-limits/command-cost.ts";
import { FIRST_DEVICE } from "../../security/tokens.ts";
import type { TurnAnswer } from "../../session/turns/turn-answer.ts";
import { requireSession } from "../authentication.ts";
import { readJson } from "../body.ts";
import { environmentOf, type GatewayApp } from "../incoming.ts";
import { requireOrigin } from "../origins.ts";
import { ProblemError } from "../problem.ts";
import { limitAddress, limitAddressAt, refuseAbusers } from "../rate-limits.ts";
import { askSession, readSettings } from "../rooms.ts";
import { issueTokens, sessionOfMessage } from "../session-tokens.ts";

/** Turns by HTTP that one address may ask for in a minute. */
export const CHATS_PER_MINUTE = 60;

/** Adds the route that answers one message by HTTP, in a session of its own or in one that goes on. */
export function addChatRoutes(app: GatewayApp): void {
  app.post("/api/chat", async (context) => {
    const incoming = context.get("incoming");
    const { request, host, memory } = incoming;
    const asked = await readJson(request, chatRequestSchema);
    limitAddress(incoming, "chats", CHATS_PER_MINUTE);
    const { addressCommandsPerMinute } = environmentOf(incoming);
    const rate = addressCommandRate(addressCommandsPerMinute);
    limitAddressAt(incoming, "commands", rate, commandCost(asked.text.length));
    if (asked.session === undefined) refuseAbusers(incoming);
    const known =
      asked.session === undefined ? null : await requireSession(incoming, asked.session, asked.token ?? null);
    const site = known?.site ?? (await memory.directory.siteOrOnly(host, asked.site));
    const settings = await readSettings(host, site);
    requireOrigin(incoming, settings);
    const { text, page, identity } = asked;
    const id = asked.id ?? host.newId();
    const session = known?.session ?? (await sessionOfMessage(incoming, site, id));
    const device = known?.device ?? FIRST_DEVICE;
    const body = JSON.stringify({ id, text, page, identity, session, site });
    const response = await askSession(host, { session, device }, "/turn", { method: "POST", body });
    if (!response.ok) throw await rejectionProblem(response);
    const { token } = await issueTokens(
      incoming,
      { session, site, device, generation: known?.generation ?? 0 },
      settings,
    );
    const answer: ChatAnswer = { session, token, ...((await response.json()) as TurnAnswer) };
    return context.json(answer);
  });
}

async function rejectionProblem(response: Response): Promise<ProblemError> {
  const { code, message, retryAfterMs } = (await response.json()) as {
    code: string;
    message: string;
    retryAfterMs?: number;
  };
  const status = code === "rate-limited" ? 429 : code === "no-answer" ? 409 : 503;
  return new ProblemError(status, code, message, retryAfterMs);
}
