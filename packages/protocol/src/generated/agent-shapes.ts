// Generated from the schemas by "npm run build:wire" (scripts/client-shapes.ts). Do not edit.

import type { Shape } from "../shape/reader.ts";
import { SHAPES } from "./shapes.ts";

const id = { kind: "text", pattern: "^[A-Za-z0-9_-]{8,64}$" } as const satisfies Shape;

const agent = {
  kind: "record",
  of: {
    id,
    name: { kind: "text", min: 1, max: 80 },
    avatarPath: { kind: "text", pattern: "^\\/api\\/avatars\\/[a-z0-9][a-z0-9-]{0,62}\\/[\\w-]{43}$" },
  },
  optional: ["avatarPath"],
} as const satisfies Shape;

const contact = {
  kind: "record",
  of: {
    name: { kind: "text", max: 100, pattern: "\\S" },
    email: { kind: "text", max: 254, pattern: "^[^\\s@]{1,64}@[^\\s@.]{1,63}(?:\\.[^\\s@.]{1,63}){1,8}$" },
    phone: { kind: "text", max: 40, pattern: "^\\D*(?:\\d\\D*){6,40}$" },
  },
  optional: ["name", "email", "phone"],
} as const satisfies Shape;

const state = {
  kind: "record",
  of: {
    ownership: { kind: "integer", min: 0 },
    owner: {
      kind: "union",
      of: {
        assistant: SHAPES.roomEvent.of.pong,
        queue: {
          kind: "record",
          of: {
            since: { kind: "integer", min: 0 },
            team: { kind: "text", pattern: "^[a-z0-9][a-z0-9-]{0,39}$" },
          },
          optional: ["team"],
        },
        agent: { kind: "record", of: { since: { kind: "integer", min: 0 }, agent } },
      },
    },
    phase: {
      kind: "union",
      of: {
        open: SHAPES.roomEvent.of.pong,
        snoozed: { kind: "record", of: { until: { kind: "integer", min: 0 } } },
        resolved: {
          kind: "record",
          of: { at: { kind: "integer", min: 0 }, agent, reason: { kind: "text" } },
          optional: ["agent", "reason"],
        },
      },
    },
    priority: { kind: "integer", min: 0, max: 3 },
    tags: { kind: "list", of: { kind: "text", min: 1, max: 40 }, max: 20 },
    offer: {
      kind: "record",
      of: { by: agent, to: agent, until: { kind: "integer", min: 0 }, note: { kind: "text" } },
      optional: ["note"],
    },
  },
  optional: ["offer"],
} as const satisfies Shape;

const agentEvent = {
  kind: "union",
  of: {
    welcome: SHAPES.roomEvent.of.welcome,
    refused: SHAPES.roomEvent.of.refused,
    reset: SHAPES.roomEvent.of.reset,
    confirmed: SHAPES.roomEvent.of.confirmed,
    rejected: SHAPES.roomEvent.of.rejected,
    said: SHAPES.roomEvent.of.said,
    rated: SHAPES.roomEvent.of.rated,
    submitted: SHAPES.roomEvent.of.submitted,
    scored: SHAPES.roomEvent.of.scored,
    "handed-over": SHAPES.roomEvent.of["handed-over"],
    "owner-changed": SHAPES.roomEvent.of["owner-changed"],
    resolved: SHAPES.roomEvent.of.resolved,
    reopened: SHAPES.roomEvent.of.reopened,
    queued: SHAPES.roomEvent.of.queued,
    "agent-seen": SHAPES.roomEvent.of.seen,
    replying: SHAPES.roomEvent.of.replying,
    delta: SHAPES.roomEvent.of.delta,
    typing: SHAPES.roomEvent.of.typing,
    seen: SHAPES.roomEvent.of.seen,
    pong: SHAPES.roomEvent.of.pong,
    noted: {
      kind: "record",
      of: {
        n: { kind: "integer", min: 1 },
        after: { kind: "integer", min: 0 },
        at: { kind: "integer", min: 0 },
        agent,
        id,
        text: { kind: "text" },
        mentions: { kind: "list", of: id },
      },
      optional: ["agent", "mentions"],
    },
    acted: {
      kind: "record",
      of: {
        n: { kind: "integer", min: 1 },
        after: { kind: "integer", min: 0 },
        at: { kind: "integer", min: 0 },
        agent,
        act: {
          kind: "word",
          of: [
            "claimed",
            "offered",
            "declined",
            "offer-expired",
            "transferred",
            "handed-back",
            "resolved",
            "snoozed",
            "woken",
            "reopened",
            "lost",
            "tagged",
            "prioritised",
            "described",
            "blocked",
            "unblocked",
            "translated",
          ],
        },
        to: agent,
        team: { kind: "text", pattern: "^[a-z0-9][a-z0-9-]{0,39}$" },
        note: { kind: "text" },
        until: { kind: "integer", min: 0 },
        tags: { kind: "list", of: { kind: "text", min: 1, max: 40 }, max: 20 },
        priority: { kind: "integer", min: 0, max: 3 },
      },
      optional: ["agent", "to", "team", "note", "until", "tags", "priority"],
    },
    "tool-called": {
      kind: "record",
      of: {
        n: { kind: "integer", min: 1 },
        after: { kind: "integer", min: 0 },
        at: { kind: "integer", min: 0 },
        agent,
        call: id,
        tool: { kind: "text" },
        input: { kind: "text" },
        end: { kind: "word", of: ["answered", "failed", "unanswered"] },
      },
      optional: ["agent", "end"],
    },
    "agent-welcome": {
      kind: "record",
      of: {
        protocol: { kind: "integer", min: 1 },
        session: id,
        epoch: { kind: "nullable", of: { kind: "text", max: 64 } },
        seq: { kind: "integer", min: 0 },
        internalSeq: { kind: "integer", min: 0 },
        seen: { kind: "integer", min: 0 },
        me: agent,
        state,
        visitor: {
          kind: "record",
          of: { language: { kind: "word", of: ["pt-BR", "en", "es"] }, contact },
          optional: ["language", "contact"],
        },
        isVisitorOnline: { kind: "boolean" },
        viewers: { kind: "list", of: { kind: "record", of: { agent, isReplying: { kind: "boolean" } } } },
      },
    },
    state: { kind: "record", of: { state } },
    viewers: {
      kind: "record",
      of: {
        viewers: { kind: "list", of: { kind: "record", of: { agent, isReplying: { kind: "boolean" } } } },
      },
    },
    "visitor-online": { kind: "record", of: { isOnline: { kind: "boolean" } } },
    "agent-rejected": {
      kind: "record",
      of: {
        id,
        code: {
          kind: "word",
          of: [
            "bad-frame",
            "unknown-command",
            "frame-too-large",
            "already-welcomed",
            "conflict",
            "unknown-message",
            "unknown-file",
            "rate-limited",
            "busy",
            "session-full",
            "storage-unavailable",
            "internal-error",
            "stale",
            "already-claimed",
            "not-owner",
            "not-allowed",
            "unknown-person",
            "erased",
          ],
        },
        message: { kind: "text" },
        retryAfterMs: { kind: "integer", min: 0 },
        errorId: { kind: "text" },
        state,
      },
      optional: ["id", "retryAfterMs", "errorId", "state"],
    },
  },
} as const satisfies Shape;

