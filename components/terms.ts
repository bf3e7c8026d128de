/** Terms from `content/glossary.ts`. */
import { glossary } from '../content/glossary.ts';
import { choices } from './internal/choices.ts';

/** @throws with the valid keys if there is no such term */
export function term(key: string): (typeof glossary)[string] {
  const found = Object.hasOwn(glossary, key) ? glossary[key] : undefined;
  if (found) return found;
  throw new Error(`There is no term "${key}" in content/glossary.ts. ${choices(key, Object.keys(glossary))}`);
}
