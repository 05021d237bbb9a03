import type { Contact, SubmitCommand, TicketDraft } from "@prosa/protocol";
import { openingAt } from "../../hours/calendar.ts";
import type { ShownConsent } from "../../platform/room-host.ts";
import { isShown, shownConsent } from "../../security/shown-consent.ts";
import { type SessionRow, submittedOf, TICKET_REQUESTS_MAX } from "../log/session-row.ts";
import type { NewEvent } from "../log/step.ts";
import type { CommandDeps, CommandHandler } from "./command.ts";
import { Rejection } from "./rejection.ts";

/** The time after which a submission that found no room for its ticket may come again, in milliseconds. */
const BUSY_RETRY_MS = 5_000;

/**
 * The visitor submits how to reach them, in a form that the site or a message asks for. The ticket of a form is owed to the
 * desk from the same step on; who waited for a person while the site is closed waits no longer.
 */
export const submit: CommandHandler<"submit"> = {
  async apply({ id, type: _, consentVersion, ticket: changed, ...form }, deps) {
    const { log, turns, now } = deps;
    const asked = await checkForm({ ...form, ...(consentVersion !== undefined && { consentVersion }) }, deps);
    const { version, digest } = asked.consent;
    const agreed = {
      ...form,
      ...(version !== undefined && { consentVersion: version }),
      consentDigest: digest,
    };
    const { contact } = form;
    const draft = asked.ticket && (changed ?? asked.ticket);
    if (draft) requireAddress(contact, log.row?.ticketRequests ?? []);
    const events: NewEvent[] = [
      { type: "submitted", ...agreed },
      ...(draft && endsWait(deps) ? [{ type: "owner-changed" as const, owner: "assistant" as const }] : []),
    ];
    const changes = ({ lastAt, ticketRequests = [] }: SessionRow) => ({
      contact: submittedOf({ ...agreed, at: Math.max(now(), lastAt) }),
      ...(draft && { ticketRequests: [...ticketRequests, { id, draft, contact }] }),
    });
    const step = {
      events: events.map((event, index) => ({ id: index === 0 ? id : `${id.slice(0, 60)}-${index}`, event })),
    };
    const written = await turns.act(step, { isTaken: false, changes });
    return written.events[0]?.seq ?? log.seq;
  },

  isOutcome: (command, event) =>
    event.type === "submitted" &&
    isSame(event.contact, command.contact) &&
    event.messageId === command.messageId &&
    event.consent === command.consent &&
    (command.consentVersion === undefined || event.consentVersion === command.consentVersion),
};

/** A form that somebody asked for: the words of consent that it showed, and the ticket that it opens. */
interface AskedForm {
  consent: ShownConsent;
  ticket?: TicketDraft | undefined;
}

/** Finds the form that was shown with these words of consent. Throws a `Rejection` where no form, or another's words, were. */
async function checkForm(
  { messageId, contact, consent, consentVersion }: Omit<SubmitCommand, "type" | "id">,
  { log, shown }: Pick<CommandDeps, "log" | "shown">,
): Promise<AskedForm> {
  if (Object.keys(contact).length === 0) {
    throw new Rejection("unknown-message", "Send at least one of name, email and phone.");
  }
  // A site that asks for no contacts must not get a list of them filled by strangers.
  const asked =
    messageId === undefined ? shown().map((one) => ({ consent: one })) : await formsOf(messageId, log);
  if (asked.length === 0) {
    throw new Rejection(
      "unknown-message",
      "No message in this session's log, and no site at the start, asks for this form.",
    );
  }
  const agreed = asked.find((one) => isShown(one.consent, consent, consentVersion));
  if (agreed) return agreed;
  throw new Rejection(
    "unknown-message",
    "The form was shown with other words of consent; send those, with their version.",
  );
}

async function formsOf(messageId: string, log: CommandDeps["log"]): Promise<AskedForm[]> {
  const event = await log.find(messageId);
  if (event?.type !== "said") return [];
  return event.message.parts.flatMap((part) =>
    part.type === "form" ? [{ consent: shownConsent(part.consent), ticket: part.ticket }] : [],
  );
}

/** Throws a `Rejection` where a ticket would have no address, or where too many are on their way. */
function requireAddress({ email }: Contact, requests: readonly unknown[]): void {
  if (email === undefined)
    throw new Rejection("unknown-message", "Send the email that the ticket is answered to.");
  if (requests.length >= TICKET_REQUESTS_MAX) {
    throw new Rejection("busy", "Wait until the tickets before are open.", BUSY_RETRY_MS);
  }
}

/** True where the visitor waits for a person and the site is closed: the ticket takes the place of the wait. */
function endsWait({ log, site, now }: Pick<CommandDeps, "log" | "site" | "now">): boolean {
  const { openingHours } = site.settings;
  const isWaiting = log.row?.people.owner.type === "queue";
  return isWaiting && openingHours !== undefined && !openingAt(openingHours, now()).isOpen;
}

function isSame(one: Contact, other: Contact): boolean {
  return one.name === other.name && one.email === other.email && one.phone === other.phone;
}
