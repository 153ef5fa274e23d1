/** Reads NumPy's .npy format, versions 1 to 3: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */

/** An array of numbers with its name in a file, in the order of C: the last index varies fastest. */
export interface NamedArray {
  readonly name: string;
  readonly shape: readonly number[];
  readonly numbers: readonly number[];
}

/** An array, or the reason why there is none; `value` is a type of numbers that is not read. */
export type NpyRead =
  | { readonly array: NamedArray }
  | { readonly code: 'notNpy'; readonly name: string }
  | { readonly code: 'numberType'; readonly name: string; readonly value: string };

/** Maximum length of a header, as in NumPy; one that describes an array of numbers takes about 100 characters. */
const MOST_HEADER = 10_000;

const MAGIC = [0x93, ...Array.from('NUMPY', (letter) => letter.charCodeAt(0))];

/** Readers of numbers, by NumPy's letter and the size in bytes. */
const READERS: Readonly<Record<string, (view: DataView, at: number, isLittle: boolean) => number>> = {
  f8: (view, at, isLittle) => view.getFloat64(at, isLittle),
  f4: (view, at, isLittle) => view.getFloat32(at, isLittle),
  i8: (view, at, isLittle) => Number(view.getBigInt64(at, isLittle)),
  i4: (view, at, isLittle) => view.getInt32(at, isLittle),
  i2: (view, at, isLittle) => view.getInt16(at, isLittle),
  i1: (view, at) => view.getInt8(at),
  u8: (view, at, isLittle) => Number(view.getBigUint64(at, isLittle)),
  u4: (view, at, isLittle) => view.getUint32(at, isLittle),
  u2: (view, at, isLittle) => view.getUint16(at, isLittle),
  u1: (view, at) => view.getUint8(at),
};

export function isNpy(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, i) => bytes[i] === byte);
}

/** Reads a file, which has to be as long as its header says. Never throws. */
export function readNpy(name: string, bytes: Uint8Array): NpyRead {
  const notNpy = { code: 'notNpy', name } as const;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isNpy(bytes) || bytes.length < 12) return notNpy;
  const isShort = bytes[6] === 1;
  const start = isShort ? 10 : 12;
  const length = isShort ? view.getUint16(8, true) : view.getUint32(8, true);
  if (bytes[6]! > 3 || length > MOST_HEADER || start + length > bytes.length) return notNpy;
  const header = new TextDecoder().decode(bytes.subarray(start, start + length));
  const type = /'descr': *'([^']*)'/.exec(header)?.[1];
  const isFortran = /'fortran_order': *(True|False)/.exec(header)?.[1];
  const shapeText = /'shape': *\(([\d, ]*)\)/.exec(header)?.[1];
  // A type in brackets is that of a record.
  if (/'descr': *\[/.test(header)) return { code: 'numberType', name, value: 'record' };
  if (type === undefined || isFortran === undefined || shapeText === undefined) return notNpy;
  const read = READERS[type.slice(1)];
  if (!read || !/^[<>|=]/.test(type)) return { code: 'numberType', name, value: type.slice(0, 20) };
  const shape = shapeText.split(',').flatMap((size) => (size.trim() === '' ? [] : [Number(size)]));
  const count = shape.reduce((product, size) => product * size, 1);
  const size = Number(type.slice(2));
  const data = start + length;
  if (data + count * size !== bytes.length) return notNpy;
  const isLittle = !type.startsWith('>');
  const numbers = Array.from({ length: count }, (_, i) => read(view, data + i * size, isLittle));
  return { array: { name, shape, numbers: isFortran === 'True' ? inOrderOfC(numbers, shape) : numbers } };
}

/** Returns the numbers of an array in which the first index varies fastest, so that the last one does. */
function inOrderOfC(numbers: readonly number[], shape: readonly number[]): number[] {
  return numbers.map((_, at) => {
    let rest = at;
    let stride = numbers.length;
    let from = 0;
    for (const size of shape.toReversed()) {
      stride /= size;
      from += (rest % size) * stride;
      rest = Math.floor(rest / size);
    }
    return numbers[from]!;
  });
}
