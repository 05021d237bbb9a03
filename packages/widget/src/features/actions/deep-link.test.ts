import { expect } from "@esm-bundle/chai";
import { type ContactAction, deepLink, isPhone } from "./deep-link.ts";

type Channel = ContactAction["channel"];

const CHANNELS: readonly Channel[] = ["whatsapp", "telegram", "messenger", "instagram", "phone", "email"];

const phone = (channel: Channel, to: string, text?: string) =>
  deepLink({ channel, to, ...(text === undefined ? {} : { text }) }, true);
const desktop = (channel: Channel, to: string, text?: string) =>
  deepLink({ channel, to, ...(text === undefined ? {} : { text }) }, false);

const HOSTILE = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\nscript:alert(1)",
  " javascript:alert(1)//+5535999990000",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox",
  "//evil.example",
  "https://evil.example/",
  "evil.example/../..",
  "user@evil.example/path",
  "a/../../evil",
  "aurora?text=x&ref=y",
  "aurora#top",
  "aurora%2Fjoinchat",
  "aurora\r\nBcc: everybody@example.com",
  "oi@aurora.example,everybody@example.com",
  "oi@aurora.example?bcc=everybody@example.com",
  "oi@aurora.example\u0000",
  "+55 35 99999-0000;phone-context=evil",
  "+55 35 99999 0000 ext. 5",
  '"><img src=x onerror=alert(1)>',
  "аurora",
  "aurora\u202e",
  "",
  "   ",
  "+",
  "..",
];

describe("deepLink", () => {
  it("opens WhatsApp's app on a phone and its page elsewhere, however the number is written", () => {
    for (const to of ["+5535999990000", "+55 (35) 99999-0000", "0055 35 99999.0000", "5535999990000"]) {
      expect(phone("whatsapp", to), to).to.equal("https://wa.me/5535999990000");
      expect(desktop("whatsapp", to), to).to.equal("https://web.whatsapp.com/send?phone=5535999990000");
    }
  });

  it("rejects a WhatsApp number without its country, or one that is too short or too long", () => {
    for (const to of ["035999990000", "99999", "+5535999990000123456", "+0 35 99999-0000"]) {
      expect(phone("whatsapp", to), to).to.equal(undefined);
    }
  });

  it("opens Telegram by a user's name or by a number", () => {
    expect(phone("telegram", "@aurora_cafe")).to.equal("https://t.me/aurora_cafe");
    expect(desktop("telegram", " aurora_cafe ")).to.equal("https://t.me/aurora_cafe");
    expect(phone("telegram", "+55 35 99999-0000", "Oi")).to.equal("https://t.me/+5535999990000?text=Oi");
    expect(phone("telegram", "ab")).to.equal(undefined);
  });

  it("opens Messenger by a page's name or number", () => {
    expect(phone("messenger", "aurora.cafe", "Oi!")).to.equal("https://m.me/aurora.cafe?text=Oi!");
    expect(desktop("messenger", "1234567890")).to.equal("https://m.me/1234567890");
  });

  it("opens a conversation in Instagram's app, and the profile on its web, which has no such link", () => {
    expect(phone("instagram", "@aurora.cafe", "Oi")).to.equal("https://ig.me/m/aurora.cafe");
    expect(desktop("instagram", "aurora.cafe")).to.equal("https://www.instagram.com/aurora.cafe/");
    for (const to of [".aurora", "aurora.", "au..rora", "a".repeat(31)]) {
      expect(phone("instagram", to), to).to.equal(undefined);
    }
  });

  it("dials a number, also a short national one", () => {
    expect(phone("phone", "+55 (35) 3333-0000")).to.equal("tel:+553533330000");
    expect(desktop("phone", "0800 729 0001")).to.equal("tel:08007290001");
    expect(phone("phone", "190")).to.equal("tel:190");
  });

  it("writes to an address, whose signs are encoded", () => {
    expect(phone("email", "oi@aurora.example")).to.equal("mailto:oi@aurora.example");
    expect(phone("email", "oi+site&x@aurora.example")).to.equal("mailto:oi%2Bsite%26x@aurora.example");
    expect(phone("email", "joão@café.example")).to.equal("mailto:jo%C3%A3o@caf%C3%A9.example");
  });

  it("encodes the text whole, whatever is in it", () => {
    expect(phone("whatsapp", "+5535999990000", "Olá & bem-vindo? #1\r\n100% 😀")).to.equal(
      "https://wa.me/5535999990000?text=Ol%C3%A1%20%26%20bem-vindo%3F%20%231%0D%0A100%25%20%F0%9F%98%80",
    );
    expect(desktop("whatsapp", "+5535999990000", "Oi")).to.equal(
      "https://web.whatsapp.com/send?phone=5535999990000&text=Oi",
    );
    expect(phone("email", "oi@aurora.example", "a\u2028b\u0000c\ud800d\u0007")).to.equal(
      "mailto:oi@aurora.example?body=a%0D%0Abcd",
    );
    expect(phone("whatsapp", "+5535999990000", "  \n ")).to.equal("https://wa.me/5535999990000");
  });

  it("rejects everything that does not fit the channel", () => {
    for (const channel of CHANNELS) {
      for (const to of HOSTILE) {
        for (const link of [phone(channel, to, to), desktop(channel, to, to)]) {
          expect(link, `${channel} ${JSON.stringify(to)}`).to.equal(undefined);
        }
      }
    }
  });

  it("makes only addresses of the vendor or of the device's own application", () => {
    const hosts = /^(wa\.me|web\.whatsapp\.com|t\.me|m\.me|ig\.me|www\.instagram\.com)$/;
    const tos = ["+5535999990000", "@aurora_cafe", "aurora.cafe", "oi@aurora.example", ...HOSTILE];
    const texts = [undefined, "Oi", "&phone=1#/../\\@evil.example", "\n\njavascript:alert(1)"];
    for (const channel of CHANNELS) {
      for (const to of tos) {
        for (const text of texts) {
          for (const link of [phone(channel, to, text), desktop(channel, to, text)]) {
            if (link === undefined) continue;
            const url = new URL(link);
            if (url.protocol === "https:") expect(url.host).to.match(hosts);
            else expect(url.protocol).to.match(/^(tel|mailto):$/);
            expect([url.username, url.password, url.hash]).to.deep.equal(["", "", ""]);
          }
        }
      }
    }
  });
});

describe("isPhone", () => {
  it("tells phones and tablets from the rest", () => {
    const is = (userAgent: string, maxTouchPoints = 0) => isPhone({ userAgent, maxTouchPoints });
    expect(
      is("Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Mobile Safari/537.36", 5),
    ).to.equal(true);
    expect(is("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15", 5)).to.equal(
      true,
    );
    expect(is("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15", 5)).to.equal(true);
    expect(is("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15", 0)).to.equal(false);
    expect(is("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36", 10)).to.equal(false);
  });
});
