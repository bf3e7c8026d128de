/**
 * `npm run test:engines`: one lesson and the attacks on the sandbox in Firefox and in WebKit; `npm run test:engines firefox`
 * for one of them. No part of `npm test`, since few machines have both.
 */
import { buildSite, run, setUp } from '../../scripts/setup.mjs';

const node = setUp();
buildSite(node);
process.exit(run(node, 'tests/engines/visit.ts', process.argv.slice(2)) ?? 1);
