// The small map of a place card, as a picture that a hover can hold.
import { locatorSvg, svgDataUri } from '../core/map/locator.js';
import type { Session } from './session.js';

/** Draws the place; undefined where the outlines are not at hand. */
export function locatorFor({ host, theme, log }: Session): (lat: number, lon: number, label: string) => string | undefined {
  return (lat, lon, label) => {
    try {
      const outline = host.outline();
      return outline && svgDataUri(locatorSvg(outline, { lat, lon, label }, theme));
    } catch (error) {
      log.error('locator', error);
      return undefined;
    }
  };
}
