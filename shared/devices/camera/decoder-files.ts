import workerAddress from './decode-worker.ts?worker&url';
import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { DecoderFiles } from './worker-decoder.js';

/** Where the build has put the decoder. Only the bundler understands this module, so that tests name the files themselves. */
export const DECODER_FILES: DecoderFiles = { workerAddress, wasmAddress };
