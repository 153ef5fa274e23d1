/**
 * Finds elements in a page and reports on them. It stays because WebDriver, which drives WebKitGTK, finds no elements by
 * role or through shadow trees. It is sent to the page as text, so it can use nothing outside of it. Roles and names follow https://www.w3.org/TR/html-aam-1.0/ and
 * https://www.w3.org/TR/accname-1.2/ as far as our pages need; queries reach through all open shadow trees.
 */

/** A text to match, whole or in part. */
export type Wanted =
  { readonly text: string; readonly exact: boolean } | { readonly source: string; readonly flags: string };

/** A step of a query, from the elements found so far to the next ones. */
export type Step =
  | { readonly css: string }
  | { readonly role: string; readonly name?: Wanted; readonly selected?: boolean; readonly level?: number }
  | { readonly text: Wanted }
  | { readonly has: readonly Step[] }
  | { readonly hasText: Wanted }
  /** Index, counted from the end if negative. */
  | { readonly nth: number };

export type Query = readonly Step[];

/** A point to press, or the reason why there is none yet. */
export type Target = { readonly x: number; readonly y: number } | { readonly why: string };

interface Press {
  landed: boolean;
  readonly listening: AbortController;
}

export type InPage = ReturnType<typeof inPage>;

/** Name of a property that can be read of every matching element. */
export type Property = keyof InPage['properties'];

