// Starts local servers that speak as the platforms do, and the page of a phone: `npm run fakes`.
import { startPhone } from "./phone.ts";
import { FakeTelegram, TELEGRAM_TOKEN } from "./telegram.ts";

const TELEGRAM_PORT = Number(process.env.FAKE_TELEGRAM_PORT ?? 4_010);
const PHONE_PORT = Number(process.env.FAKE_PHONE_PORT ?? 4_011);

const telegram = await new FakeTelegram().start(TELEGRAM_PORT);
const phone = await startPhone(telegram, PHONE_PORT);

console.log(`Telegram's Bot API at ${telegram.origin}, a phone at ${phone.origin}/

1. Start the server with PROSA_TELEGRAM_URL=${telegram.origin}
2. Connect its site to the bot here:
   curl http://localhost:1999/api/channels -H "Authorization: Bearer $PROSA_OWNER_KEY" \\
     -d '{"channel":"telegram","site":"aurora","token":"${TELEGRAM_TOKEN}"}'
3. Write on the phone.`);
