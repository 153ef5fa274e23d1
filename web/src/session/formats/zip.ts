/** Reads the files in a ZIP archive, stored or deflated: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */

export interface ZipFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type ZipRead = { readonly files: readonly ZipFile[] } | { readonly refused: 'notZip' | 'tooLarge' };

const SIGNATURES = { file: 0x0403_4b50, entry: 0x0201_4b50, end: 0x0605_4b50 } as const;
const SIZES = { file: 30, entry: 46, end: 22 } as const;
const MOST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

export function isZip(bytes: Uint8Array): boolean {
  return [0x50, 0x4b, 3, 4].every((byte, i) => bytes[i] === byte);
}

/**
 * Unpacks the files whose names end with `ending`, of which there has to be one. Refuses an archive that unpacks to more
 * than `most` bytes before it unpacks that many, whatever its directory says. Never rejects.
 */
export async function unzip(bytes: Uint8Array<ArrayBuffer>, ending: string, most: number): Promise<ZipRead> {
  const entries = entriesOf(bytes)?.filter(({ name }) => name.endsWith(ending));
  if (!entries || entries.length === 0) return { refused: 'notZip' };
  if (entries.reduce((sum, { size }) => sum + size, 0) > most) return { refused: 'tooLarge' };
  const files: ZipFile[] = [];
  for (const { name, packed, isDeflated, size, checksum } of entries) {
    const unpacked = isDeflated ? await inflate(packed, size) : packed;
    if (unpacked?.length !== size || crc32(unpacked) !== checksum) return { refused: 'notZip' };
    files.push({ name: name.slice(0, -ending.length), bytes: unpacked });
  }
  return { files };
}

interface Entry {
  readonly name: string;
  readonly packed: Uint8Array<ArrayBuffer>;
  readonly isDeflated: boolean;
  /** Size when unpacked. */
  readonly size: number;
  readonly checksum: number;
}

/** Returns the entries of the archive's directory; undefined if it is broken, encrypted or packed in another way. */
function entriesOf(bytes: Uint8Array<ArrayBuffer>): Entry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = (at: number, kind: keyof typeof SIGNATURES) =>
    at >= 0 && at + SIZES[kind] <= bytes.length && view.getUint32(at, true) === SIGNATURES[kind];
  const last = bytes.length - SIZES.end;
  let end = last;
  while (end > 0 && end > last - MOST_COMMENT && !starts(end, 'end')) end--;
  if (!starts(end, 'end')) return undefined;
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (!starts(at, 'entry')) return undefined;
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    const [packedSize, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const nameSize = view.getUint16(at + 28, true);
    const file = view.getUint32(at + 42, true);
    if (!starts(file, 'file') || flags & ENCRYPTED || (method !== STORED && method !== DEFLATED)) return undefined;
    const data = file + SIZES.file + view.getUint16(file + 26, true) + view.getUint16(file + 28, true);
    if (data + packedSize > bytes.length) return undefined;
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + SIZES.entry, at + SIZES.entry + nameSize)),
      packed: bytes.subarray(data, data + packedSize),
      isDeflated: method === DEFLATED,
      size,
      checksum: view.getUint32(at + 16, true),
    });
    at += SIZES.entry + nameSize + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Inflates at most `size` bytes; undefined if there are more, or if the data is broken. */
async function inflate(packed: Uint8Array<ArrayBuffer>, size: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const unpacked = new Uint8Array(size);
  let at = 0;
  try {
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      if (at + read.value.length > size) {
        await reader.cancel();
        return undefined;
      }
      unpacked.set(read.value, at);
      at += read.value.length;
    }
  } catch {
    return undefined;
  }
  return at === size ? unpacked : undefined;
}

function crc32(bytes: Uint8Array): number {
  let rest = 0xffff_ffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb8_8320 : rest >>> 1;
  }
  return ~rest >>> 0;
}
