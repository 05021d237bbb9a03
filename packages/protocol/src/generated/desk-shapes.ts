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

const row = {
  kind: "record",
  of: {
    session: id,
    rev: { kind: "integer", min: 1 },
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
    visitor: { kind: "text" },
    language: { kind: "word", of: ["pt-BR", "en", "es"] },
    channel: { kind: "word", of: ["telegram", "whatsapp", "messenger", "instagram", "email"] },
    preview: { kind: "text", max: 140 },
    lastAt: { kind: "integer", min: 0 },
    lastBy: { kind: "word", of: ["visitor", "assistant", "agent", "notice"] },
    unread: { kind: "integer", min: 0 },
    askedAt: { kind: "integer", min: 0 },
    answeredAt: { kind: "integer", min: 0 },
    reason: { kind: "word", of: ["asked", "unsure", "rule"] },
    preferred: agent,
    offeredTo: agent,
    leftAt: { kind: "integer", min: 0 },
    number: { kind: "text", max: 40 },
    score: { kind: "integer" },
    mood: { kind: "word", of: ["negative", "angry"] },
  },
  optional: [
    "visitor",
    "language",
    "channel",
    "askedAt",
    "answeredAt",
    "reason",
    "preferred",
    "offeredTo",
    "leftAt",
    "number",
    "score",
    "mood",
  ],
} as const satisfies Shape;

const deskEvent = {
  kind: "union",
  of: {
    "desk-welcome": {
      kind: "record",
      of: {
        protocol: { kind: "integer", min: 1 },
        site: { kind: "record", of: { id: { kind: "text" }, name: { kind: "text" } } },
        epoch: { kind: "nullable", of: { kind: "text", max: 64 } },
        rev: { kind: "integer", min: 0 },
        me: {
          kind: "record",
          of: {
            id,
            name: { kind: "text", min: 1, max: 80 },
            avatarPath: {
              kind: "text",
              pattern: "^\\/api\\/avatars\\/[a-z0-9][a-z0-9-]{0,62}\\/[\\w-]{43}$",
            },
            email: { kind: "text", max: 254 },
            role: { kind: "word", of: ["owner", "lead", "agent"] },
            teams: { kind: "list", of: { kind: "text", pattern: "^[a-z0-9][a-z0-9-]{0,39}$" }, max: 20 },
            languages: { kind: "list", of: { kind: "word", of: ["pt-BR", "en", "es"] } },
            capacity: { kind: "integer", min: 0, max: 50 },
            isActive: { kind: "boolean" },
            isOperator: { kind: "boolean" },
            needsPasskey: { kind: "boolean" },
            needsCode: { kind: "boolean" },
            mustAddFactor: { kind: "boolean" },
            createdAt: { kind: "integer" },
          },
          optional: ["avatarPath", "isOperator", "needsPasskey", "needsCode", "mustAddFactor"],
        },
        people: {
          kind: "list",
          of: {
            kind: "record",
            of: {
              id,
              name: { kind: "text", min: 1, max: 80 },
              avatarPath: {
                kind: "text",
                pattern: "^\\/api\\/avatars\\/[a-z0-9][a-z0-9-]{0,62}\\/[\\w-]{43}$",
              },
              role: { kind: "word", of: ["owner", "lead", "agent"] },
              teams: { kind: "list", of: { kind: "text", pattern: "^[a-z0-9][a-z0-9-]{0,39}$" }, max: 20 },
              languages: { kind: "list", of: { kind: "word", of: ["pt-BR", "en", "es"] } },
              capacity: { kind: "integer", min: 0, max: 50 },
              presence: { kind: "word", of: ["online", "away", "offline"] },
              open: { kind: "integer", min: 0 },
            },
            optional: ["avatarPath"],
          },
        },
        counts: {
          kind: "record",
          of: {
            mine: { kind: "integer", min: 0 },
            queue: { kind: "integer", min: 0 },
            others: { kind: "integer", min: 0 },
            assistant: { kind: "integer", min: 0 },
            snoozed: { kind: "integer", min: 0 },
            resolved: { kind: "integer", min: 0 },
          },
        },
        isOpen: { kind: "boolean" },
        opensAt: { kind: "integer", min: 0 },
      },
      optional: ["opensAt"],
    },
    "desk-reset": {
      kind: "record",
      of: { epoch: { kind: "nullable", of: { kind: "text", max: 64 } }, rev: { kind: "integer", min: 0 } },
    },
    rows: {
      kind: "record",
      of: {
        rev: { kind: "integer", min: 0 },
        rows: { kind: "list", of: row },
        gone: { kind: "list", of: id },
      },
    },
    page: {
      kind: "record",
      of: {
        view: { kind: "word", of: ["mine", "queue", "others", "assistant", "snoozed", "resolved"] },
        from: { kind: "text", min: 1, max: 200 },
        rows: { kind: "list", of: row },
        next: { kind: "text", min: 1, max: 200 },
      },
      optional: ["from", "next"],
    },
    counts: {
      kind: "record",
      of: {
        counts: {
          kind: "record",
          of: {
            mine: { kind: "integer", min: 0 },
            queue: { kind: "integer", min: 0 },
            others: { kind: "integer", min: 0 },
            assistant: { kind: "integer", min: 0 },
            snoozed: { kind: "integer", min: 0 },
            resolved: { kind: "integer", min: 0 },
          },
        },
      },
    },
    people: {
      kind: "record",
      of: {
        people: {
          kind: "list",
          of: {
            kind: "record",
            of: {
              id,
              name: { kind: "text", min: 1, max: 80 },
              avatarPath: {
                kind: "text",
                pattern: "^\\/api\\/avatars\\/[a-z0-9][a-z0-9-]{0,62}\\/[\\w-]{43}$",
              },
              role: { kind: "word", of: ["owner", "lead", "agent"] },
              teams: { kind: "list", of: { kind: "text", pattern: "^[a-z0-9][a-z0-9-]{0,39}$" }, max: 20 },
              languages: { kind: "list", of: { kind: "word", of: ["pt-BR", "en", "es"] } },
              capacity: { kind: "integer", min: 0, max: 50 },
              presence: { kind: "word", of: ["online", "away", "offline"] },
              open: { kind: "integer", min: 0 },
            },
            optional: ["avatarPath"],
          },
        },
      },
    },
    offered: { kind: "record", of: { row, until: { kind: "integer", min: 0 } } },
    "offer-ended": { kind: "record", of: { session: id } },
    "tickets-changed": { kind: "record", of: { tickets: { kind: "list", of: id } } },
    refused: SHAPES.roomEvent.of.refused,
    rejected: SHAPES.roomEvent.of.rejected,
    pong: SHAPES.roomEvent.of.pong,
  },
} as const satisfies Shape;

export const DESK_SHAPES = {
  deskEvent,
} as const satisfies Record<string, Shape>;
