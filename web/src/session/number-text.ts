/** Writes numbers without losing a bit, and reads them as people write them. */

/** Returns JavaScript's own text of a number, and "-0" for negative zero. */
export function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

const FULL_WIDTH = { first: 0xff01, last: 0xff5e, offset: 0xfee0 };

/** Returns a text with digits of all scripts as 0 to 9, and full-width forms as plain ones. */
export function plainForms(text: string): string {
  return text.replace(/(?![0-9])[\p{Nd}\uff01-\uff5e]/gu, (character) => {
    const code = character.codePointAt(0)!;
    return code >= FULL_WIDTH.first && code <= FULL_WIDTH.last
      ? String.fromCharCode(code - FULL_WIDTH.offset)
      : String(digitValue(code));
  });
}

/** Returns the value of a digit: Unicode lists the digits of each script in order, in whole tens. */
function digitValue(code: number): number {
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before++;
  return before % 10;
}

/** A notation: the decimal separator, and the separator of groups of three digits. */
interface Writing {
  readonly decimal: '.' | ',';
  readonly group: '.' | ',' | ' ';
}

const OURS: Writing = { decimal: '.', group: ',' };
const OTHERS: readonly Writing[] = [
  { decimal: '.', group: ' ' },
  { decimal: ',', group: '.' },
  { decimal: ',', group: ' ' },
];

/**
 * Returns the numbers that a text may mean: none if it is not a finite decimal number, two if its separator may be
 * decimal or grouping. In the page's own notation a text has one meaning: 1,500 for whole numbers (`whole`), and 1.312
 * for fractions. Takes time linear in the text.
 */
export function readNumber(text: string, whole = false): readonly number[] {
  const plain = plainForms(text)
    .trim()
    .replace(/[−‐‑‒–—﹣]/g, '-')
    .replace(/٫/g, '.')
    .replace(/٬/g, ',')
    .replace(/[\u00a0\u2009\u202f]/g, ' ');
  const [, sign, body, exponent = ''] = /^([+-]?)([\d., ]+)(e[+-]?\d+)?$/i.exec(plain) ?? [];
  if (body === undefined) return [];
  const isOurs = !body.includes(whole ? OURS.decimal : OURS.group);
  const ours = ungrouped(body, OURS);
  const texts = ours !== undefined && isOurs ? [ours] : [ours, ...OTHERS.map((writing) => ungrouped(body, writing))];
  const values = texts.flatMap((each) => (each === undefined ? [] : Number(`${sign}${each}${exponent}`)));
  return values.filter((value, i) => Number.isFinite(value) && values.indexOf(value) === i);
}

/** Returns the digits with a point as the decimal separator; undefined if the separators do not fit the notation. */
function ungrouped(body: string, { decimal, group }: Writing): string | undefined {
  const [integer = '', fraction = '', ...rest] = body.split(decimal);
  const [first = '', ...groups] = integer.split(group);
  const isGrouped = /^[1-9]\d{0,2}$/.test(first) && groups.every((digits) => /^\d{3}$/.test(digits));
  const isNumber = isDigits(first) && isDigits(fraction) && first + fraction !== '' && rest.length === 0;
  return isNumber && (groups.length === 0 || isGrouped) ? `${first}${groups.join('')}.${fraction}` : undefined;
}

function isDigits(text: string): boolean {
  return /^\d*$/.test(text);
}
