// The kinds that every newsroom starts with: their key letters, colours and what they mean.
import type { KindDefinition } from '../model/project.js';

/** In the order in which pickers show them. */
export const BUILT_IN_KINDS: readonly KindDefinition[] = [
  { name: 'person', entity: true, key: 'p', colour: 'blue', description: 'A person, named or not ("a senior official")' },
  { name: 'organisation', entity: true, key: 'o', colour: 'purple', description: 'A company, ministry, party, paper or other body' },
  { name: 'group', entity: true, key: 'g', colour: 'orange', description: 'People who are no organisation: officials, residents, experts' },
  { name: 'place', entity: true, key: 'l', colour: 'green', description: 'A place on the map, by its name, adjective or demonym' },
  { name: 'document', entity: true, key: 'd', colour: 'cyan', description: 'A report, study, law or letter that is quoted' },
  { name: 'claim', entity: false, key: 'c', colour: 'yellow', description: 'What somebody is said to have said, thought or planned; or a statement of the paper' },
];

export const isBuiltInKind = (name: string): boolean => BUILT_IN_KINDS.some((k) => k.name === name);
