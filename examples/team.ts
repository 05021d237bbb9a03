import type { SiteSettings } from "@prosa/protocol";
import { browserOrigin, firstOwnerLink } from "../packages/server/scripts/desk-link.ts";

/** The one-time links that make the accounts of a new team; `null` where the site has an owner already. */
export interface TeamLinks {
  owner: string;
  colleague: string;
}

const REPLIES: Readonly<Record<string, string>> = {
  oi: "Oi, {{visitor|tudo bem}}? Aqui é {{agent}}, do {{site}}. Já estou vendo o seu caso.",
  troca:
    "A troca é gratuita em até 30 dias. Envio a etiqueta de postagem para {{email|o seu e-mail}} assim que você confirmar o endereço.",
  prazo: "O prazo de entrega conta a partir da confirmação do pagamento. Qual é o seu CEP?",
  obrigado: "Obrigado por falar com a gente! Se precisar de mais alguma coisa, é só chamar aqui.",
};

/** From midnight to midnight: somebody who tries the shop at night reaches a person too. */
const ALL_DAY = [{ from: "00:00", to: "00:00" }];

/**
 * Gives the example shop what a team has on its first day: canned replies, hours, and links for two accounts, so that one
 * person plays an agent, a colleague and a visitor in three windows. What an owner changed stays.
 */
export async function seedTeam(origin: string, ownerKey: string, site: string): Promise<TeamLinks | null> {
  const owner = await firstOwnerLink(origin, ownerKey, site);
  if (owner === null) return null;
  const ask = async (method: string, path: string, body: object) => {
    const headers = { authorization: `Bearer ${ownerKey}` };
    const response = await fetch(origin + path, { method, headers, body: JSON.stringify(body) });
    if (!response.ok)
      throw new Error(`The shop's team was refused: ${method} ${path}: ${await response.text()}`);
    return response;
  };
  for (const [shortcut, text] of Object.entries(REPLIES))
    await ask("PUT", `/api/desk/replies/${shortcut}?site=${site}`, { text });
  const held = await fetch(`${origin}/api/sites/${site}`, {
    headers: { authorization: `Bearer ${ownerKey}` },
  });
  const settings = (await held.json()) as SiteSettings;
  if (!settings.openingHours)
    await ask("PUT", `/api/sites/${site}`, {
      ...settings,
      openingHours: { timeZone: "America/Sao_Paulo", week: Array.from({ length: 7 }, () => ALL_DAY) },
    });
  const invited = await ask("POST", "/api/desk/invitations", { site, role: "agent" });
  const { path } = (await invited.json()) as { path: string };
  return { owner, colleague: browserOrigin(origin) + path };
}
