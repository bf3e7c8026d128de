/**
 * Runs a reader's program in the page, where it can do no harm.
 *
 * The program runs in a worker inside a hidden frame of an origin of its own, whose policy allows no network.
 * To stop a program the whole frame is removed: ending the worker alone leaves its loop burning for two seconds
 * in Chromium, where such a frame is a process of its own; while there is only one of them, that process ends
 * with it. So a page has one frame, and one run at a time.
 */
import { frameDocument } from './boot.ts';
import { createAssembly } from './assembly.ts';
import { readMessage } from './validate.ts';
import type { Program, ProgramError, Progress, Recording, SentProgram, Shown } from './protocol.ts';

export interface RunHandlers {
  /** What the program has shown so far, at most once every 16 ms. The last state is in the recording only. */
  onUpdate?(shown: Shown): void;
  /** How far the program has come. */
  onProgress?(progress: Progress): void;
  /** Nothing came for five seconds, not even progress; called again after a further sign of life and a further silence. */
  onSilence?(): void;
  /** The time limit is near; `extend` moves it. */
  onLimitNear?(millisecondsLeft: number): void;
}

export interface Run {
  /** Ends the program at once; `finished` then has an error of kind 'stopped'. */
  stop(): void;
  /** Moves the time limit; without effect after the end. */
  extend(milliseconds: number): void;
  /** Resolves when the run ends in whatever way, never rejects. */
  finished: Promise<Recording>;
}

export interface Runner {
  /** Makes the frame, so that the first run starts sooner. Resolves when it is ready; rejects if it cannot be. */
  prepare(): Promise<void>;
  /** Starts a program, after stopping the one that runs. */
  run(program: Program, handlers?: RunHandlers): Run;
}

export interface RunnerOptions {
  /** The default export of `virtual:library`; called when first needed, and again after it failed. */
  library(): Promise<string>;
  /** The bytes of the trainer's fast engine, as text; called when a program asks for it. */
  engine?(): Promise<string>;
}

const silence = 5000;
const heartbeat = 500;
/** Heartbeats without an answer: counted, since a clock jumps when the computer wakes up. */
const missedBeats = 5;
/** The frame's document is part of the page; only a policy, or a browser in distress, can keep it from starting. */
const bootLimit = 10_000;

/**
 * Milliseconds of a run that may have needed much memory: the browser takes that back when the frame goes, and a worker
 * alone may leave it with the frame.
 */
const heavy = 500;

// One of each for the page, whatever the number of runners.
let frame: Frame | undefined;
let current: Run | undefined;
let runs = 0;

// Not every browser ends the workers of a page that it keeps for the way back.
addEventListener('pagehide', () => current?.stop());

export function createRunner({ library, engine }: RunnerOptions): Runner {
  let text: Promise<string> | undefined;

  function getText(): Promise<string> {
    text ??= library().catch((error: unknown) => {
      text = undefined;
      throw error;
    });
    return text;
  }

  function getFrame(): Frame {
    if (frame && (frame.owner !== getText || frame.isGone())) removeFrame();
    frame ??= createFrame(getText);
    return frame;
  }

  return {
    prepare: () => getFrame().ready,
    run(program, handlers = {}) {
      current?.stop();
      const run = startRun(program, handlers, getFrame, engine);
      current = run;
      return run;
    },
  };
}

function removeFrame(): void {
  frame?.remove();
  frame = undefined;
}

/** Run 0 stands for a worker that waits. */
type FrameMessage = { run: number; message: unknown } | { run: number; failure: string };

interface Frame {
  owner: () => Promise<string>;
  /** Its first worker waits for a program; rejects if the library cannot be loaded or the frame does not start. */
  ready: Promise<void>;
  /** Sent once the frame has the library. */
  send(message: object): void;
  /** Whether a heartbeat can be answered: the frame has started and has the library. */
  isListening(): boolean;
  listen(handle: (message: FrameMessage) => void): void;
  /** Unanswered pings. */
  beat(): number;
  isGone(): boolean;
  remove(): void;
}

function createFrame(library: () => Promise<string>): Frame {
  const element = document.createElement('iframe');
  element.setAttribute('sandbox', 'allow-scripts');
  element.title = 'Sandbox';
  element.hidden = true;
  element.srcdoc = frameDocument;

  const { port1: port, port2: farPort } = new MessageChannel();
  let handle: ((message: FrameMessage) => void) | undefined;
  let isListening = false;
  let missed = 0;

  const booted = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      removeEventListener('message', take);
      reject(new Error('The sandbox did not start'));
    }, bootLimit);
    function take({ source, data }: MessageEvent): void {
      // An opaque origin reports itself as "null", like any other: only the window tells who speaks.
      if (source !== element.contentWindow || data !== 'weight-decay/boot') return;
      removeEventListener('message', take);
      clearTimeout(timer);
      element.contentWindow?.postMessage('port', '*', [farPort]);
      resolve();
    }
    addEventListener('message', take);
  });

  const filled = Promise.all([library(), booted]).then(([text]) => {
    isListening = true;
    port.postMessage({ library: text });
  });
  const ready = new Promise<void>((resolve, reject) => {
    port.onmessage = ({ data }: MessageEvent<Record<string, unknown>>) => {
      missed = 0;
      if ('ready' in data) resolve();
      else if ('run' in data) {
        if (data['run'] === 0) reject(new Error(String(data['failure'])));
        handle?.(data as FrameMessage);
      }
    };
    filled.catch(reject);
  });
  // Whoever needs the frame hears of it through `send` or `ready`; the next one gets another frame.
  ready.catch(() => element.remove());

  document.body.append(element);
  return {
    owner: library,
    ready,
    send: (message) => {
      filled.then(
        () => port.postMessage(message),
        (error: unknown) =>
          handle?.({ run: runs, failure: error instanceof Error ? error.message : String(error) }),
      );
    },
    isListening: () => isListening,
    listen: (next) => {
      handle = next;
      missed = 0;
    },
    beat() {
      port.postMessage({ ping: true });
      return missed++;
    },
    isGone: () => !element.isConnected,
    remove() {
      handle = undefined;
      port.close();
      element.remove();
    },
  };
}

