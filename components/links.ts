/** Addresses inside the site, under whatever path it is built for. */

const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** A page in a locale (`undefined` is English), as its text is called among the texts of the site: `zh-cn/ridge`. */
export const idOf = (page: string, locale: string | undefined): string =>
  locale ? `${locale}/${page}` : page;

/** Its address: `bibliography/` becomes `/base/zh-cn/bibliography/`. */
export const pathTo = (page: string, locale: string | undefined): string => `${base}/${idOf(page, locale)}`;

/** A path of this site with its host, for whoever reads it elsewhere; built without SITE, the host is not known. */
export const withHost = (path: string): string =>
  import.meta.env.SITE ? new URL(path, import.meta.env.SITE).href : path;
