import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { build } from "vite";
import { minifyStyles } from "./minify-styles.ts";

/** A module of styles, built as the widget's are, and what it exports. */
async function built(code: string): Promise<Record<string, string>> {
  const virtual = {
    name: "virtual",
    resolveId: (id: string) => (id.startsWith("/virtual/") ? id : undefined),
    load: (id: string) =>
      ({
        "/virtual/sheet.ts": code,
        "/virtual/shared.ts": "export const SHARED_STYLE = `p { margin: 0px; }`;",
      })[id],
  };
  const output = await build({
    configFile: false,
    logLevel: "silent",
    plugins: [virtual, minifyStyles],
    build: { write: false, minify: false, lib: { entry: "/virtual/sheet.ts", formats: ["es"] } },
  });
  const [bundle] = Array.isArray(output) ? output : [];
  assert.ok(bundle);
  return import(`data:text/javascript,${encodeURIComponent(bundle.output[0].code)}`);
}

describe("minifyStyles", () => {
  it("minifies sheets, and leaves other texts as they are", async () => {
    const { A_STYLE, words } = await built(
      "export const A_STYLE = `\n/* why */\n.a { color: #ffffff; margin: 0.50em 0px; }\n`; export const words = `a  {  b: c  }`;",
    );
    assert.equal(A_STYLE, ".a{color:#fff;margin:.5em 0}");
    assert.equal(words, "a  {  b: c  }");
  });

  it("fills in declarations of the same module, and joins sheets of others", async () => {
    const { A_STYLE } = await built(
      `import { SHARED_STYLE } from "/virtual/shared.ts";
      const LIGHT = \`\n  color: red;\n\`;
      export const A_STYLE = \`\${SHARED_STYLE}\n.a { \${LIGHT} }\`;`,
    );
    assert.equal(A_STYLE, "p{margin:0}.a{color:red}");
  });

  it("takes the spaces out of custom properties, and leaves strings in them alone", async () => {
    const { A_STYLE } = await built(
      'export const A_STYLE = `.a { --x: var(--y, 2px); --empty: ; --font: system-ui, "One, Two", serif; color: var(--x, red) }`;',
    );
    assert.equal(
      A_STYLE,
      '.a{--x:var(--y,2px);--empty: ;--font:system-ui,"One, Two", serif;color:var(--x, red)}',
    );
  });

  it("fails on a sheet with an error in it", async () => {
    await assert.rejects(built("export const A_STYLE = `.a { color: red;`;"), /Expected "}"/);
  });
});
