// Numbers with their nouns.
import { l10n } from 'vscode';

export const annotations = (n: number): string => (n === 1 ? l10n.t('1 annotation') : l10n.t('{0} annotations', n));
export const decisions = (n: number): string => (n === 1 ? l10n.t('1 decision') : l10n.t('{0} decisions', n));
export const suggestions = (n: number): string => (n === 1 ? l10n.t('1 suggestion') : l10n.t('{0} suggestions', n));
export const articles = (n: number): string => (n === 1 ? l10n.t('1 article') : l10n.t('{0} articles', n));
export const files = (n: number): string => (n === 1 ? l10n.t('1 file') : l10n.t('{0} files', n));
export const speakers = (n: number): string => (n === 1 ? l10n.t('1 speaker') : l10n.t('{0} speakers', n));
export const claims = (n: number): string => (n === 1 ? l10n.t('1 claim') : l10n.t('{0} claims', n));
export const places = (n: number): string => (n === 1 ? l10n.t('1 place') : l10n.t('{0} places', n));
