import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { describe, it } from "node:test";
import type { WebSocket } from "ws";
import { NodeSocket } from "./socket.ts";

/** The part of ws's socket that is used, with a queue of bytes that the test sets. */
class WireEnd extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  readonly sent: string[] = [];
  pings = 0;
  isCut = false;

  send(frame: string): void {
    this.sent.push(frame);
  }

  ping(): void {
    this.pings += 1;
  }

  terminate(): void {
    this.isCut = true;
    this.readyState = 3;
  }
}

function socketOn(end: WireEnd): NodeSocket {
  return new NodeSocket(end as unknown as WebSocket, 1_000);
}

describe("a socket", () => {
  it("[F12] is cut when its client takes too little of what is sent", () => {
    const end = new WireEnd();
    const socket = socketOn(end);
    end.bufferedAmount = 1_000;
    socket.send("one");
    assert.deepEqual([end.sent, end.isCut], [["one"], false]);
    end.bufferedAmount = 1_001;
    socket.send("two");
    assert.deepEqual([end.sent, end.isCut], [["one"], true]);
    socket.send("three");
    assert.deepEqual(end.sent, ["one"]);
  });

  it("[F11] is cut at the second probe when nobody answers the first", () => {
    const end = new WireEnd();
    const socket = socketOn(end);
    socket.probe();
    end.emit("pong");
    socket.probe();
    assert.deepEqual([end.pings, end.isCut], [2, false]);
    socket.probe();
    assert.equal(end.isCut, true);
  });
});