export const AGENT_SHAPES = {
  agentEvent,
  agentLoggedCommand: {
    kind: "union",
    of: {
      claim: {
        kind: "record",
        of: { id, ownership: { kind: "integer", min: 0 }, isTakeover: { kind: "boolean" } },
        optional: ["isTakeover"],
      },
      transfer: {
        kind: "record",
        of: {
          id,
          ownership: { kind: "integer", min: 0 },
          to: {
            kind: "union",
            of: {
              person: { kind: "record", of: { person: id } },
              queue: {
                kind: "record",
                of: { team: { kind: "text", pattern: "^[a-z0-9][a-z0-9-]{0,39}$" } },
                optional: ["team"],
              },
            },
          },
          note: { kind: "text", max: 4000, pattern: "\\S" },
        },
        optional: ["note"],
      },
      decline: { kind: "record", of: { id, ownership: { kind: "integer", min: 0 } } },
      "hand-back": {
        kind: "record",
        of: { id, ownership: { kind: "integer", min: 0 }, note: { kind: "text", max: 4000, pattern: "\\S" } },
        optional: ["note"],
      },
      resolve: {
        kind: "record",
        of: { id, ownership: { kind: "integer", min: 0 }, reason: { kind: "text", max: 200 } },
        optional: ["reason"],
      },
      snooze: {
        kind: "record",
        of: { id, ownership: { kind: "integer", min: 0 }, until: { kind: "integer", min: 0 } },
      },
      reopen: { kind: "record", of: { id, ownership: { kind: "integer", min: 0 } } },
      say: {
        kind: "record",
        of: {
          id,
          ownership: { kind: "integer", min: 0 },
          text: { kind: "text", max: 10000, pattern: "\\S" },
          original: { kind: "text", max: 10000, pattern: "\\S" },
        },
        optional: ["original"],
      },
      attach: { kind: "record", of: { id, ownership: { kind: "integer", min: 0 }, fileId: id } },
      note: {
        kind: "record",
        of: {
          id,
          text: { kind: "text", max: 4000, pattern: "\\S" },
          mentions: { kind: "list", of: id, max: 20 },
        },
        optional: ["mentions"],
      },
      "set-tags": {
        kind: "record",
        of: { id, tags: { kind: "list", of: { kind: "text", min: 1, max: 40 }, max: 20 } },
      },
      "set-priority": { kind: "record", of: { id, priority: { kind: "integer", min: 0, max: 3 } } },
      "set-attributes": {
        kind: "record",
        of: {
          id,
          attributes: {
            kind: "list",
            of: {
              kind: "record",
              of: { name: { kind: "text", min: 1, max: 40 }, value: { kind: "text", max: 200 } },
            },
            min: 1,
            max: 20,
          },
        },
      },
    },
  },
} as const satisfies Record<string, Shape>;
