// Written by scripts/pin-wire.ts from the schemas; see shape-of.ts.

import type { Shape } from "./reader.ts";

const roomEvent = {
  kind: "union",
  of: {
    welcome: {
      kind: "record",
      of: {
        type: { kind: "word", of: ["welcome"] },
        protocol: { kind: "integer", min: 1 },
        session: { kind: "text", pattern: "^[A-Za-z0-9_-]{8,64}$" },
        epoch: { kind: "nullable", of: { kind: "text", max: 64 } },
        seq: { kind: "integer", min: 0 },
        seen: { kind: "integer", min: 0 },
        site: {
          kind: "record",
          of: { name: { kind: "text" }, greeting: { kind: "text" } },
          optional: ["greeting"],
        },
      },
    },
    refused: {
      kind: "record",
      of: {
        type: { kind: "word", of: ["refused"] },
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
        retryAfterMs: { kind: "integer", min: 0 },
      },
      optional: ["retryAfterMs"],
    },
    reset: {
      kind: "record",
      of: {
        type: { kind: "word", of: ["reset"] },
        epoch: { kind: "nullable", of: { kind: "text", max: 64 } },
        first: { kind: "integer", min: 1 },
      },
    },
    confirmed: {
      kind: "record",
      of: {
        type: { kind: "word", of: ["confirmed"] },
        id: { kind: "text", pattern: "^[A-Za-z0-9_-]{8,64}$" },
        seq: { kind: "integer", min: 1 },
      },
    },
    rejected: {
      kind: "record",
      of: {
        type: { kind: "word", of: ["rejected"] },
        id: { kind: "text", pattern: "^[A-Za-z0-9_-]{8,64}$" },
        code: {
          kind: "word",
          of: [
            "bad-frame",
            "unknown-command",
            "frame-too-large",
            "already-welcomed",
            "conflict",
            "unknown-message",
            "rate-limited",
            "busy",
            "session-full",
            "storage-unavailable",
            "internal-error",
          ],
        },
        message: { kind: "text" },
        retryAfterMs: { kind: "integer", min: 0 },
        errorId: { kind: "text" },
      },
      optional: ["id", "retryAfterMs", "errorId"],
    },
    said: {
      kind: "record",
      of: {
        type: { kind: "word", of: ["said"] },
        seq: { kind: "integer", min: 1 },
        at: { kind: "integer", min: 0 },
        message: {
          kind: "record",
          of: {
            id: { kind: "text", pattern: "^[A-Za-z0-9_-]{8,64}$" },
            author: { kind: "word", of: ["visitor", "assistant", "agent", "notice"] },
            parts: {
              kind: "list",
              of: {
                kind: "union",
                of: {
                  text: {
                    kind: "record",
                    of: { type: { kind: "word", of: ["text"] }, text: { kind: "text", max: 12000 } },
                  },
                  choices: {
                    kind: "record",
                    of: {
                      type: { kind: "word", of: ["choices"] },
                      choices: {
                        kind: "list",
                        of: {
                          kind: "record",
                          of: {
                            id: { kind: "text", min: 1, max: 64 },
                            label: { kind: "text", min: 1, max: 200 },
                          },
                        },
                        min: 1,
                        max: 12,
                      },
                    },
                  },
                  citation: {
                    kind: "record",
                    of: {
                      type: { kind: "word", of: ["citation"] },
                      title: { kind: "text", min: 1, max: 200 },
                      url: { kind: "text", min: 1, max: 2048 },
                      quote: { kind: "text", max: 1000 },
                    },
                  },
                  product: {
                    kind: "record",
                    of: {
                      type: { kind: "word", of: ["product"] },
                      name: { kind: "text", min: 1, max: 200 },
                      url: { kind: "text", min: 1, max: 2048 },
                      image: { kind: "text", min: 1, max: 2048 },
                      price: { kind: "number" },
                      currency: { kind: "text", min: 3, max: 3 },
                      availability: {
                        kind: "word",
                        of: ["in-stock", "out-of-stock", "pre-order", "discontinued"],
                      },
                    },
                    optional: ["url", "image", "price", "currency", "availability"],
                  },
                  card: {
                    kind: "record",
                    of: {
                      type: { kind: "word", of: ["card"] },
                      title: { kind: "text", min: 1, max: 200 },
                      text: { kind: "text", max: 1000 },
                      url: { kind: "text", min: 1, max: 2048 },
                      image: { kind: "text", min: 1, max: 2048 },
                    },
                    optional: ["text", "url", "image"],
                  },
                  ticket: {
                    kind: "record",
                    of: {
                      type: { kind: "word", of: ["ticket"] },
                      ticketId: { kind: "text", pattern: "^[A-Za-z0-9_-]{8,64}$" },
                      title: { kind: "text", min: 1, max: 200 },
                      status: { kind: "word", of: ["open", "waiting", "closed"] },
                    },
                  },
                },
              },
              max: 20,
            },
            replyTo: { kind: "text", pattern: "^[A-Za-z0-9_-]{8,64}$" },
            end: { kind: "word", of: ["done", "stopped", "failed", "interrupted"] },
          },
          optional: ["replyTo", "end"],
        },
      },
    },
    rated: {
      kind: "record",
      of: {
        type: { kind: "word", of: ["rated"] },
        seq: { kind: "integer", min: 1 },
        at: { kind: "integer", min: 0 },
        messageId: { kind: "text", pattern: "^[A-Za-z0-9_-]{8,64}$" },
        rating: { kind: "word", of: ["down", "up"] },
      },
    },
    "handed-over": {
      kind: "record",
      of: {
        type: { kind: "word", of: ["handed-over"] },
        seq: { kind: "integer", min: 1 },
        at: { kind: "integer", min: 0 },
        reason: { kind: "word", of: ["asked", "unsure", "rule"] },
      },
    },
    replying: {
      kind: "record",
      of: {
        type: { kind: "word", of: ["replying"] },
        replyId: { kind: "text", pattern: "^[A-Za-z0-9_-]{8,64}$" },
        replyTo: { kind: "text", pattern: "^[A-Za-z0-9_-]{8,64}$" },
      },
    },
    delta: {
      kind: "record",
      of: {
        type: { kind: "word", of: ["delta"] },
        replyId: { kind: "text", pattern: "^[A-Za-z0-9_-]{8,64}$" },
        index: { kind: "integer", min: 0 },
        text: { kind: "text", max: 12000 },
      },
    },
    typing: {
      kind: "record",
      of: {
        type: { kind: "word", of: ["typing"] },
        author: { kind: "word", of: ["visitor", "agent"] },
        isTyping: { kind: "boolean" },
      },
    },
    seen: {
      kind: "record",
      of: { type: { kind: "word", of: ["seen"] }, through: { kind: "integer", min: 0 } },
    },
    pong: { kind: "record", of: { type: { kind: "word", of: ["pong"] } } },
  },
} as const satisfies Shape;

