// Generated from the schemas by "npm run build:wire" (scripts/client-shapes.ts). Do not edit.

import type { Shape } from "../shape/reader.ts";

const id = { kind: "text", pattern: "^[A-Za-z0-9_-]{8,64}$" } as const satisfies Shape;

const label = { kind: "text", min: 1, max: 200 } as const satisfies Shape;

const seq = { kind: "integer", min: 1 } as const satisfies Shape;

const count = { kind: "integer", min: 0 } as const satisfies Shape;

const fileType = {
  kind: "word",
  of: ["image/jpeg", "image/png", "image/webp", "image/gif", "application/pdf", "text/plain"],
} as const satisfies Shape;

const choice = {
  kind: "record",
  of: { id: { kind: "text", min: 1, max: 64 }, label },
} as const satisfies Shape;

const action = {
  kind: "union",
  of: {
    link: { kind: "record", of: { label, url: { kind: "text", min: 1, max: 2048 } } },
    contact: {
      kind: "record",
      of: {
        label,
        channel: { kind: "word", of: ["whatsapp", "telegram", "messenger", "instagram", "phone", "email"] },
        to: { kind: "text", min: 1, max: 254 },
        text: { kind: "text", max: 1000 },
      },
      optional: ["text"],
    },
    say: { kind: "record", of: { label, text: { kind: "text", max: 4000, pattern: "\\S" } } },
  },
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

const formField = {
  kind: "record",
  of: { name: { kind: "word", of: ["name", "email", "phone"] }, isRequired: { kind: "boolean" } },
} as const satisfies Shape;

const consent = {
  kind: "record",
  of: {
    text: { kind: "text", min: 1, max: 500 },
    url: { kind: "text", max: 2048, pattern: "^https?:" },
    version: seq,
  },
  optional: ["url", "version"],
} as const satisfies Shape;

const ticket = {
  kind: "record",
  of: {
    subject: { kind: "text", min: 1, max: 160, pattern: "\\S" },
    kind: { kind: "text", min: 1, max: 60 },
    urgency: { kind: "word", of: ["low", "normal", "high", "urgent"] },
    description: { kind: "text", max: 8000 },
  },
  optional: ["kind"],
} as const satisfies Shape;

const agent = {
  kind: "record",
  of: {
    id,
    name: { kind: "text", min: 1, max: 80 },
    avatarPath: { kind: "text", pattern: "^\\/api\\/avatars\\/[a-z0-9][a-z0-9-]{0,62}\\/[\\w-]{43}$" },
  },
  optional: ["avatarPath"],
} as const satisfies Shape;

const part = {
  kind: "union",
  of: {
    text: { kind: "record", of: { text: { kind: "text", max: 12000 } } },
    choices: { kind: "record", of: { choices: { kind: "list", of: choice, min: 1, max: 12 } } },
    citation: {
      kind: "record",
      of: { title: label, url: { kind: "text", min: 1, max: 2048 }, quote: { kind: "text", max: 1000 } },
      optional: ["url"],
    },
    product: {
      kind: "record",
      of: {
        name: label,
        url: { kind: "text", min: 1, max: 2048 },
        image: { kind: "text", min: 1, max: 2048 },
        price: { kind: "number" },
        currency: { kind: "text", min: 3, max: 3 },
        availability: { kind: "word", of: ["in-stock", "out-of-stock", "pre-order", "discontinued"] },
        actions: { kind: "list", of: action, max: 6 },
      },
      optional: ["url", "image", "price", "currency", "availability", "actions"],
    },
    card: {
      kind: "record",
      of: {
        title: label,
        text: { kind: "text", max: 1000 },
        url: { kind: "text", min: 1, max: 2048 },
        image: { kind: "text", min: 1, max: 2048 },
        actions: { kind: "list", of: action, max: 6 },
      },
      optional: ["text", "url", "image", "actions"],
    },
    ticket: {
      kind: "record",
      of: {
        ticketId: id,
        number: seq,
        title: label,
        status: { kind: "word", of: ["new", "open", "waiting", "solved", "closed"] },
        expectedAt: count,
        followPath: { kind: "text", max: 300, pattern: "^\\/[^/]" },
      },
      optional: ["number", "expectedAt", "followPath"],
    },
    form: {
      kind: "record",
      of: { fields: { kind: "list", of: formField, min: 1, max: 3 }, consent, ticket },
      optional: ["ticket"],
    },
    survey: { kind: "record", of: {} },
    file: {
      kind: "record",
      of: {
        fileId: id,
        name: { kind: "text", min: 1, max: 120 },
        mediaType: fileType,
        byteCount: { kind: "integer", min: 1, max: 10485760 },
      },
    },
  },
} as const satisfies Shape;

const message = {
  kind: "record",
  of: {
    id,
    author: { kind: "word", of: ["visitor", "assistant", "agent", "notice"] },
    parts: { kind: "list", of: part, max: 20 },
    replyTo: id,
    replaces: id,
    agent,
    end: { kind: "word", of: ["done", "stopped", "failed", "interrupted"] },
  },
  optional: ["replyTo", "replaces", "agent", "end"],
} as const satisfies Shape;

const visitedSite = {
  kind: "record",
  of: {
    name: { kind: "text" },
    greeting: { kind: "text" },
    starters: { kind: "list", of: label, min: 1, max: 3 },
    form: {
      kind: "record",
      of: {
        fields: { kind: "list", of: formField, min: 1, max: 3 },
        consent,
        isRequired: { kind: "boolean" },
      },
    },
    files: { kind: "list", of: fileType, min: 1 },
    mails: { kind: "boolean" },
    looks: { kind: "text", max: 18632 },
    hours: {
      kind: "record",
      of: {
        isOpen: { kind: "boolean" },
        changes: { kind: "list", of: { kind: "integer" }, max: 2 },
        now: { kind: "integer" },
      },
    },
  },
  optional: ["greeting", "starters", "form", "files", "mails", "looks", "hours"],
} as const satisfies Shape;

const roomEvent = {
  kind: "union",
  of: {
    welcome: {
      kind: "record",
      of: {
        protocol: seq,
        session: id,
        epoch: { kind: "nullable", of: { kind: "text", max: 64 } },
        seq: count,
        seen: count,
        site: visitedSite,
      },
    },
    refused: {
      kind: "record",
      of: {
        code: {
          kind: "word",
          of: [
            "client-too-old",
            "server-too-old",
            "hello-first",
            "hello-timeout",
            "bad-token",
            "token-expired",
            "wrong-session",
            "origin-not-allowed",
            "unknown-site",
            "rate-limited",
            "unavailable",
          ],
        },
        message: { kind: "text" },
        retryAfterMs: count,
      },
      optional: ["retryAfterMs"],
    },
    reset: { kind: "record", of: { epoch: { kind: "nullable", of: { kind: "text", max: 64 } }, first: seq } },
    confirmed: { kind: "record", of: { id, seq } },
    rejected: {
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
          ],
        },
        message: { kind: "text" },
        retryAfterMs: count,
        errorId: { kind: "text" },
      },
      optional: ["id", "retryAfterMs", "errorId"],
    },
    said: { kind: "record", of: { seq, at: count, message } },
    rated: {
      kind: "record",
      of: { seq, at: count, messageId: id, rating: { kind: "word", of: ["down", "up"] } },
    },
    submitted: {
      kind: "record",
      of: {
        seq,
        at: count,
        messageId: id,
        contact,
        consent: { kind: "text" },
        consentVersion: seq,
        consentDigest: { kind: "text" },
      },
      optional: ["messageId", "consentVersion", "consentDigest"],
    },
    scored: {
      kind: "record",
      of: { seq, at: count, score: { kind: "integer", min: 1, max: 5 }, comment: { kind: "text" } },
      optional: ["comment"],
    },
    "handed-over": {
      kind: "record",
      of: { seq, at: count, reason: { kind: "word", of: ["asked", "unsure", "rule"] } },
    },
    "owner-changed": {
      kind: "record",
      of: {
        seq,
        at: count,
        owner: { kind: "word", of: ["assistant", "queue", "agent"] },
        agent,
        before: agent,
      },
      optional: ["agent", "before"],
    },
    resolved: { kind: "record", of: { seq, at: count, agent } },
    reopened: { kind: "record", of: { seq, at: count } },
    queued: {
      kind: "record",
      of: {
        position: seq,
        wait: { kind: "record", of: { from: count, to: seq } },
        isAttended: { kind: "boolean" },
        opensAt: count,
      },
      optional: ["wait", "opensAt"],
    },
    "agent-seen": { kind: "record", of: { through: count } },
    replying: { kind: "record", of: { replyId: id, replyTo: id } },
    delta: { kind: "record", of: { replyId: id, index: count, text: { kind: "text", max: 12000 } } },
    typing: {
      kind: "record",
      of: { author: { kind: "word", of: ["visitor", "agent"] }, isTyping: { kind: "boolean" } },
    },
    seen: { kind: "record", of: { through: count } },
    pong: { kind: "record", of: {} },
  },
} as const satisfies Shape;

