/** Keeps the site for use without a connection, unless the reader refuses; the footer has the switch. */

import { recall, remember } from '../dom/storage.ts';
import { trusted } from '../dom/trusted-types.ts';

/** Start of the names of the caches; see service-worker.ts. */
const PREFIX = 'truthnet ';

/** Returns the folder of the site, in which its icon is. */
function folderOfSite(): URL {
  return new URL('.', document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.href);
}

/** Registers the service worker, and shows the switch. */
export function keepSite(): void {
  const line = document.querySelector<HTMLElement>('[data-offline]');
  if (!line) return;
  for (const button of line.querySelectorAll('button')) {
    button.addEventListener('click', () => {
      const isKept = button.closest('[data-state]')?.getAttribute('data-state') === 'refused';
      remember('offline', isKept ? 'kept' : 'refused');
      void set(isKept).then(() => {
        line.querySelector<HTMLElement>('[data-state]:not([hidden]) button')?.focus();
      });
    });
  }
  void set(recall('offline') !== 'refused');

  async function set(isKept: boolean): Promise<void> {
    await (isKept ? register() : remove());
    for (const state of line!.querySelectorAll<HTMLElement>('[data-state]')) {
      state.hidden = (state.dataset['state'] === 'kept') !== isKept;
    }
    line!.hidden = false;
  }
}

async function register(): Promise<void> {
  const folder = folderOfSite();
  await navigator.serviceWorker.register(trusted(new URL('sw.js', folder).href), { scope: folder.href });
}

async function remove(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(folderOfSite());
  await registration?.unregister();
  const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(ours.map((name) => caches.delete(name)));
}
