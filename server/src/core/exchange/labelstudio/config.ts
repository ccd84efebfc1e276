// The labelling config of Label Studio: which labels, relations and choices the export uses.
import { ACTS, CLAIM_FORMS, FORCES, MENTION_FORMS, STATUSES } from '../../model/kinds.js';
import { escapeXml } from '../xml/write.js';

const COLOURS: Readonly<Record<string, string>> = { claim: '#f2c037', speaker: '#845ef7', cue: '#868e96', person: '#339af0', organisation: '#22b8cf', group: '#51cf66', place: '#fd7e14', document: '#be4bdb' };

/** Control tags name the text by `$text`, and regions by the names that the tasks use. */
export function labellingConfig(labels: ReadonlySet<string>, relations: ReadonlySet<string>): string {
  const value = (tag: string, name: string, more = ''): string => `    <${tag} value="${escapeXml(name)}"${more}/>`;
  const background = (label: string): string => { const colour = COLOURS[label]; return colour === undefined ? '' : ` background="${colour}"`; };
  const choices = (name: string, list: readonly string[]): string[] => [
    `  <Choices name="${name}" toName="text" perRegion="true" choice="single" showInline="true">`, ...list.map((c) => value('Choice', c)), '  </Choices>',
  ];
  return [
    '<View>',
    '  <Relations>', ...[...relations].map((r) => value('Relation', r)), '  </Relations>',
    '  <Labels name="label" toName="text">', ...[...labels].map((l) => value('Label', l, background(l))), '  </Labels>',
    '  <Text name="text" value="$text" granularity="symbol"/>',
    ...choices('status', STATUSES), ...choices('form', CLAIM_FORMS), ...choices('force', FORCES), ...choices('act', ACTS), ...choices('as', MENTION_FORMS), ...choices('negated', ['negated']),
    '  <TextArea name="note" toName="text" perRegion="true" placeholder="Note"/>',
    '</View>',
    '',
  ].join('\n');
}
