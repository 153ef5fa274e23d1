/** How the views that come late reach a page: as a module of their own. See late-delivery-script.ts for the other way. */

export function fetchLate(): Promise<unknown> {
  return import('./element/define-lazy-views.ts');
}
