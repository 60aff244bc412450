/** What the runtime itself takes. */
export const firstStep = async (): Promise<number> => 1