export function inPage() {
  const BY_TAG: Readonly<Record<string, string>> = {
    A: 'link',
    ARTICLE: 'article',
    BUTTON: 'button',
    DIALOG: 'dialog',
    FIELDSET: 'group',
    FIGURE: 'figure',
    H1: 'heading',
    H2: 'heading',
    H3: 'heading',
    H4: 'heading',
    IMG: 'img',
    LI: 'listitem',
    MAIN: 'main',
    NAV: 'navigation',
    OL: 'list',
    OPTION: 'option',
    OUTPUT: 'status',
    PROGRESS: 'progressbar',
    SELECT: 'combobox',
    TABLE: 'table',
    TD: 'cell',
    TEXTAREA: 'textbox',
    TR: 'row',
    UL: 'list',
  };
  const BY_INPUT: Readonly<Record<string, string>> = {
    checkbox: 'checkbox',
    radio: 'radio',
    range: 'slider',
    button: 'button',
  };
  const NAMED_BY_CONTENT = ['button', 'cell', 'checkbox', 'gridcell', 'heading', 'link', 'option', 'row', 'rowheader'];

  const tidy = (text: string) => text.replace(/[\s\u200b]+/g, ' ').trim();

  function matches(text: string, wanted: Wanted): boolean {
    if ('source' in wanted) return new RegExp(wanted.source, wanted.flags).test(text);
    const sought = tidy(wanted.text);
    return wanted.exact ? tidy(text) === sought : tidy(text).toLowerCase().includes(sought.toLowerCase());
  }

  /** Yields the elements below a node in reading order. */
  function* below(node: ParentNode): Generator<Element> {
    const trees = node instanceof Element && node.shadowRoot ? [node.shadowRoot, node] : [node];
    for (const tree of trees) {
      for (const child of tree.children) {
        yield child;
        yield* below(child);
      }
    }
  }

  function parentOf(element: Element): Element | null {
    if (element.assignedSlot) return element.assignedSlot;
    const parent = element.parentNode;
    return parent instanceof ShadowRoot ? parent.host : element.parentElement;
  }

  function isWithin(element: Element | null, ancestor: Element): boolean {
    for (let each = element; each; each = parentOf(each)) if (each === ancestor) return true;
    return false;
  }

  function isVisible(element: Element): boolean {
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0;
  }

  /** Returns true for an element that screen readers skip. */
  function isHidden(element: Element): boolean {
    const shown = element instanceof HTMLOptionElement ? element.closest('select')! : element;
    if (!shown.checkVisibility({ visibilityProperty: true }) && getComputedStyle(shown).display !== 'contents')
      return true;
    for (let each: Element | null = element; each; each = parentOf(each)) if (each.ariaHidden === 'true') return true;
    return false;
  }

  function roleOf(element: Element): string {
    const given = element.getAttribute('role');
    if (given) return given.split(' ')[0]!;
    if (element instanceof HTMLInputElement) return BY_INPUT[element.type] ?? 'textbox';
    if (element.tagName === 'TH') return element.getAttribute('scope') === 'row' ? 'rowheader' : 'columnheader';
    return BY_TAG[element.tagName] ?? '';
  }

  /** Returns an element's text, including its shadow tree. */
  function textOf(node: Node): string {
    if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
    if (node instanceof Element && ['SCRIPT', 'NOSCRIPT', 'STYLE', 'HEAD'].includes(node.tagName)) return '';
    const own = [...node.childNodes].map(textOf).join('');
    return node instanceof Element && node.shadowRoot ? own + textOf(node.shadowRoot) : own;
  }

  function nameByContent(node: Node): string {
    if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
    if (!(node instanceof Element) || ['SCRIPT', 'STYLE'].includes(node.tagName)) return '';
    if (node.ariaHidden === 'true' || getComputedStyle(node).display === 'none') return '';
    if (node.ariaLabel) return node.ariaLabel;
    if (node instanceof HTMLImageElement) return node.alt;
    const slotted = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
    const parts = slotted.length > 0 ? slotted : (node.shadowRoot ?? node).childNodes;
    const text = [...parts].map(nameByContent).join('');
    return getComputedStyle(node).display.startsWith('inline') ? text : ` ${text} `;
  }

  function nameOf(element: Element): string {
    const label = textNamedBy(element, 'aria-labelledby');
    if (label !== undefined) return label;
    if (element.ariaLabel) return tidy(element.ariaLabel);
    const { labels } = element as { labels?: NodeListOf<HTMLLabelElement> | null };
    if (labels && labels.length > 0 && element.tagName !== 'BUTTON') {
      // A field's value is not part of its name.
      return tidy([...labels].map((label) => nameWithoutFields(label)).join(' '));
    }
    if (element instanceof HTMLImageElement) return tidy(element.alt);
    const caption = element.querySelector(':scope > :is(legend, caption, figcaption, title)');
    if (caption) return tidy(nameByContent(caption));
    if (NAMED_BY_CONTENT.includes(roleOf(element))) {
      const name = tidy([...(element.shadowRoot ?? element).childNodes].map(nameByContent).join(''));
      if (name !== '') return name;
    }
    return tidy(element.getAttribute('title') ?? '');
  }

  function descriptionOf(element: Element): string {
    return textNamedBy(element, 'aria-describedby') ?? tidy(element.getAttribute('aria-description') ?? '');
  }

  /** Returns the text of the elements whose ids an attribute lists; undefined if it lists none. */
  function textNamedBy(element: Element, attribute: string): string | undefined {
    const root = element.getRootNode() as Document | ShadowRoot;
    const ids = element.getAttribute(attribute)?.split(' ');
    return ids && tidy(ids.map((id) => nameByContent(root.getElementById(id)!)).join(' '));
  }

  function nameWithoutFields(label: Element): string {
    return [...label.childNodes]
      .filter((node) => !(node instanceof Element) || !node.matches('input, select, textarea'))
      .map(nameByContent)
      .join('');
  }

  function isDisabled(element: Element): boolean {
    return element.matches(':disabled') || element.ariaDisabled === 'true';
  }

  /** Finds elements by a selector whose combinators reach through shadow trees. */
  function byCss(scopes: readonly ParentNode[], css: string): Element[] {
    const found = css.split(/\s*,\s*/).flatMap((selector) => {
      const parts = selector.replace(/\s*>\s*/g, '>').split(/\s+(?![^[]*\])/);
      let reached: ParentNode[] = [...scopes];
      for (const part of parts) {
        const [seen, visible] = part.split(':visible');
        const fits = (each: Element) => each.matches(seen!) && (visible === undefined || isVisible(each));
        reached = unique(reached.flatMap((scope) => [...below(scope)].filter(fits)));
      }
      return reached as Element[];
    });
    return unique(found);
  }

  function unique<T>(items: readonly T[]): T[] {
    return [...new Set(items)];
  }

  function take(found: readonly ParentNode[], step: Step): Element[] {
    const elements = found as readonly Element[];
    const reach = (fits: (element: Element) => boolean) =>
      unique(found.flatMap((scope) => [...below(scope)].filter((element) => fits(element))));
    if ('css' in step) return byCss(found, step.css);
    if ('text' in step) {
      const all = reach((element) => element !== document.head && matches(textOf(element), step.text));
      return all.filter((element) => !all.some((other) => other !== element && isWithin(other, element)));
    }
    if ('has' in step) return elements.filter((element) => find(step.has, [element]).length > 0);
    if ('hasText' in step) return elements.filter((element) => matches(textOf(element), step.hasText));
    if ('nth' in step) return elements.slice(step.nth, step.nth === -1 ? undefined : step.nth + 1);
    const { role, name, selected, level } = step;
    return reach(
      (element) =>
        roleOf(element) === role &&
        !isHidden(element) &&
        (name === undefined || matches(nameOf(element), name)) &&
        (selected === undefined || properties.selected(element) === selected) &&
        (level === undefined || element.tagName === `H${level}`),
    );
  }

  function find(query: Query, from: readonly ParentNode[] = [document]): Element[] {
    return query.reduce<readonly ParentNode[]>(take, from) as Element[];
  }

  /**
   * Returns the only match. @throws for more than one match
   * @throws where there is more than one
   */
  function one(query: Query): Element | undefined {
    const found = find(query);
    if (found.length > 1) throw new Error(`${found.length} of ${JSON.stringify(query)}`);
    return found[0];
  }

  const properties = {
    visible: isVisible,
    enabled: (element: Element) => !isDisabled(element),
    focused: (element: Element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element,
    selected: (element: Element) =>
      element instanceof HTMLOptionElement ? element.selected : element.getAttribute('aria-selected') === 'true',
    checked: (element: Element) => (element as HTMLInputElement).checked,
    text: (element: Element) => textOf(element),
    textContent: (element: Element) => element.textContent,
    innerText: (element: Element) => (element as HTMLElement).innerText,
    name: nameOf,
    description: descriptionOf,
    value: (element: Element) => (element as HTMLInputElement).value,
    classes: (element: Element) => element.getAttribute('class') ?? '',
    box: (element: Element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    },
    inViewport: (element: Element) => {
      const { top, left, bottom, right } = element.getBoundingClientRect();
      return bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
    },
  };

  function scrollTo(element: Element): void {
    const { top, bottom, left, right } = element.getBoundingClientRect();
    if (top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth) return;
    centre(element);
  }

  function centre(element: Element): void {
    element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  }

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  function hitAt(x: number, y: number): Element | null {
    let hit = document.elementFromPoint(x, y);
    while (hit?.shadowRoot) {
      const inner = hit.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === hit) break;
      hit = inner;
    }
    return hit;
  }

  /** Returns the element's point once it is in the viewport and at rest and, for a press, enabled and uncovered. */
  async function target(
    query: Query,
    press: boolean,
    at?: { readonly x: number; readonly y: number },
  ): Promise<Target> {
    const element = one(query);
    if (!element) return { why: 'is not there' };
    if (!isVisible(element)) return { why: 'is not visible' };
    if (press && isDisabled(element)) return { why: 'is disabled' };
    scrollTo(element);
    const before = element.getBoundingClientRect();
    await frame();
    await frame();
    const { left, top, width, height } = element.getBoundingClientRect();
    if (left !== before.left || top !== before.top) return { why: 'moves' };
    const [x, y] = [left + (at?.x ?? width / 2), top + (at?.y ?? height / 2)];
    const hit = hitAt(x, y);
    const label = hit?.closest('label');
    if (!isWithin(hit, element) && label?.control !== element) {
      // A sticky bar may cover the element, or a box that scrolls may cut it off.
      centre(element);
      return { why: `is covered by ${hit?.tagName ?? 'nothing'} at ${x}, ${y}` };
    }
    if (press) expectClick(element);
    return { x: Math.round(x), y: Math.round(y) };
  }

  /** Records for `hasLanded` if a click reaches `element`, or an element that has replaced it. */
  function expectClick(element: Element): void {
    lastPress()?.listening.abort();
    const press: Press = { landed: false, listening: new AbortController() };
    Object.assign(window, { press });
    const [role, name] = [roleOf(element), nameOf(element)];
    const isMeant = (each: EventTarget) =>
      each === element ||
      (!element.isConnected && each instanceof Element && roleOf(each) === role && nameOf(each) === name);
    const note = (event: Event) => {
      press.landed ||= event.composedPath().some(isMeant);
    };
    addEventListener('click', note, { capture: true, signal: press.listening.signal });
  }

  /** Returns true if the last press reached its element; a page that was left counts as reached. */
  function hasLanded(): boolean {
    return lastPress()?.landed ?? true;
  }

  function lastPress(): Press | undefined {
    return (window as unknown as { press?: Press }).press;
  }

  /** Selects an option by its text or value, because no driver can reach the browser's own list. */
  function select(element: Element, wanted: string): boolean {
    const list = element as HTMLSelectElement;
    const option = [...list.options].find(({ label, value }) => tidy(label) === wanted || value === wanted);
    if (!option || isDisabled(list)) return false;
    scrollTo(list);
    option.selected = true;
    list.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    list.dispatchEvent(new Event('change', { bubbles: true }));
    return true;
  }

  /** Replaces a field's text. */
  function fill(element: Element, text: string): boolean {
    const field = element as HTMLInputElement | HTMLTextAreaElement;
    if (isDisabled(field)) return false;
    scrollTo(field);
    field.focus();
    field.select();
    // This is deprecated, but only it enters a long text at once as typing does.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
    return true;
  }

  return { find, one, properties, target, hasLanded, scrollTo, select, fill };
}