export const SHAPES = {
  roomEvent,
  durableEvent: {
    kind: "union",
    of: { said: roomEvent.of.said, rated: roomEvent.of.rated, "handed-over": roomEvent.of["handed-over"] },
  },
  loggedCommand: {
    kind: "union",
    of: {
      say: {
        kind: "record",
        of: {
          type: { kind: "word", of: ["say"] },
          id: { kind: "text", pattern: "^[A-Za-z0-9_-]{8,64}$" },
          text: { kind: "text", max: 4000, pattern: "\\S" },
        },
      },
      press: {
        kind: "record",
        of: {
          type: { kind: "word", of: ["press"] },
          id: { kind: "text", pattern: "^[A-Za-z0-9_-]{8,64}$" },
          messageId: { kind: "text", pattern: "^[A-Za-z0-9_-]{8,64}$" },
          choiceId: { kind: "text", min: 1, max: 64 },
        },
      },
      "ask-human": {
        kind: "record",
        of: {
          type: { kind: "word", of: ["ask-human"] },
          id: { kind: "text", pattern: "^[A-Za-z0-9_-]{8,64}$" },
        },
      },
      rate: {
        kind: "record",
        of: {
          type: { kind: "word", of: ["rate"] },
          id: { kind: "text", pattern: "^[A-Za-z0-9_-]{8,64}$" },
          messageId: { kind: "text", pattern: "^[A-Za-z0-9_-]{8,64}$" },
          rating: { kind: "word", of: ["down", "up"] },
        },
      },
    },
  },
  sessionToken: {
    kind: "record",
    of: {
      session: { kind: "text", pattern: "^[A-Za-z0-9_-]{8,64}$" },
      token: { kind: "text" },
      expiresInS: { kind: "integer", min: 1 },
      refreshToken: { kind: "text" },
    },
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
