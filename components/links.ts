/** Addresses inside the site, under whatever path it is built for. */

const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** A page in a locale (`undefined` is English): `bibliography/` becomes `/base/zh-cn/bibliography/`. */
export const pathTo = (page: string, locale: string | undefined): string =>
  `${base}/${locale ? `${locale}/` : ''}${page}`;
