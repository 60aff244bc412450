const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'its folder is a file',
  EISDIR: 'it is a folder',
  EEXIST: 'it is there already',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  EFBIG: 'the file would be larger than is allowed',
  EIO: 'the device reports an error',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links go round in a circle',
}

/** Why the system refused, in words where the reason is a common one, and as the system says it where it is not. */
export function systemReason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code
  const known = code === undefined ? undefined : REASONS[code]
  if (known !== undefined) return known
  return (error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, ' ')
}
