import { ServerClock } from './clock';
import { offline, ProblemError } from './problem';
import type { DropCard, Problem } from './types';

type Body = Record<string, unknown> | object;

interface Call {
  method?: string;
  token?: string | undefined;
  body?: Body;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

/** The server's time as its answers tell it, for pages that hear no room. */
export const answerClock = new ServerClock();

/** Reads Problem Details, or makes one of whatever came instead. */
async function readProblem(response: Response): Promise<Problem> {
  const fallback: Problem = {
    code: response.status === 401 ? 1002 : response.status === 403 ? 1003 : 1009,
    message: `The server answered ${response.status}.`,
    retryable: response.status >= 500 || response.status === 429,
  };
  try {
    const details = (await response.json()) as Partial<Problem> & { detail?: string; title?: string };
    return {
      code: typeof details.code === 'number' ? details.code : fallback.code,
      message: details.detail ?? details.message ?? details.title ?? fallback.message,
      retryable: details.retryable ?? fallback.retryable,
      retryAfterMs: details.retryAfterMs ?? null,
    };
  } catch {
    return fallback;
  }
}

/** One request; answers the response, or throws a {@link ProblemError} for a refusal or silence. */
async function ask(path: string, { method = 'GET', token, body, headers, signal }: Call): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      body: body ? JSON.stringify(body) : null,
      signal: signal ?? AbortSignal.timeout(15_000),
    });
  } catch {
    throw new ProblemError(offline);
  }
  const answered = Date.parse(response.headers.get('date') ?? '');
  if (Number.isFinite(answered)) answerClock.observe(answered);
  if (!response.ok) throw new ProblemError(await readProblem(response), response.status);
  return response;
}

export async function call<T>(path: string, request: Call = {}): Promise<T> {
  const response = await ask(path, request);
  if (response.status === 204 || response.status === 202) return undefined as T;
  try {
    return (await response.json()) as T;
  } catch {
    // A proxy's page, or an empty answer where a body was promised.
    throw new ProblemError(offline);
  }
}

/** A file, as it is. */
export async function callForFile(path: string, request: Call = {}): Promise<Blob> {
  const response = await ask(path, request);
  try {
    return await response.blob();
  } catch {
    throw new ProblemError(offline);
  }
}

export const at = (...parts: string[]) => '/api/' + parts.map(encodeURIComponent).join('/');

/** A change that may be repeated: the operation id makes a repetition harmless. */
export const change = <T>(token: string, operationId: string, method: string, path: string, body?: object) =>
  call<T>(path, { method, token, body, headers: { 'Idempotency-Key': operationId } });

/** What a creator changes in a drop. */
export const changeDrop = (
  token: string,
  operationId: string,
  method: string,
  body: object | undefined,
  ...path: string[]
) => change<DropCard>(token, operationId, method, at('drops', ...path), body);
