import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerDataStream } from "smtp-server";
import { Heard } from "../heard.ts";

/** A mail as the server took it in. */
export interface TakenMail extends Email {
  readonly type: "mail";
  readonly envelope: { from: string; to: string[] };
}

/** A fault that the server answers a message with: a code of SMTP, or a connection that ends without an answer. */
type MailFault = { code: number } | "cut-off";

const MAIL_USER = "loja";
export const MAIL_PASSWORD = "senha-do-correio";

/** A real server of mail on loopback, which keeps what it takes and fails on demand. */
export class MailServer {
  readonly heard = new Heard<TakenMail>();
  /** The faults of the next messages, first come first served; then all is well. */
  readonly faults: MailFault[] = [];
  /** Tried before a message is answered: what a test does in the middle of a delivery. */
  onMessage: () => Promise<void> = async () => {};
  readonly #server: SMTPServer;
  #port = 0;

  private constructor(needsPassword: boolean) {
    this.#server = new SMTPServer({
      hideSTARTTLS: true,
      logger: false,
      disableReverseLookup: true,
      authOptional: !needsPassword,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) => {
        const isRight = username === MAIL_USER && password === MAIL_PASSWORD;
        return isRight ? done(null, { user: username }) : done(new Error("wrong password"));
      },
      onData: (stream, session, done) => {
        void this.#take(stream, session.envelope, done);
      },
    });
    this.#server.on("error", () => undefined);
  }

  static async start({ needsPassword = false } = {}): Promise<MailServer> {
    const server = new MailServer(needsPassword);
    const listening = server.#server.listen(0, "127.0.0.1");
    await once(listening, "listening");
    const address = listening.address();
    server.#port = address && typeof address === "object" ? address.port : 0;
    return server;
  }

  /** The address for `PROSA_MAIL_URL`. */
  urlFor(password?: string): string {
    const auth = password === undefined ? "" : `${MAIL_USER}:${encodeURIComponent(password)}@`;
    return `smtp://${auth}127.0.0.1:${this.#port}`;
  }

  get mails(): readonly TakenMail[] {
    return this.heard.events;
  }

  /** The next mail that nobody asked for yet. */
  next(passes?: (mail: TakenMail) => boolean): Promise<TakenMail> {
    return this.heard.next("mail", passes);
  }

  async close(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.close(() => resolve());
    await promise;
  }

  async #take(
    stream: SMTPServerDataStream,
    { mailFrom, rcptTo }: { mailFrom: { address: string } | false; rcptTo: { address: string }[] },
    done: (error?: Error | null) => void,
  ): Promise<void> {
    const raw = await buffer(stream);
    const fault = this.faults.shift();
    if (fault === "cut-off") {
      for (const connection of this.#server.connections) connection.close();
      return;
    }
    if (fault) return done(Object.assign(new Error("not now"), { responseCode: fault.code }));
    const parsed = await PostalMime.parse(raw);
    const envelope = {
      from: mailFrom === false ? "" : mailFrom.address,
      to: rcptTo.map(({ address }) => address),
    };
    this.heard.add([{ type: "mail", ...parsed, envelope }]);
    await this.onMessage();
    done();
  }
}

/** A header of a mail; `undefined` where it has none. */
export function headerOf(mail: Email, name: string): string | undefined {
  return mail.headers.find(({ key }) => key === name.toLowerCase())?.value;
}

/** The addresses that a mail's text holds, in their order. */
export function linksIn({ text = "" }: Email): string[] {
  return text.match(/https?:\/\/\S+/g) ?? [];
}
