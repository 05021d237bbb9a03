// Starts local servers that speak as the platforms do, and the page of a phone: `npm run fakes`.
import { FakeGraph } from "./graph.ts";
import { FakeHubspot, HUBSPOT_TOKEN } from "./hubspot.ts";
import { startPhone } from "./phone.ts";
import { pageApp, pageRequest, telegramApp, WHATSAPP_REQUEST, whatsAppApp } from "./phone-apps.ts";
import { FakeSalesforce, SALESFORCE_APP } from "./salesforce.ts";
import { FakeTelegram, TELEGRAM_TOKEN } from "./telegram.ts";

const TELEGRAM_PORT = Number(process.env.FAKE_TELEGRAM_PORT ?? 4_010);
const PHONE_PORT = Number(process.env.FAKE_PHONE_PORT ?? 4_011);
const GRAPH_PORT = Number(process.env.FAKE_GRAPH_PORT ?? 4_012);

const HUBSPOT_PORT = Number(process.env.FAKE_HUBSPOT_PORT ?? 4_013);
const SALESFORCE_PORT = Number(process.env.FAKE_SALESFORCE_PORT ?? 4_014);

const telegram = await new FakeTelegram().start(TELEGRAM_PORT);
const graph = await new FakeGraph().start(GRAPH_PORT);
const hubspot = await new FakeHubspot().start(HUBSPOT_PORT);
const salesforce = await new FakeSalesforce().start(SALESFORCE_PORT);
const apps = {
  telegram: telegramApp(telegram),
  messenger: pageApp(graph.messenger),
  instagram: pageApp(graph.instagram),
  whatsapp: whatsAppApp(graph),
};
const phone = await startPhone(apps, PHONE_PORT);

console.log(`Telegram's Bot API at ${telegram.origin}, Meta's Graph API at ${graph.origin}, a phone at ${phone.origin}/,
HubSpot at ${hubspot.origin}, Salesforce at ${salesforce.origin}

1. Start the server: PROSA_TELEGRAM_URL=${telegram.origin} PROSA_GRAPH_URL=${graph.origin} \\
     PROSA_HUBSPOT_URL=${hubspot.origin} PROSA_SALESFORCE_URL=${salesforce.origin} npm start
2. Connect its site, in the desk (Channels) or by a request:
   curl http://localhost:1999/api/channels -H "Authorization: Bearer $PROSA_OWNER_KEY" \\
     -d '{"channel":"telegram","site":"aurora","token":"${TELEGRAM_TOKEN}"}'
   curl http://localhost:1999/api/channels -H "Authorization: Bearer $PROSA_OWNER_KEY" \\
     -d '${WHATSAPP_REQUEST}'
   and the same for Messenger and Instagram:
     -d '${pageRequest("messenger")}'
     -d '${pageRequest("instagram")}'
3. WhatsApp, Messenger, Instagram: copy "webhook" and "verifyToken" of the answer into the form at
   ${phone.origin}/whatsapp, /messenger or /instagram, as an owner does on Meta's page.
4. Write on the phone.
5. Conversations are written into the CRMs once that these are connected:
   curl http://localhost:1999/api/crm -H "Authorization: Bearer $PROSA_OWNER_KEY" \\
     -d '{"kind":"hubspot","site":"aurora","token":"${HUBSPOT_TOKEN}"}'
   curl http://localhost:1999/api/crm -H "Authorization: Bearer $PROSA_OWNER_KEY" \\
     -d '${JSON.stringify({ kind: "salesforce", site: "aurora", domain: salesforce.origin, ...SALESFORCE_APP })}'`);
