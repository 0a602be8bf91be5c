/** What a problem says to people: Chinese first. `{name}` stands for a fact. It says what is wrong and what to do. */
export interface Wording {
  readonly zh: string
  readonly en: string
}
