import { type Language, type SiteSettings, TEXT_LENGTH_MAX } from "@prosa/protocol";
import type { IncomingMail } from "../../mail/inbound/read-mail.ts";
import { mailWords } from "../../mail/words.ts";
import { hashOfText } from "../../security/text-hash.ts";
import type { Incoming } from "../incoming.ts";
import { checkedFile, keepFile } from "../kept-files.ts";
import { ProblemError } from "../problem.ts";

/** The files of one mail that are kept. */
const FILES_MAX = 5;

/** The messages that the words of one mail may become; the rest of a longer one is left out. */
const TEXTS_MAX = 5;

/** A mail on its way in: its bytes, and those whom it was brought to beside whom it names itself. */
export interface ArrivedMail {
  readonly raw: Uint8Array<ArrayBuffer>;
  readonly recipients: readonly string[];
  /**
   * Asks whether the sender's domain stands for it, where the host can; else the header counts that a service wrote into the mail,
   * if the settings trust one.
   */
  readonly verifySender?: () => Promise<boolean>;
}

/** Taken into its conversation, or left alone since a program sent it. */
export type TakenMail = { taken: true } | { taken: false; sign: string };

/** A hash by which a mail that comes again is known. */
export function hashOfMail({ messageId }: Pick<IncomingMail, "messageId">, raw: Uint8Array): string {
  return hashOfText(messageId || new TextDecoder("latin1").decode(raw));
}

/** The part of a request that a mail needs, which may come without one. */
export type MailIncoming = Pick<Incoming, "host" | "memory">;

interface FilePlace {
  session: string;
  site: string;
  settings: SiteSettings;
  language: Language;
}

/** Keeps the files that the site takes, each once, and says of the others that they were left out. */
export async function keepFiles(
  incoming: MailIncoming,
  { session, site, settings, language }: FilePlace,
  { files }: IncomingMail,
  id: string,
): Promise<{ kept: { fileId: string; name: string }[]; refused: string[] }> {
  const kept: { fileId: string; name: string }[] = [];
  const refused: string[] = [];
  for (const [index, { name, bytes }] of files.entries()) {
    try {
      if (index >= FILES_MAX) throw new ProblemError(413, "too-many-files", `At most ${FILES_MAX} files.`);
      const checked = checkedFile(settings, `${id}-${index}`, name, bytes);
      const { fileId, name: cleaned } = await keepFile(incoming, { session, site }, checked);
      kept.push({ fileId, name: cleaned });
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status >= 500) throw error;
      refused.push(mailWords(language).refusedFile(name));
    }
  }
  return { kept, refused };
}

/** A text in pieces that one message may hold each; the rest of one that is too long is left out. */
export function piecesOf(text: string): string[] {
  const letters = [...text];
  const pieces: string[] = [];
  // Half as many points as units: none of the pieces is too long, whatever letters it has.
  for (let from = 0; from < letters.length; from += TEXT_LENGTH_MAX / 2)
    pieces.push(letters.slice(from, from + TEXT_LENGTH_MAX / 2).join(""));
  return pieces.filter((piece) => /\S/.test(piece)).slice(0, TEXTS_MAX);
}
