/** Boxes of texts and marks in a drawing, which may not cover each other. */

/** Rectangle in pixels from the top left corner. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Returns the box of a rectangle such as that of an SVG element. */
export function boxOf({ x, y, width, height }: Pick<DOMRect, 'x' | 'y' | 'width' | 'height'>): Box {
  return { left: x, right: x + width, top: y, bottom: y + height };
}

/** Returns true if two boxes overlap, or stand closer beside each other than `gap`. */
export function overlap(one: Box, other: Box, gap: number): boolean {
  return (
    one.left < other.right + gap && one.right > other.left - gap && one.top < other.bottom && one.bottom > other.top
  );
}
