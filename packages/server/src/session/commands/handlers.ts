import { askHuman } from "./ask-human.ts";
import { attach } from "./attach.ts";
import type { CommandHandler, LoggedType } from "./command.ts";
import { press } from "./press.ts";
import { rate } from "./rate.ts";
import { say } from "./say.ts";
import { score } from "./score.ts";
import { submit } from "./submit.ts";

const HANDLERS: { [Type in LoggedType]: CommandHandler<Type> } = {
  say,
  press,
  "ask-human": askHuman,
  rate,
  submit,
  score,
  attach,
};

/** The handler of a type of command; a type without a handler does not compile. */
export function handlerOf<Type extends LoggedType>(type: Type): CommandHandler<Type> {
  return HANDLERS[type];
}
