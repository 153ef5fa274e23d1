/** Download of files, copying to the clipboard, and dropping of files. */

export function saveText(name: string, type: string, text: string): void {
  saveFile(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // By then the download no longer needs the URL.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 10_000);
}

/** Copies a text to the clipboard. @returns false if the browser does not allow it */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Allows files to be dropped on the event's target; by default the browser opens them instead of the page. */
export function allowFiles(event: DragEvent): void {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
}
