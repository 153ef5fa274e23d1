/** Colours as numbers, in whichever of the spaces that CSS knows a style says them. */

export interface Colour {
  /** Each from 0 to 255. */
  readonly rgb: readonly [number, number, number];
  readonly hex: string;
  /** From 0 to 1. */
  readonly alpha: number;
}

/** A colour as every program writes it; undefined of what is none, such as `none` or a gradient. */
export function rgbOf(css: string): Colour | undefined {
  if (!CSS.supports('color', css) || css === 'none') return undefined;
  // Painted, so that the browser does what it knows best.
  const canvas = new OffscreenCanvas(1, 1).getContext('2d')!;
  canvas.fillStyle = css;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
  const rgb = [red!, green!, blue!] as const;
  return { rgb, hex: `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`, alpha: alpha! / 255 };
}
