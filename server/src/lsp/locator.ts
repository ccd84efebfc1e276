// The small map of a place card, as a picture that a hover can hold; drawn once for each place and theme.
import { locatorSvg, svgDataUri } from '../core/map/locator.js';
import type { Session } from './session.js';

/** Draws the place; undefined where the outlines are not at hand. */
export function locatorFor(session: Session): (lat: number, lon: number, label: string) => string | undefined {
  const { host, theme, log } = session;
  const drawn = pictures.get(session) ?? new Map<string, string>();
  pictures.set(session, drawn);
  return (lat, lon, label) => {
    const key = `${theme} ${String(lat)} ${String(lon)} ${label}`;
    const known = drawn.get(key);
    if (known !== undefined) return known;
    try {
      const outline = host.outline();
      if (!outline) return undefined;
      const picture = svgDataUri(locatorSvg(outline, { lat, lon, label }, theme));
      if (drawn.size >= MOST_KEPT) drawn.clear();
      drawn.set(key, picture);
      return picture;
    } catch (error) {
      log.error('locator', error);
      return undefined;
    }
  };
}

const pictures = new WeakMap<Session, Map<string, string>>();
/** Each at most 5 KB. */
const MOST_KEPT = 200;
