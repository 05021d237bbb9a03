import type { Contact, SubmitCommand } from "@prosa/protocol";
import type { ShownConsent } from "../../platform/room-host.ts";
import { isShown, shownConsent } from "../../security/shown-consent.ts";
import { submittedOf } from "../log/session-row.ts";
import type { CommandDeps, CommandHandler } from "./command.ts";
import { Rejection } from "./rejection.ts";

/** The visitor submits how to reach them, in a form that the site or a message asks for. */
export const submit: CommandHandler<"submit"> = {
  async apply({ id, type: _, consentVersion, ...form }, deps) {
    const { version, digest } = await checkForm(
      { ...form, ...(consentVersion !== undefined && { consentVersion }) },
      deps,
    );
    const agreed = {
      ...form,
      ...(version !== undefined && { consentVersion: version }),
      consentDigest: digest,
    };
    return deps.turns.note({ id, event: { type: "submitted", ...agreed } }, ({ lastAt }) => ({
      contact: submittedOf({ ...agreed, at: Math.max(deps.now(), lastAt) }),
    }));
  },

  isOutcome: (command, event) =>
    event.type === "submitted" &&
    isSame(event.contact, command.contact) &&
    event.messageId === command.messageId &&
    event.consent === command.consent &&
    (command.consentVersion === undefined || event.consentVersion === command.consentVersion),
};

/** Finds the words of consent that were shown with a form. Throws a `Rejection` where no form, or another's words, were. */
async function checkForm(
  { messageId, contact, consent, consentVersion }: Omit<SubmitCommand, "type" | "id">,
  { log, shown }: Pick<CommandDeps, "log" | "shown">,
): Promise<ShownConsent> {
  if (Object.keys(contact).length === 0) {
    throw new Rejection("unknown-message", "Send at least one of name, email and phone.");
  }
  // A site that asks for no contacts must not get a list of them filled by strangers.
  const asked = messageId === undefined ? shown : await consentsOf(messageId, log);
  if (asked.length === 0) {
    throw new Rejection(
      "unknown-message",
      "No message in this session's log, and no site at the start, asks for this form.",
    );
  }
  const agreed = asked.find((one) => isShown(one, consent, consentVersion));
  if (agreed) return agreed;
  throw new Rejection(
    "unknown-message",
    "The form was shown with other words of consent; send those, with their version.",
  );
}

async function consentsOf(messageId: string, log: CommandDeps["log"]): Promise<ShownConsent[]> {
  const event = await log.find(messageId);
  if (event?.type !== "said") return [];
  return event.message.parts.flatMap((part) => (part.type === "form" ? [shownConsent(part.consent)] : []));
}

function isSame(one: Contact, other: Contact): boolean {
  return one.name === other.name && one.email === other.email && one.phone === other.phone;
}
