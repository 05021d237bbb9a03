import type { Room } from "./desk-layers.ts";

/** The rooms of everything that leaves a site, of the table in `layers.ts`: sessions and the desk know its events alone. */
export const EXPORTER_ROOMS: Readonly<Record<string, Room>> = {
  exporters: {
    may: "exporters/events exporters/hubspot exporters/salesforce exporters/webhook platform",
    libraries: "@prosa/protocol zod",
  },
  "exporters/crm": {
    may: "exporters exporters/events extract/fetch platform",
    libraries: "@prosa/protocol zod",
  },
  "exporters/events": { may: "", libraries: "@prosa/protocol zod" },
  "exporters/hubspot": { may: "exporters exporters/crm platform", libraries: "@prosa/protocol zod" },
  "exporters/room": {
    may: "exporters exporters/crm exporters/events exporters/webhook platform security/sealing",
    libraries: "@prosa/protocol zod",
  },
  "exporters/salesforce": { may: "exporters exporters/crm platform", libraries: "@prosa/protocol zod" },
  "exporters/webhook": { may: "exporters extract/fetch security", libraries: "@prosa/protocol zod" },
};

/** The work on whole rooms, whatever they hold. */
export const ROOM_WORK: Readonly<Record<string, Room>> = {
  migrations: { may: "platform", libraries: "@prosa/protocol zod" },
  "key-renewal": { may: "insights platform security/sealing", libraries: "zod" },
  "site-transfer": { may: "platform", libraries: "zod" },
};
