import { generate } from "lean-qr";
import { toSvgPath } from "lean-qr/extras/svg";

/** The empty squares around a QR code that readers need (ISO/IEC 18004, 9.1). */
const QUIET_ZONE = 4;

/** A QR code as the parts of an SVG: its box, quiet zone included, and its path. */
export function codePicture(text: string): { box: string; path: string } {
  const code = generate(text);
  const side = code.size + 2 * QUIET_ZONE;
  return { box: `${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`, path: toSvgPath(code) };
}
