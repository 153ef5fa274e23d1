/** Drawings of the page as files: what style sheets say about them is written into them, so that they stand alone. */

import { parentOf } from '../dom/host-dom.ts';
import { rgbOf } from './colour.ts';

/** Presentation attributes that are inherited, with what an SVG file begins with. */
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

/** Those that are not. */
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

/** What in a drawing is for pointers, keyboards and screen readers, or belongs to another language than SVG. */
const OF_THE_PAGE = /^(?:class|style|tabindex|role|part|on.*|aria-.*|data-.*)$/;

/** A drawing as the text of an SVG file, as large as it is shown and as it looks there. */
export function standaloneSvg(drawing: SVGSVGElement, title: string): string {
  // Its own size, not that of its bounding box, which the page around it may have scaled.
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
  // A little more than the drawing, whose size is rounded: no edge stays bare.
  const box = { x: x - 1, y: y - 1, width: boxWidth + 2, height: boxHeight + 2 };
  const ground = make('rect', { ...box, fill: backgroundOf(drawing), stroke: 'none' });
  copy.prepend(make('title', {}, title), ground);
  const text = new XMLSerializer().serializeToString(copy);
  // A name can begin no template where a post's engine reads the file.
  return `${text.replaceAll(/[{[]/g, (sign) => `&#${sign.charCodeAt(0)};`)}\n`;
}

/** An SVG file as a picture, `scale` times as large. */
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

/** Writes into `copy` what makes `original` look as it does, and takes out what only a page has a use for. */
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

/** Shapes that nobody sees are there for pointers; a group that is not seen itself may hold what is. */
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

/** The colour of whatever the element stands on. */
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

/** XML knows no control characters, not even encoded. */
function withoutControls(text: string): string {
  return text.replaceAll(/(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '\ufffd');
}
