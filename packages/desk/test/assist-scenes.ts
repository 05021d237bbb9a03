import type { Language } from "@prosa/protocol";
import type { Macro, PutMacroRequest, Translation } from "@prosa/protocol/desk";
import type { Request } from "playwright-core";
import { NOW } from "./now.ts";
import {
  busyScene,
  type DeskScene,
  foreignScene,
  MARINA,
  queuedScene,
  type Scene,
  talkShown as talk,
} from "./scene.ts";
import { SCENE_WORDS } from "./words.ts";

const SUMMARY = {
  "pt-BR":
    "Marina recebeu uma luminária com o cabo errado e quer trocar sem pagar frete. O assistente explicou a troca gratuita em até 30 dias; falta alguém olhar as fotos que ela mandou por e-mail.",
  en: "Marina got a lamp with the wrong cable and wants to exchange it without paying for shipping. The assistant told her of the free exchange within 30 days; nobody has looked at her photos yet.",
  es: "Marina recibió una lámpara con el cable equivocado y quiere cambiarla sin pagar el envío. El asistente explicó el cambio gratuito dentro de los 30 días; falta ver las fotos que mandó.",
} as const;

const MACRO_NAMES: Readonly<Record<Language, readonly [done: string, later: string]>> = {
  "pt-BR": ["Troca aprovada", "Aguardar o correio"],
  en: ["Exchange approved", "Wait for the post"],
  es: ["Cambio aprobado", "Esperar al correo"],
};

/** The macros of the site. */
function macrosOf({ language }: Scene): Macro[] {
  const [done, later] = MACRO_NAMES[language];
  const [tag] = SCENE_WORDS[language].tags;
  const text = `${SCENE_WORDS[language].found} {{visitor}}!`;
  return [
    {
      shortcut: "aprovada",
      name: done,
      text,
      actions: [{ type: "add-tags", tags: [tag, "ok"] }, { type: "resolve" }],
      changedAt: NOW,
    },
    {
      shortcut: "correio",
      name: later,
      actions: [
        { type: "priority", priority: 2 },
        { type: "urgency", urgency: "high" },
        { type: "snooze", minutes: 3 * 24 * 60 },
      ],
      changedAt: NOW,
    },
  ];
}

/** The answer to a request about macros; `undefined` for every other. What is kept is noted in `acts`. */
export function macroAnswer(scene: Scene, request: Request, acts: string[]): object | undefined {
  const [, shortcut] = /^\/api\/desk\/macros(?:\/(.+))?$/.exec(new URL(request.url()).pathname) ?? [
    undefined,
  ];
  if (!new URL(request.url()).pathname.startsWith("/api/desk/macros")) return undefined;
  scene.macros ??= macrosOf(scene);
  if (shortcut === undefined) return { macros: scene.macros };
  acts.push(`${request.method()} macro ${shortcut} ${request.postData() ?? ""}`.trim());
  const macro = { shortcut, ...(request.postDataJSON() as PutMacroRequest), changedAt: NOW };
  scene.macros = [...scene.macros.filter((one) => one.shortcut !== shortcut), macro];
  return macro;
}

/** The answer to a request for a text of the site's model; `undefined` for every other. What is asked for is noted in `acts`. */
export function writingAnswer(scene: Scene, request: Request, acts: string[]): object | undefined {
  const path = /^\/api\/desk\/conversations\/([^/]+)\/(translations|own-words|summary)$/;
  const [, session = "", name] = path.exec(new URL(request.url()).pathname) ?? [];
  const { foreign, language } = scene;
  if (name === undefined || foreign === undefined) return undefined;
  acts.push(`${name} ${request.postData() ?? ""}`);
  const body = request.postDataJSON() as { text?: string; messages?: string[] };
  const said = (from: keyof typeof SCENE_WORDS, to: keyof typeof SCENE_WORDS, text: string) => {
    const words = Object.entries(SCENE_WORDS[from]).find(([, one]) => one === text)?.[0];
    return Object.entries(SCENE_WORDS[to]).find(([key]) => key === words)?.[1] as string | undefined;
  };
  if (name === "summary") return { text: SUMMARY[language], through: 1 };
  if (name === "own-words") {
    const text = said(language, foreign, body.text ?? "");
    return text === undefined ? { problem: "changed" } : { from: language, text };
  }
  const log = scene.talks.get(session)?.log ?? [];
  const translations = (body.messages ?? []).map((id): Translation => {
    const event = log.find((one) => one.type === "said" && one.message.id === id);
    const part = event?.type === "said" ? event.message.parts[0] : undefined;
    const text = part?.type === "text" ? said(foreign, language, part.text) : undefined;
    return text === undefined ? { id, problem: "same" } : { id, from: foreign, text };
  });
  return { translations };
}

/** The help above the field for replies. */
export const ASSIST_SCENES: readonly DeskScene[] = [
  {
    name: "translation",
    make: foreignScene,
    at: `#/inbox/mine/${MARINA}`,
    prepare: async (page) => {
      await talk(page);
      await page.locator("desk-composer .tools").waitFor();
      await page.keyboard.press("l");
      await page.locator(".message .seen", { hasText: "Traduzido" }).first().waitFor();
      await page.keyboard.press("r");
      await page.keyboard.type(SCENE_WORDS["pt-BR"].found);
      await page.keyboard.press("Control+Enter");
      await page.locator("desk-assist .main").waitFor();
    },
  },
  {
    name: "summary-model",
    make: (language) => ({ ...queuedScene(language), foreign: "en" }),
    at: `#/inbox/queue/${MARINA}`,
    prepare: async (page) => {
      await talk(page);
      await page.locator("desk-composer .tools").waitFor();
      await page.keyboard.press("y");
      await page.locator("desk-summary details").waitFor();
    },
  },
  {
    name: "macro-held",
    make: busyScene,
    at: `#/inbox/mine/${MARINA}`,
    prepare: async (page) => {
      await talk(page);
      await page.locator("desk-composer .tools").waitFor();
      await page.keyboard.press("r");
      await page.keyboard.type("/aprov");
      await page.locator(".inserts li", { hasText: "/aprov" }).waitFor();
      await page.keyboard.press("Enter");
      await page.locator("desk-assist .held").waitFor();
    },
  },
  {
    name: "macros",
    make: busyScene,
    at: "#/macros",
    languages: ["pt-BR", "en", "es"],
    prepare: async (page) => void (await page.locator("desk-macros code").first().waitFor()),
  },
  {
    name: "macro-form",
    make: busyScene,
    at: "#/macros",
    prepare: async (page) => {
      await page.locator("desk-macros code").first().waitFor();
      await page.getByRole("button", { name: "Mudar Aguardar o correio" }).click();
      await page.locator("desk-macros dialog[open]").waitFor();
    },
  },
];
