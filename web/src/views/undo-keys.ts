/** Fields that have an undo of their own. */
const FIELDS = 'textarea, input:not([type="checkbox"], [type="radio"], [type="range"], [type="file"])';

/**
 * What a key pressed asks of the history: Ctrl or Cmd with Z, with Shift and Z, or with Y. In a field it asks that of
 * the field, and in a dialog nothing.
 */
export function undoKey(event: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (event.altKey || !(event.ctrlKey || event.metaKey)) return undefined;
  const path = event.composedPath();
  if (path[0] instanceof Element && path[0].matches(FIELDS)) return undefined;
  if (path.some((node) => node instanceof HTMLDialogElement)) return undefined;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && !event.shiftKey ? 'redo' : undefined;
}
