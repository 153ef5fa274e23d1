/** Converts CSS colours of any colour space to numbers. */

export interface Colour {
  /** Red, green and blue, each from 0 to 255. */
  readonly rgb: readonly [number, number, number];
  readonly hex: string;
  /** Opacity from 0 to 1. */
  readonly alpha: number;
}

/** Returns a colour in sRGB; undefined for values that are not colours, such as `none` or a gradient. */
export function rgbOf(css: string): Colour | undefined {
  if (!CSS.supports('color', css) || css === 'none') return undefined;
  // Paint it, so that the browser converts it.
  const canvas = new OffscreenCanvas(1, 1).getContext('2d')!;
  canvas.fillStyle = css;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
  const rgb = [red!, green!, blue!] as const;
  return { rgb, hex: `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`, alpha: alpha! / 255 };
}
