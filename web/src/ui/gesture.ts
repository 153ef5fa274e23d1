/** Gestures on a drawing: taps, drags along one axis, and finger movements that belong to the page. */

/** Screen pixels that a press has to move before it is a drag. A finger is less steady than a mouse. */
const THRESHOLDS = { mouse: 3, finger: 8 };

interface Held<Subject> {
  readonly pointerId: number;
  readonly subject: Subject;
  readonly x: number;
  readonly y: number;
  isDrag: boolean;
}

/** Returns true for pointers that scroll the page as well: fingers and pens. */
export function isFinger({ pointerType }: PointerEvent): boolean {
  return pointerType !== 'mouse';
}

/** Recogniser of one press at a time, with the subject that was under it. */
export class Gesture<Subject> {
  readonly #axis: 'x' | 'y';
  #held: Held<Subject> | undefined;

  constructor(axis: 'x' | 'y') {
    this.#axis = axis;
  }

  get isDrag(): boolean {
    return this.#held?.isDrag ?? false;
  }

  begin(event: PointerEvent, subject: Subject): void {
    const { pointerId, clientX, clientY, currentTarget } = event;
    this.#held = { pointerId, subject, x: clientX, y: clientY, isDrag: false };
    // The pointer may leave the drawing while it is held.
    (currentTarget as Element).setPointerCapture(pointerId);
  }

  /** Returns the subject once the pointer has moved far enough along the axis. Across it, a finger ends the gesture. */
  drag(event: PointerEvent): Subject | undefined {
    const held = this.#held;
    if (held?.pointerId !== event.pointerId) return undefined;
    if (!held.isDrag) {
      const [dx, dy] = [Math.abs(event.clientX - held.x), Math.abs(event.clientY - held.y)];
      const [along, across] = this.#axis === 'x' ? [dx, dy] : [dy, dx];
      if (isFinger(event)) {
        if (Math.max(along, across) < THRESHOLDS.finger) return undefined;
        if (across > along) this.#held = undefined;
      } else if (along < THRESHOLDS.mouse) {
        return undefined;
      }
      held.isDrag = true;
    }
    return this.#held?.subject;
  }

  /** Ends the gesture and returns its subject if it was a tap. */
  tap(event: PointerEvent): Subject | undefined {
    const held = this.#end(event);
    return held?.isDrag ? undefined : held?.subject;
  }

  /** Ends the gesture because the browser took the pointer; returns the subject of a drag, which has to be undone. */
  cancel(event: PointerEvent): Subject | undefined {
    const held = this.#end(event);
    return held?.isDrag ? held.subject : undefined;
  }

  #end({ pointerId }: PointerEvent): Held<Subject> | undefined {
    const held = this.#held;
    if (held?.pointerId !== pointerId) return undefined;
    this.#held = undefined;
    return held;
  }
}
