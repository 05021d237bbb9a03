/** Drawn portraits of the scene's people, by the paths of their pictures; Téo has none. */
const FACES: Readonly<
  Record<string, { back: string; skin: string; hair: string; dress: string; isLong: boolean }>
> = {
  lia: { back: "#f3b79b", skin: "#8d5524", hair: "#22150f", dress: "#2f5d62", isLong: true },
  bia: { back: "#b8d8d8", skin: "#f1c9a5", hair: "#7a4a21", dress: "#b5483a", isLong: false },
};

/** The path of a person's picture, by their first name. */
export function facePath(name: keyof typeof FACES & string): string {
  return `/api/avatars/aurora/${name.padEnd(43, "-")}`;
}

/** The picture at a path; `undefined` where there is none. */
export function faceAt(pathname: string): { body: string; contentType: string } | undefined {
  const face = FACES[/^\/api\/avatars\/aurora\/([a-z]+)-*$/.exec(pathname)?.[1] ?? ""];
  if (!face) return undefined;
  const { back, skin, hair, dress, isLong } = face;
  const fall = isLong
    ? "M34 60 Q30 22 64 22 Q98 22 94 60 L98 104 L30 104 Z"
    : "M36 62 Q32 24 64 24 Q96 24 92 62 Q90 80 84 84 L44 84 Q38 80 36 62 Z";
  const body = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" width="128" height="128">
    <rect width="128" height="128" fill="${back}"/><path d="${fall}" fill="${hair}"/>
    <path d="M18 128 Q22 98 52 94 L76 94 Q106 98 110 128 Z" fill="${dress}"/>
    <path d="M54 78 h20 v18 q-10 10 -20 0 Z" fill="${skin}"/><ellipse cx="64" cy="60" rx="22" ry="27" fill="${skin}"/>
    <path d="M40 56 Q44 30 66 32 Q88 34 88 56 Q78 48 70 40 Q58 52 40 56 Z" fill="${hair}"/>
    <circle cx="56" cy="61" r="2.4" fill="#22150f"/><circle cx="73" cy="61" r="2.4" fill="#22150f"/>
    <path d="M56 73 q8 7 16 0" fill="none" stroke="#22150f" stroke-width="2.4" stroke-linecap="round"/></svg>`;
  return { body, contentType: "image/svg+xml" };
}
