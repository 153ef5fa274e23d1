/**
 * Reads properties of the host page that its markup cannot shadow: `<img name="currentScript">` replaces
 * `document.currentScript`, and a form's fields replace its properties.
 */

/** Returns the document's own property. */
export function ofDocument<K extends keyof Document>(page: Document, name: K): Document[K] {
  return Reflect.get(Document.prototype, name, page);
}

/** Returns the element's own property; call a method on the element. */
export function ofElement<K extends keyof Element>(element: Element, name: K): Element[K] {
  return Reflect.get(Element.prototype, name, element);
}

export function attributeOf(element: Element, name: string): string | null {
  return ofElement(element, 'getAttribute').call(element, name);
}

/** Returns the parent, or the host if the element is at the top of a shadow tree. */
export function parentOf(element: Element): Element | null {
  const parent = ofElement(element, 'parentNode');
  return ofElement(element, 'parentElement') ?? (parent instanceof ShadowRoot ? parent.host : null);
}
