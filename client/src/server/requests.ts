// The payloads of Newsgloss's own requests to the server, by method name.
import type {
  METHODS, ChoicesParams, ChoicesResult, CopyClaimParams, CopyClaimResult, DecideParams, DecideResult, DetailsParams,
  DetailsResult, ExportFormatsResult, ExportParams, ExportResult, IsArticleParams, IsArticleResult, MarksParams,
  MarksResult, TreeParams, TreeResult, UndoParams, UndoResult,
} from '../../../server/src/protocol/protocol.js';
import type { EXCHANGE_METHODS, ExportTargetsParams, ExportTargetsResult, ImportFormatsResult, ImportParams, ImportResult } from '../../../server/src/protocol/exchange.js';
import type { FORMER_METHODS, FormerTextParams, FormerTextResult, UnsettledParams, UnsettledResult } from '../../../server/src/protocol/former.js';
import type { MAP_METHODS, MapExportResult, MapParams, MapResult, SamePlacesParams, SamePlacesResult } from '../../../server/src/protocol/map.js';

interface Call<P, R> { readonly params: P; readonly result: R }

export interface Requests {
  readonly [METHODS.isArticle]: Call<IsArticleParams, IsArticleResult>;
  readonly [METHODS.marks]: Call<MarksParams, MarksResult>;
  readonly [METHODS.decide]: Call<DecideParams, DecideResult>;
  readonly [METHODS.undo]: Call<UndoParams, UndoResult>;
  readonly [METHODS.redo]: Call<UndoParams, UndoResult>;
  readonly [METHODS.tree]: Call<TreeParams, TreeResult>;
  readonly [METHODS.choices]: Call<ChoicesParams, ChoicesResult>;
  readonly [METHODS.details]: Call<DetailsParams, DetailsResult>;
  readonly [METHODS.exportFormats]: Call<Record<string, never>, ExportFormatsResult>;
  readonly [METHODS.export]: Call<ExportParams, ExportResult>;
  readonly [EXCHANGE_METHODS.importFormats]: Call<Record<string, never>, ImportFormatsResult>;
  readonly [EXCHANGE_METHODS.import]: Call<ImportParams, ImportResult>;
  readonly [EXCHANGE_METHODS.exportTargets]: Call<ExportTargetsParams, ExportTargetsResult>;
  readonly [MAP_METHODS.map]: Call<MapParams, MapResult>;
  readonly [MAP_METHODS.geoJson]: Call<MapParams, MapExportResult>;
  readonly [MAP_METHODS.samePlaces]: Call<SamePlacesParams, { readonly found?: SamePlacesResult }>;
  readonly [FORMER_METHODS.unsettled]: Call<UnsettledParams, UnsettledResult>;
  readonly [FORMER_METHODS.formerText]: Call<FormerTextParams, FormerTextResult>;
  readonly [METHODS.copyClaim]: Call<CopyClaimParams, CopyClaimResult>;
}
export type Method = keyof Requests;
