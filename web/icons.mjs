// @ts-check
// Draws the icons of the installed site from favicon.svg, after it has changed: node web/icons.mjs

import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { chromiumOptions } from '../wasm/toolchain/browser.mjs';
import { read, web } from './build/places.mjs';

/** A maskable icon has its drawing within the inner 80 %, and no transparent corner. */
const ICONS = [
  { name: '180', size: 180, scale: 1, ground: '#0b6e66' },
  { name: '192', size: 192, scale: 1, ground: 'transparent' },
  { name: '512', size: 512, scale: 1, ground: 'transparent' },
  { name: 'maskable-512', size: 512, scale: 0.8, ground: '#0b6e66' },
];

const browser = await chromium.launch(chromiumOptions());
mkdirSync(web('public/icons'), { recursive: true });
for (const { name, size, scale, ground } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const side = size * scale;
  const style = `display: block; inline-size: ${side}px; margin: ${(size - side) / 2}px`;
  const drawing = read(web('public/favicon.svg')).replace('<svg ', `<svg style="${style}" `);
  await page.setContent(`<body style="margin: 0; background: ${ground}">${drawing}`);
  await page.screenshot({ path: web(`public/icons/${name}.png`), omitBackground: true });
  await page.close();
}
await browser.close();
