import { HELLO_TIMEOUT_MS, PROTOCOL_VERSION } from "@prosa/protocol";
import { type DeskCommand, type DeskEvent, type DeskHello, decodeDeskCommand } from "@prosa/protocol/desk";
import { faultOf } from "../platform/faults.ts";
import { ADDRESS_HEADER, type Connection, type RoomHost, roomPath } from "../platform/room-host.ts";
import { verifyAgentToken } from "../security/agent-tokens.ts";
import { inChunks } from "./chunks.ts";
import type { DeskParts } from "./desk-parts.ts";
import { type DeskPublisher, rowEvents } from "./desk-publisher.ts";
import { refuseDesk, rejectDeskFrame, sendTo } from "./desk-sender.ts";

/** The most connections of one site's agents to their desk. */
const DESKS_MAX = 500;

const PAGE_COUNT = 50;

type DeskState = Extract<Connection["state"], { phase: "desk" }>;

/** The parts of a desk's room that its connections work with. */
interface ConnectionsDeps {
  host: RoomHost;
  publisher: DeskPublisher;
  open: () => Promise<DeskParts>;
  inOrder: <T>(work: () => Promise<T>) => Promise<T>;
  /** Has the desk look at what a change of presence or of offers brings about. */
  turn: (parts: DeskParts) => Promise<void>;
}

/** The agents' connections to their desk: their hello, their lists, their presence. */
export class DeskConnections {
  readonly #deps: ConnectionsDeps;

  constructor(deps: ConnectionsDeps) {
    this.#deps = deps;
  }

  onConnect(connection: Connection, request: Request): void {
    const { host } = this.#deps;
    const room = roomPath(request.url).id;
    const address = request.headers.get(ADDRESS_HEADER) ?? "";
    connection.setState({
      phase: "greeting",
      room,
      origin: null,
      address,
      openedAt: host.now(),
      badFrames: 0,
    });
    host.after(HELLO_TIMEOUT_MS, () => {
      if (connection.state.phase === "greeting") refuseDesk(connection, "hello-timeout");
    });
  }

  async onFrame(connection: Connection, frame: unknown): Promise<void> {
    const { host, inOrder, open } = this.#deps;
    const decoded = decodeDeskCommand(frame);
    const { state } = connection;
    if (state.phase === "greeting") {
      if (!decoded.ok || decoded.value.type !== "desk-hello") return refuseDesk(connection, "hello-first");
      const { value } = decoded;
      return this.#welcome(connection, state.room, value);
    }
    if (state.phase !== "desk") return;
    if (state.until <= host.now()) return refuseDesk(connection, "token-expired");
    if (!decoded.ok) return rejectDeskFrame(connection, decoded.fault);
    await inOrder(async () => this.#handle(await open(), connection, state, decoded.value));
  }

  /** Notes that a connection is gone; its person is absent once their lease is over. */
  async onClose(): Promise<void> {
    const { inOrder, open, turn } = this.#deps;
    await inOrder(async () => turn(await open()));
  }

  async #welcome(connection: Connection, site: string, hello: DeskHello): Promise<void> {
    const { host, publisher, inOrder, open, turn } = this.#deps;
    if (hello.protocol < PROTOCOL_VERSION) return refuseDesk(connection, "client-too-old");
    if (hello.protocol > PROTOCOL_VERSION) return refuseDesk(connection, "server-too-old");
    if (!host.environment.ok) return refuseDesk(connection, "unavailable");
    const verified = await verifyAgentToken(host.environment.value.secrets, hello.token, host.now());
    if (!verified.ok) return refuseDesk(connection, verified.code);
    const { identity } = verified;
    if (identity.site !== site) return refuseDesk(connection, "wrong-session");
    if ([...host.connections()].length > DESKS_MAX) return refuseDesk(connection, "rate-limited");
    await inOrder(async () => {
      const parts = await open();
      const me = parts.accounts.active(identity.agent.id);
      if (!me) return refuseDesk(connection, "bad-token");
      const { facts, rows, presence, offers } = parts;
      await facts.refresh(site);
      const { address } = connection.state;
      const rest = { address, epoch: rows.epoch, isAway: false, badFrames: 0 };
      connection.setState({ ...identity, phase: "desk", ...rest });
      presence.hear(connection);
      const counts = rows.lists.of(me.id);
      const people = parts.colleagues.list();
      const [first = [], ...more] = inChunks(people);
      const { epoch, rev } = rows;
      const { isOpen, opensAt } = facts.opening;
      const about = {
        protocol: PROTOCOL_VERSION,
        site: { id: site, name: facts.name },
        epoch,
        rev,
        me,
        counts,
        isOpen,
        ...(opensAt !== undefined && { opensAt }),
      };
      const changes = hello.epoch === epoch ? rows.changesAfter(hello.since) : null;
      const isNew = hello.epoch === null;
      sendTo(connection, [
        { type: "desk-welcome", ...about, people: first },
        ...more.map((chunk) => ({ type: "people" as const, people: chunk })),
        ...(changes === null ? (isNew ? [] : [{ type: "desk-reset" as const, epoch, rev }]) : []),
        ...(changes === null || isNew ? [] : rowEvents(rev, changes.rows, changes.gone)),
      ]);
      publisher.welcomed(connection, counts);
      for (const { session, until } of offers.offersTo(me.id)) {
        const row = rows.get(session);
        if (row) publisher.offer(me.id, { row, until });
      }
      await turn(parts);
    });
  }

  async #handle(
    parts: DeskParts,
    connection: Connection,
    state: DeskState,
    command: DeskCommand,
  ): Promise<void> {
    const { publisher, turn } = this.#deps;
    const person = state.agent.id;
    parts.presence.hear(connection);
    switch (command.type) {
      case "desk-hello":
        return sendTo(connection, [
          {
            type: "rejected",
            code: "already-welcomed",
            message: "Say hello once; open a new socket to start again.",
          },
        ]);
      case "ping":
        return sendTo(connection, [{ type: "pong" }]);
      case "list":
        if (command.view === "assistant" && !state.followsAssistant)
          connection.setState({ ...state, followsAssistant: true });
        return sendTo(connection, [pageOf(parts, person, command)]);
      case "set-presence":
        connection.setState({ ...state, isAway: command.presence === "away" });
        return turn(parts);
      case "decline-offer":
        if (parts.rows.get(command.session)?.offeredTo?.id === person)
          return this.#declineTransfer(command.session, person);
        if (!parts.offers.decline(command.session, person)) return;
        publisher.offer(person, { session: command.session });
        return turn(parts);
      default:
        return command satisfies never;
    }
  }

  /** Tells a session's room that a colleague's transfer is declined; lost, the offer runs out by itself. */
  #declineTransfer(session: string, person: string): void {
    const { host } = this.#deps;
    host
      .callRoom("main", session, "/decline", { method: "POST", body: JSON.stringify({ person }) })
      .catch((error: unknown) =>
        host.log({ level: "warn", event: "transfer-not-declined", error: faultOf(error) }),
      );
  }
}

/** One page of a list; rows so long that fewer fit in a frame make it shorter. */
function pageOf(
  { rows }: DeskParts,
  person: string,
  { view, from, limit = PAGE_COUNT }: Extract<DeskCommand, { type: "list" }>,
): DeskEvent {
  const most = rows.page(view, person, { from, limit });
  const fitting = inChunks(most.rows)[0]?.length ?? 0;
  const page = fitting < most.rows.length ? rows.page(view, person, { from, limit: fitting }) : most;
  return { type: "page", view, ...(from !== undefined && { from }), ...page };
}
