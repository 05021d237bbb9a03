/** The address at which the first owner of a site makes their account, as a server's operator asks for it. */
export async function firstOwnerLink(
  origin: string,
  ownerKey: string,
  site?: string,
): Promise<string | null> {
  const response = await fetch(`${origin}/api/desk/setup`, {
    method: "POST",
    headers: { authorization: `Bearer ${ownerKey}` },
    body: JSON.stringify({ isOperator: true, ...(site !== undefined && { site }) }),
  });
  // 409: there is an owner already. 400: there is no site yet, or there are several, each with an owner of its own.
  if (response.status === 409 || response.status === 400) return null;
  if (!response.ok) throw new Error(`The server gave no link for the desk: ${await response.text()}`);
  const { path } = (await response.json()) as { path: string };
  return browserOrigin(origin) + path;
}

/** A server of this machine as a browser should open it: browsers make no passkey at an address without a name. */
export function browserOrigin(origin: string): string {
  return origin.replace("//127.0.0.1:", "//localhost:");
}
