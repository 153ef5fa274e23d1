/** Prepares canvases to be drawn on. */

/** Returns the context of a cleared canvas of this size in CSS pixels. */
export function contextOf(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D | null {
  const ratio = devicePixelRatio;
  const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
  // The pixels are only written from here; a copy on the GPU would slow that down.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (canvas.width !== across || canvas.height !== down) {
    canvas.width = across;
    canvas.height = down;
  } else {
    context?.clearRect(0, 0, width, height);
  }
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}
