import starlight from '@astrojs/starlight';
import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import rehypeKatex from 'rehype-katex';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkMath from 'remark-math';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { editorPlugins } from './components/editor/vite.ts';
import { katexOptions } from './components/formulas.ts';
import { syllabus } from './content/syllabus.ts';
import { libraryPlugin } from './src/runtime/library.ts';
import { finishPages } from './src/site/finish.ts';
import { fontOf, katexFaces } from './src/site/fonts.ts';
import { rehypeFootnotes } from './src/site/footnotes.ts';
import { hostHeaders } from './src/site/headers.ts';
import { remarkNames } from './src/site/names.ts';
import { freshNames, hotCells, recorderOutside, scriptGroups } from './src/site/vite.ts';
import {
  rehypeBase,
  rehypeFormulaPunctuation,
  rehypeHeadingNames,
  rehypeLinks,
  rehypeShortCode,
} from './src/site/markdown.ts';

/**
 * Where the site will live: `SITE=https://example.org BASE=/weight-decay npm run build`. Without SITE no page names an
 * address with a host, rather than one that leads to the reader's own computer.
 */
const site = process.env.SITE || undefined;
const base = process.env.BASE || '/';

/** What a lesson can name, and its file. */
const folder = fileURLToPath(new URL('./components/', import.meta.url));
const components = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.astro'))
    .map((name) => [name.replace('.astro', ''), folder + name]),
);

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  prefetch: false,
  devToolbar: { enabled: false },
  fonts: await Promise.all([
    fontOf('Source Serif 4', '--font-source-serif', 'source-serif-4', ['normal', 'italic'], 'ć', [
      'Georgia',
      'serif',
    ]),
    fontOf('Inter', '--font-inter', 'inter', ['normal'], 'ŵȳ', ['Arial', 'sans-serif']),
    fontOf('JetBrains Mono', '--font-jetbrains-mono', 'jetbrains-mono', ['normal'], 'ŵŷȳ', ['monospace']),
  ]),
  markdown: {
    shikiConfig: { theme: 'css-variables' },
    processor: unified({
      remarkRehype: { clobberPrefix: '' },
      remarkPlugins: [remarkMath, remarkCjkFriendly, [remarkNames, { components }]],
      rehypePlugins: [
        [rehypeKatex, katexOptions],
        rehypeLinks,
        rehypeFormulaPunctuation,
        rehypeFootnotes,
        rehypeHeadingNames,
        rehypeShortCode,
        [rehypeBase, { base }],
      ],
    }),
  },
  integrations: [
    starlight({
      title: { en: 'Weight Decay, Live', 'zh-CN': '权重衰减，现场演示' },
      defaultLocale: 'root',
      locales: { root: { label: 'English', lang: 'en' }, 'zh-cn': { label: '中文', lang: 'zh-CN' } },
      customCss: [
        './src/site/theme.css',
        './src/site/cell.css',
        './src/site/link.css',
        './components/draw/draw.css',
      ],
      credits: false,
      // `finishPages` makes the index of the search.
      pagefind: false,
      disable404Route: true,
      tableOfContents: false,
      routeMiddleware: './src/site/head.ts',
      expressiveCode: false,
      markdown: { processedDirs: ['./content'] },
      components: {
        Header: './components/overrides/Header.astro',
        Head: './components/overrides/Head.astro',
        Footer: './components/overrides/Footer.astro',
        LanguageSelect: './components/overrides/LanguageSelect.astro',
        PageTitle: './components/overrides/PageTitle.astro',
        Search: './components/overrides/Search.astro',
        ThemeProvider: './components/overrides/ThemeProvider.astro',
        ThemeSelect: './components/overrides/ThemeSelect.astro',
        Sidebar: './components/overrides/Sidebar.astro',
      },
      sidebar: [
        ...syllabus.map((part) => ({
          label: part.title.en,
          translations: { 'zh-CN': part.title.zh },
          items: part.lessons.map((slug) => ({ slug, attrs: { 'data-lesson': slug } })),
        })),
        {
          label: 'Reference',
          translations: { 'zh-CN': '参考' },
          items: [
            { slug: 'article' },
            { slug: 'faq' },
            { slug: 'rosetta' },
            { slug: 'playground' },
            { slug: 'scratchpad' },
            { slug: 'progress' },
            { slug: 'teaching' },
            { slug: 'glossary' },
            { slug: 'bibliography' },
            { slug: 'hosting' },
          ],
        },
      ],
    }),
    mdx(),
    freshNames(),
    finishPages(),
    hostHeaders(),
  ],
  vite: {
    plugins: [libraryPlugin(), recorderOutside(), hotCells(), katexFaces(), ...editorPlugins()],
    // Known beforehand, so that the development server need not reload the page at the first Run.
    optimizeDeps: {
      include: [
        '@observablehq/plot',
        'diff',
        'sucrase',
        'prettier/standalone',
        'prettier/plugins/babel',
        'prettier/plugins/estree',
      ],
    },
    worker: { format: 'es', plugins: () => editorPlugins() },
    environments: {
      client: {
        build: { rolldownOptions: { output: { codeSplitting: { groups: scriptGroups } } } },
      },
    },
    build: {
      target: 'es2022',
      chunkSizeWarningLimit: 5000,
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  },
});
