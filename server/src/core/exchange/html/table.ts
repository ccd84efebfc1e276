// A table of a report under its heading, which keyboards can scroll where the window is narrow.

export interface TableParts {
  readonly id: string;
  readonly title: string;
  readonly heads: readonly string[];
  /** As HTML. */
  readonly rows: readonly string[];
  /** As HTML, between heading and table. */
  readonly before?: string;
}

export function table({ id, title, heads, rows, before }: TableParts): string {
  return [
    `<section aria-labelledby="${id}">`, `<h2 id="${id}">${title}</h2>`, ...(before === undefined || before === '' ? [] : [before]),
    `<div class="scroll" role="group" aria-labelledby="${id}" tabindex="0">`, '<table>', `<thead><tr>${heads.map((h) => `<th scope="col">${h}</th>`).join('')}</tr></thead>`, '<tbody>', ...rows, '</tbody>', '</table>', '</div>', '</section>',
  ].join('\n');
}
