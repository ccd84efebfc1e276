// Words of articles and names of files in places of the editor that read signs and links in them; no editor in here.

/** For labels and the status bar: what would be an icon shows as it is written. */
export const noIcons = (words: string): string => words.replace(ICON, '\\$&');

/** Hit: "$(bug)" and "$(loading~spin)", miss: "$(12.50)". */
const ICON = /\$\([a-z0-9-]+(?:~[a-z]+)?\)/giu;

/** For messages: what would be a link shows as it is written, but for a character of no width. */
export const noLinks = (words: string): string => words.replaceAll('](', ']\u200B(');
