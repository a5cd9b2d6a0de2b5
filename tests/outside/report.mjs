// The reports in a real browser: axe-core finds nothing, the validator finds nothing, and what a
// reader does with keyboard, links and printer works. Fails on the first that does not.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, modules, browser] = process.argv.slice(2);
const require = createRequire(resolve(modules, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const page = (lang) => resolve(folder, `report.${lang}.html`);
const told = (...what) => console.log("ok ", ...what);

const pages = ["es", "en", "fr"].map(page);
execFileSync("java", ["-jar", require("vnu-jar"), "--errors-only", ...pages], { stdio: "inherit" });
told("the Nu HTML checker: no error");

const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
const chrome = await chromium.launch({ executablePath: browser, args });

/** Opens a page, on which nothing may go wrong and nothing may be fetched. */
async function open(lang, options = {}) {
  // Axe is brought into the page by the test; the page itself lets nothing in.
  const context = await chrome.newContext({ bypassCSP: true, ...options });
  const tab = await context.newPage();
  tab.on("pageerror", (error) => assert.fail(error.message));
  tab.on("console", (message) => assert.fail(message.text()));
  tab.on("request", (request) => assert.match(request.url(), /^(file|data):/));
  await tab.goto(pathToFileURL(page(lang)).href);
  return tab;
}

const settings = {
  desk: { viewport: { width: 1200, height: 900 } },
  phone: { viewport: { width: 390, height: 800 } },
  dark: { viewport: { width: 1200, height: 900 }, colorScheme: "dark" },
};
for (const lang of ["es", "en", "fr"]) {
  for (const [name, options] of Object.entries(settings)) {
    const tab = await open(lang, options);
    await tab.evaluate(axe);
    const { violations, passes } = await tab.evaluate(() => axe.run(document));
    assert.deepEqual(violations.map((found) => [found.id, found.nodes[0].html]), []);
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${lang} on ${name} is ${wide} pixels too wide`);
    told("axe-core:", lang, name, passes.length, "rules pass");
    await tab.context().close();
  }
}

/** Chart parts against what they stand on (WCAG 2.1, 1.4.11: at least 3 to 1). */
for (const colorScheme of ["light", "dark"]) {
  const tab = await open("en", { colorScheme });
  const ratios = await tab.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    const probe = document.body.appendChild(document.createElement("span"));
    const light = (name) => {
      probe.style.color = style.getPropertyValue(name);
      const parts = getComputedStyle(probe).color.match(/[\d.]+/g).slice(0, 3).map((part) => {
        const value = part / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    };
    const ground = light("--ground");
    const names = ["--done", "--open", "--held", "--ahead", "--bad", "--line", "--text"];
    return names.map((name) => {
      const [a, b] = [light(name), ground].sort((x, y) => y - x);
      return [name, (a + 0.05) / (b + 0.05)];
    });
  });
  for (const [name, ratio] of ratios) assert.ok(ratio >= 3, `${name} ${colorScheme}: ${ratio}`);
  told("contrast of graphics:", colorScheme, Math.min(...ratios.map(([, ratio]) => ratio)).toFixed(2));
  await tab.context().close();
}

const tab = await open("fr", settings.desk);
const rows = (shown) => tab.locator(`#never tbody tr${shown ? ":visible" : ""}`).count();
const all = await rows();
assert.ok(all > 50);
const field = tab.locator("input[aria-controls=never]");
await field.focus();
await tab.keyboard.type("securite cyber");
const some = await rows(true);
assert.ok(some > 0 && some < all, `${some} of ${all}`);
assert.equal(await tab.locator(".filter:has(input[aria-controls=never]) [role=status]").textContent(), `${some} lignes sur ${all}`);
for (let i = 0; i < 14; i++) await tab.keyboard.press("Backspace");
assert.equal(await rows(true), all);
told("filter:", some, "of", all);

const cells = () => tab.locator("#stale tbody tr td:last-child").allTextContents();
const numbers = async () => (await cells()).map((text) => parseInt(text.replace(/\D/g, ""), 10));
if ((await tab.locator("#stale.many").count()) > 0) {
  const sort = tab.locator("#stale thead th").last().locator("button");
  for (const [press, state] of [["Enter", "ascending"], ["Space", "descending"]]) {
    await sort.focus();
    await tab.keyboard.press(press);
    const found = await numbers();
    const wanted = [...found].sort((a, b) => (state === "ascending" ? a - b : b - a));
    assert.deepEqual(found, wanted);
    assert.equal(await tab.locator("#stale thead th").last().getAttribute("aria-sort"), state);
  }
  told("sort by keyboard:", (await numbers()).slice(0, 3));
}

await tab.locator("a[hreflang=es]").click();
assert.equal(await tab.evaluate(() => document.documentElement.lang), "es");
told("the link to another language");

const href = await tab.locator("a[download]").first().getAttribute("href");
const csv = decodeURIComponent(href.split(",").slice(1).join(","));
assert.ok(csv.startsWith("id,commitment,pillar,title_es,title_en,title_fr"));
told("the data:", csv.split("\r\n").length - 2, "lines");

await tab.emulateMedia({ media: "print" });
assert.ok(!(await tab.locator("nav").isVisible()) && !(await tab.locator(".filter").first().isVisible()));
assert.ok(await tab.locator("#never").isVisible());
const printed = await tab.pdf({ format: "A4" });
assert.ok(printed.length > 50_000);
told("the print view:", Math.round(printed.length / 1024), "KiB of PDF");
await tab.context().close();

const bare = await open("en", { javaScriptEnabled: false });
assert.equal(await bare.locator("section").count(), 9);
assert.equal(await bare.locator("input, button").count(), 0);
told("without a script everything is there");
await chrome.close();
