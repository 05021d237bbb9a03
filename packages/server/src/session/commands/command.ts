import type { DurableEvent, Language, LoggedCommand, VisitorIdentity } from "@prosa/protocol";
import type { ShownConsent } from "../../platform/room-host.ts";
import type { SiteView } from "../../site/sites.ts";
import type { SessionFiles } from "../files/session-files.ts";
import type { SessionLog } from "../log/session-log.ts";
import type { Turns } from "../turns/turns.ts";

/** The parts of a session that a command is applied to. */
export interface CommandDeps {
  log: SessionLog;
  turns: Turns;
  files: SessionFiles;
  site: SiteView;
  /** Lists the words of consent that the session's connections were shown at the start: to list them costs, and few ask. */
  shown: () => readonly ShownConsent[];
  /** The language of the visitor's interface, where the client named one. */
  language: Language | null;
  /** Who the visitor is, where the site has said so. */
  identity: VisitorIdentity | undefined;
  /** True where the words beside a file come with the next command. */
  isBeforeWords: boolean;
  now: () => number;
  newId: () => string;
}

type CommandByType = { [C in LoggedCommand as C["type"]]: C };

/** The type of a command that enters the log. */
export type LoggedType = keyof CommandByType;

/** One type of command: how it is applied, and how its repeat is recognised. */
export interface CommandHandler<Type extends LoggedType> {
  /** Puts the command into the log and returns its place there. Throws a `Rejection` when it may not be applied. */
  apply(command: CommandByType[Type], deps: CommandDeps): Promise<number>;
  /** True where `event`, found under the command's id, has the content that this command would put into the log. */
  isOutcome(command: CommandByType[Type], event: DurableEvent, log: SessionLog): boolean | Promise<boolean>;
}
