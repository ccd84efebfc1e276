// By what texts that Newsgloss wrote for other tools are known again: they lie among articles and are none.

const WORDS = 'Written by Newsgloss';

/** The first line of a Markdown digest, which no reader of the page sees. */
export const MARKDOWN_MARK = `<!-- ${WORDS} -->`;

/** The first line of `annotation.conf`, a comment there. */
export const BRAT_MARK = `# ${WORDS}`;

/** True of the beginning of a file that Newsgloss wrote. */
export const bearsMark = (beginning: string): boolean => beginning.startsWith(MARKDOWN_MARK) || beginning.startsWith(BRAT_MARK);
