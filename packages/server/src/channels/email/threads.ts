import { isThreadSigned, threadSignatureOf } from "../../mail/mail-keys.ts";

/** A thread with one sender at one connection; `thread` is empty for all that is known to be theirs. */
interface MailThreadOf {
  readonly site: string;
  readonly connection: string;
  /** In small letters. */
  readonly address: string;
  readonly thread: string;
}

/** The letters of a thread that begins with a mail whose sender nobody vouches for. */
const THREAD = /^[0-9a-f]{16}$/;

/** The ids of our mails: the connection, the thread, its signature, and the call. */
const OURS = /^<?prosa\.mail\.([a-z2-7]{10})\.(-|[0-9a-f]{16})\.([a-z2-7]{16})\.[\w.-]{1,200}@/;

/** Names a sender in a thread as a channel's person: a room of its own. */
export function personOfThread({ address, thread }: Pick<MailThreadOf, "address" | "thread">): string {
  return thread === "" ? address : `${address} ${thread}`;
}

/** The sender and the thread of a channel's person. */
export function threadOfPerson(person: string): Pick<MailThreadOf, "address" | "thread"> {
  const [address = "", thread = ""] = person.split(" ");
  return { address, thread: THREAD.test(thread) ? thread : "" };
}

/** The id of a mail that goes out in a thread: it names the thread, and proves to us that who answers it has read it. */
export function mailIdOf(secret: string, thread: MailThreadOf, call: string): string {
  const signature = threadSignatureOf(secret, partsOf(thread));
  return `mail.${thread.connection}.${thread.thread || "-"}.${signature}.${call}`;
}

/**
 * The thread that ids of mails prove to one sender at a connection, and our mail's own id in it; the last one counts. `null` where
 * none does: another sender, another connection, a mail that is not ours, or a signature that is made up.
 */
export async function provenThread(
  secrets: readonly string[],
  whose: Omit<MailThreadOf, "thread">,
  messageIds: readonly string[],
): Promise<{ thread: string; mailId: string } | null> {
  for (const messageId of messageIds.toReversed()) {
    const [, connection, named = "", signature = ""] = OURS.exec(messageId) ?? [];
    if (connection !== whose.connection) continue;
    const thread = named === "-" ? "" : named;
    if (await isThreadSigned(secrets, partsOf({ ...whose, thread }), signature)) {
      const mailId = messageId.replace(/^<?prosa\./, "").replace(/@.*$/, "");
      return { thread, mailId };
    }
  }
  return null;
}

function partsOf({ site, connection, address, thread }: MailThreadOf): string[] {
  return [site, connection, address, thread];
}
