import { type SiteSettings, siteSettingsSchema } from "@prosa/protocol";
import type { SiteList, SiteReading } from "@prosa/protocol/desk";
import type { Request } from "playwright-core";
import { NOW } from "./now.ts";
import type { Scene } from "./scene.ts";

const ADDRESS = "https://aurora.example/";

const READING: SiteReading = {
  address: ADDRESS,
  id: "aurora",
  origins: ["https://aurora.example", "https://www.aurora.example"],
  name: "Armazém Aurora",
  heading: "Luz boa para a casa toda",
  colours: ["#0b7a75", "#d1495b", "#edae49"],
  language: "pt-BR",
  statedLanguage: "pt-BR",
  contacts: {
    phones: ["(35) 3555-0148"],
    whatsapps: ["5535900000148"],
    emails: ["oi@aurora.example"],
    addresses: ["Rua das Lanternas, 120, Poços de Caldas, MG"],
  },
  socials: ["https://www.instagram.com/aurora"],
  hours: {
    lines: ["Segunda a sexta, das 9h às 18h"],
    week: Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from: "09:00", to: "18:00" }] : [])),
  },
  remarks: ["no-sitemap"],
};

const CONSENT = {
  "pt-BR": "Usamos seus dados só para responder a você.",
  en: "We use your data only to answer you.",
  es: "Usamos tus datos solo para responderte.",
};

/** The settings of the scene's site, with a form, a message said first and looks of its own. */
function settingsScene(scene: Scene): SiteSettings {
  return siteSettingsSchema.parse({
    name: scene.site,
    origins: ["https://aurora.example"],
    greeting: { "pt-BR": `Oi! Sou o assistente do ${scene.site}.` },
    looks: { accent: "#0b7a75" },
    wordSearch: scene.hasWordSearch ?? false,
    form: { fields: [{ name: "email", isRequired: true }], consent: CONSENT, version: 2 },
    proactive: [{ text: { "pt-BR": "Posso ajudar a escolher?" }, after: 20, path: "/produtos/*" }],
  });
}

const SITES: SiteList = {
  mayMake: true,
  sites: [
    {
      id: "aurora",
      name: "Armazém Aurora",
      origins: ["https://aurora.example"],
      isArchived: false,
      isCurrent: true,
    },
    {
      id: "sorriso",
      name: "Clínica Sorriso",
      origins: ["https://sorriso.example"],
      isArchived: false,
      isCurrent: false,
    },
    { id: "feira", name: "Feira de 2025", origins: [], isArchived: true, isCurrent: false },
  ],
};

/** The answer to a request of the set-up, of sites and of settings; what is put is noted in `acts`. */
export function setupAnswer(scene: Scene, request: Request, acts: string[]): object | undefined {
  const { pathname } = new URL(request.url());
  const method = request.method();
  if (method !== "GET" && /^\/api\/(?:desk\/)?sites/.test(pathname))
    acts.push([method, pathname, request.postData() ?? ""].join(" ").trim());
  if (pathname === "/api/desk/site-readings") return READING;
  if (pathname === "/api/desk/sites") return SITES;
  if (pathname.startsWith("/api/desk/sites/")) return { isDone: true };
  switch (pathname.replace("/api/sites/aurora", "")) {
    case "":
      return method === "PUT" ? siteSettingsSchema.parse(request.postDataJSON()) : settingsScene(scene);
    case "/consents":
      return {
        consents: [
          { version: 2, since: NOW - 86_400_000, consent: CONSENT },
          {
            version: 1,
            since: NOW - 40 * 86_400_000,
            consent: { "pt-BR": "Usamos seus dados para responder." },
          },
        ],
      };
    case "/keys":
      return {
        keys: [
          { id: "key-1", name: "Planilha da Bia", scopes: ["analytics:read"], createdAt: NOW, usedAt: NOW },
          {
            id: "key-2",
            name: "Loja",
            scopes: ["knowledge", "site"],
            createdAt: NOW,
            expiresAt: NOW + 86_400_000,
          },
        ],
      };
    default:
      return undefined;
  }
}
