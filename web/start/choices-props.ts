import type { Choices } from './choices.ts';

/** What each part of the form gets: all choices, and the way to change them. */
export interface ChoicesProps {
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}
