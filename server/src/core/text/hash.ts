// The name of a text by its content.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { decodedText, wellFormed } from './normalise.js';

/** `sha256:` and 64 hex digits of the decoded text (no byte order mark, LF line ends) in UTF-8. */
export const hashText = (text: string): string => `sha256:${bytesToHex(sha256(wellFormed(decodedText(text))))}`;
