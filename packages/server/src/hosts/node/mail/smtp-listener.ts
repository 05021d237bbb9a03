import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";

/** Connections at a time; a server of mail that finds none free comes back. */
const CLIENTS_MAX = 50;
/** The recipients of one mail: an answer goes to one address, and perhaps to a copy. */
const RECIPIENTS_MAX = 20;
const SILENCE_MS = 60_000;

/** An answer of SMTP: taken, or refused for now or for good. */
export interface MailAnswer {
  readonly code: 250 | 451 | 550 | 552;
  readonly message: string;
}

interface ListenerOptions {
  readonly host: string;
  readonly port: number;
  readonly bytesMax: number;
  /** A certificate and its key, in PEM; without one the listener speaks no TLS. */
  readonly tls?: { cert: Buffer; key: Buffer };
  /** True for an address that belongs to a conversation: no other is taken, so that nothing is passed on. */
  isKnown(address: string): Promise<boolean>;
  take(raw: Uint8Array<ArrayBuffer>, recipients: readonly string[], sender: SmtpSender): Promise<MailAnswer>;
}

/** The server that brings a mail, and whom it names as the sender on the envelope. */
export interface SmtpSender {
  readonly ip: string;
  readonly greeting: string;
  readonly address: string;
}

/** A listener that other servers of mail bring answers to. */
export interface SmtpListener {
  readonly port: number;
  stop(): Promise<void>;
}

/** Listens for mails, each of which is taken into its conversation before it is acknowledged. */
export async function startSmtpListener(options: ListenerOptions): Promise<SmtpListener> {
  const { bytesMax, tls } = options;
  const server = new SMTPServer({
    logger: false,
    disabledCommands: tls ? ["AUTH"] : ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    size: bytesMax,
    maxClients: CLIENTS_MAX,
    socketTimeout: SILENCE_MS,
    closeTimeout: 1_000,
    ...tls,
    onRcptTo({ address }, session, done) {
      if (session.envelope.rcptTo.length >= RECIPIENTS_MAX)
        return done(refusal({ code: 451, message: "Too many recipients." }));
      options.isKnown(address).then(
        (isKnown) =>
          done(isKnown ? null : refusal({ code: 550, message: "No conversation has this address." })),
        () => done(refusal(LATER)),
      );
    },
    onData(stream, session, done) {
      void receive(stream, session, options).then(
        (answer) => (answer.code === 250 ? done(null, answer.message) : done(refusal(answer))),
        () => done(refusal(LATER)),
      );
    },
  });
  // A connection that breaks off is its client's matter; it comes again.
  server.on("error", () => undefined);
  const listening = server.listen(options.port, options.host);
  await once(listening, "listening");
  return {
    port: (listening.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const LATER: MailAnswer = { code: 451, message: "Come back later." };

async function receive(
  stream: SMTPServerDataStream,
  { envelope, remoteAddress, clientHostname, hostNameAppearsAs }: SMTPServerSession,
  { bytesMax, take }: ListenerOptions,
): Promise<MailAnswer> {
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  for await (const chunk of stream) {
    byteCount += chunk.length;
    // The rest is read, so that the client hears the answer, and not kept.
    if (byteCount <= bytesMax) chunks.push(chunk);
  }
  if (byteCount > bytesMax || stream.sizeExceeded)
    return { code: 552, message: `At most ${bytesMax} bytes.` };
  const raw = new Uint8Array(byteCount);
  let at = 0;
  for (const chunk of chunks) {
    raw.set(chunk, at);
    at += chunk.length;
  }
  return take(
    raw,
    envelope.rcptTo.map(({ address }) => address),
    {
      ip: remoteAddress,
      greeting: hostNameAppearsAs || clientHostname,
      address: envelope.mailFrom === false ? "" : envelope.mailFrom.address,
    },
  );
}

function refusal({ code, message }: MailAnswer): Error {
  return Object.assign(new Error(message), { responseCode: code });
}
