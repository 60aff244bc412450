import { join } from 'node:path'
import { run } from './server.ts'

/** A certificate for this machine that nobody signed, and its key. */
export interface Certificate {
  readonly certificate: string
  readonly key: string
}

/** @returns null where there is no openssl */
export async function makeCertificate(folder: string): Promise<Certificate | null> {
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')]
  const whose = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', certificate]
  try {
    await run('openssl', [...made, ...whose])
  } catch {
    return null
  }
  return { certificate, key }
}
