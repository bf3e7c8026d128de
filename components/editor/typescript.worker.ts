/** Monaco's TypeScript worker, with messages in the reader's language and docstrings laid out as they were written. */
import {
  create,
  initialize,
  type CreateData,
  type TypeScriptService,
} from 'monaco-editor/languages/features/typescript/ts.worker';
import { docstring } from './docstring.ts';
import { library } from './library.ts';

interface DisplayPart {
  text: string;
  kind: string;
}

interface Documented {
  documentation?: DisplayPart[];
  tags?: { name: string; text?: DisplayPart[] | undefined }[];
  items?: Documented[];
  parameters?: Documented[];
}

const { ts } = globalThis as unknown as {
  ts: { setLocalizedDiagnosticMessages(messages: Record<string, string>): void };
};

/** Monaco prints a documentation as Markdown, which would run the lines of a formula together. */
function laidOut<T extends Documented | undefined>(info: T): T {
  if (!info) return info;
  const text = info.documentation?.map((part) => part.text).join('');
  if (text) info.documentation = [{ kind: 'text', text: docstring(text) }];
  info.items?.forEach(laidOut);
  info.parameters?.forEach(laidOut);
  return info;
}

const documenting = new Set(['getQuickInfoAtPosition', 'getCompletionEntryDetails', 'getSignatureHelpItems']);
const diagnosing = new Set(['getSyntacticDiagnostics', 'getSemanticDiagnostics', 'getSuggestionDiagnostics']);

interface Fix {
  changes: { textChanges: { newText: string }[] }[];
}

/** The library is imported by its two names, never by the path of one of its files. */
const isAllowed = ({ changes }: Fix): boolean =>
  !changes.some(({ textChanges }) =>
    textChanges.some(({ newText }) => newText.includes('/weight-decay/src/')),
  );

async function isOfLibrary(service: TypeScriptService, [file, offset]: unknown[]): Promise<boolean> {
  const { getDefinitionAtPosition: find } = service as {
    getDefinitionAtPosition(
      file: unknown,
      offset: unknown,
    ): Promise<readonly { fileName: string }[] | undefined>;
  };
  const definitions = await find.call(service, file, offset);
  return definitions?.some(({ fileName }) => fileName.startsWith(library)) ?? false;
}

function start(context: unknown, data: CreateData): TypeScriptService {
  const service = create(context, data);
  const isChinese = data.compilerOptions.locale === 'zh-cn';
  const ready = isChinese
    ? import('./messages.zh.ts').then(({ messages }) => ts.setLocalizedDiagnosticMessages(messages))
    : Promise.resolve();
  return new Proxy(service, {
    get(target, name: string) {
      const method = target[name];
      if (typeof method !== 'function') return method;
      return async (...given: unknown[]): Promise<unknown> => {
        // The library is checked where it is written; a reader of it needs no marks.
        if (diagnosing.has(name) && String(given[0]).startsWith(library)) return [];
        await ready;
        // A program may not rename what the library declares: its sources are only to be read.
        if (name === 'getRenameInfo' && (await isOfLibrary(target, given))) {
          return {
            canRename: false,
            localizedErrorMessage: isChinese ? '库中的名称不能更改。' : "The library's names stay.",
          };
        }
        const result: unknown = await method.apply(target, given);
        if (name === 'getCodeFixesAtPosition') return (result as Fix[]).filter(isAllowed);
        return documenting.has(name) ? laidOut(result as Documented | undefined) : result;
      };
    },
  });
}

// The import above has set its own handler; this one takes its place before any message can arrive.
self.onmessage = () => initialize(start);
