/** The keys under which the widget stores something in `localStorage`. */

/** The site's own messages that were shown (`proactive-memory.ts`). */
export const proactiveKey = (site: string): string => `prosa:proactive:${site}`;

/** The device's part in the experiment on these messages (`proactive-run.ts`). */
export const proactiveRunKey = (site: string): string => `prosa:proactive-run:${site}`;

/** The looks that the server told last under a tag with the looks `begun` (`looks-memory.ts`). */
export const looksKey = (site: string | undefined, begun: string): string => `prosa:looks:${site}|${begun}`;

/** The language that the visitor chose in the menu, for all sites of the origin (`chosen-language.ts`). */
export const LANGUAGE_KEY = "prosa:language";

/** The visitor's choices of voice, for all sites of the origin (`features/voice/preferences.ts`). */
export const VOICE_KEY = "prosa:voice";
