// The types of extension.mjs, for the editor tests.

export declare const VSIX: string;
export declare function shippedHash(): string;
export declare function buildExtension(): Promise<void>;
export declare function packageExtension(): Promise<string>;
