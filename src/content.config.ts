import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

/** `lessons/ridge/zh.mdx` → `zh-cn/ridge`; `pages/home/en.mdx` → `index`. */
function generateId({ entry }: { entry: string }): string {
  const [, slug, language] = /^(?:lessons|pages)\/([^/]+)\/(en|zh)\.mdx$/.exec(entry) ?? [];
  if (!slug || !language)
    throw new Error(`${entry}: expected lessons/<name>/{en,zh}.mdx or pages/<name>/{en,zh}.mdx`);
  if (slug === 'home') return language === 'en' ? 'index' : 'zh-cn';
  return language === 'en' ? slug : `zh-cn/${slug}`;
}

export const collections = {
  docs: defineCollection({
    loader: glob({ base: './content', pattern: '{lessons,pages}/*/*.mdx', generateId }),
    schema: docsSchema({
      extend: z.object({
        /** Of a lesson in English: what its picture shows instead of its first figure and its first formula. */
        share: z.object({ figure: z.string().optional(), formula: z.string().optional() }).optional(),
      }),
    }),
  }),
};
