import { chosenLooks, type SiteSettings } from "@prosa/protocol";
import type { LooksMessage } from "../preview/looks-message.ts";

/** Prosa's own colour, where a site chose none. */
export const OWN_ACCENT = "#a8432b";

export type PreviewLooks = Omit<LooksMessage, "type" | "picture">;

/** The looks of a site's chat and a drawing of its page, as the preview takes them. */
export function looksOf(site: string, settings: SiteSettings, isOpen: boolean): PreviewLooks {
  const { looks, name, greeting, languages } = settings;
  const [language = "pt-BR"] = languages;
  return {
    isOpen,
    attributes: {
      site,
      server: location.origin,
      lang: language,
      name,
      greeting: greeting[language] ?? "",
      accent: looks.accent ?? "",
      position: looks.position,
      theme: looks.theme,
      logo: looks.logo ?? "",
      radius: looks.radius === undefined ? "" : String(looks.radius),
      font: looks.font,
      // The draft alone: neither the settings as they are nor what this browser remembers of them.
      looks: "none",
    },
    page: {
      name,
      heading: name,
      description: "",
      colour: looks.accent ?? OWN_ACCENT,
      logo: looks.logo ?? "",
    },
  };
}

/** The script tag of a site, with the looks that its bubble begins with on a device that knows no newer ones. */
export function tagOf(
  site: string,
  { looks, proactive, experiments }: Pick<SiteSettings, "looks" | "proactive" | "experiments">,
): string {
  const isCompared = experiments.some(
    ({ part, state }) => part === "proactive" && state?.endedAt === undefined,
  );
  const begun = chosenLooks(looks);
  const attributes = [
    `src="${location.origin}/prosa.js"`,
    `data-site="${site}"`,
    begun && `data-looks="${escaped(begun)}"`,
    // With this attribute, empty or not, the chat loads on slow connections too.
    (isCompared || proactive.length > 0) && `data-proactive="${escaped(JSON.stringify(proactive))}"`,
    isCompared && "data-experiments",
  ];
  return `<script async ${attributes.filter(Boolean).join(" ")}></script>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
