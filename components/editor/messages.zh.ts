/** TypeScript's own translation of its messages. */
import messages from 'typescript/lib/zh-cn/diagnosticMessages.generated.json';

export { messages };
