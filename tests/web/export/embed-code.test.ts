import { describe, expect, test } from 'vitest';
import { EMBED_KINDS, type Embedded, embedCode, frameAddress } from '../../../web/src/export/embed-code.ts';
import { writeLink } from '../../../web/src/session/formats/link.ts';

const HOSTILE = `"><script>alert(1)</script> {{ x }} {% x %} ](javascript:alert(1)) \n\n & é 网`;

function embedded(changes: Partial<Embedded> = {}): Embedded {
  return {
    folder: 'https://nets.example/play/',
    hash: '#table=a,b:y/0,1,1,0&lr=0.5&seed=7',
    panels: 'run table chart',
    controls: 'full',
    autoplay: false,
    language: 'en',
    title: 'A network learns y from a, b',
    height: 640,
    ...changes,
  };
}

/** Returns all code for a kind of page. */
function written(kind: (typeof EMBED_KINDS)[number], changes?: Partial<Embedded>): string[] {
  const { once, post } = embedCode(kind, embedded(changes));
  return [...(once ? [once.text.trimEnd()] : []), post];
}

describe('The embed code of a session', () => {
  test('is one element with a link inside for a page that allows scripts', () => {
    expect(embedCode('script', embedded({ controls: 'compact', autoplay: true })).post).toBe(
      '<div><truth-net session="#table=a,b:y/0,1,1,0&amp;lr=0.5&amp;seed=7" panels="run table chart" buttons="compact" autoplay loading="lazy" lang="en" address="https://nets.example/play/">' +
        '<a href="https://nets.example/play/#table=a,b:y/0,1,1,0&amp;lr=0.5&amp;seed=7">A network learns y from a, b</a><svg width="1" height="640" aria-hidden="true"></svg></truth-net>' +
        '<script src="https://nets.example/play/truth-net.js" async></script></div>',
    );
  });

  test('loads when a reader comes near, and shows a picture until then', () => {
    const { post } = embedCode('script', embedded({ lazy: true, picture: '<svg height="640"></svg>' }));
    expect(post).toContain('</a><svg height="640"></svg></truth-net>');
    expect(post).toContain('<script src="https://nets.example/play/truth-net-lazy.js" async></script>');
    for (const kind of ['hugo', 'jekyll'] as const) {
      expect(embedCode(kind, embedded({ lazy: true })).once!.text).toContain('play/truth-net-lazy.js" async>');
    }
  });

  test('is a sandboxed iframe elsewhere', () => {
    const { post } = embedCode('iframe', embedded());
    expect(post).toContain('src="https://nets.example/play/embed.html?panels=run+table+chart&amp;lang=en#table=a,b:y');
    expect(post).toContain('height="640"');
    expect(post).not.toContain('allow-same-origin');
  });

  test('allows an iframe to save files and copy', () => {
    const { post } = embedCode('iframe', embedded());
    expect(/ sandbox="([^"]*)"/.exec(post)![1]!.split(' ')).toContain('allow-downloads');
    expect(post).toContain(' allow="clipboard-write"');
  });

  test('is a link in Markdown', () => {
    expect(embedCode('markdown', embedded({ title: 'a [b] *c*' })).post).toBe(
      '[a b c](https://nets.example/play/#table=a,b:y/0,1,1,0&lr=0.5&seed=7)',
    );
  });

  test.each(['script', 'iframe', 'markdown'] as const)(
    'for %s keeps only the parts of a title that no engine evaluates',
    (kind) => {
      const ascii = Array.from({ length: 0x7f }, (_, code) => String.fromCharCode(code));
      const signs = [
        ...ascii.filter((sign) => /[^\dA-Za-z,]/.test(sign)),
        '\u2028',
        '\u202e',
        '\ufeff',
        '\ud800',
        '｛',
        '”',
      ];
      const title = `${signs.join('7')}, 雨 é ☂️`;
      const named = embedCode(kind, embedded({ title })).post;
      const plain = embedCode(kind, embedded({ title: 'TITLE' })).post;
      const [before, after] = plain.split('TITLE');
      expect(named.slice(before!.length, -after!.length)).toMatch(/^(?:7 )+7, 雨 é ☂️$/u);
    },
  );

  test.each(EMBED_KINDS)('for %s has no blank line and no indentation, which Markdown would interpret', (kind) => {
    for (const text of written(kind)) {
      for (const line of text.split('\n')) expect(line).toMatch(/^\S/);
    }
  });

  test.each(['script', 'iframe'] as const)('for %s lets no name become markup', (kind) => {
    const hash = linkOf(HOSTILE);
    for (const text of written(kind, { hash, title: HOSTILE })) {
      expect(text).not.toContain('<script>');
      expect(text).not.toContain('alert(1)</script>');
      expect(text.match(/<script/g)?.length ?? 0).toBe(kind === 'script' ? 1 : 0);
    }
  });

  test.each(['hugo', 'jekyll', 'markdown'] as const)('for %s lets no name end the text around it', (kind) => {
    const hash = linkOf(HOSTILE);
    const [post] = written(kind, { hash, title: 'x' }).slice(-1);
    const inside = post!.slice(3, -3);
    expect(inside).not.toMatch(/\{\{|\}\}|%\}|\{%|>\}|</);
    expect(post!.match(/"/g)?.length ?? 0).toBe(kind === 'markdown' ? 0 : 10);
  });
});

test('The address of the page for an iframe contains its options', () => {
  const address = new URL(frameAddress(embedded({ controls: 'none', autoplay: true })));
  expect(Object.fromEntries(address.searchParams)).toEqual({
    panels: 'run table chart',
    lang: 'en',
    buttons: 'none',
    autoplay: '',
  });
});

function linkOf(name: string): string {
  const table = { inputs: [name], outputs: ['y'], rows: [{ in: [0 as const], out: [1 as const] }] };
  const link = writeLink({ session: { table }, iteration: 0, changes: [], view: {} });
  if ('problem' in link) throw new Error(link.problem.code);
  return link.hash;
}
