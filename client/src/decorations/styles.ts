// How each look is drawn: theme colours, underline styles, margin signs. Colour is never the only sign.
import * as vscode from 'vscode';
import type { Look } from './group.js';

/** Theme colours that package.json contributes. */
export const COLOURS = {
  speaker: 'newsgloss.speakerForeground',
  person: 'newsgloss.personForeground',
  organisation: 'newsgloss.organisationForeground',
  place: 'newsgloss.placeForeground',
  cue: 'newsgloss.cueForeground',
  direct: 'newsgloss.directClaimBackground',
  mixed: 'newsgloss.mixedClaimBackground',
  indirect: 'newsgloss.indirectClaimBackground',
  claimEdge: 'newsgloss.claimBorder',
  claimRuler: 'newsgloss.claimOverviewRuler',
  current: 'newsgloss.currentBorder',
} as const;

type Options = vscode.DecorationRenderOptions;

const variable = (colour: string): string => `var(--vscode-${colour.replaceAll('.', '-')})`;

/** Underlines keep clear of the letters' tails, and of the claim's edge at the foot of the line. */
const underline = (style: 'dotted' | 'solid' | 'wavy', colour: string): Options => ({
  textDecoration: `underline ${style} ${style === 'solid' ? '1.5px' : '1px'} ${variable(colour)}; text-underline-offset: 3px; text-decoration-skip-ink: none`,
});

const band = (colour: string, state: 'suggested' | 'decided'): Options => ({
  backgroundColor: new vscode.ThemeColor(colour),
  borderWidth: '0 0 1px 0',
  borderStyle: state === 'suggested' ? 'dashed' : 'solid',
  borderColor: new vscode.ThemeColor(COLOURS.claimEdge),
  overviewRulerColor: new vscode.ThemeColor(COLOURS.claimRuler),
  overviewRulerLane: vscode.OverviewRulerLane.Center,
});

/** What a look needs; `media` finds a file of client/media. */
export function styleOf(look: Look, media: (name: string) => vscode.Uri): Options {
  const [layer, second, third] = look.split('.');
  switch (layer) {
    case 'speaker':
    case 'person':
    case 'organisation':
    case 'place':
      return closed(underline(second === 'decided' ? 'solid' : second === 'ambiguous' ? 'wavy' : 'dotted', COLOURS[layer]));
    case 'cue':
      return closed({ ...underline('dotted', COLOURS.cue), fontStyle: 'italic' });
    case 'claim':
      if (second === 'direct' || second === 'mixed' || second === 'indirect') return closed(band(COLOURS[second], third === 'decided' ? 'decided' : 'suggested'));
      return { ...closed({}), ...margin(media, 'claim-bar'), gutterIconSize: FULL };
    case 'statement':
      return { ...closed({}), ...margin(media, second === 'decided' ? 'statement-decided' : 'statement') };
    case 'rejected':
      return closed({ textDecoration: 'line-through', opacity: '0.65' });
    default:
      return closed({ after: { contentText: '✎', color: new vscode.ThemeColor('descriptionForeground'), margin: '0 0 0 2px' } });
  }
}

/** The box around the annotation that the keys act on. */
export const currentStyle = (): Options => closed({
  borderWidth: '1px', borderStyle: 'solid', borderColor: new vscode.ThemeColor(COLOURS.current),
});

/** What is typed at an end does not belong to the mark until the server says so. */
const closed = (options: Options): Options => ({ rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed, ...options });

/** From edge to edge of every line, so that the pieces of a bar meet. */
const FULL = '100% 100%';

const margin = (media: (name: string) => vscode.Uri, name: string): Options => ({
  gutterIconSize: 'contain',
  dark: { gutterIconPath: media(`${name}-dark.svg`) },
  light: { gutterIconPath: media(`${name}-light.svg`) },
});