function startRun(
  program: Program,
  handlers: RunHandlers,
  getFrame: () => Frame,
  engine: RunnerOptions['engine'],
): Run {
  const id = ++runs;
  const assembly = createAssembly();
  const begin = performance.now();
  let isOver = false;
  let isSent = false;
  let isStarted = false;
  let isRepeated = false;
  let beatsBeforeStart = 0;
  let deadline = 0;
  let settle: (recording: Recording) => void;
  const finished = new Promise<Recording>((resolve) => (settle = resolve));

  let updateTimer: ReturnType<typeof setTimeout> | undefined;
  let silenceTimer: ReturnType<typeof setTimeout> | undefined;
  let limitTimer: ReturnType<typeof setTimeout> | undefined;
  const heartbeatTimer = setInterval(beat, heartbeat);

  function beat(): void {
    if (!frame?.isListening()) return;
    if (isSent && !isStarted && ++beatsBeforeStart > bootLimit / heartbeat) {
      fail('start', 'StartError', 'The sandbox did not start');
      return;
    }
    if (frame.beat() < missedBeats) return;
    // A frame that died while it was idle has not seen the program, which can be run in another one.
    if (!isStarted && !isRepeated) {
      isRepeated = true;
      removeFrame();
      open();
    } else
      fail('crash', 'CrashError', 'The browser stopped this run, most likely because it was out of memory');
  }

  function open(): void {
    const target = getFrame();
    target.listen(take);
    const send = (sent: SentProgram): void => {
      isSent = true;
      if (!isOver) target.send({ run: id, program: sent });
    };
    if (!engine || !program.js.includes('float32')) send(program);
    // Without it, the program is trained in float64.
    else
      engine().then(
        (text) => send({ ...program, engine: text }),
        () => send(program),
      );
  }

  function take(data: FrameMessage): void {
    // A failure of no run is that of the worker in waiting.
    if (data.run !== id && data.run !== 0) return;
    if ('failure' in data) {
      fail(isStarted ? 'crash' : 'start', isStarted ? 'CrashError' : 'StartError', data.failure);
      return;
    }
    if (data.message === 'started') {
      isStarted = true;
      armLimit(program.limit);
      armSilence();
      return;
    }
    const message = readMessage(data.message);
    if (message?.type === 'update') {
      assembly.add(message);
      armSilence();
      updateTimer ??= setTimeout(() => {
        updateTimer = undefined;
        handlers.onUpdate?.(assembly.shown());
      }, 16);
    } else if (message?.type === 'progress') {
      armSilence();
      handlers.onProgress?.(message);
    } else if (message?.type === 'done') {
      if (message.ms < heavy) frame?.send({ end: id });
      else {
        removeFrame();
        getFrame();
      }
      finish(assembly.finish(message));
    } else if ((data.message as { type?: unknown } | null)?.type === 'done') {
      fail('crash', 'CrashError', 'The program ended with a result that cannot be read');
    }
  }

  function armSilence(): void {
    clearTimeout(silenceTimer);
    silenceTimer = setTimeout(() => handlers.onSilence?.(), silence);
  }

  function armLimit(milliseconds: number): void {
    deadline = performance.now() + milliseconds;
    clearTimeout(limitTimer);
    const warning = Math.min(5000, milliseconds / 3);
    limitTimer = setTimeout(() => {
      limitTimer = setTimeout(() => {
        fail('timeout', 'TimeoutError', `The program did not end within its time limit`);
      }, warning);
      handlers.onLimitNear?.(warning);
    }, milliseconds - warning);
  }

  function fail(kind: ProgramError['kind'], name: string, message: string): void {
    if (isOver) return;
    removeFrame();
    finish(
      assembly.finish({
        results: {},
        claims: [],
        error: { kind, name, message },
        ms: performance.now() - begin,
      }),
    );
  }

  function finish(recording: Recording): void {
    isOver = true;
    clearTimeout(updateTimer);
    clearTimeout(silenceTimer);
    clearTimeout(limitTimer);
    clearInterval(heartbeatTimer);
    if (current === run) current = undefined;
    settle(recording);
  }

  const run: Run = {
    stop: () => fail('stopped', 'StoppedError', 'The program was stopped'),
    extend(milliseconds) {
      if (!isOver && isStarted) armLimit(deadline - performance.now() + milliseconds);
    },
    finished,
  };
  open();
  return run;
}
