/** Exports drawings of the page as standalone SVG and PNG files, with all computed styles written into them. */

import { parentOf } from '../dom/host-dom.ts';
import { rgbOf } from './colour.ts';

/** Inherited presentation attributes, with their initial values. */
const INHERITED: Readonly<Record<string, string>> = {
  fill: 'rgb(0, 0, 0)',
  'fill-opacity': '1',
  'fill-rule': 'nonzero',
  stroke: 'none',
  'stroke-opacity': '1',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-dashoffset': '0px',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'stroke-miterlimit': '4',
  'paint-order': 'normal',
  'font-family': '',
  'font-size': '',
  'font-weight': '400',
  'font-style': 'normal',
  'font-variant-numeric': 'normal',
  'letter-spacing': 'normal',
  'text-anchor': 'start',
  visibility: 'visible',
};

/** Presentation attributes that are not inherited, with their initial values. */
const OWN: Readonly<Record<string, string>> = {
  opacity: '1',
  transform: 'none',
  'dominant-baseline': 'auto',
  'vector-effect': 'none',
  'stop-color': 'rgb(0, 0, 0)',
  'stop-opacity': '1',
};

const COLOURS = new Map([
  ['fill', 'fill-opacity'],
  ['stroke', 'stroke-opacity'],
  ['stop-color', 'stop-opacity'],
]);

const SVG = 'http://www.w3.org/2000/svg';

/** Attributes for pointers, keyboards and screen readers, or outside the SVG language. */
const OF_THE_PAGE = /^(?:class|style|tabindex|role|part|on.*|aria-.*|data-.*)$/;

/**
 * Returns the drawing of a figure as the text of an SVG file, with its present size and look. Includes what other
 * views draw behind or over it and mark with `data-picture`.
 */
export function standaloneSvg(figure: HTMLElement, title: string): string {
  const drawing = figure.querySelector<SVGSVGElement>(':scope > svg')!;
  // Use its own size: the page may have scaled its bounding box.
  const style = getComputedStyle(drawing);
  const [width, height] = [Number.parseFloat(style.width), Number.parseFloat(style.height)];
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  dress(drawing, copy, undefined);
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  copy.setAttribute('xmlns', SVG);
  copy.setAttribute('width', String(Math.round(width)));
  copy.setAttribute('height', String(Math.round(height)));
  copy.setAttribute('role', 'img');
  const { x, y, width: boxWidth, height: boxHeight } = copy.viewBox.baseVal;
  // Extend the background beyond the drawing, whose size is rounded: no edge stays bare.
  const box = { x: x - 1, y: y - 1, width: boxWidth + 2, height: boxHeight + 2 };
  const ground = make('rect', { ...box, fill: backgroundOf(drawing), stroke: 'none' });
  const views = [...figure.children];
  const [behind, over] = [views.slice(0, views.indexOf(drawing)), views.slice(views.indexOf(drawing))];
  copy.prepend(make('title', {}, title), ground, ...behind.flatMap(layersOf));
  copy.append(...over.flatMap(layersOf));
  const text = new XMLSerializer().serializeToString(copy);
  // No name may begin a template of a blog engine that reads the file.
  return `${text.replaceAll(/[{[]/g, (sign) => `&#${sign.charCodeAt(0)};`)}\n`;
}

/**
 * Returns an SVG file as a PNG, `scale` times as large.
 * @throws if the browser cannot draw it
 */
export async function pngOf(svg: string, scale = 2): Promise<Blob> {
  const image = new Image();
  await new Promise((resolve, reject) => {
    image.onload = resolve;
    image.onerror = () => {
      reject(new Error('The browser could not draw the picture.'));
    };
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  });
  const canvas = document.createElement('canvas');
  canvas.width = image.width * scale;
  canvas.height = image.height * scale;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('The browser could not make a PNG of the picture.'));
    });
  });
}

/** Returns copies of the visible layers that a view marks with `data-picture`. */
function layersOf(view: Element): SVGElement[] {
  const layers = view.shadowRoot?.querySelectorAll<HTMLCanvasElement | SVGSVGElement>('[data-picture]') ?? [];
  return [...layers].filter((layer) => layer.checkVisibility()).map(layerOf);
}

function layerOf(layer: HTMLCanvasElement | SVGSVGElement): SVGElement {
  if (layer instanceof HTMLCanvasElement) {
    const { offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height } = layer;
    return make('image', { x, y, width, height, href: layer.toDataURL() });
  }
  const copy = layer.cloneNode(true) as SVGSVGElement;
  dress(layer, copy, undefined);
  copy.setAttribute('overflow', 'visible');
  return copy;
}

/** Writes the computed styles of `original` into `copy`, and removes what only a page needs. */
function dress(original: Element, copy: Element, parentStyle: CSSStyleDeclaration | undefined): void {
  const style = getComputedStyle(original);
  for (const { name } of [...copy.attributes]) {
    if (OF_THE_PAGE.test(name) || name in INHERITED || name in OWN) copy.removeAttribute(name);
  }
  for (const [name, initial] of Object.entries(INHERITED)) {
    const value = style.getPropertyValue(name);
    if (value !== (parentStyle?.getPropertyValue(name) ?? initial)) setAttribute(copy, name, value, style);
  }
  for (const [name, initial] of Object.entries(OWN)) {
    const value = style.getPropertyValue(name);
    if (value !== initial) setAttribute(copy, name, value, style);
  }
  const copies = [...copy.childNodes];
  for (const [index, child] of [...original.childNodes].entries()) {
    const itsCopy = copies[index]!;
    if (child instanceof SVGElement && isDrawn(child)) dress(child, itsCopy as Element, style);
    else if (child instanceof Text) itsCopy.textContent = withoutControls(child.data);
    else itsCopy.parentNode?.removeChild(itsCopy);
  }
}

/**
 * Returns whether an element is drawn. Invisible shapes exist for pointers; an invisible group may contain visible
 * children.
 */
function isDrawn(element: SVGElement): boolean {
  if (['foreignObject', 'script', 'style'].includes(element.localName)) return false;
  const { display, visibility } = getComputedStyle(element);
  return display !== 'none' && (visibility === 'visible' || element.childElementCount > 0);
}

function setAttribute(copy: Element, name: string, value: string, style: CSSStyleDeclaration): void {
  const opacity = COLOURS.get(name);
  const colour = opacity === undefined ? undefined : rgbOf(value);
  copy.setAttribute(name, colour?.hex ?? value);
  if (opacity && colour && colour.alpha < 1) {
    copy.setAttribute(opacity, String(colour.alpha * Number(style.getPropertyValue(opacity))));
  }
}

/** Returns the first opaque background colour behind the element; white without any. */
function backgroundOf(element: Element): string {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const colour = rgbOf(getComputedStyle(at).backgroundColor);
    if (colour?.alpha === 1) return colour.hex;
  }
  return '#ffffff';
}

function make(name: string, attributes: Readonly<Record<string, string | number>>, text = ''): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  element.textContent = withoutControls(text);
  return element;
}

/** Replaces control characters, which XML does not allow even when escaped. */
function withoutControls(text: string): string {
  return text.replaceAll(/(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '\ufffd');
}
