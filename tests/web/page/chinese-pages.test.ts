import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const WEB = new URL('../../../web/', import.meta.url);
const PAGES = ['', 'parts/'].flatMap((folder) =>
  readdirSync(new URL(folder, WEB))
    .filter((name) => name.endsWith('.html'))
    .map((name) => folder + name),
);

const CHINESE = String.raw`[\p{Script=Han}，。、；：？！（）《》“”]`;
/** Matches a space or line break that a browser shows inside a Chinese sentence. Latin words and digits keep theirs. */
const GAP = new RegExp(
  String.raw`\S*(?:${CHINESE}\s+${CHINESE}|[，。、；：？！（）《》“”]\s+\S|\S\s+[，。、；：？！）》”])\S*`,
  'gu',
);

/** Returns the texts of the elements with `lang="zh"`. Inline tags leave no trace, all others separate sentences. */
function chineseIn(html: string): readonly string[] {
  const elements = html.matchAll(/<(div|p|span)\b[^>]*\blang="zh"[^>]*>(.*?)<\/\1>/gsu);
  return [...elements].flatMap(([, , inner]) =>
    inner!
      .replaceAll(/<\/?(?:a|code|strong|em|span)\b[^>]*>/gu, '')
      .split(/<[^>]*>/u)
      .map((text) => text.trim()),
  );
}

test.each(PAGES)('%s shows no gap inside a Chinese sentence', (page) => {
  const gaps = chineseIn(readFileSync(new URL(page, WEB), 'utf8')).flatMap((text) => text.match(GAP) ?? []);
  expect(gaps).toEqual([]);
});

test('A line break between Chinese words or after Chinese punctuation is a gap', () => {
  const texts = chineseIn('<p lang="zh">学会\n一张，<b>表</b> 点<a>开\n始</a>。 再看 1\n次</p>');
  expect(texts.flatMap((text) => text.match(GAP) ?? [])).toEqual(['学会\n一张，', '点开\n始。']);
});
