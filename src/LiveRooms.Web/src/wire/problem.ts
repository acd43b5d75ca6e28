import type { Problem } from './types';

/** The codes the pages act on; every other code is only shown. The numbers are LiveRooms.Protocol's ProblemCode. */
export const Code = {
  malformed: 1001,
  signInRequired: 1002,
  roleForbidden: 1003,
  notJoined: 1004,
  rateLimited: 1006,
  busy: 1007,
  storeUnavailable: 1008,
  internal: 1009,
  showUnknown: 2001,
  showEnded: 2002,
  showExists: 2004,
  creatorUnknown: 2014,
  chatEmpty: 3001,
  chatTooLong: 3002,
  chatTooFast: 3004,
  chatMuted: 3005,
  soldOut: 4006,
  reservationExpired: 4009,
  dropExists: 4013,
} as const;

/** No answer came: the page's own code, never sent by the server. */
export const offlineCode = 1;

export const offline: Problem = { code: offlineCode, message: 'The server did not answer.', retryable: true };

/** A refusal carried through a promise. */
export class ProblemError extends Error {
  /** `status` is the answer's HTTP status; 0 when none came or the refusal came over the hub. */
  constructor(
    readonly problem: Problem,
    readonly status = 0,
  ) {
    super(problem.message);
    this.name = 'ProblemError';
  }
}

export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const message = error instanceof Error ? error.message : String(error);
  return { code: Code.internal, message, retryable: false };
}

/** Worth repeating unchanged: the engine was busy for a moment, not the viewer too quick. */
export function isTransient(problem: Problem): boolean {
  return problem.code === Code.busy || problem.code === Code.storeUnavailable || problem.code === Code.notJoined;
}
