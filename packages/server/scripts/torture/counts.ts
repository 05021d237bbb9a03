/** The counts of a run that are zero where the promises hold. */
export interface Faults {
  /** Messages, and contacts of forms, that were sent and are not there. */
  lost: number;
  doubled: number;
  /** Sessions whose log has a gap, another order, or other events than its visitor was told. */
  outOfOrder: number;
  unanswered: number;
  /** Confirmations that named another place than an earlier one, or a place that holds something else. */
  misplaced: number;
  /** Erased sessions that still answer, and their contacts that are still listed. */
  revived: number;
  /** Words of the assistant while a person had the conversation, and of a person who did not have it. */
  spokenOver: number;
  /** Conversations that the desk does not show as their logs have them, and rows that a session tells otherwise. */
  misprojected: number;
  /**
   * Places and waits that visitors of a queue should not have been told, offers that pass over the first in line, and visitors
   * whom nobody answered.
   */
  misqueued: number;
}

/** The counts of what was done. */
export interface Deeds {
  turns: number;
  kills: number;
  /** Conversations with two agents, the commands of these agents, and those that were refused. */
  talks: number;
  acts: number;
  refused: number;
  /** Visitors of a queue who were answered. */
  served: number;
  sessions: number;
  /** Frames that were cut in the middle with their connection. */
  cuts: number;
  /** Frames that hold half a command. */
  halves: number;
  /** Commands that a second socket sent at the same time. */
  twins: number;
  /** Commands that were sent again after newer ones. */
  repeats: number;
  replaced: number;
  ratings: number;
  forms: number;
  erasures: number;
  /** Streams of the LLM that were begun. */
  streams: number;
  reconnects: number;
  resent: number;
  slowestRecoveryMs: number;
}

export type TortureCounts = Faults & Deeds;

export function noCounts(): TortureCounts {
  return {
    lost: 0,
    doubled: 0,
    outOfOrder: 0,
    unanswered: 0,
    misplaced: 0,
    revived: 0,
    spokenOver: 0,
    misprojected: 0,
    misqueued: 0,
    turns: 0,
    kills: 0,
    talks: 0,
    acts: 0,
    refused: 0,
    served: 0,
    sessions: 0,
    cuts: 0,
    halves: 0,
    twins: 0,
    repeats: 0,
    replaced: 0,
    ratings: 0,
    forms: 0,
    erasures: 0,
    streams: 0,
    reconnects: 0,
    resent: 0,
    slowestRecoveryMs: 0,
  };
}

/** The faults of a run; each is 0 where the promises hold. */
export function faultsOf({
  lost,
  doubled,
  outOfOrder,
  unanswered,
  misplaced,
  revived,
  spokenOver,
  misprojected,
  misqueued,
}: TortureCounts): Faults {
  const ofConversations = { lost, doubled, outOfOrder, unanswered, misplaced, revived };
  return { ...ofConversations, spokenOver, misprojected, misqueued };
}
