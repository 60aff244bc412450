import type { JSX } from 'preact'
import { FiguresTable } from '../../components/figures-table.tsx'
import { useRun } from '../../training/use-run.ts'
import { text } from './text.ts'

/** Every named parameter with its shape and the norm of its gradient. */
export function NormsTable({ norms }: { readonly norms: Readonly<Record<string, number>> }): JSX.Element {
  const layers = useRun((state) => state.model.layers)
  const parameters = layers.flatMap((layer) => [
    [`${layer.name}.weight`, `${layer.out} × ${layer.in}`] as const,
    [`${layer.name}.bias`, `${layer.out}`] as const,
  ])
  return (
    <FiguresTable label={text.table} columns={[text.parameter, text.shape, text.norm]}>
      {parameters.map(([name, shape]) => (
        <tr key={name}>
          <th scope="row">
            <code>{name}</code>
          </th>
          <td>{shape}</td>
          <td>{norms[name]?.toFixed(5)}</td>
        </tr>
      ))}
    </FiguresTable>
  )
}
