/**
 * `npm run test:engines`: one lesson and the attacks on the sandbox in Firefox and in WebKit; `npm run test:engines firefox`
 * for one of them. No part of `npm test`, since few machines have both.
 */
import { astro, buildSite, fail, published, run, setUp } from '../../scripts/setup.mjs';

const node = setUp();
buildSite(node);
console.log('Building it as it is published …');
if (run(node, astro, ['build', '--outDir', published.folder], published.env) !== 0)
  fail('The build failed; its message is above.');
process.exit(run(node, 'tests/engines/visit.ts', process.argv.slice(2)) ?? 1);
