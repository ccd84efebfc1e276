// The map as it is on the screen, as a file of its own: SVG with its colours in it, or PNG.
import { put, svg } from './dom.js';
import type { Size } from './view.js';

/** Attributes that style sheets set on the screen and that a file has to carry itself. */
const CARRIED = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'opacity', 'font-family', 'font-size', 'paint-order', 'visibility', 'text-anchor'] as const;

/** A drawing without scripts, classes and addresses. `credit`: where the outlines come from. */
export function asSvg(drawing: SVGSVGElement, size: Size, texts: { readonly title: string; readonly credit: string }): string {
  const copy = drawing.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) return '';
  inline(drawing, copy);
  const background = getComputedStyle(drawing).backgroundColor;
  copy.prepend(svg('title', {}, texts.title), svg('desc', {}, texts.credit), svg('rect', { width: '100%', height: '100%', fill: background }));
  put(copy, { xmlns: 'http://www.w3.org/2000/svg', width: size.width, height: size.height, class: undefined, tabindex: undefined, 'aria-describedby': undefined, role: 'img', 'aria-label': texts.title });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

function inline(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  const isShape = from.children.length === 0 || from.tagName === 'text';
  if (isShape && from.tagName !== 'title') {
    for (const name of CARRIED) {
      const value = style.getPropertyValue(name);
      if (value !== '' && value !== 'none' && value !== 'normal' && value !== 'visible') put(to, { [name]: value });
      else if (name === 'fill') put(to, { fill: value === '' ? 'none' : value });
    }
  }
  put(to, { class: undefined, tabindex: undefined, 'data-key': undefined, 'aria-pressed': undefined, 'aria-hidden': undefined });
  for (const [i, child] of [...from.children].entries()) {
    const twin = to.children[i];
    if (twin) inline(child, twin);
  }
}

/** Pixels of the picture for one of the screen. */
const SHARPNESS = 2;

/** PNG bytes in Base64. Rejects where the picture cannot be drawn. */
export async function asPng(source: string, size: Size): Promise<string> {
  const image = new Image();
  const loaded = new Promise<void>((done, failed) => {
    image.onload = () => { done(); };
    image.onerror = () => { failed(new Error('the picture cannot be drawn')); };
  });
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await loaded;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(size.width * SHARPNESS);
  canvas.height = Math.round(size.height * SHARPNESS);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('there is no canvas');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').slice('data:image/png;base64,'.length);
}
