// What `pnpm pack` and `pnpm publish` leave out of a package's manifest: it names packages that only this repository has.
export const hooks = {
  beforePacking({ devDependencies: _, scripts: __, ...manifest }) {
    return manifest
  },
}
