import { ASSIST_SCENES } from "./assist-scenes.ts";
import { OFFLINE_SCENES } from "./offline/offline-scenes.ts";
import {
  busyScene,
  conflictScene,
  type DeskScene,
  emptyScene,
  filesScene,
  MARINA,
  queuedScene,
  talkShown as talk,
} from "./scene.ts";
import { CLOSED_WINDOW } from "./window-answers.ts";
import { SCENE_WORDS } from "./words.ts";

const ALL = ["pt-BR", "en", "es"] as const;

export const SCENES: readonly DeskScene[] = [
  {
    name: "empty",
    make: emptyScene,
    languages: ALL,
    prepare: async (page) => void (await page.locator("desk-inbox .empty").waitFor()),
  },
  {
    name: "queue",
    make: busyScene,
    languages: ALL,
    prepare: async (page) => void (await page.locator(".row").first().waitFor()),
  },
  {
    name: "rail",
    make: busyScene,
    prepare: async (page) => {
      await page.locator(".row").first().waitFor();
      const opener = page.locator("desk-inbox .rail");
      if (await opener.isVisible()) await opener.click();
      await page.locator("nav desk-menu").click();
      await page.locator("nav .item").first().waitFor();
    },
  },
  { name: "talk", make: busyScene, at: `#/inbox/mine/${MARINA}`, languages: ALL, prepare: talk },
  {
    name: "window-closed",
    make: (language) => ({ ...busyScene(language), window: CLOSED_WINDOW }),
    at: `#/inbox/mine/${MARINA}`,
    prepare: async (page) => {
      await talk(page);
      await page.locator("desk-window button").click();
      await page.locator("desk-template-form input").first().fill("Marina");
      await page.locator("desk-template-form input").last().fill("a troca do bule");
    },
  },
  {
    name: "details",
    make: busyScene,
    at: `#/inbox/mine/${MARINA}`,
    languages: ALL,
    prepare: async (page) => {
      await talk(page);
      // They are there by themselves where there is room beside the talk, once they have loaded.
      if (!(await page.evaluate(() => matchMedia("(width >= 1240px)").matches)))
        await page.keyboard.press("i");
      await page.locator("desk-panel dl").first().waitFor();
      await page.locator("desk-panel .digest").evaluate((digest) => digest.scrollIntoView());
    },
  },
  {
    name: "files",
    make: filesScene,
    at: `#/inbox/mine/${MARINA}`,
    prepare: async (page) => {
      await talk(page);
      const buffer = Buffer.from("MZ");
      const file = { name: "programa.exe", mimeType: "application/x-msdownload", buffer };
      await page.locator("desk-composer input[type=file]").setInputFiles(file);
      await page.locator("desk-file").getByRole("alert").waitFor();
    },
  },
  {
    name: "summary",
    make: queuedScene,
    at: `#/inbox/queue/${MARINA}`,
    prepare: async (page) => {
      await talk(page);
      await page.locator("desk-summary li").first().waitFor();
    },
  },
  ...ASSIST_SCENES,
  { name: "conflict", make: conflictScene, at: `#/inbox/others/${MARINA}`, prepare: talk },
  ...OFFLINE_SCENES,
  {
    name: "palette",
    make: busyScene,
    at: `#/inbox/mine/${MARINA}`,
    languages: ALL,
    prepare: async (page) => {
      await talk(page);
      await page.keyboard.press("Control+k");
      await page.locator("desk-palette dialog[open]").waitFor();
    },
  },
  {
    name: "keys",
    make: busyScene,
    languages: ALL,
    prepare: async (page) => {
      await page.keyboard.press("?");
      await page.locator("desk-palette dialog[open]").waitFor();
    },
  },
  {
    name: "account",
    make: busyScene,
    at: "#/account",
    languages: ALL,
    prepare: async (page) => page.locator("desk-passkeys .name").first().waitFor(),
  },
  {
    name: "people",
    make: busyScene,
    at: "#/people",
    languages: ALL,
    prepare: async (page) => void (await page.locator("desk-people .rows li").first().waitFor()),
  },
  {
    name: "invite",
    make: busyScene,
    at: "#/people",
    prepare: async (page) => {
      await page.locator("desk-people .top .main").click();
      await page.locator("dialog[open]").waitFor();
    },
  },
  {
    name: "contacts",
    make: busyScene,
    at: "#/contacts",
    languages: ALL,
    prepare: async (page) => void (await page.locator("desk-contacts .row").first().waitFor()),
  },
  {
    name: "contact",
    make: busyScene,
    at: `#/contacts?contact=${MARINA}`,
    languages: ALL,
    prepare: async (page) => void (await page.locator("desk-contacts .things").first().waitFor()),
  },
  {
    name: "contact-erase",
    make: busyScene,
    at: `#/contacts?contact=${MARINA}`,
    prepare: async (page) => {
      await page.locator("desk-contacts .open .danger").click();
      await page.locator("dialog.erase[open]").waitFor();
    },
  },
  {
    name: "tickets",
    make: busyScene,
    at: "#/tickets",
    languages: ALL,
    prepare: async (page) => void (await page.locator("desk-tickets .row").first().waitFor()),
  },
  {
    name: "ticket",
    make: busyScene,
    at: "#/tickets?ticket=ticket-1-scene",
    languages: ALL,
    prepare: async (page) => void (await page.locator("desk-ticket .story li").last().waitFor()),
  },
  {
    name: "tickets-none",
    make: (language) => ({ ...emptyScene(language), tickets: [] }),
    at: "#/tickets",
    prepare: async (page) => void (await page.locator("desk-tickets .empty").waitFor()),
  },
  {
    name: "ticket-new",
    make: busyScene,
    at: "#/tickets",
    prepare: async (page) => {
      await page.locator("desk-tickets .top .main").click();
      await page.locator("dialog[open]").waitFor();
    },
  },
  {
    name: "insights",
    make: busyScene,
    at: "#/insights",
    languages: ALL,
    prepare: async (page) => void (await page.locator("desk-insights .tile").first().waitFor()),
  },
  {
    name: "unanswered",
    make: busyScene,
    at: "#/unanswered?group=group-scene-0000",
    languages: ALL,
    prepare: async (page) => void (await page.locator("desk-unanswered textarea").waitFor()),
  },
  {
    name: "conversations",
    make: (language) => ({ ...busyScene(language), hasWordSearch: true }),
    at: `#/conversations?is=escalated&words=troca&session=${MARINA}`,
    languages: ALL,
    prepare: async (page) => void (await page.locator("desk-record .bubble").first().waitFor()),
  },
  {
    name: "knowledge",
    make: busyScene,
    at: "#/knowledge",
    languages: ALL,
    prepare: async (page, desk) => {
      await page.locator("desk-knowledge .rows li").first().waitFor();
      await page.locator("desk-knowledge [name=question]").first().fill(SCENE_WORDS[desk.scene.language].ask);
      await page.keyboard.press("Enter");
      await page.locator(".result").waitFor();
    },
  },
  {
    name: "setup-review",
    make: busyScene,
    at: "#/setup",
    languages: ALL,
    prepare: async (page) => {
      await page.locator("desk-setup-address input").fill("aurora.example");
      await page.keyboard.press("Enter");
      await page.locator("desk-setup-review h2").waitFor();
    },
  },
  {
    name: "setup-looks",
    make: busyScene,
    at: "#/setup?step=looks",
    prepare: async (page) => void (await page.frameLocator("desk-preview iframe").locator("h1").waitFor()),
  },
  {
    name: "setup-tag",
    make: busyScene,
    at: "#/setup?step=tag",
    prepare: async (page) => void (await page.locator("desk-setup-tag pre").waitFor()),
  },
  {
    name: "settings",
    make: busyScene,
    at: "#/settings?group=forms",
    languages: ALL,
    prepare: async (page) => void (await page.locator("desk-settings .bar").waitFor()),
  },
  {
    name: "sites",
    make: busyScene,
    at: "#/sites",
    prepare: async (page) => void (await page.locator("desk-sites .rows li").last().waitFor()),
  },
  {
    name: "channels",
    make: busyScene,
    at: "#/channels",
    languages: ALL,
    prepare: async (page) => void (await page.locator("desk-channels .channel").first().waitFor()),
  },
  {
    name: "channels-form",
    make: busyScene,
    at: "#/channels",
    prepare: async (page) => {
      await page.locator("desk-channels .channel").first().waitFor();
      await page.locator("desk-channels .top .main").click();
      await page.locator("desk-channels dialog[open]").waitFor();
    },
  },
  {
    name: "experiments",
    make: busyScene,
    at: "#/experiments",
    languages: ALL,
    prepare: async (page) => {
      await page.locator("desk-experiments .card").first().waitFor();
    },
  },
  {
    name: "experiment-form",
    make: busyScene,
    at: "#/experiments",
    prepare: async (page) => {
      await page.locator("desk-experiments .card").first().waitFor();
      await page.getByRole("button", { name: "Novo experimento" }).click();
      await page.locator("desk-experiments dialog[open]").waitFor();
    },
  },
  {
    name: "webhooks",
    make: busyScene,
    at: "#/webhooks",
    languages: ALL,
    prepare: async (page) => {
      await page.locator("desk-webhooks .rows li").first().waitFor();
    },
  },
  {
    name: "deliveries",
    make: busyScene,
    at: "#/webhooks",
    prepare: async (page) => {
      await page.locator("desk-webhooks .rows desk-menu").first().click();
      await page.getByRole("menuitem", { name: "Entregas" }).click();
      await page.locator("desk-deliveries dialog[open] li").first().waitFor();
    },
  },
  {
    name: "crm",
    make: busyScene,
    at: "#/crm",
    languages: ALL,
    prepare: async (page) => {
      await page.locator("desk-crm .rows button").first().click();
      await page.locator("desk-crm .maps select").first().waitFor();
    },
  },
  {
    name: "crm-trial",
    make: busyScene,
    at: "#/crm",
    prepare: async (page) => {
      await page.locator("desk-crm .rows button").first().click();
      await page.getByLabel("Nome completo", { exact: true }).selectOption("numero_de_pedidos");
      await page.locator("desk-crm-trial button").click();
      await page.locator("desk-crm-trial table").first().scrollIntoViewIfNeeded();
    },
  },
  {
    name: "crm-form",
    make: busyScene,
    at: "#/crm",
    prepare: async (page) => {
      await page.getByRole("button", { name: "Conectar" }).click();
      await page.getByRole("radio", { name: "Salesforce" }).check();
    },
  },
  {
    name: "suggestion",
    make: busyScene,
    at: `#/inbox/mine/${MARINA}`,
    prepare: async (page) => {
      await talk(page);
      await page.keyboard.press("s");
      await page.locator(".suggestion").waitFor();
    },
  },
  {
    name: "hours",
    make: busyScene,
    at: "#/hours",
    languages: ALL,
    prepare: async (page) => void (await page.locator("desk-hours .rows li").first().waitFor()),
  },
  {
    name: "replies",
    make: busyScene,
    at: "#/replies",
    languages: ALL,
    prepare: async (page) => void (await page.locator("desk-replies code").first().waitFor()),
  },
  {
    name: "canned",
    make: busyScene,
    at: `#/inbox/mine/${MARINA}`,
    prepare: async (page) => {
      await talk(page);
      await page.keyboard.press("r");
      await page.keyboard.type("/");
      await page.locator(".inserts li").first().waitFor();
    },
  },
  {
    name: "menu",
    make: busyScene,
    at: `#/inbox/mine/${MARINA}`,
    prepare: async (page) => {
      await talk(page);
      await page.keyboard.press("a");
      await page.locator("desk-menu.transfer .item").first().waitFor();
    },
  },
];
