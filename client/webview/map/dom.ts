// Elements made in one call; text goes in as text, never as markup.

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

export function html<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Attributes = {}, ...children: readonly (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  put(element, attributes);
  element.append(...children);
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

export function svg<K extends keyof SVGElementTagNameMap>(name: K, attributes: Attributes = {}, ...children: readonly (Node | string)[]): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name);
  put(element, attributes);
  element.append(...children);
  return element;
}

/** `undefined` and false take the attribute away; true leaves it empty. */
export function put(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
}

/** Words with `{0}` in them. */
export const filled = (words: string, ...values: readonly (string | number)[]): string => words.replace(SLOT, (_, index: string) => String(values[Number(index)] ?? ''));
/** Hit: "{0}", miss: "{a}". */
const SLOT = /\{(\d)\}/gu;
