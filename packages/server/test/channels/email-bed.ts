import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { DurableEvent } from "@prosa/protocol";
import { emailVariables, FakeMail, type SentMail } from "../../scripts/fakes/mail.ts";
import { createHttpMailer } from "../../src/mail/http-mailer.ts";
import { OWNER } from "../http.ts";
import type { Variables } from "../testbed.ts";
import { type ChannelBed, startChannelBed, until } from "./channel-bed.ts";
import { roundTrip } from "./round-trip.ts";

/** The address at which people write to the site. */
export const SITE_ADDRESS = "contato@loja.example";

/** A site whose address is passed on by a fake service of mail; `hasReturned` where the mail that tries it came back. */
export async function startEmailBed(
  variables: Variables = {},
  { hasReturned = true }: { hasReturned?: boolean } = {},
): Promise<ChannelBed<FakeMail>> {
  const started = await startChannelBed(
    (deliveries, now) => new FakeMail(deliveries, now).start(),
    ({ origin }) => ({ ...emailVariables(origin), ...variables }),
    { channel: "email", address: SITE_ADDRESS },
    { mailerOf: ({ origin }) => createHttpMailer({ url: origin }) },
  );
  const { fake, connection } = started;
  fake.passOn("https://chat.loja.example", connection.facts.intake ?? "");
  const [trial] = fake.to(SITE_ADDRESS);
  assert.ok(trial, "the address is tried by a mail");
  if (hasReturned) await fake.deliveries.deliver([fake.back(trial)]);
  return started;
}

/** A mail as somebody writes it. */
export type WrittenMail = Parameters<FakeMail["mail"]>[0];

/** A bed for all tests of a suite, started before them and closed after them, with what writes and reads its mails. */
export function useEmailBed() {
  const opened: { stage?: ChannelBed<FakeMail> } = {};
  const stage = () => opened.stage as ChannelBed<FakeMail>;
  before(async () => {
    opened.stage = await startEmailBed();
  });
  after(() => stage().close());
  return { stage, ...mailsOf(stage) };
}

/** The people who write to the site of a bed, and the mails that come and go. */
function mailsOf(stage: () => ChannelBed<FakeMail>) {
  let people = 0;
  const newPerson = () => {
    people += 1;
    return `pessoa${people}@exemplo.com.br`;
  };
  const deliver = async (written: WrittenMail) => {
    const { fake } = stage();
    await fake.deliveries.deliver([fake.mail(written)]);
  };
  const nextTo = async (person: string, seen = 0): Promise<SentMail> => {
    const { bed, fake } = stage();
    await until(bed, () => fake.to(person).length > seen);
    return fake.to(person)[seen] as SentMail;
  };
  const sessions = () => stage().bed.platform.idsOf("main");
  const saidIn = async (session: string): Promise<string[]> => {
    const { bed } = stage();
    const response = await bed.fetch(`/api/conversations/${session}/export?site=loja`, { headers: OWNER });
    const { events } = (await response.json()) as { events: DurableEvent[] };
    return events.flatMap((event) =>
      event.type === "said" && event.message.author === "visitor"
        ? event.message.parts.map((part) =>
            part.type === "text" ? part.text : part.type === "file" ? part.name : "",
          )
        : [],
    );
  };
  const settle = async () => {
    for (let step = 0; step < 40; step += 1) {
      stage().bed.clock.advance(500);
      await roundTrip();
    }
  };
  return { newPerson, deliver, nextTo, sessions, saidIn, settle };
}
