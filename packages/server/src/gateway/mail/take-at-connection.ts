import * as z from "zod/mini";
import type { ChannelUpdate } from "../../channels/channel.ts";
import type { MailUpdate } from "../../channels/email/decode.ts";
import { personOfThread, provenThread } from "../../channels/email/threads.ts";
import { readBounce } from "../../mail/inbound/bounce.ts";
import type { IncomingMail } from "../../mail/inbound/read-mail.ts";
import { isSenderVerified } from "../../mail/inbound/verdict.ts";
import { isTrialOf, type MailThread } from "../../mail/mail-keys.ts";
import { channelRoomOf } from "../../security/tokens.ts";
import { environmentOf } from "../incoming.ts";
import { ProblemError } from "../problem.ts";
import { limitHourly } from "../rate-limits.ts";
import { askRoom, readSettings } from "../rooms.ts";
import {
  type ArrivedMail,
  hashOfMail,
  keepFiles,
  type MailIncoming,
  piecesOf,
  type TakenMail,
} from "./arrived-mail.ts";

const sessionSchema = z.object({ session: z.string() });

/** As many senders may write all that they may in an hour to one connection: made-up addresses open no more. */
const SENDERS_HOURLY = 100;

/** The furthest that a mail's own date may lie behind its arrival for mails to be put in its order, in milliseconds. */
const DATE_SLACK_MS = 10 * 60_000;

type Place = Extract<MailThread, { kind: "connection" }>;

/**
 * Brings a mail to a site's own address to the room of its sender. Nobody can write another's name into a room: a mail without a
 * proof of its sender begins a conversation of its own. Throws a `ProblemError` that says why it cannot be taken.
 */
export async function takeAtConnection(
  incoming: MailIncoming,
  place: Place,
  mail: IncomingMail,
  { raw, verifySender }: ArrivedMail,
): Promise<TakenMail> {
  const { host, memory } = incoming;
  const { site, connection } = place;
  const open = await memory.connections.find(host, site, connection).catch(() => {
    throw new ProblemError(503, "unavailable", "The site's room did not answer; come back later.", 5_000);
  });
  const own = open?.connection.channel === "email" ? open.connection.facts.address : undefined;
  if (own === undefined)
    throw new ProblemError(404, "unknown-address", "No site is connected to this address any more.");
  const { secrets, mail: settings } = environmentOf(incoming);
  if (!settings) throw new ProblemError(404, "no-mail", "This server takes no mail.");
  if (
    mail.trial !== undefined &&
    (await isTrialOf(secrets, { site, connection, address: own }, mail.trial))
  ) {
    await askRoom(host, "site", site, `/connections/${connection}/verified`, { method: "PUT" });
    memory.connections.drop(site, connection);
    host.log({ level: "info", event: "mail-address-checked", site });
    return { taken: true };
  }
  if (mail.automatic !== null) {
    if (await bringBounce(incoming, place, raw)) return { taken: true };
    return ignored(incoming, mail.automatic);
  }
  const address = mail.from.toLowerCase();
  const { replyTo = "", from, personHourly, authServer } = settings;
  // An answer of ours that comes back would be answered again.
  if ([own, replyTo.toLowerCase(), from.address.toLowerCase()].includes(address))
    return ignored(incoming, "own");
  limitHourly(incoming, `${site}.${connection}`, "mail-connection", SENDERS_HOURLY * personHourly);
  limitHourly(incoming, `${site}.${connection}.${address}`, "mail-person", personHourly);
  const proven = await provenThread(secrets, { site, connection, address }, mail.references);
  const isKnown =
    proven !== null ||
    (verifySender ? await verifySender() : isSenderVerified(mail.authentications, authServer, mail.from));
  const hash = hashOfMail(mail, raw);
  const thread = proven?.thread ?? (isKnown ? "" : hash.slice(0, 16));
  const person = personOfThread({ address, thread });
  const id = `mail-${hash.slice(0, 40)}`;
  const { text, files } = await contentOf(incoming, place, person, mail, id);
  const update: MailUpdate = {
    type: "written",
    address,
    isVerified: isKnown,
    name: mail.name.slice(0, 200),
    subject: mail.subject.slice(0, 300),
    messageId: headerId(mail.messageId),
    references: [...mail.references],
    text,
    files,
  };
  await bring(incoming, place, person, { id, order: orderOf(mail, host.now()), raw: update });
  host.log({ level: "info", event: "mail-taken", site });
  return { taken: true };
}

