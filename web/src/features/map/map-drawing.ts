/** Draws a map as a picture of its own, with its axes and a caption. */

/** Name of an axis, and the values at its ends. */
interface DrawnAxis {
  readonly name: string;
  readonly ends: readonly [string, string];
}

export interface MapCaption {
  readonly across: DrawnAxis;
  readonly up: DrawnAxis;
  /** Lines below the map. */
  readonly lines: readonly string[];
  /** Meaning of the colours: each a colour, or several from one end of a ramp to the other. */
  readonly keys: readonly { readonly colours: readonly string[]; readonly text: string }[];
  readonly background: string;
  /** Element whose font and colour of text the picture has. */
  readonly host: Element;
}

/** Side of the map, room around it, height of a line and of its letters, in pixels. */
const SIDE = 1024;
const MARGIN = 56;
const LINE = 34;
const LETTERS = 22;
const KEY = 72;

/** Returns a canvas with the map enlarged to whole pixels, its axes and its caption. */
export function drawPicture(
  map: HTMLCanvasElement,
  { across, up, lines, keys, background, host }: MapCaption,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const { color, fontFamily } = getComputedStyle(host);
  const context = canvas.getContext('2d')!;
  const setFont = () => {
    context.font = `${LETTERS}px ${fontFamily}`;
    context.fillStyle = color;
    context.textBaseline = 'middle';
  };
  setFont();
  const wrapped = lines.flatMap((line) => wrap(line, SIDE, (text) => context.measureText(text).width));
  canvas.width = SIDE + 2 * MARGIN;
  canvas.height = SIDE + 2 * MARGIN + LINE * (wrapped.length + keys.length + 0.5);
  // Another size resets the context.
  context.fillStyle = background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  setFont();
  context.imageSmoothingEnabled = false;
  context.drawImage(map, MARGIN, MARGIN / 2, SIDE, SIDE);
  drawAxis(context, across, MARGIN, SIDE + MARGIN / 2 + LINE / 2 + 4);
  context.save();
  context.rotate(-Math.PI / 2);
  drawAxis(context, up, -(SIDE + MARGIN / 2), MARGIN / 2);
  context.restore();
  const lineAt = (line: number) => SIDE + MARGIN * 1.5 + LINE * (line + 0.75);
  wrapped.forEach((line, i) => {
    context.fillText(line, MARGIN, lineAt(i));
  });
  keys.forEach(({ colours, text }, i) => {
    const y = lineAt(wrapped.length + i);
    const ramp = context.createLinearGradient(MARGIN, 0, MARGIN + KEY, 0);
    colours.forEach((colour, step) => {
      ramp.addColorStop(step / Math.max(1, colours.length - 1), colour);
    });
    context.fillStyle = ramp;
    context.fillRect(MARGIN, y - LETTERS / 2, KEY, LETTERS);
    context.fillStyle = color;
    context.fillText(text, MARGIN + KEY + LETTERS, y);
  });
  return canvas;
}

/** Writes an axis from `x` to the right. */
function drawAxis(context: CanvasRenderingContext2D, { name, ends }: DrawnAxis, x: number, y: number): void {
  const places = [
    ['left', ends[0], x],
    ['center', name, x + SIDE / 2],
    ['right', ends[1], x + SIDE],
  ] as const;
  for (const [align, text, at] of places) {
    context.textAlign = align;
    context.fillText(text, at, y);
  }
  context.textAlign = 'left';
}

/** Breaks a line between words, or between characters of a script without spaces. */
function wrap(line: string, width: number, widthOf: (text: string) => number): string[] {
  const wrapped: string[] = [];
  let now = '';
  for (const part of line.match(/[^\s\u2E80-\uFFEF]+\s*|\s+|./gu) ?? []) {
    if (widthOf(now + part) > width && now) {
      wrapped.push(now.trim());
      now = '';
    }
    now += part;
  }
  return [...wrapped, now.trim()];
}
