import { anyOf } from "../../language/packs.ts";
import { fold } from "../../language/text/words.ts";
import type { ReceivedTurn } from "../turn.ts";

const TITLES = new RegExp(`^${anyOf(({ matters }) => matters.titles)}$`);
const LIKE_A_NAME = /^\p{L}[\p{L}'’-]{1,23}$/u;

/**
 * The first name of a visitor who left it in a form, where no reply of this talk has said it. A greeting or a welcome may say it,
 * and nothing else: what is written in a form is no part of what pages say. Undefined where what was written is no name.
 */
export function nameToSay({
  contact,
  context,
}: Pick<ReceivedTurn, "contact" | "context">): string | undefined {
  const written = (contact?.name ?? "").trim().split(/\s+/);
  const [first = ""] = written.filter((word) => !TITLES.test(fold(word).replace(".", "")));
  if (!LIKE_A_NAME.test(first)) return undefined;
  const isShouted = first === first.toUpperCase() || first === first.toLowerCase();
  const name = isShouted ? first.slice(0, 1).toUpperCase() + first.slice(1).toLowerCase() : first;
  return context.turns.some(({ assistant }) => assistant.includes(`, ${name}!`)) ? undefined : name;
}
