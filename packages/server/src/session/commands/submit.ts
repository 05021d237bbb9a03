import type { Contact, SubmitCommand } from "@prosa/protocol";
import type { CommandDeps, CommandHandler } from "./command.ts";
import { Rejection } from "./rejection.ts";

/** The visitor submits how to reach them, in a form that the site or a message asks for. */
export const submit: CommandHandler<"submit"> = {
  async apply({ id, type: _, ...form }, deps) {
    await checkForm(form, deps);
    const { contact, consent } = form;
    return deps.turns.note({ id, event: { type: "submitted", ...form } }, ({ lastAt }) => ({
      contact: { at: Math.max(deps.now(), lastAt), contact, consent },
    }));
  },

  isOutcome: (command, event) => event.type === "submitted" && isSame(event.contact, command.contact),
};

async function checkForm(
  { messageId, contact }: Pick<SubmitCommand, "messageId" | "contact">,
  { log, site }: Pick<CommandDeps, "log" | "site">,
): Promise<void> {
  if (Object.keys(contact).length === 0) {
    throw new Rejection("unknown-message", "Send at least one of name, email and phone.");
  }
  // A site that asks for no contacts must not get a list of them filled by strangers.
  if (messageId === undefined && site.settings.form?.asked.includes("start")) return;
  const event = messageId === undefined ? null : await log.find(messageId);
  if (event?.type === "said" && event.message.parts.some((part) => part.type === "form")) return;
  throw new Rejection(
    "unknown-message",
    "No message in this session's log, and no site at the start, asks for this form.",
  );
}

function isSame(one: Contact, other: Contact): boolean {
  return one.name === other.name && one.email === other.email && one.phone === other.phone;
}
