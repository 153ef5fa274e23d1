/** Names the pictures, and writes a page that shows them side by side. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const SIZES = [
  [1280, 720],
  [1440, 900],
  [1920, 1080],
  [768, 1024],
  [390, 844],
] as const;

/** States of the page; with "drawer", a panel or a sheet is open. */
export const STATES = ['fresh', 'training', 'trained', 'edited', 'drawer', 'share'] as const;
export type State = (typeof STATES)[number];

interface Picture {
  readonly state: State;
  readonly language: 'en' | 'zh';
  readonly theme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
}

const FOLDER = new URL('../../build/looks/', import.meta.url);

export function pictureOf({ state, language, theme, width, height }: Picture): { title: string; path: string } {
  const title = `${width}x${height}-${language}-${theme}-${state}`;
  return { title, path: fileURLToPath(new URL(`${title}.png`, FOLDER)) };
}

/** Writes build/looks/index.html, with a row for each size, language and theme. */
export function overview(): void {
  const rows = SIZES.flatMap(([width, height]) =>
    (['en', 'zh'] as const).flatMap((language) =>
      (['light', 'dark'] as const).map((theme) => {
        const pictures = STATES.map((state) => {
          const { title } = pictureOf({ state, language, theme, width, height });
          return `<a href="${title}.png"><img src="${title}.png" alt="${title}" loading="lazy"></a>`;
        });
        return `<h2>${width} × ${height}, ${language}, ${theme}</h2><p>${pictures.join('')}</p>`;
      }),
    ),
  );
  const style = 'body { font: 14px sans-serif } p { display: flex; gap: 8px } a { flex: 1 } img { width: 100% }';
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(new URL('index.html', FOLDER), `<!doctype html><style>${style}</style>${rows.join('\n')}`);
}