/** Shows agents that one of our mails did not reach its reader; false for a report that proves no mail of ours. */
async function bringBounce(incoming: MailIncoming, place: Place, raw: Uint8Array): Promise<boolean> {
  const bounce = readBounce(raw);
  if (!bounce) return false;
  const { secrets } = environmentOf(incoming);
  for (const address of bounce.addresses) {
    const proven = await provenThread(secrets, { ...place, address }, bounce.messageIds);
    if (!proven) continue;
    const { mailId, thread } = proven;
    const update: MailUpdate = { type: "bounced", mailId };
    const person = personOfThread({ address, thread });
    const id = `bounce-${mailId}`.slice(0, 300);
    await bring(incoming, place, person, { id, order: incoming.host.now(), raw: update });
    return true;
  }
  return false;
}

/** The words and files of a mail; the files go into the store of its sender's session. */
async function contentOf(
  incoming: MailIncoming,
  { site, connection }: Place,
  person: string,
  mail: IncomingMail,
  id: string,
): Promise<{ text: string; files: string[] }> {
  const { host } = incoming;
  const room = await roomOf(incoming, { site, connection }, person);
  const files: string[] = [];
  const parts = [openingOf(mail)];
  if (mail.files.length > 0) {
    const settings = await readSettings(host, site);
    const body = JSON.stringify({ site, connection, channel: "email", person });
    const asked = await askRoom(host, "channel", room, "/session", { method: "POST", body });
    const { session } = sessionSchema.parse(await asked.json());
    const language = settings.languages[0] ?? "pt-BR";
    const { kept, refused } = await keepFiles(incoming, { session, site, settings, language }, mail, id);
    files.push(...kept.map(({ fileId }) => fileId));
    parts.push(...refused);
  }
  const text = piecesOf(parts.filter((part) => part !== "").join("\n")).join("");
  if (text === "" && files.length === 0)
    throw new ProblemError(422, "empty-mail", "The mail has neither words nor files.");
  return { text, files };
}

/** The words of a mail; one that begins a thread often asks in its subject. */
function openingOf({ subject, text, references }: IncomingMail): string {
  const isTold =
    references.length > 0 || subject === "" || text.toLowerCase().includes(subject.toLowerCase());
  return isTold ? text : `${subject}\n${text}`.trim();
}

async function bring(
  incoming: MailIncoming,
  { site, connection }: Place,
  person: string,
  update: Omit<ChannelUpdate, "person">,
): Promise<void> {
  const room = await roomOf(incoming, { site, connection }, person);
  const updates = [{ ...update, person }];
  const body = JSON.stringify({ site, connection, channel: "email", person, updates });
  const response = await askRoom(incoming.host, "channel", room, "/updates", { method: "POST", body });
  if (!response.ok) throw new ProblemError(503, "unavailable", "Come back later.", 5_000);
}

function roomOf(
  incoming: MailIncoming,
  { site, connection }: Pick<Place, "site" | "connection">,
  person: string,
): Promise<string> {
  return channelRoomOf(environmentOf(incoming).secret, site, connection, person);
}

function ignored({ host }: MailIncoming, sign: string): TakenMail {
  host.log({ level: "info", event: "mail-ignored", sign });
  return { taken: false, sign };
}

/** When a mail was written, where its own date may be; else now. */
function orderOf({ at }: IncomingMail, now: number): number {
  return at !== null && at <= now && at > now - DATE_SLACK_MS ? at : now;
}

/** An id of a mail as it may stand in a header; empty for none, and for what would break one. */
function headerId(messageId: string): string {
  const [id = ""] = /[^\s<>]{1,500}@[^\s<>]{1,300}/.exec(messageId) ?? [];
  return id && `<${id}>`;
}
