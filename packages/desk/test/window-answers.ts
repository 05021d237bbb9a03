import type { MessageTemplates } from "@prosa/protocol/desk";
import type { Request } from "playwright-core";
import { NOW } from "./now.ts";
import type { Scene } from "./scene.ts";

const HOUR_MS = 60 * 60 * 1_000;

/** WhatsApp with its window closed for an hour. */
export const CLOSED_WINDOW = { channel: "whatsapp", until: NOW - HOUR_MS, hasTemplates: true } as const;

const TEMPLATES: MessageTemplates = {
  templates: [
    {
      name: "retorno_atendimento",
      language: "pt_BR",
      category: "UTILITY",
      header: "Aurora",
      body: "Olá {{1}}, temos uma resposta sobre {{2}}. Podemos continuar por aqui?",
      footer: "Responda SAIR para não receber mais.",
      places: ["1", "2"],
    },
    {
      name: "pedido_pronto",
      language: "pt_BR",
      category: "UTILITY",
      body: "Seu pedido está pronto para retirada.",
      places: [],
    },
  ],
};

/** The answer to a request about the window of a conversation's channel; `undefined` for every other. What is sent is noted in `acts`. */
export function windowAnswer({ window }: Scene, request: Request, acts: string[]): object | undefined {
  const [, session = "", part] =
    /^\/api\/desk\/conversations\/([^/]+)\/(window|templates)$/.exec(new URL(request.url()).pathname) ?? [];
  if (part === undefined) return undefined;
  if (part === "window") return window ?? { hasTemplates: false };
  if (request.method() === "GET") return TEMPLATES;
  acts.push(`template ${session} ${request.postData() ?? ""}`);
  return {};
}
