// The small map of a place card. Drawn by the core; none where the outlines are not at hand.
import type { Session } from './session.js';

export const locatorFor = (_session: Session) => (_lat: number, _lon: number): string | undefined => undefined;
