import { idSchema } from "@prosa/protocol";
import { type ConversationPanel, type SessionPanel, sessionPanelSchema } from "@prosa/protocol/desk";
import { requirePerson } from "../../desk-cookie.ts";
import type { GatewayApp, Incoming } from "../../incoming.ts";
import { limitKey } from "../../rate-limits.ts";
import { askGroup, findContacts, ticketsOf } from "../../records/contact-groups.ts";
import { summaryIn, unknownConversation } from "../../records/conversations.ts";
import { askSession } from "../../rooms.ts";

/** The panels that one person may ask for in a minute: one a second and as many again. */
export const PANELS_PER_MINUTE = 120;
/** The conversations that are listed of a person, besides the one that is open. */
const EARLIER_MAX = 10;
/** The other sessions that are looked at for them. */
const SESSIONS_MAX = 30;

/** Adds the route by which a person at the desk gets what is known of a conversation and of its visitor. */
export function addPanelRoutes(app: GatewayApp): void {
  app.get("/api/desk/conversations/:session/panel", async (context) => {
    const incoming = context.get("incoming");
    const { site, account } = await requirePerson(incoming);
    limitKey(incoming, `${site} ${account.id}`, "desk-panels", PANELS_PER_MINUTE);
    const session = idSchema.safeParse(context.req.param("session")).data;
    if (session === undefined) throw unknownConversation();
    const response = await askSession(incoming.host, session, `/panel?site=${site}`);
    if (response.status === 404) throw unknownConversation();
    const panel = sessionPanelSchema.parse(await response.json());
    const others = await othersOf(incoming, site, session, panel);
    const [conversation, earlier, tickets] = await Promise.all([
      summaryIn(incoming, site, session),
      Promise.all(others.map((other) => summaryIn(incoming, site, other))),
      ticketsOf(incoming.host, site, [session, ...others]),
    ]);
    const known = earlier.filter((one) => one !== null);
    known.sort((one, other) => other.lastAt - one.lastAt);
    const answer = { ...panel, conversation, earlier: known.slice(0, EARLIER_MAX), tickets };
    return context.json(answer satisfies ConversationPanel);
  });
}

/** Other sessions of the same person: merged into one contact, or with the same e-mail address. */
async function othersOf(
  { host }: Incoming,
  site: string,
  session: string,
  { contact, identity }: SessionPanel,
): Promise<string[]> {
  const { members } = await askGroup(host, { site, session }, "/group");
  const email = (contact?.email ?? identity?.email)?.toLowerCase();
  const found = email === undefined ? [] : await findContacts(host, site, { q: email });
  const same = found.filter((one) => one.contact.email?.toLowerCase() === email);
  const sessions = new Set([...members, ...same.map((one) => one.session)]);
  sessions.delete(session);
  return [...sessions].slice(0, SESSIONS_MAX);
}
