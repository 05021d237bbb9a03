import type { Macro, Ticket } from "@prosa/protocol/desk";
import type { ConversationRoom } from "../client/conversation-room.ts";
import { applyMacro, needsOwner } from "./apply-macro.ts";
import { changeUrgency, listMacros } from "./macro-requests.ts";
import type { AssistWords } from "./words.ts";

/** The conversation as it is when a macro is chosen. */
interface MacroPlace {
  room: ConversationRoom | undefined;
  mayReply: boolean;
  /** Why no words can be sent; empty where they can. */
  shut: string;
  /** The time in which the macro can be taken back, in milliseconds. */
  undoMs: number;
  fill: (text: string) => string;
}

interface HeldMacroDeps {
  words: () => AssistWords;
  tickets: () => readonly Ticket[];
  tell: (words: string) => void;
  onChange: () => void;
}

/** The site's macros, and the one that waits for as long as it can be taken back: in the room that it was chosen in. */
export class HeldMacro {
  macros: readonly Macro[] = [];
  #held: { macro: Macro; text: string | undefined; room: ConversationRoom } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #deps: HeldMacroDeps;

  constructor(deps: HeldMacroDeps) {
    this.#deps = deps;
  }

  get macro(): Macro | undefined {
    return this.#held?.macro;
  }

  async load(): Promise<void> {
    this.macros = await listMacros().catch(() => []);
    this.#deps.onChange();
  }

  hold(macro: Macro, place: MacroPlace): void {
    this.flush();
    const obstacle = this.#obstacleOf(macro, place);
    if (obstacle !== "" || !place.room) {
      this.#deps.tell(obstacle);
      return;
    }
    const text = macro.text === undefined ? undefined : place.fill(macro.text);
    this.#held = { macro, text, room: place.room };
    if (place.undoMs > 0) this.#timer = setTimeout(this.flush, place.undoMs);
    else this.flush();
    this.#deps.onChange();
  }

  takeBack = (): void => {
    clearTimeout(this.#timer);
    this.#held = undefined;
    this.#deps.tell(this.#deps.words().macroUndone);
    this.#deps.onChange();
  };

  /** Applies the macro that waits. */
  flush = (): void => {
    const held = this.#held;
    if (!held) return;
    clearTimeout(this.#timer);
    this.#held = undefined;
    const { tell, words, tickets, onChange } = this.#deps;
    const { macro, text, room } = held;
    onChange();
    if (room.conversation.connection !== "online") {
      tell(words().macroOffline);
      return;
    }
    const deps = { room, tickets: tickets(), changeTicket: changeUrgency, now: Date.now };
    applyMacro(macro, text, deps).then(
      () => tell(words().macroApplied(macro.name)),
      () => tell(words().ticketFailed),
    );
  };

  /** Why a macro cannot be applied now, in words; empty where it can. */
  #obstacleOf(macro: Macro, { room, mayReply, shut }: MacroPlace): string {
    const words = this.#deps.words();
    if (needsOwner(macro) && !mayReply) return words.macroNotYours;
    if (macro.text !== undefined && shut !== "") return shut;
    return room?.conversation.connection === "online" ? "" : words.macroOffline;
  }
}
