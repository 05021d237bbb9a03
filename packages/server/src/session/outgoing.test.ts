import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { BAD_FRAMES_MAX, decodeEvents, FRAME_BYTES_MAX, type RoomEvent } from "@prosa/protocol";
import { MemorySocket } from "../hosts/memory/socket.ts";
import { Outgoing } from "./outgoing.ts";

const PONG: RoomEvent = { type: "pong" };
const TYPING: RoomEvent = { type: "typing", author: "visitor", isTyping: true };

function createSockets(count: number) {
  const frames: RoomEvent[][][] = Array.from({ length: count }, () => []);
  const sockets = frames.map((heard) => {
    const socket = new MemorySocket(
      (frame) => {
        assert.ok(Buffer.byteLength(frame) <= FRAME_BYTES_MAX);
        const decoded = decodeEvents(frame);
        assert.ok(decoded.ok);
        heard.push(decoded.value);
      },
      () => {},
    );
    socket.setState({
      phase: "welcomed",
      session: "session-0001",
      site: "loja",
      address: "192.0.2.1",
      epoch: "e",
      language: null,
      protocol: 3,
      badFrames: 0,
    });
    return socket;
  });
  return { frames, sockets, outgoing: new Outgoing(() => sockets) };
}

describe("Outgoing", () => {
  it("joins events that arise while it is held into one frame, in order", () => {
    const { frames, sockets, outgoing } = createSockets(1);
    const [socket] = sockets;
    assert.ok(socket);
    outgoing.hold();
    outgoing.hold();
    outgoing.send(socket, [PONG]);
    outgoing.publish([TYPING]);
    outgoing.release();
    assert.deepEqual(frames, [[]]);
    outgoing.release();
    assert.deepEqual(frames, [[[PONG, TYPING]]]);
  });

  it("sends at once when nothing holds it", () => {
    const { frames, sockets, outgoing } = createSockets(1);
    if (sockets[0]) outgoing.send(sockets[0], [PONG]);
    assert.deepEqual(frames, [[[PONG]]]);
  });

  it("publishes to the welcomed alone, but for the one excepted", () => {
    const { frames, sockets, outgoing } = createSockets(3);
    sockets[1]?.setState({
      phase: "greeting",
      room: "r",
      origin: null,
      address: "",
      openedAt: 0,
      badFrames: 0,
    });
    outgoing.publish([TYPING], sockets[2]);
    assert.deepEqual(frames, [[[TYPING]], [], []]);
  });

  it("splits events that are too much for one frame", () => {
    const { frames, sockets, outgoing } = createSockets(1);
    const delta: RoomEvent = { type: "delta", replyId: "reply-0001", index: 0, text: "é".repeat(12_000) };
    if (sockets[0]) outgoing.send(sockets[0], [delta, delta, delta, delta]);
    assert.deepEqual(
      frames[0]?.map((events) => events.length),
      [2, 2],
    );
  });

  it("closes after so many bad frames, and not one before", () => {
    const { sockets, outgoing } = createSockets(1);
    const [socket] = sockets;
    assert.ok(socket);
    for (let count = 1; count <= BAD_FRAMES_MAX; count += 1) {
      assert.equal(socket.closed, null);
      outgoing.rejectFrame(socket, { code: "bad-frame", message: "Not JSON." });
    }
    assert.equal(socket.closed?.code, 4400);
  });

  it("says why before it closes, even while it is held", () => {
    const { frames, sockets, outgoing } = createSockets(1);
    outgoing.hold();
    if (sockets[0]) outgoing.refuse(sockets[0], "unavailable");
    assert.equal(frames[0]?.[0]?.[0]?.type, "refused");
    assert.equal(sockets[0]?.closed?.code, 4503);
  });
});
