import { OLDEST_SUPPORTED, PROTOCOL_VERSION, type RefusalCode } from "@prosa/protocol";
import type { AgentEvent, AgentHello } from "@prosa/protocol/desk";
import type { AgentIdentity, Connection, RoomHost } from "../../platform/room-host.ts";
import { verifyAgentToken } from "../../security/agent-tokens.ts";
import { viewersOf } from "../agents/viewers.ts";
import { stateOf } from "../log/people-row.ts";
import type { SessionLog } from "../log/session-log.ts";

type AgentHelloResult = { ok: true; identity: AgentIdentity } | { ok: false; code: RefusalCode };

/** Checks an agent's hello: its version, its token, and that the conversation is of the agent's site. */
export async function checkAgentHello(
  { protocol, token }: Pick<AgentHello, "protocol" | "token">,
  { host, log }: { host: RoomHost; log: SessionLog },
): Promise<AgentHelloResult> {
  if (protocol < Math.max(OLDEST_SUPPORTED, PROTOCOL_VERSION)) return { ok: false, code: "client-too-old" };
  if (protocol > PROTOCOL_VERSION) return { ok: false, code: "server-too-old" };
  if (!host.environment.ok) return { ok: false, code: "unavailable" };
  const verified = await verifyAgentToken(host.environment.value.secrets, token, host.now());
  if (!verified.ok) return verified;
  // A session of which nothing is written has nothing to show, and one that was erased must not come back.
  if (log.row?.site !== verified.identity.site) return { ok: false, code: "wrong-session" };
  return verified;
}

/** Makes the event that opens an agent's connection. */
export function agentWelcome(
  { agent }: AgentIdentity,
  log: SessionLog,
  connections: readonly Connection[],
  now: number,
): AgentEvent {
  const { row } = log;
  if (!row) throw new Error("Only a session that was begun has agents.");
  const { language } = row.context;
  const { name, email } = row.identity ?? {};
  const contact = row.contact?.contact ?? ((name || email) && { name, email });
  return {
    type: "agent-welcome",
    protocol: PROTOCOL_VERSION,
    session: row.session,
    epoch: row.epoch,
    seq: log.seq,
    internalSeq: row.people.internalSeq,
    seen: row.seen,
    me: agent,
    state: stateOf(row.people),
    visitor: { ...(language && { language }), ...(contact && { contact }) },
    isVisitorOnline: connections.some(({ state }) => state.phase === "welcomed"),
    viewers: viewersOf(connections, now),
  };
}
