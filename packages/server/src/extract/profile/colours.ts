/** A colour that a style sheet uses, with how much it speaks for being the site's own. */
type Weights = Map<string, number>;

const CSS_LENGTH_MAX = 400_000;
const RULE = /([^{}]{1,400})\{([^{}]{1,4000})\}/g;
const DECLARATION = /(--[\w-]{1,60}|background(?:-color)?|color|border-color|fill)\s*:\s*([^;{}]{1,120})/gi;
const COLOUR = /#[\da-f]{3,8}\b|\b(?:rgb|hsl)a?\([^()]{3,60}\)/gi;
/** Names by which themes and builders call the one strong colour, in the three languages. */
const BRAND_NAME = /primary|accent|brand|main|theme|principal|destaque|marca|prim[aá]ri|acento/i;
const BUTTON = /btn|button|bot[aã]o|bot[oó]n|cta|submit/i;
const FRAME = /header|nav|footer|hero|banner|link|\ba\b/i;

// A colour that was named outweighs one that many rules happen to use, and a button's says more than a frame's.
const NAMED_WEIGHT = 12;
const BUTTON_WEIGHT = 6;
const FRAME_WEIGHT = 2;
/** Below this difference between the strongest and the weakest channel a colour is a grey (of 255). */
const CHROMA_MIN = 40;

/** The site's own colours in its style sheets as `#rrggbb`, the likeliest first; greys, black and white are none. */
export function coloursInCss(css: string): string[] {
  const weights: Weights = new Map();
  for (const [, selector = "", body = ""] of css.slice(0, CSS_LENGTH_MAX).matchAll(RULE))
    for (const [, name = "", value = ""] of body.matchAll(DECLARATION))
      for (const [text] of value.matchAll(COLOUR)) add(weights, text, weightOf(selector, name));
  return [...weights].sort((one, other) => other[1] - one[1]).map(([colour]) => colour);
}

/** A colour as CSS writes it (hexadecimal, `rgb()` or `hsl()`) as `#rrggbb`; undefined for greys and what is no colour. */
export function plainColour(text: string): string | undefined {
  const channels = channelsOf(text.trim().toLowerCase());
  if (channels === undefined) return undefined;
  if (Math.max(...channels) - Math.min(...channels) < CHROMA_MIN) return undefined;
  return `#${channels.map((one) => one.toString(16).padStart(2, "0")).join("")}`;
}

function add(weights: Weights, text: string, weight: number): void {
  const colour = plainColour(text);
  if (colour !== undefined) weights.set(colour, (weights.get(colour) ?? 0) + weight);
}

function weightOf(selector: string, name: string): number {
  if (name.startsWith("--")) return BRAND_NAME.test(name) ? NAMED_WEIGHT : 1;
  if (BUTTON.test(selector) && name.toLowerCase().startsWith("background")) return BUTTON_WEIGHT;
  return FRAME.test(selector) ? FRAME_WEIGHT : 1;
}

function channelsOf(text: string): number[] | undefined {
  const hex = /^#([\da-f]{3,8})$/.exec(text)?.[1];
  if (hex !== undefined) return channelsOfHex(hex);
  const [, kind, inner = ""] = /^(rgb|hsl)a?\(([^()]+)\)$/.exec(text) ?? [];
  const parts = inner.split(/[\s,/]+/).filter((part) => part !== "");
  if (kind === undefined || parts.length < 3) return undefined;
  const numbers = parts.slice(0, 3).map((part) => Number.parseFloat(part));
  if (numbers.some((one) => !Number.isFinite(one))) return undefined;
  if (parts[3] !== undefined && Number.parseFloat(parts[3]) === 0) return undefined;
  const [one = 0, two = 0, three = 0] = numbers;
  if (kind === "hsl") return channelsOfHsl(one, two / 100, three / 100);
  return parts
    .slice(0, 3)
    .map((part, at) => byte(part.endsWith("%") ? (numbers[at] ?? 0) * 2.55 : (numbers[at] ?? 0)));
}

function channelsOfHex(hex: string): number[] | undefined {
  if (hex.length === 3 || hex.length === 4)
    return [...hex.slice(0, 3)].map((digit) => Number.parseInt(digit + digit, 16));
  if (hex.length !== 6 && hex.length !== 8) return undefined;
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

/** The formula of CSS Color 4, section 7.1. */
function channelsOfHsl(hue: number, saturation: number, lightness: number): number[] {
  const a = saturation * Math.min(lightness, 1 - lightness);
  return [0, 8, 4].map((n) => {
    const k = (n + (((hue % 360) + 360) % 360) / 30) % 12;
    return byte((lightness - a * Math.max(-1, Math.min(k - 3, 9 - k, 1))) * 255);
  });
}

function byte(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}
