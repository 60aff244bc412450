import type { JSX } from 'preact'
import { useText } from '../../i18n/language.ts'
import { useRun } from '../../training/use-run.ts'
import { text } from './text.ts'

/** Every named parameter with its shape and the norm of its gradient. */
export function NormsTable({ norms }: { readonly norms: Readonly<Record<string, number>> }): JSX.Element {
  const t = useText()
  const layers = useRun((state) => state.model.layers)
  const parameters = layers.flatMap((layer) => [
    [`${layer.name}.weight`, `${layer.out} × ${layer.in}`] as const,
    [`${layer.name}.bias`, `${layer.out}`] as const,
  ])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="table-scroll" tabIndex={0} aria-label={t(text.table)}>
      <table class="figures-table">
        <thead>
          <tr>
            <th scope="col">{t(text.parameter)}</th>
            <th scope="col">{t(text.shape)}</th>
            <th scope="col">{t(text.norm)}</th>
          </tr>
        </thead>
        <tbody>
          {parameters.map(([name, shape]) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{shape}</td>
              <td>{norms[name]?.toFixed(5)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