export const SHAPES = {
  roomEvent,
  durableEvent: {
    kind: "union",
    of: {
      said: roomEvent.of.said,
      rated: roomEvent.of.rated,
      submitted: roomEvent.of.submitted,
      scored: roomEvent.of.scored,
      "handed-over": roomEvent.of["handed-over"],
      "owner-changed": roomEvent.of["owner-changed"],
      resolved: roomEvent.of.resolved,
      reopened: roomEvent.of.reopened,
    },
  },
  loggedCommand: {
    kind: "union",
    of: {
      say: {
        kind: "record",
        of: {
          id,
          text: { kind: "text", max: 4000, pattern: "\\S" },
          replaces: id,
          page: { kind: "text", max: 2048, pattern: "^https?:\\/\\/[^\\s?#]+$" },
        },
        optional: ["replaces", "page"],
      },
      press: { kind: "record", of: { id, messageId: id, choiceId: { kind: "text", min: 1, max: 64 } } },
      "ask-human": { kind: "record", of: { id } },
      rate: { kind: "record", of: { id, messageId: id, rating: { kind: "word", of: ["down", "up"] } } },
      submit: {
        kind: "record",
        of: {
          id,
          messageId: id,
          contact,
          consent: { kind: "text", min: 1, max: 500 },
          consentVersion: seq,
          ticket,
        },
        optional: ["messageId", "consentVersion", "ticket"],
      },
      score: {
        kind: "record",
        of: { id, score: { kind: "integer", min: 1, max: 5 }, comment: { kind: "text", max: 1000 } },
        optional: ["comment"],
      },
      attach: { kind: "record", of: { id, fileId: id } },
    },
  },
  sessionToken: {
    kind: "record",
    of: {
      session: id,
      token: { kind: "text" },
      expiresInS: seq,
      refreshToken: { kind: "text" },
      site: visitedSite,
    },
    optional: ["site"],
  },
  problem: {
    kind: "record",
    of: {
      type: { kind: "text" },
      title: { kind: "text" },
      status: { kind: "integer" },
      code: { kind: "text" },
      detail: { kind: "text" },
    },
  },
} as const satisfies Record<string, Shape>;
