import type { Looks } from "@prosa/protocol";
import type { SiteRemark, TagFault } from "@prosa/protocol/desk";
import type { PLATFORMS } from "../platforms.ts";

export type Platform = (typeof PLATFORMS)[number];

/** The words of the set-up in one language, which load with it. */
export interface SetupWords {
  title: string;
  steps: readonly [address: string, review: string, trial: string, looks: string, tag: string];
  stepOf: (step: number, all: number) => string;
  onlyOwners: string;
  next: string;
  back: string;
  address: { title: string; intro: string; label: string; hint: string; read: string; reading: string };
  review: {
    title: string;
    intro: (address: string) => string;
    name: string;
    language: string;
    languages: Readonly<Record<"pt-BR" | "en" | "es", string>>;
    logo: string;
    noLogo: string;
    colour: string;
    noColour: string;
    contact: string;
    contactHint: string;
    hours: string;
    useHours: string;
    noHours: string;
    socials: string;
    make: string;
    making: string;
    remarks: Readonly<Record<SiteRemark, string>>;
  };
  contactLines: { phone: string; whatsapp: string; email: string; address: string; social: string };
  greeting: Readonly<Record<"pt-BR" | "en" | "es", (name: string) => string>>;
  trial: {
    title: string;
    intro: string;
    read: (pages: number, passages: number) => string;
    reading: (read: number, queued: number) => string;
    done: string;
    pages: string;
    problems: (count: number) => string;
    chat: string;
    add: string;
  };
  looks: {
    title: string;
    intro: string;
    colour: string;
    ownColour: string;
    corner: string;
    left: string;
    right: string;
    greeting: string;
    starters: string;
    startersHint: string;
    picture: string;
    pictureHint: string;
    theme: string;
    themes: Readonly<Record<"auto" | "light" | "dark", string>>;
    roundness: string;
    /** By the radius in pixels. */
    roundnesses: Readonly<Record<0 | 8 | 18 | 28, string>>;
    font: string;
    fonts: Readonly<Record<Looks["font"], string>>;
    /** When visitors see a change. */
    when: string;
    preview: string;
    phone: string;
    desktop: string;
    save: string;
    saved: string;
  };
  tag: {
    title: string;
    intro: string;
    copy: string;
    copied: string;
    where: string;
    platforms: Readonly<Record<Platform, string>>;
    guides: Readonly<Record<Platform, readonly string[]>>;
    check: string;
    checkIntro: string;
    checkLabel: string;
    checking: string;
    found: (where: string) => string;
    places: Readonly<Record<"page" | "tag-manager", string>>;
    allRight: string;
    faults: Readonly<Record<TagFault, (origin: string) => string>>;
    addOrigin: string;
    finish: string;
  };
}
