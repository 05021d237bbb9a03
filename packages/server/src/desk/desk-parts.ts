import type { RoomHost } from "../platform/room-host.ts";
import type { SealedStorage } from "../security/sealing/sealed-storage.ts";
import { ShortcutStore } from "./canned-replies/shortcut-store.ts";
import { Colleagues } from "./colleagues.ts";
import { WaitingMails } from "./mail/waiting-mails.ts";
import { Accounts } from "./people/accounts.ts";
import { AuditLog } from "./people/audit-log.ts";
import { AvatarStore } from "./people/avatars.ts";
import { Invitations } from "./people/invitations.ts";
import { PasskeyStore } from "./people/passkeys.ts";
import { FactorDemand } from "./people/second-factor.ts";
import { SignInStore } from "./people/sign-ins.ts";
import { TotpStore } from "./people/totp.ts";
import { PresenceTracker } from "./presence.ts";
import { Pushes } from "./push/pushes.ts";
import { OfferTracker } from "./queue/offers.ts";
import { PaceStore } from "./queue/pace.ts";
import { ToldPlaces } from "./queue/told-places.ts";
import { DeskRows } from "./rows/desk-rows.ts";
import { SiteFacts } from "./site-facts.ts";
import { Tickets } from "./tickets/tickets.ts";

/** Everything that a desk's room holds. */
export interface DeskParts {
  facts: SiteFacts;
  rows: DeskRows;
  accounts: Accounts;
  avatars: AvatarStore;
  invitations: Invitations;
  signIns: SignInStore;
  passkeys: PasskeyStore;
  totp: TotpStore;
  demand: FactorDemand;
  audit: AuditLog;
  replies: ReturnType<typeof ShortcutStore.ofReplies>;
  macros: ReturnType<typeof ShortcutStore.ofMacros>;
  pace: PaceStore;
  told: ToldPlaces;
  offers: OfferTracker;
  presence: PresenceTracker;
  colleagues: Colleagues;
  tickets: Tickets;
  waiting: WaitingMails;
  pushes: Pushes;
}

/** Reads a desk from its storage; that of the rows and the tickets seals them. */
export async function openDesk(host: RoomHost, sealed: SealedStorage): Promise<DeskParts> {
  const [facts, rows, accounts, pace, told] = await Promise.all([
    SiteFacts.open(host),
    DeskRows.open({ ...host, storage: sealed }),
    Accounts.open({ ...host, storage: sealed }),
    PaceStore.open(host),
    ToldPlaces.open(host),
  ]);
  // For work without a request, as the end of a ticket that was solved a week ago.
  if (facts.site !== null) sealed.belongTo({ site: facts.site, room: facts.site });
  const presence = new PresenceTracker(() => host.connections(), host.now);
  const signIns = new SignInStore(host);
  const offers = new OfferTracker();
  const isOnline = (person: string) => presence.of(person) === "online";
  return {
    facts,
    rows,
    accounts,
    avatars: new AvatarStore(accounts, sealed),
    pace,
    told,
    tickets: await Tickets.open({ host: { ...host, storage: sealed }, facts }),
    invitations: new Invitations(host),
    signIns,
    passkeys: new PasskeyStore(host),
    totp: new TotpStore(host, sealed),
    demand: await FactorDemand.open(host),
    audit: new AuditLog(host),
    replies: ShortcutStore.ofReplies(host),
    macros: ShortcutStore.ofMacros(host),
    offers,
    presence,
    colleagues: new Colleagues({ accounts, presence, rows }),
    waiting: await WaitingMails.open({ host, facts, accounts, rows, isOnline }),
    pushes: await Pushes.open({ host, sealed, facts, accounts, signIns, rows, offers, presence }),
  };
}
