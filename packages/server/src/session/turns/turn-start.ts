import type { SiteView } from "../../site/sites.ts";
import type { ReceivedTurn } from "../../turn/turn.ts";
import type { Identified } from "./reply-events.ts";

/** The visitor's act that starts a turn. */
export type Opening = Pick<
  ReceivedTurn,
  "text" | "interfaceLanguage" | "page" | "identity" | "wantsHuman" | "isChoice" | "isPatient" | "avoid"
>;

/** The visitor's act as it enters the log, with all that its answer needs. */
export interface TurnStart {
  cause: Identified;
  opening: Opening;
  /** The message that the reply answers; `null` where a command other than a message calls for the reply. */
  replyTo: string | null;
  site: SiteView;
}
