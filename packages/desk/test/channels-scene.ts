import type { ChannelConnections } from "@prosa/protocol";

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Five channels: one that works and was paid for, three whose address waits for its check, one whose token has ended. */
export function channelsScene(now: number): ChannelConnections {
  const webhook = (channel: string, id: string) =>
    `https://chat.aurora.example/api/updates/${channel}/aurora/${id}`;
  return {
    connections: [
      {
        id: "channel-1",
        channel: "whatsapp",
        name: "Aurora +55 35 90000-0148",
        createdAt: now - 40 * DAY_MS,
        verifiedAt: now - 40 * DAY_MS,
        webhook: webhook("whatsapp", "channel-1"),
        facts: { verifyToken: "Vq1cP5sJ2mT8yLr0", phone: "5535900000148" },
        usage: [
          {
            month: "2026-11",
            categories: { service: { billed: 1_204, free: 1_000 }, utility: { billed: 38, free: 0 } },
          },
          { month: "2026-10", categories: { service: { billed: 87, free: 1_000 } } },
        ],
      },
      {
        id: "channel-2",
        channel: "whatsapp",
        name: "Aurora Ateliê +55 35 90000-0192",
        createdAt: now,
        webhook: webhook("whatsapp", "channel-2"),
        facts: { verifyToken: "h7Wc0dKq3bYx9ZtN" },
        usage: [],
      },
      {
        id: "channel-4",
        channel: "instagram",
        name: "@aurora.atelie",
        createdAt: now,
        webhook: webhook("instagram", "channel-4"),
        facts: { verifyToken: "pM4sD8fG1hJ6kL2z" },
        usage: [],
      },
      {
        id: "abcdefghij",
        channel: "email",
        name: "contato@aurora.example",
        createdAt: now,
        webhook: webhook("email", "abcdefghij"),
        facts: {
          address: "contato@aurora.example",
          intake: "r+cabcdefghij-auroraq3k7m2v5x8y4z6w2@in.aurora.example",
        },
        usage: [],
      },
      {
        id: "channel-3",
        channel: "telegram",
        name: "@aurora_bot",
        createdAt: now - 90 * DAY_MS,
        webhook: webhook("telegram", "channel-3"),
        facts: { username: "aurora_bot" },
        fault: { code: "token", at: now },
        usage: [],
      },
    ],
  };
}
