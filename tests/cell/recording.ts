/** A run that was never run. */
import type { ClaimResult, Recording } from '../../src/runtime/protocol.ts';

export function recordingOf(parts: Partial<Recording> = {}): Recording {
  return {
    figure: { charts: [], controls: [] },
    console: [],
    dropped: 0,
    results: {},
    claims: [],
    ms: 1,
    ...parts,
  };
}

export function claim(id: string, holds: boolean): ClaimResult {
  return { id, en: `${id} in English`, zh: `${id}的中文`, holds, measured: '' };
}
