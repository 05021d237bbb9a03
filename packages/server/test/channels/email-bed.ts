import assert from "node:assert/strict";
import { emailVariables, FakeMail } from "../../scripts/fakes/mail.ts";
import { createHttpMailer } from "../../src/mail/http-mailer.ts";
import type { Variables } from "../testbed.ts";
import { type ChannelBed, startChannelBed } from "./channel-bed.ts";

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
