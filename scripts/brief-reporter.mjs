/** A reporter for Vitest: says of each failed test what is wrong and no more; then one line, which counts `COUNTED`. */
export default class {
  #failed = 0;
  #passed = 0;
  #logged = new Set();

  onUserConsoleLog({ content }) {
    if (!this.#logged.has(content)) console.log(content.trimEnd());
    this.#logged.add(content);
  }

  onTestCaseResult(test) {
    const { state, errors = [] } = test.result();
    if (state === 'passed') this.#passed++;
    if (state !== 'failed') return;
    this.#failed++;
    console.log(`\n✗ ${test.fullName}`);
    for (const { message, diff } of errors) console.log(diff ? `${message}\n${diff}` : message);
  }

  onTestRunEnd(modules, errors) {
    // A file that cannot be loaded has no tests.
    for (const { message } of [...errors, ...modules.flatMap((module) => module.errors())]) {
      this.#failed++;
      console.log(`\n✗ ${message}`);
    }
    const { COUNTED = 'tests' } = process.env;
    const all = this.#passed + this.#failed;
    console.log(
      this.#failed > 0 ? `\n${this.#failed} of ${all} ${COUNTED} failed.` : `${all} ${COUNTED} passed.`,
    );
  }
}
