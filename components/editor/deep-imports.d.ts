/** Parts of Monaco that its package ships without types. */

declare module 'monaco-editor/editor/contrib/suggest/browser/suggestController';
declare module 'monaco-editor/editor/contrib/gotoSymbol/browser/goToCommands';

declare module 'monaco-editor/editor/standalone/browser/standaloneServices' {
  export const StandaloneServices: { get<Service>(id: { readonly service: Service }): Service };
}

declare module 'monaco-editor/platform/storage/common/storage' {
  interface Storage {
    store(key: string, value: string, scope: number, target: number): void;
  }
  export const IStorageService: { readonly service: Storage };
}

declare module 'monaco-editor/languages/definitions/typescript/typescript' {
  import type { languages } from 'monaco-editor/editor';
  export const conf: languages.LanguageConfiguration;
  export const language: languages.IMonarchLanguage & {
    keywords: string[];
    tokenizer: Record<string, languages.IMonarchLanguageRule[]>;
  };
}

declare module 'monaco-editor/languages/features/typescript/ts.worker' {
  export interface TypeScriptService {
    [method: string]: unknown;
  }
  export interface CreateData {
    compilerOptions: { locale?: string };
  }
  export function create(context: unknown, data: CreateData): TypeScriptService;
  export function initialize(start: (context: unknown, data: CreateData) => TypeScriptService): void;
}

declare module 'typescript/lib/zh-cn/diagnosticMessages.generated.json' {
  const messages: Record<string, string>;
  export default messages;
}
