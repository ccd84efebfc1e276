// What a data file that cannot be used means for people, and what they can do about it.
import { t } from '@vscode/l10n';

/** One sentence for what is wrong, one for what goes on, one for what helps. `detail`: plain words. */
export function describeDamage(holds: 'places' | 'names' | 'attributions', path: string, detail: string): string {
  switch (holds) {
    case 'places':
      return t('The list of places cannot be used: {0} ({1}). No places are found, all else works. Installing Newsgloss again mends it.', detail, path);
    case 'names':
      return t('The model of names cannot be used: {0} ({1}). Names are found by rules alone, less well. Installing Newsgloss again mends it.', detail, path);
    case 'attributions':
      return t('The model of speakers and claims cannot be used: {0} ({1}). They are found by rules alone, less well. Installing Newsgloss again mends it.', detail, path);
  }
}
