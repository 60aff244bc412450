/** One line that names what is wrong and what mends it. */
export class CreateError extends Error {
  override readonly name = 'CreateError'
}
