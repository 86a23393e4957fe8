/** How long a request has been worked on; time in which nothing finished (a stop, an outage) is left out. */
export interface Pace {
  readonly activeMilliseconds: number;
  /** When something last finished, or the work began; null before that. */
  readonly lastAt: Date | null;
}

export const unstartedPace: Pace = { activeMilliseconds: 0, lastAt: null };

/** A longer silence than this is a pause and not work, milliseconds. */
const longestSilence = 10_000;

/** The pace after something finished (or the work began) at `now`. A clock set back adds nothing. */
export function advancePace(pace: Pace, now: Date): Pace {
  if (pace.lastAt === null) return { activeMilliseconds: pace.activeMilliseconds, lastAt: now };
  const silence = now.getTime() - pace.lastAt.getTime();
  const active = silence < 0 || silence > longestSilence ? 0 : silence;
  return { activeMilliseconds: pace.activeMilliseconds + active, lastAt: now };
}
