/** Leads crawlers to the sitemap. */
import type { APIRoute } from 'astro';
import { pathTo, withHost } from '../../components/links.ts';

export const GET: APIRoute = ({ site }) => {
  const base = pathTo('', undefined);
  const lines = [
    // Crawlers ask for the file at the root of a host only.
    ...(base === '/' ? [] : [`# Without effect in ${base}: add these lines to the robots.txt of the host.`]),
    'User-agent: *',
    'Allow: /',
    // There is a sitemap only if the host is known.
    ...(site ? ['', `Sitemap: ${withHost(pathTo('sitemap-index.xml', undefined))}`] : []),
  ];
  return new Response(lines.join('\n') + '\n');
};
