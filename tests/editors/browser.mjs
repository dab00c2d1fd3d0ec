// Debian's Chromium, without a window and without its own errands on the network.
import { join } from "node:path";
import { chromium } from "playwright-core";

/** A page of this size in CSS pixels, drawn at twice that. */
export async function openBrowser(viewport) {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    env: { ...process.env, FONTCONFIG_FILE: join(import.meta.dirname, "fonts.conf") },
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const page = await browser.newPage({ viewport, deviceScaleFactor: 2 });
  return { browser, page };
}
