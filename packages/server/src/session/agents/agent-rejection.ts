import type { AgentRejectionCode } from "@prosa/protocol/desk";

/** Thrown for an agent's command that was not applied; `message` tells its sender how to go on. */
export class AgentRejection extends Error {
  override name = "AgentRejection";
  readonly code: AgentRejectionCode;

  constructor(code: AgentRejectionCode, message: string) {
    super(message);
    this.code = code;
  }
}
