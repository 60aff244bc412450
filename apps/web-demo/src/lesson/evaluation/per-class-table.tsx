import type { JSX } from 'preact'
import { FiguresTable } from '../../components/figures-table.tsx'
import type { TestScore } from '../../training/protocol.ts'
import { text } from './text.ts'

export function PerClassTable({ perClass }: Pick<TestScore, 'perClass'>): JSX.Element {
  const percent = (fraction: number) => `${(fraction * 100).toFixed(1)}%`
  return (
    <FiguresTable
      label={text.perClass}
      columns={[text.digit, text.precision, text.recall, text.f1, text.support]}
      isCaptioned
    >
      {perClass.map(({ precision, recall, f1, support }, digit) => (
        <tr key={digit}>
          <th scope="row">{digit}</th>
          <td>{percent(precision)}</td>
          <td>{percent(recall)}</td>
          <td>{percent(f1)}</td>
          <td>{support.toLocaleString('en-US')}</td>
        </tr>
      ))}
    </FiguresTable>
  )
}
