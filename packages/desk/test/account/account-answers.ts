import type { Passkey, SignIns, TotpState } from "@prosa/protocol/desk";
import type { Request } from "playwright-core";
import { NOW } from "../now.ts";
import type { Scene } from "../scene.ts";
import { facePath } from "./faces.ts";

const DAY = 24 * 60 * 60 * 1_000;

const PASSKEYS: Readonly<Record<Scene["language"], readonly [string, string]>> = {
  "pt-BR": ["Celular da Lia", "Chave USB da mesa"],
  en: ["Lia's phone", "USB key on the desk"],
  es: ["Móvil de Lia", "Llave USB del escritorio"],
};

/** The answer to a request of the page on one's own account; `undefined` for every other. */
export function accountAnswer({ language, me, people }: Scene, request: Request): object | undefined {
  const { pathname } = new URL(request.url());
  const [phone, key] = PASSKEYS[language];
  if (pathname === "/api/desk/passkeys") {
    const passkeys: Passkey[] = [
      { id: "passkey-0001", name: phone, createdAt: NOW - 40 * DAY, usedAt: NOW - DAY, isSynced: true },
      { id: "passkey-0002", name: key, createdAt: NOW - 2 * DAY, isSynced: false },
    ];
    return { passkeys };
  }
  const [, , , kind, person, part] = pathname.split("/");
  if (kind === "people" && part === "avatar") {
    const { avatarPath: _, ...account } = { ...me, ...people.find(({ id }) => id === person) };
    return request.method() === "DELETE" ? account : { ...account, avatarPath: facePath("lia") };
  }
  if (pathname === "/api/desk/totp") return { isOn: true, recoveryCodesLeft: 8 } satisfies TotpState;
  if (pathname !== "/api/desk/sign-ins") return undefined;
  const at = { createdAt: NOW - 20 * DAY, usedAt: NOW };
  const signIns: SignIns["signIns"] = [
    {
      ...at,
      id: "sign-in-0001",
      isCurrent: true,
      agent: "Mozilla/5.0 (Windows NT 10.0) Chrome/142.0 Safari/537.36",
    },
    {
      ...at,
      id: "sign-in-0002",
      usedAt: NOW - DAY,
      isCurrent: false,
      agent: "(iPhone; iOS) Version/18.6 Safari/604.1",
    },
  ];
  return { signIns };
}
